"""From the events of a Markdown parser to prose.

`pyromark` tells what begins and ends, in order, with ranges in bytes of UTF-8. Text that follows
text is copied in one go, so an event costs little more than it takes to look at it.
"""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from linter.document import BlockKind, Cell, Hidden, ProseWriter
from linter.formats._script import joins

if TYPE_CHECKING:
    from pyromark import Markdown

    from linter.formats._elements import Elements
    from linter.formats._masking import Masked

_FOREVER = 1 << 62
_DELIMITERS = "*_~"
_PLAIN = frozenset(
    f"<{end}{name}>" for name in ("b", "i", "em", "strong", "u", "small") for end in ("", "/")
)
"""Tags of which a reader of prose sees nothing."""

Place = dict[str, int]
"""Where an event stands: "start" and "end", in bytes."""


@cache
def _parser() -> "Markdown":
    from pyromark import Markdown, Options

    return Markdown(
        options=Options.ENABLE_TABLES
        | Options.ENABLE_FOOTNOTES
        | Options.ENABLE_STRIKETHROUGH
        | Options.ENABLE_TASKLISTS
        | Options.ENABLE_GFM
        | Options.ENABLE_HEADING_ATTRIBUTES
    )


class Walk:
    """One walk over the events of an article, which begins at offset `start` of its source.

    `text` is the source, or as long as it: what the parser is given to read, unless it is `masked`.
    """

    def __init__(
        self,
        writer: ProseWriter,
        text: str,
        start: int,
        masked: "Masked | None",
        *,
        indented_is_code: bool,
    ) -> None:
        self.writer = writer
        self.source = writer.source.text
        self.masked = masked
        self.text = masked.text if masked else text
        self.indented_is_code = indented_is_code
        self.base = start
        self.body = self.text[start:]
        self.ascii = self.body.isascii()
        try:
            self.bytes = self.body.encode()
        except UnicodeEncodeError:
            # A lone surrogate cannot come from a file, but a caller could pass one.
            self.bytes = self.body.encode(errors="replace")
            self.body = self.bytes.decode()
        self.at_byte = 0
        self.at_char = start
        self.has_www = "www." in self.body
        self.address = -1
        """Where the next mark of an address stands."""
        self.clear = start
        """No tag or address begins before this offset of the source."""
        self.kind: BlockKind = "paragraph"
        self.level = 0
        self.lists = 0
        self.quote = 0
        self.tables = 0
        self.row = self.column = -1
        self.cell: Cell | None = None
        self.skip = 0
        """No prose is read before this byte."""
        self.break_at = -1
        """Where the soft break stands that waits for the text after it."""
        self.struck: list[int] = []
        self.html: list[tuple[int, int]] = []
        self.elements: Elements | None = None

    def run(self) -> None:
        """Write the prose of the article."""
        self.follow(_parser().events_with_range(self.body))
        if self.elements is not None:
            self.elements.finish(len(self.source))

    def follow(self, events: "Iterable[tuple[Any, Any]]") -> None:  # noqa: C901, PLR0912
        """Go over the events: this loop is where the time goes, so it is short, not pretty."""
        leaves, starts, ends = _LEAVES, _STARTS, _ENDS
        first = stop = chars = 0  # the text that waits to be copied: bytes, and characters
        for event, place in events:
            if event.__class__ is str:
                handler = leaves[event]
                value = None
            else:
                (name,) = event
                value = event[name]
                if name == "Text":
                    start = place["start"]
                    end = place["end"]
                    count = len(value)
                    size = count if value.isascii() else len(value.encode())
                    if end - start == size and start >= self.skip:
                        if count == 1 and value in _DELIMITERS and self.is_left_over(start):
                            continue
                        if start == stop:
                            stop = end
                            chars += count
                            continue
                        if stop:
                            self.copy(first, stop, chars)
                            stop = 0
                        if start >= self.skip:  # which the copy may have moved
                            first, stop, chars = start, end, count
                            continue
                    handler = Walk.on_text
                elif name == "Start":
                    if value.__class__ is str:
                        kind = value
                    else:
                        (kind,) = value
                        value = value[kind]
                    if (handler := starts.get(kind)) is None:
                        continue
                elif name == "End":
                    if value.__class__ is not str:
                        (value,) = value
                    if (handler := ends.get(value)) is None:
                        continue
                else:
                    handler = leaves[name]
            if stop:
                self.copy(first, stop, chars)
                stop = 0
            handler(self, value, place)
        if stop:
            self.copy(first, stop, chars)

    def is_left_over(self, at: int) -> bool:
        """Whether the delimiter at byte `at` is one of several that found no partner.

        ``***Note: ***text`` and a ``**`` beside a Chinese quotation mark were meant as emphasis,
        and in mid-sentence they are in the way; a single star may well refer to a footnote.
        """
        mark = self.bytes[at : at + 1]
        return mark in (self.bytes[at - 1 : at], self.bytes[at + 1 : at + 2])

    # Places

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

    # Text

    def copy(self, first: int, stop: int, chars: int) -> None:
        """Copy the text between two bytes, but for the tags and addresses in it."""
        if self.ascii:
            start = self.base + first
        else:
            start = self.at_char if first == self.at_byte else self.place(first)
            self.at_byte = stop
            self.at_char = start + chars
        end = start + chars
        if end > self.clear and not self.is_clear(start, end):
            self.copy_seen(start, end)
            return
        writer = self.writer
        if writer.opened is None or self.break_at >= 0:
            self.begin(self.source[start], start)
        writer.copy(start, end)

    def is_clear(self, start: int, end: int) -> bool:
        """Whether neither a tag nor an address stands in ``start:end`` of the source."""
        if self.address < start:
            self.address = self.find_address(start)
        self.clear = self.address
        if self.masked is not None:
            self.clear = min(self.clear, self.masked.next_start(start))
        return end <= self.clear

    def find_address(self, start: int) -> int:
        """Where the next mark of an address stands that does not begin before `start`."""
        found = self.source.find("://", start)
        if found < 0:
            found = _FOREVER
        if (
            self.has_www
            and 0 <= (www := self.source.find("www.", start, min(found, len(self.source)))) < found
        ):
            found = www
        return found

    def copy_seen(self, start: int, end: int) -> None:
        """Copy what a reader reads as prose of a stretch with tags or addresses in it."""
        pieces = self.masked.pieces(start, end) if self.masked else [(start, end, "")]
        for first, last, shown in pieces:
            if shown:
                self.begin(shown, first)
                self.writer.put(shown, first, last)
            elif first >= start:
                start = self.copy_words(first, last)
        if start > end:
            self.skip = max(self.skip, self.byte(start))

    def copy_words(self, start: int, end: int) -> int:
        """Copy what is no address; returns where reading goes on, which may be after `end`."""
        from linter.formats._address import find

        while start < end:
            if self.source[start] == " " == self.writer.last:
                start += 1  # what stood between two spaces is gone
            address = find(self.source, start, end)
            stop = address[0] if address else end
            if start < stop:
                self.begin(self.source[start], start)
                self.writer.copy(start, stop)
            start = address[1] if address else end
        return start

    def begin(self, char: str, at: int) -> None:
        """Make ready for text that begins with `char` at source offset `at`."""
        writer = self.writer
        if writer.opened is None:
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

    def on_text(self, value: str, place: Place) -> None:
        """Text that is not simply copied: an entity, or what stands behind something skipped."""
        start, end = place["start"], place["end"]
        if end <= self.skip or start == end:  # the parser makes up an indent before HTML
            return
        if start < self.skip:
            at = self.place(self.skip)
            self.copy_seen(at, self.place(end))
            return
        at = self.place(start)
        self.begin(value[0], at)
        self.writer.put(value, at, self.place(end))

    def on_soft_break(self, _: None, place: Place) -> None:
        if place["start"] >= self.skip and self.writer.opened:
            self.break_at = self.place(place["start"])

    def on_hard_break(self, _: None, place: Place) -> None:
        if place["start"] >= self.skip and self.writer.opened:
            self.break_at = -1
            at = self.place(place["start"])
            self.writer.put("\n", at, self.place(place["end"]))

    def on_code(self, _: str, place: Place) -> None:
        if place["start"] < self.skip:
            return
        start, end = self.place(place["start"]), self.place(place["end"])
        code = self.source[start:end]
        inner = code.strip("`")
        start += len(code) - len(code.lstrip("`"))
        end = start + len(inner)
        if inner[:1] == inner[-1:] == " " and not inner.isspace():
            start, end = start + 1, end - 1
        if start < end:
            self.begin(self.source[start], start)
            before = self.writer.length
            self.writer.copy(start, end)
            self.writer.mark_code(before)

    def pass_by(self, _: object, _place: Place) -> None:
        """Footnote marks, check boxes: no prose."""

    # HTML

    def on_html(self, _: str, place: Place) -> None:
        start = self.place(place["start"])
        self.html.append((start, self.place(place["end"])))

    def end_html(self, _: None, _place: Place) -> None:
        if self.html:
            stretches, self.html = self.html, []
            self.feed(stretches)
        self.close()

    def on_inline_html(self, tag: str, place: Place) -> None:
        if tag in _PLAIN and (self.elements is None or not self.elements.hidden):
            return
        if place["start"] >= self.skip or self.skip == _FOREVER:
            self.feed([(self.place(place["start"]), self.place(place["end"]))])

    def feed(self, stretches: list[tuple[int, int]]) -> None:
        """Read HTML that stands in these stretches of the source, which a quote may interrupt."""
        elements = self.surround()
        at = first = stretches[0][0]
        parts: list[str] = []
        for start, end in stretches:
            parts += " " * (start - at), self.text[start:end]
            at = end
        if self.break_at >= 0:
            elements.blank(self.break_at, first)
        elements.feed("".join(parts), first)
        self.break_at = -1 if elements.space is None else elements.space[0]
        elements.space = None
        if elements.hidden:
            self.skip = _FOREVER
        elif self.skip == _FOREVER:
            self.skip = self.byte(at)
        if elements.resume > at:
            self.skip = max(self.skip, self.byte(elements.resume))

    def surround(self) -> "Elements":
        """The HTML elements that are open, told what Markdown they stand in."""
        from linter.formats._elements import Elements

        if self.elements is None:
            self.elements = Elements(self.writer, self.masked)
            self.elements.tables = self.tables
        kind = "item" if self.lists and self.kind == "paragraph" else self.kind
        self.elements.around = (kind, self.level, self.lists, self.quote, self.cell)
        return self.elements

    # Blocks

    def close(self, _: object = None, _place: Place | None = None) -> None:
        """Between two blocks."""
        self.break_at = -1
        if self.elements is not None:
            self.elements.space = None
        if self.writer.opened is not None:
            self.writer.close()

    def start_heading(self, value: dict[str, str], _place: Place) -> None:
        self.close()
        self.kind = "heading"
        self.level = int(value["level"][1])

    def end_heading(self, _: None, _place: Place) -> None:
        self.close()
        self.kind = "paragraph"
        self.level = 0

    def start_list(self, _: object, _place: Place) -> None:
        self.close()
        self.lists += 1

    def end_list(self, _: None, _place: Place) -> None:
        self.close()
        self.lists -= 1

    def start_quote(self, _: object, _place: Place) -> None:
        self.close()
        self.quote += 1

    def end_quote(self, _: None, _place: Place) -> None:
        self.close()
        self.quote -= 1

    def start_table(self, _: object, _place: Place) -> None:
        self.close()
        self.row = -1
        if self.elements is not None:
            self.tables = self.elements.tables
            self.elements.tables += 1
        self.tables += 1

    def start_row(self, _: object, _place: Place) -> None:
        self.row += 1
        self.column = -1

    def start_cell(self, _: object, _place: Place) -> None:
        self.column += 1
        self.kind = "cell"
        self.cell = Cell(self.tables - 1, self.row, self.column)

    def end_cell(self, _: None, _place: Place) -> None:
        self.close()
        self.kind = "paragraph"
        self.cell = None

    def start_code(self, value: object, place: Place) -> None:
        self.close()
        if place["end"] <= self.skip:
            return
        start, end = self.place(place["start"]), self.place(place["end"])
        self.skip = place["end"]
        if value == "Indented" and not self.indented_is_code:
            self.feed([(start, end)])
            self.close()
        else:
            self.writer.hidden.append(Hidden("code", start, end))

    # Spans

    def start_image(self, _: object, place: Place) -> None:
        self.skip = max(self.skip, place["end"])

    def start_link(self, value: dict[str, str], place: Place) -> None:
        if value["link_type"] in {"Autolink", "Email"}:
            self.skip = max(self.skip, place["end"])

    def start_struck(self, _: object, _place: Place) -> None:
        self.struck.append(self.writer.length)

    def end_struck(self, _: None, _place: Place) -> None:
        self.writer.mark_code(self.struck.pop())


