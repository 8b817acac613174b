"""Markdown: CommonMark with tables, footnotes, strikethrough, task lists, front matter, HTML.

The events and byte ranges come from `pyromark`. What a reader does not read is left out: code
blocks, link targets and titles, images, formulas, footnote marks, bare addresses, front matter,
comments, hidden elements, tags of site generators. Inline code and struck-out text are seen but
say nothing (`Document.code`). HTML is read as in a page; an element that it opens stays open over
the Markdown that follows, so a hidden ``<div>`` hides that.

``<!-- disclint: allow RULE -- reason -->`` before a block allows the rule there, ``allow-file``
anywhere in the whole file, as does a field ``disclint-allow`` of the front matter.
"""

from typing import TYPE_CHECKING, Any

from linter.document import BlockKind, Cell, Document, Hidden, ProseWriter
from linter.formats._address import find as find_address
from linter.formats._script import joins
from linter.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from linter.formats._elements import Elements
    from linter.formats._templates import Masked

SUFFIXES = (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd")

_FOREVER = 1 << 62


def read(source: Source) -> Document:
    """Read the prose of a Markdown article."""
    writer = ProseWriter(source, "markdown")
    text = source.text
    start = _front_matter(writer, text) if text.startswith(("---", "+++", ";;;", "{")) else 0
    _Reader(writer, start, _masked(writer, start)).read()
    return writer.finish()


def _front_matter(writer: ProseWriter, text: str) -> int:
    from linter.formats import _frontmatter

    end, writer.meta, writer.language = _frontmatter.read(text)
    if end:
        writer.hidden.append(Hidden("front-matter", 0, end))
        if "disclint-allow" in writer.meta:
            from linter.formats import _allow

            _allow.note(writer, f"disclint: allow-file {writer.meta['disclint-allow']}", 0, end)
    return end


def _masked(writer: ProseWriter, start: int) -> "Masked | None":
    text = writer.source.text
    mdx = writer.source.path.lower().endswith(".mdx")
    if not mdx and text.find("{", start) < 0 and text.find(":::", start) < 0:
        return None
    from linter.formats import _templates

    return _templates.mask(writer, start, blocks=True, mdx=mdx)


def _events(text: str) -> "Iterable[tuple[Any, Any]]":
    import pyromark

    option = pyromark.Options
    options = (
        option.ENABLE_TABLES
        | option.ENABLE_FOOTNOTES
        | option.ENABLE_STRIKETHROUGH
        | option.ENABLE_TASKLISTS
        | option.ENABLE_GFM
        | option.ENABLE_HEADING_ATTRIBUTES
    )
    return pyromark.events_with_range(text, options=options)


class _Reader:
    """One pass over the events of an article."""

    def __init__(self, writer: ProseWriter, start: int, masked: "Masked | None") -> None:
        self.writer = writer
        self.masked = masked
        self.text = masked.text if masked else writer.source.text
        self.base = start
        self.body = self.text[start:]
        self.ascii = self.body.isascii()
        self.bytes = b"" if self.ascii else self.body.encode(errors="replace")
        self.at_byte = 0
        self.at_char = start
        self.kind: BlockKind = "paragraph"
        self.level = 0
        self.lists = 0
        self.quote = 0
        self.row = self.column = -1
        self.tables = 0
        self.cell: Cell | None = None
        self.skip = 0
        """No prose is read before this byte."""
        self.break_at = -1
        """Where the soft break stands that waits for the text after it."""
        self.struck: list[int] = []
        self.html: list[tuple[int, int]] = []
        self.elements: Elements | None = None

    def read(self) -> None:
        for event, place in _events(self.body):
            if event.__class__ is str:
                _LEAVES[event](self, None, place)
            else:
                (name,) = event
                _LEAVES[name](self, event[name], place)
        if self.elements is not None:
            self.elements.finish(len(self.text))

    def place(self, byte: int) -> int:
        """The offset in the source of a byte of the article; quick if asked for in order."""
        if self.ascii:
            return self.base + byte
        if byte < self.at_byte:
            self.at_byte, self.at_char = 0, self.base
        self.at_char += len(self.bytes[self.at_byte : byte].decode(errors="replace"))
        self.at_byte = byte
        return self.at_char

    def byte(self, place: int) -> int:
        """The byte of the article at the source offset `place`, not before the last one read."""
        if self.ascii:
            return place - self.base
        return self.at_byte + len(self.text[self.at_char : place].encode(errors="replace"))

    def close(self) -> None:
        self.break_at = -1
        if self.elements is not None:
            self.elements.close()
        else:
            self.writer.close()

    def begin(self, char: str, at: int) -> None:
        """Make ready for text that begins with `char` at source offset `at`."""
        writer = self.writer
        if not writer.opened:
            if self.elements is not None:
                self.surround()
                self.elements.open()
            elif self.lists and self.kind == "paragraph":
                writer.open("item", level=self.lists, quote=self.quote)
            else:
                writer.open(self.kind, level=self.level, quote=self.quote, cell=self.cell)
        elif self.break_at >= 0 and writer.last != "\n" and not joins(writer.last, char):
            writer.put(" ", self.break_at, at)
        self.break_at = -1

    def surround(self) -> None:
        """Tell the HTML elements what Markdown they stand in."""
        from linter.formats._elements import Context, Elements

        if self.elements is None:
            self.elements = Elements(self.writer, self.masked)
            self.elements.tables = self.tables
        kind = "item" if self.lists and self.kind == "paragraph" else self.kind
        self.elements.around = Context(kind, self.level, self.lists, self.quote, self.cell)

    # Leaves

    def on_text(self, value: str, place: Any) -> None:
        start, end = place["start"], place["end"]
        if end <= self.skip:
            return
        at = self.place(max(start, self.skip))
        size = end - start if self.ascii else end - start - len(value.encode()) + len(value)
        if size == len(value) or start < self.skip:
            self.copy(at, self.place(end))
        else:
            self.begin(value[0], at)
            self.writer.put(value, at, self.place(end))

    def copy(self, start: int, end: int) -> None:
        """Copy source ``start:end``, but for the tags and addresses in it."""
        if self.masked is None:
            self.copy_words(start, end)
            return
        for first, last, shown in self.masked.pieces(start, end):
            if shown:
                self.begin(shown, first)
                self.writer.put(shown, first, last)
            else:
                self.copy_words(first, last)

    def copy_words(self, start: int, end: int) -> None:
        while (address := find_address(self.writer.source.text, start, end)) is not None:
            if start < address[0]:
                self.begin(self.text[start], start)
                self.writer.copy(start, address[0])
            start = address[1]
            if start >= end:
                self.skip = max(self.skip, self.byte(start))
                return
        if start < end:
            self.begin(self.text[start], start)
            self.writer.copy(start, end)

    def on_soft_break(self, _: None, place: Any) -> None:
        if place["start"] >= self.skip and self.writer.opened:
            self.break_at = self.place(place["start"])

    def on_hard_break(self, _: None, place: Any) -> None:
        if place["start"] >= self.skip and self.writer.opened:
            self.break_at = -1
            at = self.place(place["start"])
            self.writer.put("\n", at, self.place(place["end"]))

    def on_code(self, value: str, place: Any) -> None:
        if place["start"] < self.skip:
            return
        start, end = self.place(place["start"]), self.place(place["end"])
        code = self.writer.source.text[start:end]
        ticks = len(code) - len(code.lstrip("`"))
        start, end = start + ticks, end - ticks
        inner = code[ticks:-ticks]
        if inner[:1] == inner[-1:] == " " and inner.strip():
            start, end = start + 1, end - 1
        if start < end:
            self.begin(self.text[start], start)
            before = self.writer.length
            self.writer.copy(start, end)
            self.writer.mark_code(before)

    def on_html(self, _: str, place: Any) -> None:
        start = self.place(place["start"])
        self.html.append((start, self.place(place["end"])))

    def on_inline_html(self, _: str, place: Any) -> None:
        if place["start"] >= self.skip or self.skip == _FOREVER:
            self.feed([(self.place(place["start"]), self.place(place["end"]))])

    def feed(self, stretches: list[tuple[int, int]]) -> None:
        """Read HTML that stands in these stretches of the source."""
        self.surround()
        elements = self.elements
        assert elements is not None
        at = first = stretches[0][0]
        parts = []
        for start, end in stretches:
            parts += " " * (start - at), self.text[start:end]
            at = end
        elements.feed("".join(parts), first)
        if elements.hidden:
            self.skip = _FOREVER
        else:
            if self.skip == _FOREVER:
                self.skip = 0
            if elements.resume > at:
                self.skip = max(self.skip, self.byte(elements.resume))

    def pass_by(self, _: Any, place: Any) -> None:
        """Formulas, footnote marks, check boxes: no prose."""

    # Containers

    def on_start(self, value: Any, place: Any) -> None:
        if value.__class__ is str:
            if (handler := _STARTS.get(value)) is not None:
                handler(self, None, place)
        else:
            (name,) = value
            _STARTS[name](self, value[name], place)

    def on_end(self, value: Any, place: Any) -> None:
        if value.__class__ is not str:
            (value,) = value
        if (handler := _ENDS.get(value)) is not None:
            handler(self, None, place)

    def between(self, _: Any, place: Any) -> None:
        """Between two blocks."""
        self.close()

    def start_heading(self, value: Any, place: Any) -> None:
        self.close()
        self.kind = "heading"
        self.level = int(value["level"][1])

    def end_heading(self, _: None, place: Any) -> None:
        self.close()
        self.kind = "paragraph"
        self.level = 0

    def start_list(self, _: Any, place: Any) -> None:
        self.close()
        self.lists += 1

    def end_list(self, _: None, place: Any) -> None:
        self.close()
        self.lists -= 1

    def start_quote(self, _: Any, place: Any) -> None:
        self.close()
        self.quote += 1

    def end_quote(self, _: None, place: Any) -> None:
        self.close()
        self.quote -= 1

    def start_table(self, _: Any, place: Any) -> None:
        self.close()
        self.row = -1
        if self.elements is not None:
            self.tables = self.elements.tables
            self.elements.tables += 1
        self.tables += 1

    def start_row(self, _: Any, place: Any) -> None:
        self.row += 1
        self.column = -1

    def start_cell(self, _: Any, place: Any) -> None:
        self.close()
        self.column += 1
        self.kind = "cell"
        self.cell = Cell(self.tables - 1, self.row, self.column)

    def end_cell(self, _: None, place: Any) -> None:
        self.close()
        self.kind = "paragraph"
        self.cell = None

    def start_code(self, value: Any, place: Any) -> None:
        self.close()
        if place["end"] > self.skip:
            start = self.place(place["start"])
            self.writer.hidden.append(Hidden("code", start, self.place(place["end"])))
            self.skip = place["end"]

    def start_image(self, _: Any, place: Any) -> None:
        self.skip = max(self.skip, place["end"])

    def start_link(self, value: Any, place: Any) -> None:
        if value["link_type"] in {"Autolink", "Email"}:
            self.skip = max(self.skip, place["end"])

    def start_struck(self, _: Any, place: Any) -> None:
        self.struck.append(self.writer.length)

    def end_struck(self, _: None, place: Any) -> None:
        self.writer.mark_code(self.struck.pop())

    def end_html(self, _: None, place: Any) -> None:
        if self.html:
            stretches, self.html = self.html, []
            self.feed(stretches)
        self.close()


_LEAVES: dict[str, Any] = {
    "Text": _Reader.on_text,
    "Start": _Reader.on_start,
    "End": _Reader.on_end,
    "SoftBreak": _Reader.on_soft_break,
    "HardBreak": _Reader.on_hard_break,
    "Code": _Reader.on_code,
    "Html": _Reader.on_html,
    "InlineHtml": _Reader.on_inline_html,
    "InlineMath": _Reader.pass_by,
    "DisplayMath": _Reader.pass_by,
    "FootnoteReference": _Reader.pass_by,
    "TaskListMarker": _Reader.pass_by,
    "Rule": _Reader.between,
}
_STARTS: dict[str, Any] = {
    "Paragraph": _Reader.between,
    "Heading": _Reader.start_heading,
    "BlockQuote": _Reader.start_quote,
    "List": _Reader.start_list,
    "Item": _Reader.between,
    "FootnoteDefinition": _Reader.between,
    "CodeBlock": _Reader.start_code,
    "HtmlBlock": _Reader.between,
    "Table": _Reader.start_table,
    "TableHead": _Reader.start_row,
    "TableRow": _Reader.start_row,
    "TableCell": _Reader.start_cell,
    "Image": _Reader.start_image,
    "Link": _Reader.start_link,
    "Strikethrough": _Reader.start_struck,
}
_ENDS: dict[str, Any] = {
    "Paragraph": _Reader.between,
    "Heading": _Reader.end_heading,
    "BlockQuote": _Reader.end_quote,
    "List": _Reader.end_list,
    "Item": _Reader.between,
    "FootnoteDefinition": _Reader.between,
    "HtmlBlock": _Reader.end_html,
    "TableCell": _Reader.end_cell,
    "Table": _Reader.between,
    "Strikethrough": _Reader.end_struck,
}
