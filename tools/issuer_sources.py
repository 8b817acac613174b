"""What each source says of companies, in one shape: `Found`."""

import ast
import csv
import io
import pickletools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import issuer_packages as packages

COUNTRIES = {
    "argentina": "AR XBUE",
    "australia": "AU XASX",
    "austria": "AT XWBO",
    "bahrain": "BH XBAH",
    "bangladesh": "BD XDHA",
    "belgium": "BE XBRU",
    "bosnia": "BA XBLB",
    "botswana": "BW XBOT",
    "brazil": "BR BVMF",
    "bulgaria": "BG XBUL",
    "canada": "CA XTSE",
    "chile": "CL XSGO",
    "china": "CN XSHG",
    "colombia": "CO XBOG",
    "costa rica": "CR XBCV",
    "croatia": "HR XZAG",
    "cyprus": "CY XCYS",
    "czech republic": "CZ XPRA",
    "denmark": "DK XCSE",
    "dubai": "AE XDFM",
    "egypt": "EG XCAI",
    "finland": "FI XHEL",
    "france": "FR XPAR",
    "germany": "DE XETR",
    "greece": "GR XATH",
    "hong kong": "HK XHKG",
    "hungary": "HU XBUD",
    "iceland": "IS XICE",
    "india": "IN XNSE",
    "indonesia": "ID XIDX",
    "iraq": "IQ XIQS",
    "ireland": "IE XDUB",
    "israel": "IL XTAE",
    "italy": "IT XMIL",
    "ivory coast": "CI XBRV",
    "jamaica": "JM XJAM",
    "japan": "JP XTKS",
    "jordan": "JO XAMM",
    "kazakhstan": "KZ XKAZ",
    "kenya": "KE XNAI",
    "kuwait": "KW XKUW",
    "lebanon": "LB XBEY",
    "luxembourg": "LU XLUX",
    "malawi": "MW XMSW",
    "malaysia": "MY XKLS",
    "malta": "MT XMAL",
    "mauritius": "MU XMAU",
    "mexico": "MX XMEX",
    "mongolia": "MN XULA",
    "montenegro": "ME XMNX",
    "morocco": "MA XCAS",
    "namibia": "NA XNAM",
    "netherlands": "NL XAMS",
    "new zealand": "NZ XNZE",
    "nigeria": "NG XNSA",
    "norway": "NO XOSL",
    "oman": "OM XMUS",
    "pakistan": "PK XKAR",
    "palestine": "PS XPAE",
    "peru": "PE XLIM",
    "philippines": "PH XPHS",
    "poland": "PL XWAR",
    "portugal": "PT XLIS",
    "qatar": "QA DSMD",
    "romania": "RO XBSE",
    "russia": "RU MISX",
    "saudi arabia": "SA XSAU",
    "serbia": "RS XBEL",
    "singapore": "SG XSES",
    "slovakia": "SK XBRA",
    "slovenia": "SI XLJU",
    "south africa": "ZA XJSE",
    "south korea": "KR XKRX",
    "spain": "ES XMAD",
    "sri lanka": "LK XCOL",
    "sweden": "SE XSTO",
    "switzerland": "CH XSWX",
    "taiwan": "TW XTAI",
    "tanzania": "TZ XDAR",
    "thailand": "TH XBKK",
    "tunisia": "TN XTUN",
    "turkey": "TR XIST",
    "uganda": "UG XUGA",
    "ukraine": "UA PFTS",
    "united kingdom": "GB XLON",
    "united states": "US XNAS",
    "venezuela": "VE XCAR",
    "vietnam": "VN XSTC",
    "zambia": "ZM XLUS",
    "zimbabwe": "ZW XZIM",
}
"""The country's code and the MIC of its main exchange, by the name that the listings use."""
VENDOR = frozenset("DE IT FR AT GR SG ZA CO PE IE PT NL ES BE IL IN LU SI".split())
"""Countries where the symbol of the listings is a terminal's, more often than the exchange's."""
SEC_EXCHANGES = {"Nasdaq": "XNAS", "NYSE": "XNYS", "OTC": "XOTC", "CBOE": "BATS"}
YAHOO = {
    "AS": "XAMS",
    "BR": "XBRU",
    "PA": "XPAR",
    "DE": "XETR",
    "L": "XLON",
    "MC": "XMAD",
    "T": "XTKS",
    "HE": "XHEL",
    "ST": "XSTO",
    "SW": "XSWX",
    "MI": "XMIL",
    "VI": "XWBO",
    "LS": "XLIS",
    "IR": "XDUB",
    "OL": "XOSL",
    "CO": "XCSE",
}