_LEAVES: dict[str, Any] = {
    "SoftBreak": Walk.on_soft_break,
    "HardBreak": Walk.on_hard_break,
    "Code": Walk.on_code,
    "Html": Walk.on_html,
    "InlineHtml": Walk.on_inline_html,
    "FootnoteReference": Walk.pass_by,
    "TaskListMarker": Walk.pass_by,
    "Rule": Walk.close,
}
_STARTS: dict[str, Any] = {
    "Heading": Walk.start_heading,
    "BlockQuote": Walk.start_quote,
    "List": Walk.start_list,
    "FootnoteDefinition": Walk.close,
    "CodeBlock": Walk.start_code,
    "HtmlBlock": Walk.close,
    "Table": Walk.start_table,
    "TableHead": Walk.start_row,
    "TableRow": Walk.start_row,
    "TableCell": Walk.start_cell,
    "Image": Walk.start_image,
    "Link": Walk.start_link,
    "Strikethrough": Walk.start_struck,
}
_ENDS: dict[str, Any] = {
    "Paragraph": Walk.close,
    "Heading": Walk.end_heading,
    "BlockQuote": Walk.end_quote,
    "List": Walk.end_list,
    "Item": Walk.close,
    "FootnoteDefinition": Walk.close,
    "HtmlBlock": Walk.end_html,
    "TableCell": Walk.end_cell,
    "Strikethrough": Walk.end_struck,
}
