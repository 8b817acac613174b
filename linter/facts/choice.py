"""What a house decides about issuers: which to ignore, which alone to count, how prominent."""

from collections.abc import Iterable, Sequence

from linter.document import Document
from linter.facts.housenames import PREFIX
from linter.facts.model import Mention
from linter.facts.settings import Prominence, Settings
from linter.folding import folded
from linter.issuer import Issuer
from linter.issuers import IssuerTable

_LEAD_BLOCKS = 2


class Choice:
    """The issuers that the house ignores or wants, found in the table once."""

    __slots__ = ("_ignored", "_only", "_settings")

    def __init__(self, settings: Settings, table: IssuerTable) -> None:
        self._settings = settings
        self._ignored = frozenset(_keys(settings.ignored, table))
        self._only = frozenset(_keys(settings.only, table))

    def against(self, issuer: str, known: Issuer | None) -> str | None:
        """Why the house does not count this issuer, if it does not."""
        if self._ignored and _among(issuer, known, self._ignored):
            return "the house ignores this issuer"
        if self._only and not _among(issuer, known, self._only):
            return "it is not among the issuers that the house counts"
        return None


def _keys(wanted: Iterable[str], table: IssuerTable) -> Iterable[str]:
    """Ids of issuers, and classes such as ``country:IT`` and ``exchange:XMIL``."""
    for text in wanted:
        kind, _, value = text.partition(":")
        if kind == "country":
            yield f"country:{value.strip().upper()}"
        elif kind == "exchange":
            mics = table.exchange(value.strip()) or (value.strip().upper(),)
            yield from (f"exchange:{mic}" for mic in mics)
        else:
            yield PREFIX + text
            yield from (table.issuer(row).id for row in _rows(text, table))


def _rows(text: str, table: IssuerTable) -> Iterable[int]:
    """The rows of what a house wrote: a name, a ticker, ``EXCHANGE:TICKER`` or an ISIN."""
    if (row := table.by_isin(text)) is not None:
        return (row,)
    exchange, _, ticker = text.rpartition(":")
    mics = table.exchange(exchange) if exchange else None
    if rows := [form.row for form in table.named(text) if form.kind != "product"]:
        return rows[:1]
    return table.listed_as(ticker, mics)[:1]


def _among(issuer: str, known: Issuer | None, keys: frozenset[str]) -> bool:
    if issuer in keys:
        return True
    if known is None:
        return False
    return f"country:{known.country}" in keys or any(
        f"exchange:{listing.mic}" in keys for listing in known.listings
    )


def prominent(
    mentions: Sequence[Mention], document: Document, prominence: Prominence
) -> tuple[Mention, ...]:
    """The mentions, those of issuers that are not prominent enough no longer counted."""
    if prominence.within == "anywhere" and prominence.mentions is None:
        return tuple(mentions)
    enough = _prominent_issuers(mentions, document, prominence)
    return tuple(
        mention
        if not mention.counted or mention.issuer in enough
        else mention._replace(counted=False, reason="it is not prominent enough for the house")
        for mention in mentions
    )


def _prominent_issuers(
    mentions: Sequence[Mention], document: Document, prominence: Prominence
) -> set[str]:
    counted = [mention for mention in mentions if mention.counted]
    least = prominence.mentions
    many = {
        mention.issuer
        for mention in counted
        if least and sum(other.issuer == mention.issuer for other in counted) >= least
    }
    if prominence.within == "anywhere":
        return many
    end = _end_of(document, prominence.within)
    title = folded(document.meta.get("title", ""))
    return many | {
        mention.issuer
        for mention in counted
        if mention.start < end or (title and folded(mention.text) in title)
    }


def _end_of(document: Document, within: str) -> int:
    """Where the title or the lead ends in the prose."""
    blocks = document.blocks
    if not blocks:
        return 0
    titled = blocks[0].kind == "heading"
    if within == "title":
        return blocks[0].end if titled else 0
    body = [block for block in blocks if block.kind != "heading"]
    return body[min(_LEAD_BLOCKS, len(body)) - 1].end if body else blocks[0].end
