"""Tickers that stand by themselves.

Three capitals may be anything. They are a ticker where their place tells so (`tickerplaces.py`);
all others are left to be weighed by the words around them.
"""

from collections.abc import Iterator, Sequence

from linter.facts.codebook import Codes
from linter.facts.exchangecodes import has_brackets
from linter.facts.model import Candidate
from linter.facts.names import Token
from linter.facts.prose import Prose
from linter.facts.spots import Spot
from linter.facts.tickerplaces import Placed, in_brackets, in_columns, in_lists
from linter.facts.wordmemory import COMMON, TICKER
from linter.later import pattern

_PETR4 = pattern(r"[A-Z]{4}(?:[3-8]|11)")
"""A ticker of São Paulo: no abbreviation looks like that."""
_CLASS = pattern(r"[.\-/][A-Z](?![A-Za-z0-9])")
"""A share class behind a ticker: ``BRK-B``."""
_CODE_MARKS = frozenset("#@_/.$")
_NO_TICKER = frozenset("#@_")


def find_tickers(
    prose: Prose, tokens: Sequence[Token], spots: Sequence[Spot], codes: Codes
) -> list[Candidate]:
    """All tickers that stand by themselves, in no order; an uncertain one is not exact."""
    cased = prose.cased
    placed: list[Placed] = []
    if has_brackets(cased):
        placed += in_brackets(prose, spots, codes)
    known = [token for token in tokens if token[2] & TICKER]
    if any(not flags & COMMON for _, _, flags in known):
        placed += in_columns(prose, known, codes)
        placed += in_lists(cased, known, codes)
    found = {(start, end): codes.known(start, end, row) for start, end, row in placed}
    for candidate in _loose(cased, known, spots, codes):
        found.setdefault((candidate.start, candidate.end), candidate)
    return list(found.values())


def _loose(
    cased: str, tokens: Sequence[Token], spots: Sequence[Spot], codes: Codes
) -> Iterator[Candidate]:
    """Tickers whose place tells nothing."""
    named = {spot.forms[0].row for spot in spots if spot.forms[0].ambiguity == "distinctive"}
    for start, end, flags in tokens:
        if (flags & COMMON and not named) or _joined(cased, start, end):
            continue
        share_class = _CLASS.match(cased, end) if end - start > 1 else None
        stop = share_class.end() if share_class else end
        text = cased[start:stop]
        row = codes.row(text)
        if row is None or stop - start == 1 or (flags & COMMON and row not in named):
            continue
        if codes.among(text, "funds"):
            continue
        if _PETR4.fullmatch(text):
            yield codes.known(start, stop, row)
        else:
            yield codes.known(start, stop, row, "bare-ticker")._replace(exact=False)


def _joined(cased: str, start: int, end: int) -> bool:
    """Whether a word is only part of one: behind a mark of code, in an address."""
    before, after = cased[start - 1 : start], cased[end : end + 1]
    if before in _CODE_MARKS and start > 1 and not cased[start - 2].isspace():
        return True
    return before in _NO_TICKER or after in {"_", "@"} or cased[end : end + 2] == "::"
