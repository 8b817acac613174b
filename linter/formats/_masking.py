"""Masking what is no prose before an article is parsed: tags of site generators, formulas.

They may hold quotes, braces and stars that would confuse the reader of Markdown or HTML. The masked
text is as long as the original, so that offsets stay true: a tag in it is a run of letters, or one
HTML block if it stands on lines of its own.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from linter.document import Hidden, HiddenKind, ProseWriter
from linter.formats import _allow
from linter.later import pattern

GAP = "\ufffc"
"""What stands in the prose for a value that only the site generator knows."""


class Tag(NamedTuple):
    """A stretch of the source that the site generator or a script puts something else for."""

    start: int
    end: int
    kind: HiddenKind | None = "template"
    """What it hides from the reader; `None` if it is mere markup."""
    shown: str = ""
    """What is to be read in its place."""


class Masked:
    """A text whose tags are masked."""

    def __init__(self, text: str, tags: list[Tag], *, blocks: bool) -> None:
        alone = _alone(text, tags) if blocks else set()
        parts: list[str] = []
        at = 0
        for tag in tags:
            parts += text[at : tag.start], _filler(text, tag, alone=tag.start in alone)
            at = tag.end
        self.text = "".join([*parts, text[at:]])
        self._tags = tags
        self._next = 0

    def next_start(self, at: int) -> int:
        """Where the first tag begins that ends after `at`; to be asked in order."""
        tags = self._tags
        while self._next < len(tags) and tags[self._next].end <= at:
            self._next += 1
        return tags[self._next].start if self._next < len(tags) else len(self.text)

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """What is to be read of ``start:end``: source to copy (with ""), and what tags show.

        To be asked for stretches in order.
        """
        tags = self._tags
        self.next_start(start)
        for at in range(self._next, len(tags)):
            tag = tags[at]
            if tag.start >= end:
                break
            if tag.start > start:
                yield start, tag.start, ""
            if tag.shown and tag.start >= start:
                yield tag.start, tag.end, tag.shown
            start = max(start, tag.end)
        if start < end:
            yield start, end, ""


def mask(writer: ProseWriter, text: str, tags: Iterable[Tag], *, blocks: bool) -> Masked | None:
    """Mask the tags in `text`, and note what they hide; `None` if there are none.

    `blocks` tells whether a tag on a line of its own ends a paragraph, as it does in Markdown.
    """
    kept = _apart(tags)
    for tag in kept:
        if tag.kind is not None:
            writer.hidden.append(Hidden(tag.kind, tag.start, tag.end))
        if tag.kind == "comment":
            _allow.note(writer, _inside(text[tag.start : tag.end]), tag.start, tag.end)
    return Masked(text, kept, blocks=blocks) if kept else None


def _apart(tags: Iterable[Tag]) -> list[Tag]:
    """The tags in order, without those that begin inside another."""
    kept: list[Tag] = []
    for tag in sorted(tags):
        if not kept or tag.start >= kept[-1].end:
            kept.append(tag)
    return kept


_OPENING = pattern(r"[{%#/*<\s:-]*(?:comment\b[^%}]*[%}]+)?\s*")
_CLOSING = pattern(r"\s*(?:\{[{%:<\s/-]*(?:end)?comment)?[}%#/*>\s-]*\Z")


def _inside(comment: str) -> str:
    """What a comment says between the marks that open and close it."""
    opening = _OPENING.match(comment)
    inside = comment[opening.end() if opening else 0 :]
    closing = _CLOSING.search(inside, max(0, len(inside) - 40))
    return inside[: closing.start()] if closing else inside


_STYLED_AWAY = pattern(r"display\s*:\s*['\"]?none")
_RULE = "***"
_HIDDEN = "display:none;"


def _filler(text: str, tag: Tag, *, alone: bool) -> str:
    size = tag.end - tag.start
    if text.startswith(":::", tag.start):
        # Too short for an HTML block of its own; a thematic break ends a paragraph just as well.
        return _RULE.ljust(size)
    if alone and size >= len("<??>"):
        return "<?" + " " * (size - 4) + "?>"
    if size >= len(_HIDDEN) and _STYLED_AWAY.search(text, tag.start, tag.end):
        return _HIDDEN.ljust(size, "x")  # style={{display: "none"}}: it still hides its element
    return "x" * size


_LINE_REST = pattern(r"[ \t]*(?=[\r\n]|\Z)")
_BLANK_NEXT = pattern(r"[ \t]*(?:(?>\r\n|\n|\r)[ \t]*(?=[\r\n]|\Z)|\Z)")
_BLANK_BEFORE = pattern(r"(?:\A|(?>\r\n|[\r\n])[ \t]*(?>\r\n|[\r\n]))[ \t]*\Z")
_INDENT = 80
"""How far an indent reaches, at most."""


def _alone(text: str, tags: list[Tag]) -> set[int]:
    """The starts of the tags that stand on lines of their own, with nothing but other tags.

    One that shows a value does so only between blank lines: in a paragraph it is a word of it.
    """
    found: set[int] = set()
    group: list[Tag] = []
    for tag, after in pairwise([*tags, None]):
        assert tag is not None
        group.append(tag)
        if after is not None and not text[tag.end : after.start].strip(" \t"):
            continue
        if _on_own_lines(text, group[0].start, tag.end, between=any(t.shown for t in group)):
            found.update(tag.start for tag in group)
        group = []
    return found


def _on_own_lines(text: str, start: int, end: int, *, between: bool) -> bool:
    """Whether nothing else stands on the lines of ``start:end`` (and `between` blank lines)."""
    lead = text[max(0, start - _INDENT) : start]
    if between:
        return bool(_BLANK_BEFORE.search(lead) and _BLANK_NEXT.match(text, end))
    line = lead.rstrip(" \t")
    return (not line or line[-1] in "\r\n") and _LINE_REST.match(text, end) is not None
