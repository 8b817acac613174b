"""An article's prose, each stretch of it tied to its source.

A format reads a `Source` and writes a `Document` by three moves: copy a stretch of the source, put
other text for a stretch, skip a stretch. So every character of prose knows the source characters
that it came from, in order, and nothing is ever found again by searching.
"""

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter
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
        "_segments",
        "_starts",
        "blocks",
        "code",
        "format",
        "hidden",
        "language",
        "meta",
        "prose",
        "source",
        "suppressions",
    )

    def __init__(
        self,
        source: Source,
        format: str,
        prose: str,
        segments: Sequence[tuple[int, int, int, bool]],
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
        self.blocks = blocks
        self.code = code
        """Stretches of the prose that are inline code or struck out: a reader sees them, but they
        say nothing."""
        self.hidden = hidden
        self.suppressions = suppressions
        self.meta = meta or {}
        """Plain top-level fields of the front matter (title, lang, author, …), as text."""
        self.language = language
        """The language that the article declares (front matter, ``lang`` attribute), if any."""
        self._segments = segments
        self._starts: list[int] | None = None

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Where each stretch of the prose came from, in order and without gaps."""
        return tuple(map(Segment._make, self._segments))

    def span(self, start: int, end: int) -> Span:
        """The source stretch of the prose stretch ``start:end`` (not empty)."""
        return Span(self._edge(start)[0], self._edge(end - 1)[1])

    def _edge(self, offset: int) -> tuple[int, int]:
        """Start and end in the source of the one character of prose at `offset`."""
        # Most articles are clean and ask for no place at all, so this list is made when asked for.
        if self._starts is None:
            self._starts = [segment[0] for segment in self._segments]
        prose, start, end, copied = self._segments[bisect_right(self._starts, offset) - 1]
        if not copied:
            return start, end
        start += offset - prose
        return start, start + 1


class ProseWriter:
    """Writes the prose of a document block by block; a format module's only tool.

    Source stretches must come in order. Text outside an open block is an error of the format.
    """

    __slots__ = (
        "_blocks",
        "_code",
        "_last",
        "_parts",
        "_segments",
        "_text",
        "format",
        "hidden",
        "language",
        "length",
        "meta",
        "opened",
        "source",
        "suppressions",
    )

    def __init__(self, source: Source, format: str) -> None:
        self.source = source
        self.format = format
        self.hidden: list[Hidden] = []
        self.suppressions: list[Suppression] = []
        self.meta: dict[str, str] = {}
        self.language: str | None = None
        self.length = 0
        """How much prose there is so far: the offset of what is written next."""
        self._text = source.text
        self._parts: list[str] = []
        # Plain tuples in the shape of `Segment`: this is written once for every few words.
        self._segments: list[tuple[int, int, int, bool]] = []
        self._blocks: list[Block] = []
        self._code: list[Span] = []
        self.opened: tuple[BlockKind, int, int, int, Cell | None] | None = None
        """The block that is open: kind, start, level, quote and cell."""
        self._last = 0

    def open(
        self, kind: BlockKind, *, level: int = 0, quote: int = 0, cell: Cell | None = None
    ) -> None:
        """Begin a block, closing the one that is open."""
        if self.opened is not None:
            self.close()
        self.opened = (kind, self.length, level, quote, cell)

    def copy(self, start: int, end: int) -> None:
        """Copy source ``start:end`` into the open block, character for character."""
        if end > start:
            if self.opened is None:
                raise RuntimeError("prose outside a block: open one first")
            self._parts.append(self._text[start:end])
            self._segments.append((self.length, start, end, True))
            self.length += end - start
            self._last = end

    def put(self, text: str, start: int, end: int) -> None:
        """Write `text` for source ``start:end``: an entity's character, a space for a line end."""
        if text:
            if self.opened is None:
                raise RuntimeError("prose outside a block: open one first")
            self._parts.append(text)
            self._segments.append((self.length, start, end, False))
            self.length += len(text)
            self._last = end

    def mark_code(self, start: int) -> None:
        """Mark the prose written since prose offset `start` as inline code."""
        if self.length > start:
            self._code.append(Span(start, self.length))

    @property
    def last(self) -> str:
        """The last character written, or "" before the first."""
        return self._parts[-1][-1] if self._parts else ""

    def close(self) -> None:
        """End the open block; an empty one leaves no trace."""
        if self.opened is None:
            return
        kind, start, level, quote, cell = self.opened
        self.opened = None
        length = self.length
        if length > start:
            # The constructor of a NamedTuple is written in Python, and this is the hot path.
            block = tuple.__new__(Block, (kind, start, length, level, quote, cell))
            self._blocks.append(block)
            self._parts.append(BREAK)
            self._segments.append((length, self._last, self._last, False))
            self.length = length + 1

    def finish(self) -> Document:
        """The finished document; the writer is done with."""
        self.close()
        return Document(
            self.source,
            self.format,
            "".join(self._parts),
            self._segments,
            tuple(self._blocks),
            tuple(self._code),
            tuple(sorted(self.hidden, key=itemgetter(1))) if self.hidden else (),
            tuple(self.suppressions),
            self.meta,
            self.language,
        )