class Found(NamedTuple):
    """One company, or one listing of one, as one source has it."""

    source: str
    name: str
    country: str
    """ISO 3166 code of the company's country, or of the listing's where we know no more."""
    isins: tuple[str, ...] = ()
    listings: tuple[str, ...] = ()
    """`MIC:TICKER`; `~MIC:TICKER` if the ticker is a terminal's, not the exchange's."""
    aliases: tuple[str, ...] = ()
    weight: int = 0
    status: str = "listed"
    year: str = ""
    parent: str = ""
    cik: str = ""
    secondary: bool = False
    """Whether it is a listing abroad or a receipt: of a company that has a home elsewhere."""
    receipt: bool = False
    """Whether it is a receipt, so that its ISIN tells nothing of the company's country."""


def sec(cache: Path) -> Iterator[Found]:
    """The SEC's registrants, one for each CIK; the source has them by market value."""
    import pyarrow.parquet  # noqa: PLC0415  # type: ignore[import-not-found]

    data = packages.read(cache, packages.SEC, "reference/data/company_tickers.parquet")
    table = pyarrow.parquet.read_table(io.BytesIO(data)).to_pylist()
    companies: dict[str, list[dict[str, str]]] = {}
    for row in table:
        companies.setdefault(row["cik"], []).append(row)
    for rank, (cik, rows) in enumerate(companies.items()):
        name = tidy(re.sub(r" */[A-Z. ]{2,12}/?$|/$| \(.*?\)$", "", rows[0]["name"].strip()))
        if _is_fund(name):
            continue
        tickers = [row for row in rows if not _is_derived(row["ticker"], rows)] or rows[:1]
        places = [(SEC_EXCHANGES.get(row["exchange"] or "", "XOTC"), row) for row in tickers]
        places.sort(key=lambda place: place[0] == "XOTC")
        listings = tuple(f"{mic}:{row['ticker'].replace('-', '.')}" for mic, row in places)
        traded = places[0][0] != "XOTC"
        weight = next(w for top, w in ((400, 8), (1200, 7), (2500, 5), (99999, 3)) if rank < top)
        # Over the counter, F ends the ticker of a foreign share, Y that of a receipt.
        foreign = any(re.fullmatch("[A-Z]{4}[FY]", row["ticker"]) for row in rows)
        yield Found(
            *("sec", name, "US", (), listings, ()),
            weight=weight if traded else 1,
            status="listed" if traded else "otc",
            cik=cik,
            secondary=foreign,
        )


def _is_derived(ticker: str, rows: list[dict[str, str]]) -> bool:
    """Whether it is a warrant, unit, right or preferred share beside a common share."""
    others = {row["ticker"] for row in rows} - {ticker}
    if re.search(r"-(P[A-Z]?|W[ST]?|WT[A-Z]?|UN?|R[TI]?|R)$", ticker):
        return bool(others)
    return len(ticker) == 5 and any(len(o) <= 4 and ticker.startswith(o) for o in others)


def _is_fund(name: str) -> bool:
    return bool(
        re.search(
            r"\b(ETF|ETFs|ETN|Funds?|Exchange[- ]Traded|SPDR|iShares|ProShares|Invesco DB|"
            r"Grayscale \w+ (Trust|Mini)|(Bitcoin|Ethereum|Gold|Silver|Platinum|Palladium|Solana|"
            r"XRP|Ether)\b.*\bTrust|Income Trust|Municipal\b.*|Nuveen .*|BlackRock \w+.* Trust|"
            r"Eaton Vance .*|UNIT INVESTMENT|abrdn .* Trust|Currencyshares.*|Closed[- ]End)\b",
            name,
            re.IGNORECASE,
        )
    ) and not re.search(r"\b(REIT|Realty|Properties|Bancorp|Financial)\b", name, re.IGNORECASE)


def cusips(cache: Path) -> dict[str, str]:
    """The ticker of today by CUSIP: what tells a renamed company from a reused ticker."""
    import pyarrow.parquet  # noqa: PLC0415  # type: ignore[import-not-found]

    data = packages.read(cache, packages.SEC, "reference/data/ct.pq")
    table = pyarrow.parquet.read_table(io.BytesIO(data)).to_pylist()
    return {row["Cusip"]: row["Ticker"] for row in table}


def indices(cache: Path) -> Iterator[Found]:
    """The members of twenty indices, with the listing that the index is about."""
    source = packages.read(cache, packages.INDICES, "pytickersymbols/indices_data.py").decode()
    assignment = next(node for node in ast.parse(source).body if isinstance(node, ast.Assign))
    for index in ast.literal_eval(assignment.value).values():
        for company in index["companies"]:
            name = re.sub(r" *\(.*?\)$", "", company["name"]).strip()
            listing = _yahoo(company.get("symbol", ""))
            isins = tuple(company.get("isins", ())[:1])
            country = isins[0][:2] if isins else country_of(listing.partition(":")[0])
            if country != "US" and listing.startswith("US:"):
                listing = ""  # a symbol of which the suffix is lost
            if name and (listing or isins):
                listings = (listing,) if listing else ()
                yield Found("indices", name, country, isins, listings, weight=7)


