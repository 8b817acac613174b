"""One company as the issuer table knows it, and the forms that it is named by."""

from typing import Literal, NamedTuple

Status = Literal["listed", "otc", "delisted", "acquired", "private", "media"]
"""`media` is a news source, a platform or a fund provider: named, but no issuer that counts."""
Kind = Literal["legal", "name", "former", "native", "brand", "product", "code"]
Ambiguity = Literal["distinctive", "ambiguous", "never"]

STATUSES: tuple[Status, ...] = ("listed", "otc", "delisted", "acquired", "private", "media")
KINDS: tuple[Kind, ...] = ("legal", "name", "former", "native", "brand", "product", "code")
AMBIGUITIES: tuple[Ambiguity, ...] = ("distinctive", "ambiguous", "never")
REASONS = ("", "word", "given name", "surname", "person", "place", "phrase", "short")
"""Why a form is ambiguous, as far as the table says."""


class Listing(NamedTuple):
    """One place where an issuer's shares trade: the exchange's MIC and the ticker there."""

    mic: str
    ticker: str
    exchange: str = ""
    """The usual short name of the exchange, as in ``NASDAQ:NVDA``."""


class Issuer(NamedTuple):
    """A company, as the table knows it."""

    id: str
    name: str
    """Today's full name in Latin script."""
    country: str
    status: Status
    year: int | None
    """When it left the exchange, if it did and we know."""
    parent: str | None
    """The name of its owner, if it was acquired."""
    isin: str | None
    listings: tuple[Listing, ...]
    """The primary one first."""
    source: str
    date: str
    weight: int = 1
    """How much the press writes about it, from 0 to 9."""

    @property
    def tickers(self) -> tuple[str, ...]:
        """Its listings as ``EXCHANGE:TICKER``."""
        return tuple(f"{each.exchange or each.mic}:{each.ticker}" for each in self.listings)

    @property
    def trades(self) -> bool:
        """Whether its shares can be bought today."""
        return self.status in {"listed", "otc"}


class Form(NamedTuple):
    """One way to name an issuer: the issuer's row, what the form is, how sure it is."""

    row: int
    kind: Kind
    ambiguity: Ambiguity
    reason: str = ""
    """Why it is not distinctive: one of `REASONS`."""


def pack(form: Form) -> int:
    """A form as the one number that the file holds."""
    reason, kind = REASONS.index(form.reason), KINDS.index(form.kind)
    return form.row << 8 | reason << 5 | kind << 2 | AMBIGUITIES.index(form.ambiguity)


def unpack(number: int) -> Form:
    """The form that `pack` made a number of."""
    reason = REASONS[number >> 5 & 7]
    return Form(number >> 8, KINDS[number >> 2 & 7], AMBIGUITIES[number & 3], reason)
