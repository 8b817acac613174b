"""An article's prose, each stretch of it tied to its source.

A format reads a `Source` and writes a `Document` by three moves: copy a stretch of the source, put
other text for a stretch, skip a stretch. So every character of prose knows the source characters
that it came from, in order, and nothing is ever found again by searching.
"""

from bisect import bisect_right
from typing import Literal, NamedTuple

from linter.source import Source, Span

BlockKind = Literal["paragraph", "heading", "item", "cell", "caption"]
HiddenKind = Literal["comment", "code", "front-matter", "markup", "template"]

BREAK = "\n"
"""What separates two blocks in the prose; inside a block it is a hard line break."""


class Cell(NamedTuple):
    """The place of a table cell: which table of the document, row and column, all from 0."""

    table: int
    row: int
    column: int


class Block(NamedTuple):
    """A unit of prose that no sentence crosses, as offsets into the prose of its document."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    """Heading level 1 to 6, list depth from 1, otherwise 0."""
    quote: int = 0
    """How many block quotes it stands in."""
    cell: Cell | None = None


class Hidden(NamedTuple):
    """A stretch of the source that a reader of the published page does not see."""

    kind: HiddenKind
    start: int
    end: int


class Suppression(NamedTuple):
    """A comment that asks to allow a rule: ``disclint: allow missing-no-position -- reason``."""

    rules: tuple[str, ...]
    reason: str
    span: Span
    scope: Literal["file", "next-block"]


class Segment(NamedTuple):
    """Prose from `prose` on came from source ``start:end``; copied if character for character."""

    prose: int
    start: int
    end: int
    copied: bool


class Document:
    """The visible prose of one article, its blocks, and the way back to the source."""

    __slots__ = (
        "_starts",
        "blocks",
        "code",
        "format",
        "hidden",
        "language",
        "meta",
        "prose",
        "segments",
        "source",
        "suppressions",
    )

    def __init__(
        self,
        source: Source,
        format: str,
        prose: str,
        segments: tuple[Segment, ...],
        blocks: tuple[Block, ...],
        code: tuple[Span, ...] = (),
        hidden: tuple[Hidden, ...] = (),
        suppressions: tuple[Suppression, ...] = (),
        meta: dict[str, str] | None = None,
        language: str | None = None,
    ) -> None:
        self.source = source
        self.format = format
        self.prose = prose
        self.segments = segments
        self.blocks = blocks
        self.code = code
        """Stretches of the prose that are inline code: a reader sees them, but they say nothing."""
        self.hidden = hidden
        self.suppressions = suppressions
        self.meta = meta or {}
        """Plain top-level fields of the front matter (title, lang, author, …), as text."""
        self.language = language
        """The language that the article declares (front matter, ``lang`` attribute), if any."""
        self._starts = [segment.prose for segment in segments]

    def span(self, start: int, end: int) -> Span:
        """The source stretch of the prose stretch ``start:end`` (not empty)."""
        return Span(self._edge(start)[0], self._edge(end - 1)[1])

    def _edge(self, offset: int) -> tuple[int, int]:
        """Start and end in the source of the one character of prose at `offset`."""
        segment = self.segments[bisect_right(self._starts, offset) - 1]
        if not segment.copied:
            return segment.start, segment.end
        start = segment.start + offset - segment.prose
        return start, start + 1


class ProseWriter:
    """Writes the prose of a document block by block; a format module's only tool.

    Source stretches must come in order. Text outside an open block is an error of the format.
    """

    def __init__(self, source: Source, format: str) -> None:
        self.source = source
        self.format = format
        self.hidden: list[Hidden] = []
        self.suppressions: list[Suppression] = []
        self.meta: dict[str, str] = {}
        self.language: str | None = None
        self._parts: list[str] = []
        self._length = 0
        self._segments: list[Segment] = []
        self._blocks: list[Block] = []
        self._code: list[Span] = []
        self._open: Block | None = None

    def open(
        self, kind: BlockKind, *, level: int = 0, quote: int = 0, cell: Cell | None = None
    ) -> None:
        """Begin a block, closing the one that is open."""
        self.close()
        self._open = Block(kind, self._length, self._length, level, quote, cell)

    def copy(self, start: int, end: int) -> None:
        """Copy source ``start:end`` into the open block, character for character."""
        if end > start:
            self._write(self.source.text[start:end], start, end, copied=True)

    def put(self, text: str, start: int, end: int) -> None:
        """Write `text` for source ``start:end``: an entity's character, a space for a line end."""
        if text:
            self._write(text, start, end, copied=False)

    def mark_code(self, start: int) -> None:
        """Mark the prose written since prose offset `start` as inline code."""
        self._code.append(Span(start, self._length))

    @property
    def length(self) -> int:
        """How much prose there is so far: the offset of what is written next."""
        return self._length

    def close(self) -> None:
        """End the open block; an empty one leaves no trace."""
        if self._open is None:
            return
        if self._length > self._open.start:
            self._blocks.append(self._open._replace(end=self._length))
            at = self._segments[-1].end
            self._append(BREAK, Segment(self._length, at, at, copied=False))
        self._open = None

    def finish(self) -> Document:
        """The finished document; the writer is done with."""
        self.close()
        return Document(
            self.source,
            self.format,
            "".join(self._parts),
            tuple(self._segments),
            tuple(self._blocks),
            tuple(self._code),
            tuple(self.hidden),
            tuple(self.suppressions),
            self.meta,
            self.language,
        )

    def _write(self, text: str, start: int, end: int, *, copied: bool) -> None:
        if self._open is None:
            raise RuntimeError("prose outside a block: open one first")
        self._append(text, Segment(self._length, start, end, copied))

    def _append(self, text: str, segment: Segment) -> None:
        self._parts.append(text)
        self._segments.append(segment)
        self._length += len(text)
