"""From the events of a Markdown parser to prose.

`pyromark` tells what begins and ends, in order, with ranges in bytes of UTF-8. Text that follows
text is copied in one go, so an event costs little more than it takes to look at it.
"""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from linter.document import Cell, Hidden, ProseWriter
from linter.formats._passage import FOREVER, Passage

if TYPE_CHECKING:
    from pyromark import Markdown

    from linter.formats._masking import Masked

_DELIMITERS = "*_~"
_PLAIN = frozenset(
    f"<{end}{name}>"
    for name in ("a", "b", "em", "font", "i", "small", "span", "strong", "u")
    for end in ("", "/")
)
_MOSTLY_PLAIN = ("<a ", "<font ", "<img ", "<span ")
"""Tags of which a reader of prose sees nothing, unless their attributes hide something."""
_MAY_HIDE = ("hidden", "display", "visibility")

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


class Walk(Passage):
    """One walk over the events of an article."""

    def __init__(
        self,
        writer: ProseWriter,
        text: str,
        start: int,
        masked: "Masked | None",
        *,
        indented_is_code: bool,
    ) -> None:
        super().__init__(writer, text, start, masked)
        self.indented_is_code = indented_is_code
        self.struck: list[int] = []
        self.html: list[tuple[int, int]] = []

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
        if self.elements is None or not self.elements.hidden:
            if tag in _PLAIN:
                return
            if tag.startswith(_MOSTLY_PLAIN):
                lower = tag.lower()
                if not any(word in lower for word in _MAY_HIDE):
                    return
        if place["start"] >= self.skip or self.skip == FOREVER:
            self.feed([(self.place(place["start"]), self.place(place["end"]))])

    # Blocks

    def between(self, _: object, _place: Place) -> None:
        """Between two blocks."""
        self.close()

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
    "Rule": Walk.between,
}
_STARTS: dict[str, Any] = {
    "Heading": Walk.start_heading,
    "BlockQuote": Walk.start_quote,
    "List": Walk.start_list,
    "FootnoteDefinition": Walk.between,
    "CodeBlock": Walk.start_code,
    "HtmlBlock": Walk.between,
    "Table": Walk.start_table,
    "TableHead": Walk.start_row,
    "TableRow": Walk.start_row,
    "TableCell": Walk.start_cell,
    "Image": Walk.start_image,
    "Link": Walk.start_link,
    "Strikethrough": Walk.start_struck,
}
_ENDS: dict[str, Any] = {
    "Paragraph": Walk.between,
    "Heading": Walk.end_heading,
    "BlockQuote": Walk.end_quote,
    "List": Walk.end_list,
    "Item": Walk.between,
    "FootnoteDefinition": Walk.between,
    "HtmlBlock": Walk.end_html,
    "TableCell": Walk.end_cell,
    "Strikethrough": Walk.end_struck,
}
