"""Tickers with their exchange: ``NASDAQ: NVDA``, ``(BIT ENI)``, ``ENI:MIL``, ``（東証：7203）``."""

import re
from collections.abc import Iterator

from linter.facts.codebook import TICKER, Codes
from linter.facts.model import Candidate
from linter.later import pattern

_BEHIND_COLON = pattern(rf"[:：∶]\s?\$?({TICKER})")
_FURTHER = pattern(rf"\s?[,、/&;]\s?\$?({TICKER})")
_BEFORE_COLON = pattern(r"[^\W_][^()\[\]（）【】,;:：、。!?\n]{0,30}$")
_ALONE = pattern(TICKER)
_BRACKET = pattern(r"[(\[（【〔]([^()\[\]（）【】〔〕\n]{2,40})[)\]）】〕]")
_PARTS = pattern(r"\s*[;,、；，/|·]\s*")
_SPACED = pattern(rf"([^\W\d][^:：]{{1,24}}?)[ \-]({TICKER})$")
_COUNTRY = pattern(r"([A-Z0-9]{1,9}(?:[./][A-Z])?)[ :\-.]([A-Z]{2})$")
_SHOUTING = pattern(r"\s[A-Z]{2}")
_BACK = 32
_OPENING = frozenset("([（【")


def behind_colons(cased: str, codes: Codes) -> Iterator[Candidate]:
    """Tickers behind an exchange and a colon, and those before it: ``ENI:MIL``."""
    for match in _BEHIND_COLON.finditer(cased):
        at = match.start()
        before = _BEFORE_COLON.search(cased[max(0, at - _BACK) : at].rstrip())
        if before is None or cased[match.end() : match.end() + 1] == ":":
            continue
        exchange = codes.exchange(before.group())
        if exchange is None:
            candidate = _before_exchange(cased, match, before.group(), codes)
        else:
            start = cased.rfind(exchange.phrase, 0, at)
            candidate = codes.at(exchange, match.group(1), start, match.end())
            if candidate and candidate.row < 0 and _shouts(cased, start, match.end()):
                continue
            yield from _further(cased, match.end(), exchange.mics, codes)
        if candidate is not None:
            yield candidate


def _shouts(cased: str, start: int, end: int) -> bool:
    """Whether an unknown ticker may be a word of a text in capitals: ``AIM: TO REDUCE``."""
    return cased[start - 1 : start] not in _OPENING and _SHOUTING.match(cased, end) is not None


def _further(cased: str, at: int, mics: tuple[str, ...], codes: Codes) -> Iterator[Candidate]:
    """Further tickers at the same exchange: ``NASDAQ: GOOG, GOOGL``."""
    while match := _FURTHER.match(cased, at):
        row = codes.row(match.group(1), mics)
        if row is None:
            return
        yield codes.known(match.start(1), match.end(1), row)
        at = match.end()


def _before_exchange(
    cased: str, match: re.Match[str], before: str, codes: Codes
) -> Candidate | None:
    ticker = before.rsplit(maxsplit=1)[-1]
    if not _ALONE.fullmatch(ticker) or match.group()[1:2].isspace():
        return None
    mics = codes.table.exchange(match.group(1)) or codes.table.country_code(match.group(1))
    row = codes.row(ticker, mics) if mics else None
    if row is None:
        return None
    return codes.known(cased.rfind(ticker, 0, match.start()), match.end(), row)


def has_brackets(cased: str) -> bool:
    """Whether there are any brackets to look into."""
    return "(" in cased or "（" in cased or "[" in cased or "【" in cased


def in_brackets(cased: str, codes: Codes) -> Iterator[Candidate]:
    """Codes in brackets that need no colon: ``(NASDAQ NVDA)``, ``(ENEL IM)``, ``（7203 JP）``."""
    for match in _BRACKET.finditer(cased):
        at = match.start(1)
        for part in _PARTS.split(match.group(1)):
            start = cased.find(part, at) if part else at
            at = start + len(part)
            candidate = _in_bracket(start, part.strip(), codes) if part else None
            if candidate is not None:
                yield candidate


def _in_bracket(start: int, part: str, codes: Codes) -> Candidate | None:
    end = start + len(part)
    if pair := _COUNTRY.fullmatch(part):
        mics = codes.table.country_code(pair.group(2))
        row = codes.row(pair.group(1), mics) if mics else None
        if row is not None:
            return codes.known(start, end, row)
    pair = _SPACED.fullmatch(part)
    if pair is None or not codes.table.exchange(pair.group(1)):
        return None
    exchange = codes.exchange(pair.group(1))
    return codes.at(exchange, pair.group(2), start, end) if exchange else None
