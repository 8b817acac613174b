"""From the issuer tables as text to the file that `issuers.IssuerTable` maps.

`issuers.tsv` has one issuer a line: `COLUMNS`. Its name, and each of its aliases (separated by
``; ``), may begin with marks: what it is (`KIND_MARKS`), and how sure it is where the machine would
think otherwise (`CLASS_MARKS`). `ambiguous.tsv` has the forms that are words, names or places too,
and why. `exchanges.tsv` has the exchanges with their names and codes.

The file: a number that tells its version, the offsets of its sections, the sections. A trie's keys
are numbered; a list of starts leads from a key's number to its forms or its listings.
"""

import struct
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from marisa_trie import Trie  # type: ignore[import-not-found]  # it has no types

from linter.folding import folded
from linter.issuers import (
    AMBIGUITIES,
    COUNTRY_CODE,
    EXCHANGE,
    FILE,
    ISIN,
    LONGEST,
    MAGIC,
    REASONS,
    SECTIONS,
    STATUSES,
    SUFFIX,
    Ambiguity,
    Form,
    Kind,
    pack,
    unpack,
)
from linter.legalnames import legal_names, short_names
from linter.scripts import FIRST_WORD

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
SURE: Ambiguity = "distinctive"
TRIES = 3
"""How many of the sections, the first ones, are tries."""


class Row(NamedTuple):
    """One line of `issuers.tsv`."""

    id: str
    name: str
    country: str
    status: str
    year: str
    parent: str
    isin: str
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
    key, *plain, listings, aliases, weight, source, date = (
        "" if cell == EMPTY else cell for cell in cells
    )
    name, country, status, year, parent, isin = plain
    named = tuple(aliases.split("; ")) if aliases else ()
    places = tuple(listings.split())
    owner = (name, country, status, year, parent, isin)
    return Row(key, *owner, places, named, int(weight), source, date)


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


def build(tables: Mapping[str, str]) -> dict[str, bytes]:
    """The files of a table's directory, out of the text of the tables by their file names."""
    rows = [read_row(cells) for cells in records(tables["issuers.tsv"])]
    rows.sort(key=_rank)
    doubts = {cells[0]: _doubt(*cells[1:]) for cells in records(tables.get("ambiguous.tsv", ""))}
    exchanges = list(records(tables["exchanges.tsv"]))
    names = _names(rows, doubts)
    codes = _codes(rows, exchanges)
    name_trie, code_trie = Trie(list(names)), Trie(list(codes))
    words = Trie(sorted({word for name in names if (word := _first_word(name))}))
    name_starts, forms_of = _lists(name_trie, names, 1)
    code_starts, listed = _lists(code_trie, codes, 2)
    record_starts, texts = _texts(_record(row) for row in rows)
    mics = "".join(f"{cells[0]}\t{cells[4]}\n" for cells in exchanges).encode()
    sections = [name_trie.tobytes(), words.tobytes(), code_trie.tobytes()]
    sections += [name_starts, forms_of, code_starts, listed, record_starts, texts, mics]
    return {FILE: _file(sections)}


def _rank(row: Row) -> tuple[int, int, str]:
    order = ("listed", "otc", "private", "acquired", "delisted", "media")
    return -row.weight, order.index(row.status), row.id


def _first_word(name: str) -> str | None:
    match = FIRST_WORD.match(name)
    return match.group() if match else None


def _doubt(ambiguity: str, reason: str) -> tuple[Ambiguity, str]:
    reason = reason.partition(":")[0]
    sure = next(each for each in AMBIGUITIES if each == ambiguity)
    return sure, reason if reason in REASONS else ""


def _names(rows: list[Row], doubts: Mapping[str, tuple[Ambiguity, str]]) -> dict[str, list[int]]:
    """The packed forms of each name, by rank of their issuers."""
    names: dict[str, dict[int, int]] = {}
    for number, row in enumerate(rows):
        for text, kind, sure in forms(row):
            if 1 < len(text) <= LONGEST and _first_word(text):
                ambiguity, reason = doubts.get(text, ("distinctive", ""))
                form = Form(number, kind, sure or ambiguity, reason if sure != SURE else "")
                names.setdefault(text, {}).setdefault(number, pack(form))
    return {name: sorted(of.values(), key=_standing) for name, of in names.items()}


def _standing(packed: int) -> tuple[bool, int]:
    """Today's names come before former ones and products; then the issuers by rank."""
    form = unpack(packed)
    return form.kind in {"former", "product"}, form.row


def _codes(rows: list[Row], exchanges: list[list[str]]) -> dict[str, list[int]]:
    """What each ticker, ISIN and name or code of an exchange leads to: rows with MICs."""
    codes: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        if row.isin:
            codes.setdefault(ISIN + row.isin, []).extend((number, _mic("XXXX")))
        for listing in row.listings:
            mic, _, ticker = listing.removeprefix(VENDOR).partition(":")
            codes.setdefault(ticker, []).extend((number, _mic(mic)))
    for mic, _, _, name, short, aliases, *suffixes in exchanges:
        for key in _exchange_keys((mic, name, short, *_several(aliases)), suffixes):
            codes.setdefault(key, []).extend((0, _mic(mic)))
    return codes


def _exchange_keys(names: Iterable[str], suffixes: list[str]) -> set[str]:
    yahoo, reuters, bloomberg = (cell.split() if cell != EMPTY else [] for cell in suffixes)
    keys = {EXCHANGE + folded(name) for name in names}
    keys |= {SUFFIX + suffix.upper() for suffix in (*yahoo, *reuters)}
    return keys | {COUNTRY_CODE + code for code in bloomberg}


def _several(cell: str) -> list[str]:
    return cell.split("; ") if cell != EMPTY else []


def _mic(mic: str) -> int:
    return int.from_bytes(mic.encode(), "little")


def _record(row: Row) -> bytes:
    name = marked(row.name)[0]
    status = str(STATUSES.index(row.status))
    cells = (row.id, name, row.country, status, row.year, row.parent, row.isin)
    listings = (listing for listing in row.listings if not listing.startswith(VENDOR))
    tail = (" ".join(listings), row.source, row.date, str(row.weight))
    return "\t".join((*cells, *tail)).encode()


def _lists(trie: Trie, lists: Mapping[str, list[int]], size: int) -> tuple[bytes, bytes]:
    """Starts by key number, and all lists after one another; an item is `size` numbers long."""
    ordered: list[list[int]] = [[]] * len(lists)
    for key, numbers in lists.items():
        ordered[trie[key]] = numbers
    starts = [0]
    flat: list[int] = []
    for numbers in ordered:
        flat += numbers
        starts.append(len(flat) // size)
    return _packed(starts), _packed(flat)


def _texts(texts: Iterable[bytes]) -> tuple[bytes, bytes]:
    parts = list(texts)
    starts = [0]
    for part in parts:
        starts.append(starts[-1] + len(part))
    return _packed(starts), b"".join(parts)


def _packed(numbers: list[int]) -> bytes:
    return struct.pack(f"<{len(numbers)}I", *numbers)


def _file(sections: list[bytes]) -> bytes:
    """The sections behind their offsets: tries from multiples of eight on, numbers of four."""
    padded = [section + bytes(-len(section) % 8) for section in sections[:TRIES]]
    padded += sections[TRIES:]
    offsets = [4 + 4 * SECTIONS]
    for section in padded:
        offsets.append(offsets[-1] + len(section))
    return b"".join((_packed([MAGIC, *offsets]), *padded))
