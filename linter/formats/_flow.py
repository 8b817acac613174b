"""Running text as a browser shows it: white space collapsed, character references read.

White space is kept back until text follows it in its block, so that a block neither begins nor ends
with it. At a line end between characters of a script without spaces, it is none.
"""

from collections.abc import Iterable

from linter.document import ProseWriter
from linter.formats import _address
from linter.formats._masking import Masked
from linter.formats._script import joins
from linter.later import pattern

_SPECIAL = pattern(
    r"[ \t\n\r\f]{2,}|[\t\n\r\f]|&(?:\#[xX][0-9a-fA-F]+|\#[0-9]+|[A-Za-z][A-Za-z0-9]*);?"
)
_COMMON = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&nbsp;": "\u00a0"}


class Flow:
    """Writes the text between tags to `writer`."""

    def __init__(self, writer: ProseWriter, masked: Masked | None) -> None:
        self.writer = writer
        self.masked = masked
        self.skip = 0
        """The offset in the source before which no text is read."""
        self.space: tuple[int, int] | None = None
        """The white space of the source that waits for text after it."""

    def open(self) -> None:
        """Open a block for the text that comes next."""
        self.writer.open("paragraph")

    def close(self) -> None:
        """End the open block."""
        self.space = None
        if self.writer.opened is not None:
            self.writer.close()

    def break_line(self, start: int, end: int) -> None:
        """Write the line break that stands at ``start:end`` of the source."""
        self.space = None
        if self.writer.opened is not None and self.writer.last != "\n":
            self.writer.put("\n", start, end)

    def settle(self) -> None:
        """Write the space that waits: what comes next is to be told from it."""
        if self.space is not None:
            self.writer.put(" ", *self.space)
            self.space = None

    def put(self, shown: str, start: int, end: int) -> None:
        """Write `shown` for source ``start:end``."""
        self._begin(shown, start)
        self.writer.put(shown, start, end)

    def words(self, text: str, start: int, end: int, base: int) -> None:
        """Write the text ``start:end`` of `text`, which begins at offset `base` of the source."""
        start = max(start, self.skip - base)
        for special in _SPECIAL.finditer(text, start, end):
            first, last = special.span()
            if first > start:
                self._copy(text, start, first, base)
            start = max(last, self.skip - base)
            if start > last:
                continue
            if text[first] == "&":
                self._entity(text, first, last, base)
            else:
                self.blank(base + first, base + last)
        if end > start:
            self._copy(text, start, end, base)

    def _copy(self, text: str, start: int, end: int, base: int) -> None:
        """Copy a stretch without special characters, but for a space at either end."""
        if text[start] == " ":
            self.blank(base + start, base + start + 1)
            start += 1
        last = end - 1 if text[end - 1] == " " else end
        if last > start:
            for first, stop, shown in self._pieces(base + start, base + last):
                if shown:
                    self.put(shown, first, stop)
                else:
                    self._copy_words(first, stop)
        if start <= last < end:
            self.blank(base + last, base + end)

    def _pieces(self, start: int, end: int) -> Iterable[tuple[int, int, str]]:
        return self.masked.pieces(start, end) if self.masked else ((start, end, ""),)

    def _copy_words(self, start: int, end: int) -> None:
        """Copy source ``start:end`` without the addresses in it."""
        text = self.writer.source.text
        while start < end:
            if text[start] == " " == self.writer.last:
                start += 1  # what stood between two spaces is gone
            address = _address.find(text, start, end)
            stop = address[0] if address else end
            if stop > start:
                self._begin(text[start], start)
                self.writer.copy(start, stop)
            start = self.skip = address[1] if address else end

    def _entity(self, text: str, start: int, end: int, base: int) -> None:
        entity = text[start:end]
        shown = _COMMON.get(entity) or _unescape(entity)
        if shown == entity:
            self._copy(text, start, end, base)
        elif shown:
            self.put(shown, base + start, base + end)

    def blank(self, start: int, end: int) -> None:
        """Keep the white space at ``start:end`` of the source back until text follows it."""
        if self.writer.opened is not None and self.writer.last != "\n":
            self.space = (self.space[0] if self.space else start, end)

    def _begin(self, shown: str, at: int) -> None:
        """Make ready for text that begins with `shown` at offset `at`."""
        if self.writer.opened is None:
            self.open()
        elif self.space is not None:
            start, end = self.space
            wrapped = bool(self.writer.source.text[start:end].strip(" \t"))
            if not (wrapped and joins(self.writer.last, shown[0])):
                self.writer.put(" ", start, min(end, at))
        self.space = None


def _unescape(entity: str) -> str:
    # The table of all names is large, and most pages need none of it.
    from html import unescape

    return unescape(entity)
