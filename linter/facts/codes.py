"""Where an article gives an issuer's code: ISIN, cashtag, exchange and ticker, Yahoo, Bloomberg.

What is found here tells the issuer by itself. A ticker that stands alone is left to `tickers.py`.
"""

from collections.abc import Iterator, Sequence

from linter.facts.checkdigits import is_isin, isin_of_cusip, isin_of_sedol, isin_of_wkn
from linter.facts.codebook import Codes
from linter.facts.exchangecodes import behind_colons, has_brackets, in_brackets
from linter.facts.model import Candidate
from linter.facts.names import Token
from linter.facts.prose import Prose
from linter.facts.wordmemory import NUMBER
from linter.later import pattern

_CASHTAG = pattern(r"\$([A-Z]{1,8}[0-9]{0,2}(?:[.\-][A-Z]{1,2})?)(?![A-Za-z0-9])")
_DOTTED = pattern(r"\.([A-Z]{1,3})(?![A-Za-z0-9])")
_STEM = pattern(r"[A-Z0-9&\-]{1,10}$")
_TERMINAL = pattern(r"([A-Z0-9][A-Z0-9/]{0,8}) ([A-Z]{2}) (?:Equity|EQUITY)\b")
_LABEL = pattern(
    r"\b(WKN|CUSIP|SEDOL)\b[^\w\n]{0,4}(?:[A-Za-z]{1,6}[^\w\n]{1,3})?([A-Z0-9]{6,9})\b"
)
_LABELS = {"WKN": isin_of_wkn, "CUSIP": isin_of_cusip, "SEDOL": isin_of_sedol}
_UNKNOWN = pattern(r"[A-Z]{3,6}[a-z]?\.[A-Z]{2}|[0-9]{4,6}\.[A-Z]{1,2}")
_STEM_LEAST = 2
"""Letters before a suffix of one letter: ``BP.L``, but not ``U.S``."""
_STEM_MOST = 10
_AMERICAN = ("XNAS", "XNYS", "XASE", "BATS", "XOTC", "XTSE")
"""Where a cashtag most often comes from."""
_NO_CASHTAG = frozenset("$#/{}[]=_")
"""What stands beside a `$` in shell and other code."""
_OPENING = frozenset("(（[【")
_JOINTS = frozenset("._@/")


def find_codes(prose: Prose, tokens: Sequence[Token], codes: Codes) -> list[Candidate]:
    """All codes that tell an issuer by themselves, in no order; some may overlap."""
    cased = prose.cased
    found = [*_isins(cased, tokens, codes)]
    if ":" in cased or "：" in cased or "∶" in cased:
        found += behind_colons(cased, codes)
    if "$" in cased:
        found += _cashtags(cased, codes)
    if has_brackets(cased):
        found += in_brackets(cased, codes)
    found += _dotted(cased, codes)
    if " Equity" in cased or " EQUITY" in cased:
        found += _terminal(cased, codes)
    if "WKN" in cased or "CUSIP" in cased or "SEDOL" in cased:
        found += _labelled(cased, codes)
    return found


def _isins(cased: str, tokens: Sequence[Token], codes: Codes) -> Iterator[Candidate]:
    for start, end, flags in tokens:
        if flags & NUMBER and is_isin(cased[start:end]):
            row = codes.table.by_isin(cased[start:end])
            if row is not None:
                yield codes.known(start, end, row, "isin")
            else:
                yield Candidate(start, end, f"?{cased[start:end]}", "isin", exact=False)


def _labelled(cased: str, codes: Codes) -> Iterator[Candidate]:
    """National numbers behind their label: ``WKN A1EWWW``."""
    for match in _LABEL.finditer(cased):
        isin = _LABELS[match.group(1)](match.group(2))
        row = codes.table.by_isin(isin) if isin else None
        if row is not None:
            yield codes.known(match.start(2), match.end(2), row, "isin")


def _cashtags(cased: str, codes: Codes) -> Iterator[Candidate]:
    for match in _CASHTAG.finditer(cased):
        start, end = match.span()
        around = cased[start - 1 : start] if start else "", cased[end : end + 1]
        if around[0].isalnum() or not _NO_CASHTAG.isdisjoint(around):
            continue
        ticker = match.group(1)
        if codes.among(ticker, "coins", "funds", "variables"):
            continue
        row = codes.row(ticker, _AMERICAN)
        if row is None:
            row = codes.row(ticker)
        if row is None:
            if len(ticker) > 1:
                yield Candidate(start, end, f"?{ticker}", "cashtag", exact=False)
        elif len(ticker) > 1:
            yield codes.known(start, end, row, "cashtag")
        else:
            yield codes.known(start, end, row, "bare-ticker")._replace(exact=False)


def _dotted(cased: str, codes: Codes) -> Iterator[Candidate]:
    """Yahoo and Reuters forms, and share classes: ``ENI.MI``, ``7203.T``, ``BF.B``."""
    for match in _DOTTED.finditer(cased):
        at = match.start()
        before = _STEM.search(cased[max(0, at - _STEM_MOST) : at])
        if before is None:
            continue
        stem, suffix = before.group(), match.group(1)
        start = at - len(stem)
        if start and (cased[start - 1].isalnum() or cased[start - 1] in _JOINTS):
            continue
        if len(suffix) == 1 and not (stem[0].isdigit() or len(stem) >= _STEM_LEAST):
            continue
        mics = codes.table.suffix(suffix)
        row = codes.row(stem, mics) if mics else None
        if row is None and len(suffix) == 1 and stem.isalpha():
            row = codes.row(f"{stem}.{suffix}")
        if row is not None:
            yield codes.known(start, match.end(), row)
        elif mics and _is_unknown(cased, start, match.end()):
            yield Candidate(start, match.end(), f"?{mics[0]}:{stem}", "ticker", exact=False)


def _is_unknown(cased: str, start: int, end: int) -> bool:
    """Whether it is worth noting although nobody has this ticker: it stands first in brackets."""
    opened = cased[start - 1 : start] in _OPENING
    return opened and _UNKNOWN.fullmatch(cased, start, end) is not None


def _terminal(cased: str, codes: Codes) -> Iterator[Candidate]:
    """Bloomberg's form: ``NVDA US Equity``."""
    for match in _TERMINAL.finditer(cased):
        ticker, country = match.groups()
        mics = codes.table.country_code(country)
        row = codes.row(ticker, mics) if mics else None
        if row is not None:
            yield codes.known(match.start(), match.end(), row)
        elif mics:
            unknown = f"?{mics[0]}:{ticker}"
            yield Candidate(match.start(), match.end(), unknown, "ticker", exact=True)
