"""Where an article gives an issuer's code: ISIN, exchange and ticker, Yahoo, Reuters, Bloomberg…

What is found here tells the issuer by itself. A ticker that stands alone is left to `tickers.py`.
"""

import re
from collections.abc import Iterator

from linter.facts.checkdigits import is_isin, isin_of_cusip, isin_of_sedol, isin_of_wkn
from linter.facts.evidence import Vocabulary
from linter.facts.model import Candidate
from linter.facts.prose import Prose
from linter.facts.wordmemory import NUMBER
from linter.folding import folded
from linter.issuers import IssuerTable
from linter.later import pattern

_TICKER = r"[A-Z0-9]{1,9}(?:[.\-/&][A-Z]{1,2})?(?![A-Za-z0-9]|[.\-/][A-Za-z0-9])"
_BEHIND_COLON = pattern(rf"[:：∶]\s?\$?({_TICKER})")
_FURTHER = pattern(rf"\s?[,、/&;]\s?\$?({_TICKER})")
_BEFORE_COLON = pattern(r"[^\W_][^()\[\]（）【】,;:：、。!?\n]{0,30}$")
_CASHTAG = pattern(r"\$([A-Z]{1,8}[0-9]{0,2}(?:[.\-][A-Z]{1,2})?)(?![A-Za-z0-9])")
_DOTTED = pattern(r"\.([A-Z]{1,3})(?![A-Za-z0-9])")
_STEM = pattern(r"[A-Z0-9&\-]{1,10}$")
_TERMINAL = pattern(r"([A-Z0-9][A-Z0-9/]{0,8}) ([A-Z]{2}) (?:Equity|EQUITY)\b")
_BRACKET = pattern(r"[(\[（【〔]([^()\[\]（）【】〔〕\n]{2,40})[)\]）】〕]")
_PARTS = pattern(r"\s*[;,、；，/|·]\s*")
_SPACED = pattern(rf"([^\W\d][^:：]{{1,24}}?)[ \-]({_TICKER})$")
_COUNTRY = pattern(r"([A-Z0-9]{1,9}(?:[./][A-Z])?)[ :\-.]([A-Z]{2})$")
_LABEL = pattern(
    r"\b(ISIN|WKN|CUSIP|SEDOL)\b[^\w\n]{0,4}(?:[A-Za-z]{1,6}[^\w\n]{1,3})?([A-Z0-9]{6,12})\b"
)
_NUMERIC = pattern(r"[0-9]{4,6}")
_CLASSES = ("", ".", "-", "/", " ")
_FUND_EXCHANGES = frozenset({"ARCX"})
_EXCHANGE_WORDS = (
    *("exchange", "bourse", "borsa", "borse", "boerse", "bolsa", "beurs", "bors", "bursa", "burza"),
    *(
        "nasdaq",
        "nyse",
        "euronext",
        "xetra",
        "gpw",
        "tsx",
        "first north",
        "otc",
        "gielda",
        "aktietorget",
    ),
)


class Codes:
    """Looks up what codes stand for, in all the spellings that they come in."""

    __slots__ = ("table", "vocabulary")

    def __init__(self, table: IssuerTable, vocabulary: Vocabulary) -> None:
        self.table = table
        self.vocabulary = vocabulary

    def row(self, ticker: str, mics: tuple[str, ...] | None = None) -> int | None:
        """The likeliest issuer with this ticker, at one of these exchanges or at any."""
        for spelling in spellings(ticker):
            rows = self.table.listed_as(spelling, mics)
            if rows:
                return rows[0]
        return None

    def exchange(self, name: str) -> tuple[tuple[str, ...], bool] | None:
        """The exchanges that the end of `name` names, and whether it surely names one."""
        words = name.split()
        for count in range(min(4, len(words)), 0, -1):
            phrase = " ".join(words[-count:])
            mics = self.table.exchange(phrase)
            if mics:
                return mics, _sure(phrase)
        if words and not words[-1].isascii():
            for size in range(min(8, len(words[-1])), 1, -1):
                if mics := self.table.exchange(words[-1][-size:]):
                    return mics, True
        return None

    def is_dull(self, code: str, *sets: str) -> bool:
        """Whether a code is in one of these sets of the vocabulary."""
        word = folded(code)
        return any(word in self.vocabulary.sets[name] for name in sets)

    def candidate(self, start: int, end: int, row: int, evidence: str = "ticker") -> Candidate:
        """An exact candidate for the issuer of `row`."""
        return Candidate(start, end, self.table.issuer(row).id, evidence, True, row)

    def unknown(self, start: int, end: int, code: str) -> Candidate:
        """An exact candidate for a code of an issuer that the table does not know."""
        return Candidate(start, end, f"?{code}", "ticker", True)


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


_LEAST_NUMBER, _LONGEST_NUMBER = 3, 6


def _sure(phrase: str) -> bool:
    """Whether this is the code or the full name of an exchange, and not only a city's name."""
    if not phrase.isascii():
        return True
    text = folded(phrase)
    return (phrase.isupper() and len(phrase) > 1) or any(word in text for word in _EXCHANGE_WORDS)


