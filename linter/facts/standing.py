"""Whether an issuer's shares trade: today, or when the article was written."""

from typing import NamedTuple

from linter.document import Document
from linter.issuer import Issuer
from linter.issuers import IssuerTable
from linter.later import pattern

_YEAR = pattern(r"(?<![\d.,])(?:19[5-9]\d|20[0-4]\d)(?![\d%]|[.,]\d)")
_DATES = (
    "date",
    "published",
    "published_at",
    "publishdate",
    "pubdate",
    "created",
    "day",
    "updated",
)


class Standing(NamedTuple):
    """Whether an issuer counts as listed, and why; `doubt` if the words around must decide."""

    listed: bool
    reason: str
    doubt: bool = False


def year_of(document: Document) -> int | None:
    """The year an article is from: as it says, else the one that it speaks of most."""
    for field in _DATES:
        if match := _YEAR.search(document.meta.get(field, "")):
            return int(match.group())
    if match := _YEAR.search(document.source.path.replace("\\", "/").rpartition("/")[2]):
        return int(match.group())
    years = [int(year) for year in _YEAR.findall(document.source.text)]
    return max(set(years), key=lambda year: (years.count(year), year)) if years else None


def standing(issuer: Issuer, document: Document, table: IssuerTable) -> Standing:
    """Whether the shares of `issuer` trade, itself or by a parent."""
    if issuer.trades:
        return Standing(True, "")
    if why := _NEVER.get(issuer.status):
        return Standing(False, f"{issuer.name} is {why}")
    if parent := _listed_parent(issuer, table):
        return Standing(True, f"{issuer.name} belongs to {parent}, which is listed")
    return _left(issuer, year_of(document))


_NEVER = {"private": "not listed", "media": "a source or an index, not a listed company"}


def _left(issuer: Issuer, year: int | None) -> Standing:
    """Of a company that has left the exchange, given the year of the article."""
    left = f"left the exchange in {issuer.year}" if issuer.year else "has left the exchange"
    if year is None or issuer.year is None:
        return Standing(False, f"{issuer.name} {left}", doubt=True)
    if year <= issuer.year:
        return Standing(True, f"{issuer.name} {left}, but the article is from {year}")
    return Standing(False, f"{issuer.name} {left}, before the article was written")


def _listed_parent(issuer: Issuer, table: IssuerTable) -> str | None:
    if not issuer.parent:
        return None
    for form in table.named(issuer.parent):
        parent = table.issuer(form.row)
        if parent.trades and form.kind != "product":
            return parent.name
    return None
