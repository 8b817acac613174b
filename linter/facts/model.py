"""What an article says, before anyone judges it: which issuers it names, what it discloses.

All stretches here are offsets into the prose of a document; `Document.span` leads to the source.
"""

from typing import Literal, NamedTuple

from linter.document import Document

StatementKind = Literal[
    "not-advice", "no-position", "holds-position", "vague-position", "directive"
]
Subject = Literal["author", "publisher", "both", "none"]


class Candidate(NamedTuple):
    """A stretch of prose that may name an issuer, before the evidence around it is weighed."""

    start: int
    end: int
    issuer: str
    """The id of the issuer in the issuer table; ``"?XETR:ABC"`` for a code it does not know."""
    evidence: str
    """What it was found by: isin, ticker, cashtag, legal-name, distinctive-name, ambiguous-name,
    bare-ticker, brand, product."""
    exact: bool
    """Whether the form alone tells the issuer; an ambiguous name or a bare ticker does not."""
    row: int = -1
    """The row of the issuer in the issuer table; negative for a code that it does not know and for
    an issuer of the house."""


class Mention(NamedTuple):
    """An issuer named in the prose, and whether that makes the article one about the issuer."""

    start: int
    end: int
    issuer: str
    name: str
    tickers: tuple[str, ...]
    """Listings as ``EXCHANGE:TICKER``, the primary one first."""
    isin: str | None
    text: str
    evidence: str
    counted: bool
    reason: str
    """In one short sentence, why it counts or why it does not."""


class Statement(NamedTuple):
    """A disclosure, or what looks like one, in the prose."""

    start: int
    end: int
    kind: StatementKind
    text: str
    language: str
    """BCP 47 tag of the language it was read in."""
    subject: Subject
    covers: Literal["all"] | tuple[str, ...] | None
    """For a position: all issuers discussed, the ids of those named, or `None` (not a position)."""
    excepts: tuple[str, ...]
    """For a position that covers all: the ids of the issuers left out by name."""
    counted: bool
    reason: str
    """In one short sentence, why it counts or why it does not."""


class Facts(NamedTuple):
    """All that was read out of one article."""

    document: Document
    language: str
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
