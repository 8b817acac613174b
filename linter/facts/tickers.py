"""Tickers that stand by themselves, and when where they stand shows that they are tickers.

Three capitals may be anything. They are a ticker in brackets behind the company's name, in a
column of tickers, or in a list of them; all others are left to be weighed by the words around.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from linter.document import Cell
from linter.facts.codes import Codes
from linter.facts.evidence import BIT, Words
from linter.facts.model import Candidate
from linter.facts.prose import Prose
from linter.facts.spots import Spot
from linter.facts.wordmemory import TICKER
from linter.folding import folded
from linter.later import pattern

_BRACKETED = pattern(
    r"[(\[（【〔]\s?\$?([A-Z]{1,6}(?:[.\-][A-Z])?|[A-Z]{4}[0-9]{1,2}|[0-9]{4,6})\s?[)\]）】〕]"
)
_SHAPE = pattern(r"[A-Z]{1,5}|[A-Z]{4}[0-9]{1,2}")
_BETWEEN = pattern(
    r"\s*(?:[,、/|&+·;，；]|\b(?:and|or|und|oder|y|o|e|et|ou|i|och|og|en|of|ja|a|и|και|ve)\b)"
    r"\s*(?:and|or|und|y|e|et|och|og|en)?\s*\$?"
)
_SURE = "distinctive"
_LIST = 3
_COLUMN = 2
_BEFORE = 60
_WORDS = pattern(r"[^\W_]+(?:['’.&\-][^\W_]+)*")
_CLASS = re.compile(r"[.\-/][A-Z](?![A-Za-z0-9])")
"""A share class behind a ticker: ``BRK-B``."""
_PETR4 = pattern(r"[A-Z]{4}(?:[3-8]|11)")
_GAP = pattern(r"[\s\"'”’*_»]{0,3}")


class Ticker(NamedTuple):
    """A ticker that stands by itself: its place, the row of its issuer, whether its place tells."""

    start: int
    end: int
    row: int
    sure: bool


def find_tickers(
    prose: Prose,
    tokens: Sequence[tuple[int, int, int]],
    spots: Sequence[Spot],
    codes: Codes,
    words: Words,
) -> list[Candidate]:
    """All tickers that stand by themselves, in no order; an uncertain one is not exact."""
    cased = prose.cased
    known = {(start, end) for start, end, flags in tokens if flags & TICKER}
    found: dict[tuple[int, int], Ticker] = {}
    if "(" in cased or "（" in cased or "[" in cased or "【" in cased:
        for ticker in _bracketed(prose, spots, codes):
            found[ticker.start, ticker.end] = ticker
    if not known and not found:
        return []
    places = sorted(known)
    for ticker in (*_columns(prose, codes, words), *_lists(cased, places, codes)):
        found.setdefault((ticker.start, ticker.end), ticker)
    sets = codes.vocabulary.sets
    named = {form.row for spot in spots for form in spot.forms[:1] if form.ambiguity == _SURE}
    for start, end in places:
        share_class = _CLASS.match(cased, end) if end - start > 1 else None
        if share_class:
            end = share_class.end()  # noqa: PLW2901  # the ticker is longer than its first word
        ticker_text = cased[start:end]
        word = folded(ticker_text)
        if (start, end) in found or word in sets["funds"] or end - start < _COLUMN:
            continue
        row = codes.row(ticker_text)
        if row is None or (word in sets["no-tickers"] and row not in named):
            continue
        if not _joined(cased, start, end):
            found[start, end] = Ticker(start, end, row, _PETR4.fullmatch(ticker_text) is not None)
    return [
        Candidate(
            ticker.start,
            ticker.end,
            codes.table.issuer(ticker.row).id,
            "ticker" if ticker.sure else "bare-ticker",
            ticker.sure,
            ticker.row,
        )
        for ticker in found.values()
    ]


def _joined(cased: str, start: int, end: int) -> bool:
    """Whether a word is only part of one: behind a mark of code, in an address, before a hyphen."""
    before, after = cased[start - 1 : start], cased[end : end + 1]
    if before and before in "#@_/.$" and start > 1 and not cased[start - 2].isspace():
        return True
    return before in {"#", "@", "_"} or after in {"_", "@"} or cased[end : end + 2] == "::"


def _bracketed(prose: Prose, spots: Sequence[Spot], codes: Codes) -> Iterator[Ticker]:
    """``Westamerica (WABC)``, ``中远海能（600026）``."""
    ends = {spot.end: spot for spot in spots}
    for match in _BRACKETED.finditer(prose.cased):
        text = match.group(1)
        if prose.cased[match.start() - 1 : match.start()] == "$":
            continue
        spot = _spot_before(prose, match.start(), ends)
        row = _row_of_name(text, spot, codes) if spot else _row_by_words(text, prose, match, codes)
        if row is not None:
            yield Ticker(match.start(1), match.end(1), row, sure=True)


def _spot_before(prose: Prose, at: int, ends: dict[int, Spot]) -> Spot | None:
    for end in range(at, max(-1, at - 4), -1):
        if end in ends:
            return ends[end] if _GAP.fullmatch(prose.cased, end, at) else None
    return None


def _row_of_name(text: str, spot: Spot, codes: Codes) -> int | None:
    """The issuer that both the name and the ticker behind it may stand for."""
    rows = [form.row for form in spot.forms]
    for spelling in (text, *_padded(text)):
        for row in codes.table.listed_as(spelling):
            if row in rows:
                return row
    if folded(text) in codes.vocabulary.sets["no-tickers"] or text.isdigit():
        return None
    issuer = codes.table.issuer(rows[0])
    return rows[0] if issuer.trades and _within(text, folded(issuer.name)) else None


def _padded(text: str) -> Iterable[str]:
    return (text.zfill(size) for size in (5, 6)) if text.isdigit() else ()


def _within(ticker: str, name: str) -> bool:
    """Whether a ticker is made of letters of the name, in order, from its first on."""
    at = 0
    for char in ticker.lower():
        at = name.find(char, at) + 1
        if not at or (char == ticker[0].lower() and at == 0):
            return False
    return len(ticker) > _COLUMN and name[0] == ticker[0].lower()


def _row_by_words(text: str, prose: Prose, match: re.Match[str], codes: Codes) -> int | None:
    """The issuer of a ticker behind a name that the table does not know in this form."""
    block_start, _ = prose.bounds(prose.number(match.start()))
    before = prose.cased[max(block_start, match.start() - _BEFORE) : match.start()]
    words = _WORDS.findall(before)
    if not words or folded(text) in codes.vocabulary.sets["funds"]:
        return None
    if text.isdigit():
        return _numeric_row(text, before, codes)
    if _is_acronym(text, words):
        return None
    capitals = {folded(word) for word in words[-6:] if not word[0].islower()}
    for row in codes.table.listed_as(text):
        named = set(folded(codes.table.issuer(row).name).replace(",", " ").split())
        if named & capitals - _COMMON:
            return row
    return None


_COMMON = frozenset(
    [
        "the",
        "of",
        "and",
        "a",
        "inc",
        "corp",
        "co",
        "company",
        "group",
        "holding",
        "holdings",
        "bank",
        "international",
        "ltd",
    ]
)


def _numeric_row(text: str, before: str, codes: Codes) -> int | None:
    """A code of digits only counts directly behind a name in a script that uses such codes."""
    last = before.rstrip(" \"'”’」』*_")[-1:]
    year = len(text) == _YEAR and text[:2] in {"19", "20"}
    if year or not last or last.isascii():
        return None
    rows = [row for spelling in (text, *_padded(text)) for row in codes.table.listed_as(spelling)]
    return rows[0] if rows else None


_YEAR = 4


def _is_acronym(text: str, words: Sequence[str]) -> bool:
    """Whether the letters are the initials of the words before: ``Return on Equity (ROE)``."""
    initials = "".join(word[0] for word in words).upper()
    capitals = "".join(word[0] for word in words if word[0].isupper())
    return initials.endswith(text) or capitals.endswith(text)


def _columns(prose: Prose, codes: Codes, words: Words) -> Iterator[Ticker]:
    """Tickers in a table column that is headed so, or that mostly holds tickers."""
    columns: dict[tuple[int, int], list[tuple[int, int, Cell]]] = {}
    for number, block in enumerate(prose.blocks):
        if block.cell is not None:
            start, end = prose.bounds(number)
            key = block.cell.table, block.cell.column
            columns.setdefault(key, []).append((start, end, block.cell))
    for cells in columns.values():
        yield from _column(prose, cells, codes, words)


def _column(
    prose: Prose, cells: list[tuple[int, int, Cell]], codes: Codes, words: Words
) -> Iterator[Ticker]:
    first_start, first_end, first = cells[0]
    head = words.mask(prose.text, first_start, first_end) if first.row == 0 else 0
    headed = bool(head & (BIT["header"] | BIT["names"]))
    rest = cells[1:] if headed else cells
    shaped: list[tuple[int, int, int | None]] = []
    for start, end, _ in rest:
        text = prose.cased[start:end]
        left = len(text) - len(text.lstrip(" $*\u00a0"))
        text = text.strip(" $*\u00a0")
        if _SHAPE.fullmatch(text) or (headed and _NUMERIC.fullmatch(text)):
            dull = folded(text) in codes.vocabulary.sets["funds"]
            row = None if dull else codes.row(text)
            shaped.append((start + left, start + left + len(text), row))
    known = [(start, end, row) for start, end, row in shaped if row is not None]
    if headed or (
        len(known) >= _COLUMN and len(shaped) * 2 > len(rest) and _telling(prose, known, codes)
    ):
        for start, end, row in known:
            yield Ticker(start, end, row, sure=True)


_NUMERIC = pattern(r"[0-9]{4,6}")


def _telling(prose: Prose, known: Sequence[tuple[int, int, int]], codes: Codes) -> bool:
    """Whether most of these words are no abbreviations that everybody uses."""
    dull = codes.vocabulary.sets["no-tickers"]
    telling = sum(folded(prose.cased[start:end]) not in dull for start, end, _ in known)
    return telling >= _COLUMN and telling * 2 >= len(known)


def _lists(cased: str, places: Sequence[tuple[int, int]], codes: Codes) -> Iterator[Ticker]:
    """Tickers in a list of at least three: ``FB, AAPL, NFLX and GOOG``."""
    group: list[tuple[int, int]] = []
    for place in (*places, (len(cased) + 1, len(cased) + 1)):
        if group and not _adjacent(cased, group[-1][1], place[0]):
            yield from _listed(cased, group, codes)
            group = []
        group.append(place)


def _adjacent(cased: str, end: int, start: int) -> bool:
    """Whether only list marks, and perhaps one unknown ticker, stand between two tickers."""
    between = cased[end:start]
    if len(between) > _LONGEST_BETWEEN:
        return False
    if _BETWEEN.fullmatch(between):
        return True
    parts = [part for part in re.split(r"[\s,、/|&+·;，；]+", between) if part]
    return len(parts) == 1 and _SHAPE.fullmatch(parts[0]) is not None and len(parts[0]) > 1


_LONGEST_BETWEEN = 14


def _listed(cased: str, group: Sequence[tuple[int, int]], codes: Codes) -> Iterator[Ticker]:
    sets = codes.vocabulary.sets
    words = [folded(cased[start:end]) for start, end in group]
    telling = [word for word in words if word not in sets["no-tickers"] and len(word) > 1]
    if len(group) < _LIST or len(telling) < _COLUMN or len(telling) * 2 <= len(group):
        return
    for (start, end), word in zip(group, words, strict=True):
        row = None if word in sets["funds"] else codes.row(cased[start:end])
        if row is not None:
            yield Ticker(start, end, row, sure=True)
