"""The issuer tables as text: what a line says, and all the forms that an issuer has.

`issuers.tsv` has one issuer a line: `COLUMNS`. Its name, and each of its aliases (separated by
``; ``), may begin with marks: what it is (`KIND_MARKS`), and how sure it is where the machine would
think otherwise (`CLASS_MARKS`).
"""

from collections.abc import Iterator
from typing import NamedTuple

from linter.folding import folded
from linter.issuer import Ambiguity, Kind
from linter.legalnames import legal_names, short_names

COLUMNS = (
    *("id", "name", "country", "status", "year", "parent", "isin", "listings", "aliases"),
    *("weight", "source", "date"),
)
EXCHANGE_COLUMNS = (
    *("mic", "operating", "country", "name", "short", "aliases"),
    *("yahoo", "reuters", "bloomberg"),
)
KIND_MARKS: dict[str, Kind] = {
    "=": "legal",
    "<": "former",
    "^": "native",
    "@": "brand",
    "#": "product",
    "$": "code",
}
CLASS_MARKS: dict[str, Ambiguity] = {"!": "distinctive", "~": "ambiguous", "?": "never"}
EMPTY = "-"
VENDOR = "~"
"""What begins a listing of which the ticker is a terminal's: it is found, but never shown."""


class Row(NamedTuple):
    """One line of `issuers.tsv`."""

    id: str
    name: str
    country: str
    status: str
    year: str
    parent: str
    isins: tuple[str, ...]
    """The one of the common share at home first; then those of other classes and of receipts."""
    listings: tuple[str, ...]
    aliases: tuple[str, ...]
    weight: int
    """How much the company is written about, from 0 to 9: who comes first under a shared name."""
    source: str
    date: str


class Named(NamedTuple):
    """A surface form, folded, as one issuer's."""

    text: str
    kind: Kind
    ambiguity: Ambiguity | None
    """What the table says of it; `None`: whatever `ambiguous.tsv` says."""


def records(text: str) -> Iterator[list[str]]:
    """The cells of each line of a table, without its comments and its header."""
    lines = iter(text.split("\n"))
    next((line for line in lines if not line.startswith("#")), None)
    return (line.split("\t") for line in lines if line)


def read_row(cells: list[str]) -> Row:
    """A line of `issuers.tsv`."""
    cells = ["" if cell == EMPTY else cell for cell in cells]
    key, name, country, status, year, parent, isins, listings, aliases, weight, source, date = cells
    return Row(
        *(key, name, country, status, year, parent, tuple(isins.split())),
        listings=tuple(listings.split()),
        aliases=tuple(aliases.split("; ")) if aliases else (),
        weight=int(weight),
        source=source,
        date=date,
    )


def marked(alias: str) -> tuple[str, Kind | None, Ambiguity | None]:
    """An alias without its marks, and what they say."""
    kind: Kind | None = None
    ambiguity: Ambiguity | None = None
    while len(alias) > 1:
        if alias[0] in KIND_MARKS:
            kind = KIND_MARKS[alias[0]]
        elif alias[0] in CLASS_MARKS:
            ambiguity = CLASS_MARKS[alias[0]]
        else:
            break
        alias = alias[1:]
    return alias, kind, ambiguity


def forms(row: Row) -> Iterator[Named]:
    """All the forms of an issuer, the likeliest reading of a form before others of it."""
    name, _, ambiguity = marked(row.name)
    short = set(short_names(name))
    for text in legal_names(name):
        yield Named(text, "name", ambiguity) if text in short else Named(text, "legal", None)
    for alias in row.aliases:
        plain, kind, sure = marked(alias)
        yield Named(folded(plain), kind or "name", sure)
        if kind == "legal":
            yield from (Named(text, "legal", sure) for text in legal_names(plain))
    for text in short:
        yield Named(text, "name", ambiguity)