def find_codes(prose: Prose, tokens: list[tuple[int, int, int]], codes: Codes) -> list[Candidate]:
    """All codes that tell an issuer by themselves, in no order; some may overlap."""
    cased = prose.cased
    found = [*_isins(cased, tokens, codes)]
    if ":" in cased or "：" in cased or "∶" in cased:
        found += _behind_colons(cased, codes)
    if "$" in cased:
        found += _cashtags(cased, codes)
    if "(" in cased or "（" in cased or "[" in cased or "【" in cased:
        found += _brackets(cased, codes)
    found += _dotted(cased, codes)
    if " Equity" in cased or " EQUITY" in cased:
        found += _terminal(cased, codes)
    if "WKN" in cased or "CUSIP" in cased or "SEDOL" in cased:
        found += _labelled(cased, codes)
    return found


def _isins(cased: str, tokens: list[tuple[int, int, int]], codes: Codes) -> Iterator[Candidate]:
    for start, end, flags in tokens:
        if flags & NUMBER and is_isin(cased[start:end]):
            row = codes.table.by_isin(cased[start:end])
            if row is not None:
                yield codes.candidate(start, end, row, "isin")
            else:
                yield Candidate(start, end, f"?{cased[start:end]}", "isin", False)


def _labelled(cased: str, codes: Codes) -> Iterator[Candidate]:
    reading = {"WKN": isin_of_wkn, "CUSIP": isin_of_cusip, "SEDOL": isin_of_sedol}
    for match in _LABEL.finditer(cased):
        label, number = match.groups()
        isin = reading[label](number) if label in reading else None
        row = codes.table.by_isin(isin) if isin else None
        if row is not None:
            yield codes.candidate(match.start(2), match.end(2), row, "isin")


def _behind_colons(cased: str, codes: Codes) -> Iterator[Candidate]:
    for match in _BEHIND_COLON.finditer(cased):
        before = _BEFORE_COLON.search(cased[max(0, match.start() - 32) : match.start()].rstrip())
        if before is None or cased[match.end() : match.end() + 1] == ":":
            continue
        ticker = match.group(1)
        known = codes.exchange(before.group())
        if known is None:
            if candidate := _reversed(cased, match, before.group(), codes):
                yield candidate
            continue
        mics, sure = known
        phrase = _phrase(before.group(), codes)
        start = cased.rfind(phrase, 0, match.start())
        yield from _at_exchange(cased, (start, match.end()), ticker, mics, sure, codes)
        yield from _further(cased, match.end(), mics, codes)


def _phrase(name: str, codes: Codes) -> str:
    """The end of `name` that is the exchange."""
    words = name.split(" ")
    for count in range(min(4, len(words)), 0, -1):
        phrase = " ".join(words[-count:])
        if codes.table.exchange(phrase):
            return phrase
    last = words[-1]
    return next(
        (
            last[-size:]
            for size in range(min(8, len(last)), 0, -1)
            if codes.table.exchange(last[-size:])
        ),
        last,
    )


def _at_exchange(
    cased: str,
    span: tuple[int, int],
    ticker: str,
    mics: tuple[str, ...],
    sure: bool,
    codes: Codes,
) -> Iterator[Candidate]:
    start, end = span
    row = codes.row(ticker, mics)
    if row is None and sure:
        row = codes.row(ticker) if not ticker.isdigit() and len(ticker) > 1 else None
    if row is not None:
        yield codes.candidate(start, end, row)
    elif sure and _shouts(cased, start, end, ticker, codes):
        yield codes.unknown(start, end, f"{mics[0]}:{ticker}")


def _shouts(cased: str, start: int, end: int, ticker: str, codes: Codes) -> bool:
    """Whether an unknown ticker may be one: not a word of a text in capitals, nor a time."""
    if folded(ticker) in codes.vocabulary.sets["no-tickers"] or not _TICKER_LIKE.fullmatch(ticker):
        return False
    bracketed = cased[max(0, start - 1) : start] in set("([（【")
    return bracketed or not re.match(r"\s[A-Z]{2}", cased[end : end + 3])


_TICKER_LIKE = pattern(r"[A-Z]{2,6}[0-9]{0,2}(?:[.\-/][A-Z])?|[0-9]{4,6}|[0-9][A-Z]{2,4}")


def _further(cased: str, at: int, mics: tuple[str, ...], codes: Codes) -> Iterator[Candidate]:
    """Further tickers at the same exchange: ``NASDAQ: GOOG, GOOGL``."""
    while match := _FURTHER.match(cased, at):
        row = codes.row(match.group(1), mics)
        if row is None:
            return
        yield codes.candidate(match.start(1), match.end(1), row)
        at = match.end()


