"""HTML as a reader sees it: which elements begin blocks, which are hidden, how space collapses.

`Elements` is fed stretches of a source, in order, and writes the prose between the tags. A whole
page is one stretch; the HTML inside Markdown comes in many, and the elements stay open between
them, so that a hidden element hides the Markdown in it.
"""

import re

from linter.document import BlockKind, Cell, Hidden, HiddenKind, ProseWriter
from linter.formats import _allow
from linter.formats._about import note_language, note_meta, note_title
from linter.formats._attributes import hides
from linter.formats._flow import Flow
from linter.formats._grid import Tables
from linter.formats._masking import Masked
from linter.formats._tags import (
    BLOCK,
    BOUNDARY,
    CLOSED_BY,
    LISTS,
    RAW,
    SAYS_NOTHING,
    VOID,
)
from linter.later import pattern as compiled_later

_REACH = 16
"""How far up an unclosed element is looked for, so that time stays linear."""

_TAG = compiled_later(
    r"<(?:(/?)([A-Za-z][^\s/>]*+)(?:((?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+)>)?|!--|[!?/])"
)
_ANY_TAG = compiled_later(r"<(?:(/?)([A-Za-z][^\s/>]*+)([^>]*+)>|!--|[!?/](?![A-Za-z]))")
_COMMENT_END = compiled_later(r"--!?>")
_REFERENCE = compiled_later(
    r"\s*(?:<a\b[^>]{0,400}>)?\s*[\[(]?(?:\d{1,3}|[a-z*†‡§¶]|\*\*|®|™|℠|TM|SM|tm|sm)[\])]?"
    r"\s*(?:</a>)?\s*</sup>",
    re.IGNORECASE,
)
_LANGUAGE_OF = frozenset(("html", "body", "main", "article"))

# What the text inside the open elements is: kind, heading level, lists, quotes, cell. These two are
# plain tuples because a page has hundreds of elements.
Context = tuple[BlockKind, int, int, int, Cell | None]
_Open = tuple[str, Context, int, HiddenKind | None, int]
"""An open element: name, context outside it, start, what it hides its text as, and where its text
begins in the prose if it says nothing (otherwise -1)."""
_NOWHERE: Context = ("paragraph", 0, 0, 0, None)


