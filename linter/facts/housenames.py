"""The issuers that a house adds in its settings, found by the names it gives them."""

from collections.abc import Iterator

from linter.facts.model import Candidate
from linter.facts.prose import Prose
from linter.facts.settings import HouseIssuer, Settings
from linter.folding import folded
from linter.issuers import IssuerTable

PREFIX = "house:"
"""What the id of an issuer begins with that only the house knows."""


def house_row(issuer: HouseIssuer, table: IssuerTable) -> int:
    """The row of the issuer table that the house means, or -1 for a company of its own."""
    if issuer.isin and (row := table.by_isin(issuer.isin)) is not None:
        return row
    for ticker in issuer.tickers:
        exchange, _, code = ticker.rpartition(":")
        rows = table.listed_as(code, table.exchange(exchange) if exchange else None)
        if rows:
            return rows[0]
    return next((form.row for form in table.named(issuer.name)), -1)


def find_house_names(prose: Prose, table: IssuerTable, settings: Settings) -> list[Candidate]:
    """Where the names and tickers of the house's own issuers stand."""
    return [
        candidate
        for issuer in settings.issuers
        for candidate in _of_issuer(prose, issuer, house_row(issuer, table), table)
    ]


def _of_issuer(
    prose: Prose, issuer: HouseIssuer, row: int, table: IssuerTable
) -> Iterator[Candidate]:
    key = table.issuer(row).id if row >= 0 else PREFIX + issuer.name
    evidence = "ambiguous-name" if issuer.ambiguous else "distinctive-name"
    for name in (issuer.name, *issuer.aliases):
        for start, end in _places(prose.text, folded(name)):
            yield Candidate(start, end, key, evidence, not issuer.ambiguous, row)
    for ticker in issuer.tickers:
        code = ticker.rpartition(":")[2]
        for start, end in _places(prose.cased, code):
            yield Candidate(start, end, key, "bare-ticker", False, row)


def _places(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Where `name` stands as a word of its own."""
    start = text.find(name) if name else -1
    while start >= 0:
        end = start + len(name)
        joined = name[0].isascii() and text[start - 1 : start].isalnum() and start > 0
        if not joined and not (name[-1].isascii() and text[end : end + 1].isalnum()):
            yield start, end
        start = text.find(name, start + 1)
