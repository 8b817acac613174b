"""What a house decides about facts, as plain values: which issuers count, which words disclose."""

from typing import Literal, NamedTuple

MENTION_CLASSES = {
    "brands": "a brand stands for its owner (YouTube for Alphabet)",
    "platforms": "a platform that something was posted on",
    "sources": "a news source that somebody spoke to",
    "hashtags": "a name behind `#`",
    "delisted": "a company that has left the exchange",
}
"""Classes of mention that are seen but do not count unless the house says so."""


class HouseIssuer(NamedTuple):
    """A company that the house adds to the issuer table, or more names for one that is there."""

    name: str
    tickers: tuple[str, ...] = ()
    """As ``EXCHANGE:TICKER``, or the bare ticker."""
    isin: str | None = None
    aliases: tuple[str, ...] = ()
    ambiguous: bool = False
    """Whether its names need evidence beside them, because they are words too."""


class HouseSentence(NamedTuple):
    """A sentence of the house's own that is a statement of this kind wherever it stands."""

    kind: str
    language: str
    text: str


class Include(NamedTuple):
    """What prints a disclosure when the page is made, so that the article needs none itself.

    `template` is a shortcode or component as it stands in the article, or only its name;
    `field` is a field of the front matter, with `value` where only that value prints it.
    """

    kinds: tuple[str, ...]
    template: str = ""
    field: str = ""
    value: str | None = None


class Prominence(NamedTuple):
    """How prominent an issuer must be to count: named within a place, or often enough."""

    within: Literal["anywhere", "lead", "title"] = "anywhere"
    mentions: int | None = None
    """How many mentions are enough, wherever they stand; `None`: only the place decides."""


class Settings(NamedTuple):
    """All that a house decides about facts; the defaults are those of a house without settings."""

    issuers: tuple[HouseIssuer, ...] = ()
    ignored: tuple[str, ...] = ()
    """Issuers that never count, by name, ticker or ISIN."""
    only: tuple[str, ...] = ()
    """The only issuers that count, by name, ticker or ISIN; empty: all."""
    counted: frozenset[str] = frozenset()
    """Which of `MENTION_CLASSES` count."""
    prominence: Prominence = Prominence()
    sentences: tuple[HouseSentence, ...] = ()
    includes: tuple[Include, ...] = ()
    language: str | None = None
    """The language of articles that do not declare one and are too short to tell."""
    publisher: tuple[str, ...] = ()
    """Names of the publisher: never a counted mention, and the subject of its statements."""
    authors: tuple[str, ...] = ()
    """Names of authors, whose statements about themselves are the author's."""