def _reversed(cased: str, match: re.Match[str], before: str, codes: Codes) -> Candidate | None:
    """The ticker first, then the exchange: ``ENI:MIL``, ``VOD:LN``."""
    ticker = before.rsplit(maxsplit=1)[-1]
    if not re.fullmatch(_TICKER, ticker) or match.group()[1:2].isspace():
        return None
    mics = codes.table.exchange(match.group(1)) or codes.table.country_code(match.group(1))
    row = codes.row(ticker, mics) if mics else None
    if row is None:
        return None
    return codes.candidate(cased.rfind(ticker, 0, match.start()), match.end(), row)


_AMERICAN = ("XNAS", "XNYS", "XASE", "BATS", "XOTC", "XTSE")
"""Where a cashtag most often comes from."""


def _cashtags(cased: str, codes: Codes) -> Iterator[Candidate]:
    for match in _CASHTAG.finditer(cased):
        start, end = match.span()
        around = cased[start - 1 : start] if start else "", cased[end : end + 1]
        if around[0].isalnum() or not _NO_CASHTAG.isdisjoint(around):
            continue
        ticker = match.group(1)
        if codes.is_dull(ticker, "coins", "funds", "variables"):
            continue
        row = codes.row(ticker, _AMERICAN)
        if row is None:
            row = codes.row(ticker)
        if row is None:
            if len(ticker) > 1:
                yield Candidate(start, end, f"?{ticker}", "cashtag", False)
        elif len(ticker) > 1:
            yield codes.candidate(start, end, row, "cashtag")
        else:
            yield Candidate(start, end, codes.table.issuer(row).id, "bare-ticker", False, row)


_NO_CASHTAG = frozenset("$#/{}[]=_")
"""What stands beside a `$` in shell and other code."""


def _dotted(cased: str, codes: Codes) -> Iterator[Candidate]:
    """Yahoo and Reuters forms: ``ENI.MI``, ``7203.T``, ``BF.B``."""
    for match in _DOTTED.finditer(cased):
        before = _STEM.search(cased[max(0, match.start() - 10) : match.start()])
        if before is None:
            continue
        stem, suffix = before.group(), match.group(1)
        start = match.start() - len(stem)
        if start and (cased[start - 1].isalnum() or cased[start - 1] in "._@/"):
            continue
        row = None
        if len(suffix) == 1 and not (stem[0].isdigit() or len(stem) >= _STEM_LEAST):
            continue
        if mics := codes.table.suffix(suffix):
            row = codes.row(stem, mics)
        if row is None and len(suffix) == 1 and stem.isalpha():
            row = codes.row(f"{stem}.{suffix}") if len(stem) > 1 else None
        if row is not None:
            yield codes.candidate(start, match.end(), row)
        elif mics and _opens(cased, start) and _UNKNOWN.fullmatch(f"{stem}.{suffix}"):
            yield Candidate(start, match.end(), f"?{mics[0]}:{stem}", "ticker", False)


_STEM_LEAST = 2
"""Letters before a suffix of one letter: ``BP.L``, but not ``U.S``."""
_UNKNOWN = pattern(r"[A-Z]{3,6}[a-z]?\.[A-Z]{2}|[0-9]{4,6}\.[A-Z]{1,2}")


def _opens(cased: str, start: int) -> bool:
    return start > 0 and cased[start - 1] in "(（[【"


def _terminal(cased: str, codes: Codes) -> Iterator[Candidate]:
    """Bloomberg's form: ``NVDA US Equity``."""
    for match in _TERMINAL.finditer(cased):
        mics = codes.table.country_code(match.group(2))
        if not mics:
            continue
        row = codes.row(match.group(1), mics)
        if row is not None:
            yield codes.candidate(match.start(), match.end(), row)
        else:
            yield codes.unknown(match.start(), match.end(), f"{mics[0]}:{match.group(1)}")


def _brackets(cased: str, codes: Codes) -> Iterator[Candidate]:
    """Codes in brackets that need no colon: ``(NASDAQ NVDA)``, ``(ENEL IM)``, ``（7203 JP）``."""
    for match in _BRACKET.finditer(cased):
        at = match.start(1)
        for part in _PARTS.split(match.group(1)):
            start = cased.find(part, at) if part else at
            at = start + len(part)
            if part:
                yield from _in_bracket(start, part.strip(), codes)


def _in_bracket(start: int, part: str, codes: Codes) -> Iterator[Candidate]:
    end = start + len(part)
    if pair := _COUNTRY.fullmatch(part):
        mics = codes.table.country_code(pair.group(2))
        row = codes.row(pair.group(1), mics) if mics else None
        if row is not None:
            yield codes.candidate(start, end, row)
            return
    if ":" in part or "：" in part:
        return
    if (pair := _SPACED.fullmatch(part)) and (mics := codes.table.exchange(pair.group(1))):
        sure = _sure(pair.group(1))
        row = codes.row(pair.group(2), mics)
        if row is not None:
            yield codes.candidate(start, end, row)
        elif sure and len(pair.group(1).split()) == 1 and _TICKER_LIKE.fullmatch(pair.group(2)):
            yield codes.unknown(start, end, f"{mics[0]}:{pair.group(2)}")
