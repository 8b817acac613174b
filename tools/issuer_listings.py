"""The world's listings of January 2022, each mended where the source has its own habits."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import issuer_packages as packages
from issuer_countries import COUNTRIES
from issuer_sources import Found, is_fund, tidy

_VENDOR_TEXT = """
    DE IT FR AT GR SG ZA CO PE IE PT NL ES BE IL IN LU SI
"""
VENDOR = frozenset(_VENDOR_TEXT.split())
"""Countries where the symbol of the listings is a terminal's, more often than the exchange's."""


def listings(cache: Path) -> Iterator[Found]:
    """The world's listings of January 2022."""
    data = packages.read(cache, packages.LISTINGS, "resources/stocks.csv").decode()
    for row in csv.DictReader(io.StringIO(data)):
        if row["country"] not in COUNTRIES:
            continue
        country, mic = COUNTRIES[row["country"]].split()
        full, classed = _without_class(row["full_name"])
        short, _ = _without_class(row["name"])
        isin = row["isin"].strip()
        if not full or is_fund(full) or _is_other_paper(row["full_name"]):
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
    r"[ ,]+(?:(?:Class|Cl|Series|Ser) [A-Z]\d?|[A-D]|ON|PNA|PNB|PN|UNT|Units?|ADR|GDR|DRC|BDR|"
    r"CEDEAR|NVDR|DR|SDR|Pref|Prf|Preferred|Preference|Pfd|Ord|Ordinary|RG|Reg|Reg S|Sh|Shs|"
    r"Savings|Risp|BA|MU|PK|Cedear|(?:NA )?O\.N\.|"
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