class Elements(Flow):
    """The open elements of a page, and the writer that its text goes to."""

    def __init__(self, writer: ProseWriter, masked: Masked | None = None) -> None:
        super().__init__(writer, masked)
        self.around = _NOWHERE
        """What the text is that the elements stand in: a list or quote of Markdown."""
        self.resume = 0
        """The offset in the source before which nothing more is to be read."""
        self.hidden = 0
        """How many of the open elements hide their text."""
        self.tables = Tables()
        self._context = _NOWHERE
        self._open: list[_Open] = []
        self._names: dict[str, int] = {}
        """How many elements of each name are open."""
        self._text = ""
        self._base = 0

    def feed(self, text: str, base: int) -> None:
        """Read the stretch `text` of the source, which begins at offset `base`."""
        self._text = text
        self._base = base
        at = 0
        pattern, stop = _TAG, len(text)
        while (markup := pattern.search(text, at, stop)) is not None:
            start, end = markup.span()
            if start > at and not self.hidden:
                self.words(text, at, start, base)
            slash, name, attributes = markup.groups()
            if name is None:
                at = self._declaration(start, end)
            elif attributes is None:
                # No tag end outside quotes: from here on, take any, so that time stays linear.
                at, pattern, stop = start, _ANY_TAG, text.rfind(">") + 1
            elif slash:
                self._end(name.lower(), start, end)
                at = end
            else:
                at = self._start(name.lower(), attributes, start, end)
        if at < len(text) and not self.hidden:
            self.words(text, at, len(text), base)
        self.resume = base + at

    def finish(self, end: int) -> None:
        """The source ends at `end`: so do the elements that are still open."""
        self.close()
        while self._open:
            self._pop(end)

    def open(self) -> None:
        """Open a block for the text inside the open elements."""
        kind, level, lists, quote, cell = self._context
        outer_kind, outer_level, outer_lists, outer_quote, outer_cell = self.around
        if kind == "paragraph":
            kind, level = outer_kind, outer_level
        if kind == "item":
            level = max(lists + outer_lists, 1)
        self.writer.open(kind, level=level, quote=quote + outer_quote, cell=cell or outer_cell)

    # Tags

    def _start(self, name: str, attributes: str, start: int, end: int) -> int:
        """Read a start tag; returns where reading goes on."""
        if name in VOID:
            self._void(name, attributes, start, end)
            return end
        if name == "sup" and not self.hidden:
            reference = _REFERENCE.match(self.writer.source.text, self._base + end)
            if reference is not None:
                return reference.end() - self._base
        kind = BLOCK.get(name)
        if kind is not None:
            self.close()
            self._imply(name, start)
        elif name == "q" and not self.hidden:
            self.put("“", self._base + start, self._base + end)
        elif name in CLOSED_BY:
            self._imply(name, start)
        if name in _LANGUAGE_OF:
            note_language(self.writer, attributes)
        self._push(name, kind, start, hides(name, attributes))
        if attributes.endswith("/"):
            self._pop(self._base + end)
        elif name in RAW:
            return self._raw(name, end)
        return end

    def _raw(self, name: str, end: int) -> int:
        """Skip the text of an element in which no tag is one."""
        close = RAW[name].search(self._text, end)
        stop = close.start() if close else len(self._text)
        if name == "title" and not self._names.get("svg") and "title" not in self.writer.meta:
            note_title(self.writer, self._text[end:stop])
        return stop

    def _void(self, name: str, attributes: str, start: int, end: int) -> None:
        if name == "hr":
            self.close()
        elif name == "br" and not self.hidden:
            self.break_line(self._base + start, self._base + end)
        elif name == "meta":
            note_meta(self.writer, attributes)

    def _push(
        self, name: str, kind: BlockKind | None, start: int, hides: HiddenKind | None
    ) -> None:
        context = self._context
        prose = -1
        if name in SAYS_NOTHING:
            self.settle()
            prose = self.writer.length
        self._open.append((name, context, self._base + start, hides, prose))
        self._names[name] = self._names.get(name, 0) + 1
        if hides:
            self.hidden += 1
        if kind is not None:
            self._context = self._inner(name, kind, context)

    def _inner(self, name: str, kind: BlockKind, outer: Context) -> Context:
        """What the text in a block element is that stands in the context `outer`."""
        outer_kind, level, lists, quote, cell = outer
        if kind == "heading":
            level = int(name[1])
        elif kind == "cell":
            level, cell = 0, self.tables.cell()
        elif kind != "paragraph":
            level = 0
        elif name == "table":
            self.tables.open()
            level, cell = 0, None
        else:
            kind = outer_kind
            lists += name in LISTS
            quote += name == "blockquote"
            if name == "tr":
                self.tables.row()
        return kind, level, lists, quote, cell

    def _imply(self, name: str, start: int) -> None:
        """End the open elements that the start of `name` ends."""
        closed = CLOSED_BY[name]
        names = self._names
        for other in closed:
            if names.get(other):
                break
        else:
            return
        depth = 0
        for back, (other, *_) in enumerate(reversed(self._open[-_REACH:]), 1):
            if other in closed:
                depth = back
            elif other in BOUNDARY:
                break
        for _ in range(depth):
            self._pop(self._base + start)

    def _end(self, name: str, start: int, end: int) -> None:
        if name == "br":
            self._void(name, "", start, end)
        elif name == "p" and not self._names.get(name):
            self.close()
        if not self._names.get(name):
            return
        if name in BLOCK:
            self.close()
        while self._open[-1][0] != name:
            self._pop(self._base + start)
        self._pop(self._base + end)
        if name == "q" and not self.hidden and self.writer.opened:
            self.put("”", self._base + start, self._base + end)

    def _pop(self, end: int) -> None:
        """End the innermost element, whose source ends at `end`."""
        name, self._context, start, hides, prose = self._open.pop()
        self._names[name] -= 1
        if name in BLOCK:
            self.close()
        if name == "table":
            self.tables.close()
        if hides:
            self.hidden -= 1
            if not self.hidden:
                self.writer.hidden.append(Hidden(hides, start, end))
        elif prose >= 0 and not self.hidden:
            self.writer.mark_code(prose)

    # Text

    def _declaration(self, start: int, after: int) -> int:
        """Read a comment, a declaration or a processing instruction; returns where it ends."""
        text = self._text
        if text.startswith("<!--", start):
            if text.startswith((">", "->"), after):
                return text.index(">", after) + 1
            close = _COMMENT_END.search(text, after)
            inner, end = (close.start(), close.end()) if close else (len(text), len(text))
            self.comment(text[after:inner], self._base + start, self._base + end)
            return end
        return text.find(">", after) + 1 or len(text)

    def comment(self, text: str, start: int, end: int) -> None:
        """Note the comment `text`, which stands at ``start:end``."""
        if not self.hidden:
            _allow.note(self.writer, text, start, end)
            self.writer.hidden.append(Hidden("comment", start, end))