def _yahoo(symbol: str) -> str:
    ticker, dot, suffix = symbol.rpartition(".")
    if dot and suffix in YAHOO:
        return f"{YAHOO[suffix]}:{ticker}"
    return f"US:{symbol.replace('-', '.')}" if re.fullmatch(r"[A-Z.-]{1,6}", symbol) else ""


def country_of(mic: str) -> str:
    """The country of an exchange."""
    others = {"XSHE": "CN", "BJSE": "CN", "XBOM": "IN", "ROCO": "TW", "XKOS": "KR", "XTSX": "CA"}
    home = next((code[:2] for code in COUNTRIES.values() if code.endswith(f" {mic}")), "US")
    return others.get(mic, home)


def listings(cache: Path) -> Iterator[Found]:
    """The world's listings of January 2022."""
    data = packages.read(cache, packages.LISTINGS, "resources/stocks.csv").decode()
    for row in csv.DictReader(io.StringIO(data)):
        country, mic = COUNTRIES.get(row["country"], "ZZ XXXX").split()
        full, classed = _without_class(row["full_name"])
        short, _ = _without_class(row["name"])
        isin = row["isin"].strip()
        if not full or _is_fund(full) or _is_other_paper(row["full_name"]):
            continue
        home = isin[:2] if re.fullmatch("[A-Z]{2}[A-Z0-9]{9}[0-9]", isin) else country
        listing = _listing(country, mic, row["symbol"].strip())
        receipt = _is_receipt(row)
        offshore = home in {"KY", "BM", "VG", "JE", "GG", "MH", "XS", "IM"}
        yield Found(
            *("listings", tidy(full), country if offshore else home),
            isins=(isin,) if home == isin[:2] else (),
            listings=(listing,) if listing else (),
            aliases=(tidy(short),) if short.lower() != full.lower() and not classed else (),
            weight=1,
            secondary=receipt or (home != country and not offshore),
            receipt=receipt,
        )


def _is_receipt(row: dict[str, str]) -> bool:
    """Whether it is a receipt for shares abroad; in Brazil and Argentina the code tells."""
    brazilian = row["country"] == "brazil" and re.search(r"[A-Z]3[1-59]$", row["symbol"])
    argentine = row["isin"].startswith(("ARDEUT", "ARBCOM", "ARBNPP"))
    over_the_counter = row["country"] == "united states" and re.fullmatch(
        "[A-Z]{4}[FY]", row["symbol"]
    )
    named = re.search(r"\b(ADR|GDR|DRC|BDR|CEDEAR|NVDR|DR)\b", row["full_name"])
    return bool(brazilian or argentine or over_the_counter or named)


_CLASS = re.compile(
    r"[ ,]+(?:(?:Class|Cl|Series|Ser) [A-Z]\d?|[A-D]|ON|PNA|PNB|PN|UNT|Units?|ADR|GDR|DRC|BDR|CEDEAR|"
    r"NVDR|DR|SDR|Pref|Prf|Preferred|Preference|Pfd|Ord|Ordinary|RG|Reg|Reg S|Sh|Shs|Savings|Risp|"
    r"\([A-Z]\)|S\.?p\.?A\.? Risp|Non[- ]Voting|Depositary Receipts?|Right|Rights|VZ|VZO)\.?$",
)


def _without_class(name: str) -> tuple[str, bool]:
    """A name without the class of the share, and whether it had one."""
    whole = name = re.sub(r"\s+", " ", name.replace(";", ",").replace("\t", " ")).strip()
    while match := _CLASS.search(name):
        name = name[: match.start()].rstrip(" ,-")
    return name, name != whole


def _is_other_paper(name: str) -> bool:
    return bool(
        re.search(
            r"\b(Warrants?|Wrt|Rights|Certificates?|Bond|Debenture|SPAC|ETF|FII|Fundo|Fideicomiso|"
            r"Special Purpose Acquisition|Acquisition Corp\.?( [IVX]+)?|Units?)$",
            name,
            re.IGNORECASE,
        )
    )


