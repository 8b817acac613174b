"""Where a bare ticker's place tells that it is one: in brackets, in a column, in a list."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.document import Cell
from linter.facts.codebook import Codes, spellings
from linter.facts.evidence import BIT
from linter.facts.names import Token
from linter.facts.prose import Prose
from linter.facts.spots import Spot
from linter.facts.wordmemory import COMMON
from linter.folding import folded
from linter.later import pattern

_BRACKETED = pattern(
    r"[(\[（【〔]\s?\$?([A-Z]{1,6}(?:[.\-][A-Z])?|[A-Z]{4}[0-9]{1,2}|[0-9]{4,6})\s?[)\]）】〕]"
)
_SHAPE = pattern(r"[A-Z]{1,5}|[A-Z]{4}[0-9]{1,2}")
_NUMERIC = pattern(r"[0-9]{4,6}")
_GAP = pattern(r"[\s\"'”’*_»]{0,3}")
_WORDS = pattern(r"[^\W_]+(?:['’.&\-][^\W_]+)*")
_JOIN = r"and|or|und|oder|y|o|e|et|ou|i|och|og|en|of|ja|a|и|και|ve"
_BETWEEN = pattern(rf"\s*(?:[,、/|&+·;，；と和]|\b(?:{_JOIN})\b)\s*(?:\b(?:{_JOIN})\b)?\s*\$?")
_SEPARATORS = pattern(r"[\s,、/|&+·;，；]+")
_LONGEST_BETWEEN = 14
_LIST, _COLUMN = 3, 2
"""Tickers that make a list, and a column without a head."""
_BEFORE, _GAP_MOST = 60, 4
_LAST_WORDS = 6
_YEAR = 4
_PADDING = " $*\u00a0"
_COMPANY_TEXT = "the of and a inc corp co company group holding holdings bank international ltd"
_OF_MANY = frozenset(_COMPANY_TEXT.split())
"""Words that the names of many companies share."""


class Placed(NamedTuple):
    """A ticker whose place tells that it is one, and the row of its issuer."""

    start: int
    end: int
    row: int


def in_brackets(prose: Prose, spots: Sequence[Spot], codes: Codes) -> Iterator[Placed]:
    """Behind the name it belongs to: ``Westamerica (WABC)``, ``中远海能（600026）``."""
    ends = {spot.end: spot for spot in spots}
    for match in _BRACKETED.finditer(prose.cased):
        text = match.group(1)
        if prose.cased[match.start() - 1 : match.start()] == "$":
            continue
        spot = _spot_before(prose, match.start(), ends)
        row = _row_of_name(text, spot, codes) if spot else _row_by_words(text, prose, match, codes)
        if row is not None:
            yield Placed(match.start(1), match.end(1), row)


def _spot_before(prose: Prose, at: int, ends: dict[int, Spot]) -> Spot | None:
    for end in range(at, max(-1, at - _GAP_MOST), -1):
        if end in ends:
            return ends[end] if _GAP.fullmatch(prose.cased, end, at) else None
    return None


def _row_of_name(text: str, spot: Spot, codes: Codes) -> int | None:
    """The issuer that both the name and the ticker behind it may stand for."""
    rows = [form.row for form in spot.forms]
    for spelling in spellings(text):
        for row in codes.table.listed_as(spelling):
            if row in rows:
                return row
    if text.isdigit() or codes.among(text, "no-tickers"):
        return None
    issuer = codes.memory.issuer(rows[0])
    return rows[0] if issuer.trades and _within(text, folded(issuer.name)) else None


def _within(ticker: str, name: str) -> bool:
    """Whether a ticker is made of letters of the name, in order, from its first on."""
    letters = ticker.lower()
    if len(letters) <= _COLUMN or letters[0] != name[0]:
        return False
    at = 0
    for letter in letters:
        at = name.find(letter, at) + 1
        if not at:
            return False
    return True


def _row_by_words(text: str, prose: Prose, match: re.Match[str], codes: Codes) -> int | None:
    """The issuer of a ticker behind a name that the table does not know in this form."""
    floor, _ = prose.bounds(prose.number(match.start()))
    before = prose.cased[max(floor, match.start() - _BEFORE) : match.start()]
    words = _WORDS.findall(before)
    if not words or codes.among(text, "funds"):
        return None
    if text.isdigit():
        return _row_of_number(text, before, codes)
    if _is_acronym(text, words):
        return None
    capitals = {folded(word) for word in words[-_LAST_WORDS:] if not word[0].islower()}
    for row in codes.table.listed_as(text):
        named = set(folded(codes.memory.issuer(row).name).replace(",", " ").split())
        if named & capitals - _OF_MANY:
            return row
    return None


def _row_of_number(text: str, before: str, codes: Codes) -> int | None:
    """A code of digits only counts directly behind a name in a script that uses such codes."""
    last = before.rstrip(" \"'”’」』*_")[-1:]
    year = len(text) == _YEAR and text[:2] in {"19", "20"}
    return None if year or not last or last.isascii() else codes.row(text)


def _is_acronym(text: str, words: Sequence[str]) -> bool:
    """Whether the letters are the initials of the words before: ``Return on Equity (ROE)``."""
    initials = "".join(word[0] for word in words).upper()
    capitals = "".join(word[0] for word in words if word[0].isupper())
    return initials.endswith(text) or capitals.endswith(text)


def in_columns(prose: Prose, tokens: Sequence[Token], codes: Codes) -> Iterator[Placed]:
    """In a table column that is headed so, or that mostly holds tickers."""
    wanted = set()
    for start, _, flags in tokens:
        block = prose.block(prose.number(start))
        if block and block.cell and not flags & COMMON:
            wanted.add((block.cell.table, block.cell.column))
    if not wanted:
        return
    columns: dict[tuple[int, int], list[tuple[int, int, Cell]]] = {key: [] for key in wanted}
    for number, block in enumerate(prose.blocks):
        if block.cell is not None:
            cells = columns.get((block.cell.table, block.cell.column))
            if cells is not None:
                cells.append((*prose.bounds(number), block.cell))
    for key in sorted(columns):
        yield from _in_column(prose, columns[key], codes)


def _in_column(prose: Prose, cells: list[tuple[int, int, Cell]], codes: Codes) -> Iterator[Placed]:
    start, end, first = cells[0]
    head = codes.memory.words.mask(prose.text, start, end) if first.row == 0 else 0
    headed = bool(head & (BIT["header"] | BIT["names"]))
    rest = cells[1:] if headed else cells
    shaped = [
        (at, text)
        for at, text in (_stripped(prose.cased, start, end) for start, end, _ in rest)
        if _SHAPE.fullmatch(text) or (headed and _NUMERIC.fullmatch(text))
    ]
    known = [
        (at, text, row)
        for at, text in shaped
        if (row := codes.row(text)) is not None and not codes.among(text, "funds")
    ]
    telling = sum(not codes.among(text, "no-tickers") for _, text, _ in known)
    mostly = len(shaped) * 2 > len(rest) and telling >= _COLUMN and telling * 2 >= len(known)
    if headed or mostly:
        yield from (Placed(at, at + len(text), row) for at, text, row in known)


def _stripped(cased: str, start: int, end: int) -> tuple[int, str]:
    """The text of a cell without its padding, and where it begins."""
    text = cased[start:end]
    return start + len(text) - len(text.lstrip(_PADDING)), text.strip(_PADDING)


def in_lists(cased: str, tokens: Sequence[Token], codes: Codes) -> Iterator[Placed]:
    """In a list of at least three: ``FB, AAPL, NFLX and GOOG``."""
    group: list[Token] = []
    for token in tokens:
        if group and not _adjacent(cased, group[-1][1], token[0]):
            yield from _listed(cased, group, codes)
            group = []
        group.append(token)
    yield from _listed(cased, group, codes)


def _adjacent(cased: str, end: int, start: int) -> bool:
    """Whether only list marks, and perhaps one unknown ticker, stand between two tickers."""
    if start - end > _LONGEST_BETWEEN:
        return False
    between = cased[end:start]
    if _BETWEEN.fullmatch(between):
        return True
    parts = [part for part in _SEPARATORS.split(between) if part]
    return len(parts) == 1 and len(parts[0]) > 1 and _SHAPE.fullmatch(parts[0]) is not None


def _listed(cased: str, group: Sequence[Token], codes: Codes) -> Iterator[Placed]:
    if len(group) < _LIST:
        return
    telling = sum(not flags & COMMON for _, _, flags in group)
    if telling < _COLUMN or telling * 2 <= len(group):
        return
    for start, end, _ in group:
        text = cased[start:end]
        row = None if codes.among(text, "funds") else codes.row(text)
        if row is not None:
            yield Placed(start, end, row)
