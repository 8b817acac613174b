"""Check digits of the numbers that securities have: ISIN, CUSIP, SEDOL, and the WKN's ISIN."""

from linter.later import pattern

ISIN = pattern(r"[A-Z]{2}[A-Z0-9]{9}[0-9]")
_CUSIP = pattern(r"[0-9A-Z]{8}[0-9]")
_SEDOL = pattern(r"[0-9BCDFGHJ-NP-TV-Z]{6}[0-9]")
_WKN = pattern(r"[0-9A-HJ-NP-Z]{6}")
_SEDOL_WEIGHTS = (1, 3, 1, 7, 3, 9)


def isin_digit(stem: str) -> str:
    """The check digit of the first eleven characters of an ISIN: Luhn, letters as two digits."""
    digits = "".join(str(int(char, 36)) for char in stem)
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(reversed(digits)))
    return str(-sum(number // 10 + number % 10 for number in doubled) % 10)


def is_isin(code: str) -> bool:
    """Whether this has the shape of an ISIN and its check digit is right."""
    return ISIN.fullmatch(code) is not None and isin_digit(code[:11]) == code[11]


def isin_of_cusip(code: str) -> str | None:
    """The American ISIN of a CUSIP, or `None` if its check digit is wrong."""
    if not _CUSIP.fullmatch(code):
        return None
    total = 0
    for place, char in enumerate(code[:8]):
        value = int(char, 36) * (1 + place % 2)
        total += value // 10 + value % 10
    return _isin("US" + code) if str(-total % 10) == code[8] else None


def isin_of_sedol(code: str) -> str | None:
    """The British ISIN of a SEDOL, or `None` if its check digit is wrong."""
    if not _SEDOL.fullmatch(code):
        return None
    total = sum(
        int(char, 36) * weight for char, weight in zip(code[:6], _SEDOL_WEIGHTS, strict=True)
    )
    return _isin("GB00" + code) if str(-total % 10) == code[6] else None


def isin_of_wkn(code: str) -> str | None:
    """The German ISIN of a WKN, which has no check digit of its own; `None` if it is no WKN."""
    return _isin("DE000" + code) if _WKN.fullmatch(code) and any(map(str.isdigit, code)) else None


def _isin(stem: str) -> str:
    return stem + isin_digit(stem)
