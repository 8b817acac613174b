"""Check digits of securities numbers: right ones, and those with a wrong or a swapped digit."""

import pytest

from linter.facts.checkdigits import is_isin, isin_of_cusip, isin_of_sedol, isin_of_wkn


@pytest.mark.parametrize(
    ("code", "right"),
    [
        ("US0378331005", True),
        ("DE000A1EWWW0", True),
        ("GB0002634946", True),
        ("US0378331006", False),
        ("US0378313005", False),
        ("us0378331005", False),
        ("US037833100", False),
        ("12345678901X", False),
    ],
)
def test_an_isin_has_its_check_digit(code, right):
    assert is_isin(code) is right


@pytest.mark.parametrize(
    ("convert", "code", "isin"),
    [
        (isin_of_cusip, "037833100", "US0378331005"),
        (isin_of_cusip, "037833101", None),
        (isin_of_cusip, "03783310", None),
        (isin_of_sedol, "0263494", "GB0002634946"),
        (isin_of_sedol, "0263495", None),
        (isin_of_sedol, "A263494", None),
        (isin_of_wkn, "A1EWWW", "DE000A1EWWW0"),
        (isin_of_wkn, "716460", "DE0007164600"),
        (isin_of_wkn, "KURSIV", None),
    ],
)
def test_national_numbers_lead_to_the_isin(convert, code, isin):
    assert convert(code) == isin
