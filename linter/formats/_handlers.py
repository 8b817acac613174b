"""What becomes of each event of a Markdown parser: text, HTML, blocks, spans."""

from typing import TYPE_CHECKING, Any

from linter.document import Cell, Hidden, ProseWriter
from linter.formats._passage import FOREVER, Passage

if TYPE_CHECKING:
    from linter.formats._masking import Masked

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


class Handlers(Passage):
    """A method for each kind of event; `LEAVES`, `STARTS` and `ENDS` tell which."""

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
            self.tables = self.elements.tables.count
            self.elements.tables.count += 1
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


LEAVES: dict[str, Any] = {
    "SoftBreak": Handlers.on_soft_break,
    "HardBreak": Handlers.on_hard_break,
    "Code": Handlers.on_code,
    "Html": Handlers.on_html,
    "InlineHtml": Handlers.on_inline_html,
    "FootnoteReference": Handlers.pass_by,
    "TaskListMarker": Handlers.pass_by,
    "Rule": Handlers.between,
}
STARTS: dict[str, Any] = {
    "Heading": Handlers.start_heading,
    "BlockQuote": Handlers.start_quote,
    "List": Handlers.start_list,
    "FootnoteDefinition": Handlers.between,
    "CodeBlock": Handlers.start_code,
    "HtmlBlock": Handlers.between,
    "Table": Handlers.start_table,
    "TableHead": Handlers.start_row,
    "TableRow": Handlers.start_row,
    "TableCell": Handlers.start_cell,
    "Image": Handlers.start_image,
    "Link": Handlers.start_link,
    "Strikethrough": Handlers.start_struck,
}
ENDS: dict[str, Any] = {
    "Paragraph": Handlers.between,
    "Heading": Handlers.end_heading,
    "BlockQuote": Handlers.end_quote,
    "List": Handlers.end_list,
    "Item": Handlers.between,
    "FootnoteDefinition": Handlers.between,
    "HtmlBlock": Handlers.end_html,
    "TableCell": Handlers.end_cell,
    "Strikethrough": Handlers.end_struck,
}