def _listing(country: str, mic: str, symbol: str) -> str:
    """The listing of a symbol, mended where the source has its own habits."""
    if country == "CN":
        mic = {"6": "XSHG", "9": "XSHG", "8": "BJSE", "4": "BJSE"}.get(symbol[:1], "XSHE")
    if country in {"SE", "DK", "FI"}:
        symbol = re.sub(r"(?<=[A-Z0-9])_?([a-z])$", lambda m: f"-{m[1].upper()}", symbol)
    if country in {"US", "CA"}:
        symbol = re.sub(r"_?u$", ".UN", symbol) if country == "CA" else symbol
        symbol = re.sub(r"_p[a-z]?$", "", symbol)
        symbol = re.sub(r"(?<=[A-Z])([ab])$", lambda m: f".{m[1].upper()}", symbol)
    if country == "PL" and re.fullmatch("[A-Z0-9]{3}P", symbol):
        symbol = symbol[:3]
    symbol = symbol.replace("_", ".").replace(" ", ".")
    if country == "US":
        mic = "XOTC" if re.fullmatch("[A-Z]{4}[FYQ]", symbol) else mic
        mic = "XNYS" if re.fullmatch("[A-Z]{1,3}", symbol) else mic
    if not re.fullmatch(r"[A-Za-z0-9.&/-]{1,14}", symbol):
        return ""
    vendor = country in VENDOR or re.search("[a-z]", symbol)
    return f"~{mic}:{symbol.upper()}" if vendor else f"{mic}:{symbol.upper()}"


def taiwan(cache: Path) -> Iterator[Found]:
    """Taiwan's shares with their names in Chinese."""
    for file, mic in (("twse_equities.csv", "XTAI"), ("tpex_equities.csv", "ROCO")):
        data = packages.read(cache, packages.TAIWAN, f"codes/{file}").decode("utf-8-sig")
        for row in csv.DictReader(io.StringIO(data)):
            if row["type"] in {"股票", "創新板"}:
                name = re.sub(r"(-KY創?|\*|-?創)+$", "", row["name"].strip())
                isins, places = (row["ISIN"],), (f"{mic}:{row['code']}",)
                yield Found("taiwan", name, "TW", isins, places, (f"^{name}",), weight=2)


def china(cache: Path) -> Iterator[Found]:
    """The members of CSI 300 and CSI 500 with their names in Chinese."""
    for index, weight in (("csi300", 6), ("csi500", 4)):
        data = packages.read(cache, packages.CSI, f"_data/latest/{index}.pkl")
        for code, written in _pairs(data):
            place = f"{'XSHG' if code[:2] == 'SH' else 'XSHE'}:{code[2:]}"
            name = re.sub(r"\s|^\*?ST|(?<=.)[ABＡＢ]$|-[UW]+$|退$", "", written)
            yield Found("csi", name, "CN", (), (place,), (f"^{name}",), weight=weight)


def _pairs(pickled: bytes) -> Iterator[tuple[str, str]]:
    """Codes with names out of a pickled table, which is only taken apart, never loaded."""
    texts = [str(arg) for op, arg, _ in pickletools.genops(pickled) if "UNICODE" in op.name]
    codes = [text for text in texts if re.fullmatch(r"S[HZ]\d{6}", text)]
    names = [text for text in texts if re.search("[\u4e00-\u9fff]", text)]
    if len(codes) != len(names):
        raise ValueError(f"{len(codes)} codes, but {len(names)} names")
    return zip(codes, names, strict=True)


CURATED_COLUMNS = ("name", "status", "country", "isin", "listings", "aliases")


def curated(folder: Path) -> Iterator[Found]:
    """Our own tables."""
    for path in sorted(folder.glob("*.tsv")):
        lines = [line for line in path.read_text("utf-8").split("\n") if line[:1] not in {"#", ""}]
        for line in lines[1:]:
            name, status, country, isin, places, aliases = line.split("\t")
            word, _, rest = status.partition(" ")
            year, _, parent = rest.partition(" by ")
            yield Found(
                *(f"curated/{path.stem}", name, country),
                isins=(isin,) if isin != "-" else (),
                listings=tuple(places.split()) if places != "-" else (),
                aliases=tuple(part.strip() for part in aliases.split(";") if part.strip() != "-"),
                weight=6 if word in {"listed", "otc"} else 5,
                status=word,
                year=year,
                parent=parent,
            )


_KEPT = frozenset("AG SE SA NV AB PLC LLC LP SPA ASA OYJ II III IV USA US UK NA ADR".split())


def tidy(name: str) -> str:
    """A name in capitals as one would write it; any other name as it is."""
    name = re.sub(r"\s+", " ", name.replace(";", ",").replace("\t", " ")).strip()
    if name != name.upper() or " " not in name.strip():
        return name
    return " ".join(_cased(word) for word in name.split(" "))


def _cased(word: str) -> str:
    plain = word.strip(".,()")
    if plain in _KEPT or len(plain) == 1 or re.search(r"\d|&|\.[A-Z]|^[^AEIOUY]+$", plain):
        return word if plain not in {"LTD", "CORP", "CO", "INTL"} else word.capitalize()
    return word.lower() if plain in {"OF", "AND", "THE", "DE", "FOR"} else word.capitalize()
