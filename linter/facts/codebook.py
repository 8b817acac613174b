"""What a code stands for: tickers in all their spellings, exchanges by all their names."""

from collections.abc import Iterator
from typing import NamedTuple

from linter.facts.evidence import Vocabulary
from linter.facts.model import Candidate
from linter.facts.wordmemory import Memory
from linter.folding import folded
from linter.later import pattern

TICKER = r"[A-Z0-9]{1,9}(?:[.\-/&][A-Z]{1,2})?(?![A-Za-z0-9]|[.\-/][A-Za-z0-9])"
"""What a ticker looks like, with its share class, as part of a pattern."""
_LIKE_TICKER = pattern(r"[A-Z]{2,6}[0-9]{0,2}(?:[.\-/][A-Z])?|[0-9]{4,6}|[0-9][A-Z]{2,4}")
_CLASSES = ("", ".", "-", "/", " ")
_LEAST_NUMBER, _LONGEST_NUMBER = 3, 6
_LONGEST_NAME = 8
_WORDS_OF_NAME = 4
_FUND_EXCHANGES = frozenset({"ARCX"})
_EXCHANGE_WORDS = (
    *("exchange", "bourse", "borsa", "borse", "boerse", "bolsa", "beurs", "bors", "bursa", "burza"),
    *("nasdaq", "nyse", "euronext", "xetra", "gpw", "tsx", "first north", "otc", "gielda"),
)


class Exchange(NamedTuple):
    """What a text calls an exchange: the words, the MICs they may mean, whether they surely do."""

    phrase: str
    mics: tuple[str, ...]
    sure: bool


class Codes:
    """Looks up codes; what a ticker leads to is remembered with the words."""

    __slots__ = ("memory", "table", "vocabulary")

    def __init__(self, memory: Memory, vocabulary: Vocabulary) -> None:
        self.memory = memory
        self.table = memory.table
        self.vocabulary = vocabulary

    def row(self, ticker: str, mics: tuple[str, ...] | None = None) -> int | None:
        """The likeliest issuer with this ticker, at one of these exchanges or at any."""
        known = self.memory.rows
        key = ticker, mics
        if key not in known:
            if len(known) > _KEPT:
                known.clear()
            known[key] = self._find(ticker, mics)
        return known[key]

    def _find(self, ticker: str, mics: tuple[str, ...] | None) -> int | None:
        for spelling in spellings(ticker):
            if rows := self.table.listed_as(spelling, mics):
                return rows[0]
        return None

    def exchange(self, name: str) -> Exchange | None:
        """The exchange that the end of `name` names."""
        words = name.split(" ")
        for count in range(min(_WORDS_OF_NAME, len(words)), 0, -1):
            phrase = " ".join(words[-count:])
            if mics := self.table.exchange(phrase):
                return Exchange(phrase, mics, _surely_names(phrase))
        last = words[-1]
        if not last.isascii():
            for size in range(min(_LONGEST_NAME, len(last)), 1, -1):
                if mics := self.table.exchange(last[-size:]):
                    return Exchange(last[-size:], mics, sure=True)
        return None

    def at(self, exchange: Exchange, ticker: str, start: int, end: int) -> Candidate | None:
        """The candidate for a ticker at an exchange, known or not; none for a fund's."""
        if self.among(ticker, "funds") or exchange.mics[0] in _FUND_EXCHANGES:
            return None
        row = self.row(ticker, exchange.mics)
        if row is None and exchange.sure and not ticker.isdigit() and len(ticker) > 1:
            row = self.row(ticker)
        if row is not None:
            return self.known(start, end, row)
        if not exchange.sure or not _LIKE_TICKER.fullmatch(ticker):
            return None
        if self.among(ticker, "no-tickers"):
            return None
        return Candidate(start, end, f"?{exchange.mics[0]}:{ticker}", "ticker", exact=True)

    def among(self, code: str, *sets: str) -> bool:
        """Whether a code is in one of these sets of the vocabulary."""
        word = folded(code)
        return any(word in self.vocabulary.sets[name] for name in sets)

    def known(self, start: int, end: int, row: int, evidence: str = "ticker") -> Candidate:
        """An exact candidate for the issuer of `row`."""
        return Candidate(start, end, self.memory.issuer(row).id, evidence, exact=True, row=row)


_KEPT = 20_000


def spellings(ticker: str) -> Iterator[str]:
    """A ticker as it may stand in the table: ``BRK.B`` is ``BRK-B`` too, ``700`` is ``0700``."""
    yield ticker
    for mark in "./-":
        if mark in ticker:
            stem, _, share_class = ticker.partition(mark)
            yield from (stem + other + share_class for other in _CLASSES if other != mark)
            return
    if ticker.isdigit() and _LEAST_NUMBER <= len(ticker) <= _LONGEST_NUMBER:
        bare = ticker.lstrip("0")
        least = max(len(bare), _LEAST_NUMBER)
        yield from (bare.zfill(size) for size in range(least, _LONGEST_NUMBER + 1))


def _surely_names(phrase: str) -> bool:
    """Whether this is the code or the full name of an exchange, and not only a city's name."""
    if not phrase.isascii():
        return True
    text = folded(phrase)
    return (phrase.isupper() and len(phrase) > 1) or any(word in text for word in _EXCHANGE_WORDS)
