"""What each source of today says of companies, in one shape: `Found`."""

import ast
import csv
import io
import pickletools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import issuer_packages as packages
from issuer_countries import country_of

NASDAQ_LONG = 5
"""Letters of a ticker whose last one says that it is no common share."""
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
    import pyarrow.parquet  # type: ignore[import-not-found]  # noqa: PLC0415  # a tool's need

    data = packages.read(cache, packages.SEC, "reference/data/company_tickers.parquet")
    table = pyarrow.parquet.read_table(io.BytesIO(data)).to_pylist()
    companies: dict[str, list[dict[str, str]]] = {}
    for row in table:
        companies.setdefault(row["cik"], []).append(row)
    for rank, (cik, rows) in enumerate(companies.items()):
        name = tidy(re.sub(r" */[A-Z. ]{2,12}/?$|/$| \(.*?\)$", "", rows[0]["name"].strip()))
        if is_fund(name):
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
    return len(ticker) == NASDAQ_LONG and any(ticker.startswith(other) for other in others)


def is_fund(name: str) -> bool:
    """Whether it is a fund or a trust of commodities, no company."""
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
    import pyarrow.parquet  # noqa: PLC0415  # a tool's need

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


CHOSEN = 700
"""A table of ours with fewer lines holds chosen companies; a longer one, all of an exchange."""
CURATED_COLUMNS = ("name", "status", "country", "isin", "listings", "aliases")


def curated(folder: Path) -> Iterator[Found]:
    """Our own tables."""
    for path in sorted(folder.glob("*.tsv")):
        lines = [line for line in path.read_text("utf-8").split("\n") if line[:1] not in {"#", ""}]
        weight = 6 if len(lines) < CHOSEN or path.stem == "united-states" else 3
        for line in lines[1:]:
            name, status, country, isin, places, aliases = line.split("\t")
            word, _, rest = status.partition(" ")
            year, _, parent = rest.partition(" by ")
            yield Found(
                *(f"curated/{path.stem}", name, country),
                isins=(isin,) if isin != "-" else (),
                listings=tuple(places.split()) if places != "-" else (),
                aliases=tuple(part.strip() for part in aliases.split(";") if part.strip() != "-"),
                weight=weight if word in {"listed", "otc"} else min(weight, 5),
                status=word,
                year=year,
                parent=parent,
            )


_KEPT_TEXT = """
    AG SE SA NV AB PLC LLC LP SPA ASA OYJ II III IV USA US UK NA ADR
"""
_KEPT = frozenset(_KEPT_TEXT.split())


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
