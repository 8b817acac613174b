"""From the issuer tables as text to the file that `issuers.IssuerTable` maps.

`issuers.tsv` has the issuers (`issuertext`), `ambiguous.tsv` the forms that are words, names or
places too, and why, `exchanges.tsv` the exchanges with their names and codes.

The file: a number that tells its version, the offsets of its sections, the sections. A trie's keys
are numbered; a list of starts leads from a key's number to its forms or its listings.
"""

import struct
from collections.abc import Iterable, Mapping

from marisa_trie import Trie  # type: ignore[import-not-found]  # it has no types

from linter.folding import folded
from linter.issuer import AMBIGUITIES, REASONS, STATUSES, Ambiguity, Form, pack, unpack
from linter.issuers import COUNTRY_CODE, EXCHANGE, FILE, ISIN, LONGEST, MAGIC, SECTIONS, SUFFIX
from linter.issuertext import EMPTY, VENDOR, Row, forms, marked, read_row, records
from linter.scripts import FIRST_WORD

SURE: Ambiguity = "distinctive"
TRIES = 3
"""How many of the sections, the first ones, are tries."""


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
        for isin in row.isins:
            codes.setdefault(ISIN + isin, []).extend((number, _mic("XXXX")))
        for listing in row.listings:
            mic, _, ticker = listing.removeprefix(VENDOR).partition(":")
            codes.setdefault(ticker, []).extend((number, _mic(mic)))
    for key, mics in _exchanges(exchanges).items():
        codes[key] = [number for mic in mics for number in (0, _mic(mic))]
    return codes


def _exchanges(exchanges: list[list[str]]) -> dict[str, list[str]]:
    """The MICs behind each name or code of an exchange: its own, then those beside it.

    The exchanges of a country share their tickers, and people name one for the other.
    """
    beside: dict[str, list[str]] = {}
    keys: dict[str, dict[str, str]] = {}
    for mic, _, country, name, short, aliases, *suffixes in exchanges:
        beside.setdefault(country, []).append(mic)
        for key in _exchange_keys((mic, name, short, *_several(aliases)), suffixes):
            keys.setdefault(key, {})[mic] = country
    return {
        key: [
            *own,
            *(m for land in dict.fromkeys(own.values()) for m in beside[land] if m not in own),
        ]
        for key, own in keys.items()
    }


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
    isin = row.isins[0] if row.isins else ""
    cells = (row.id, name, row.country, status, row.year, row.parent, isin)
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
