"""The text of a Markdown article on its way into prose: places, words, HTML.

The parser counts bytes of UTF-8; a `Passage` knows the characters, what of them is no prose (the
tags of site generators, addresses, what hidden elements hide), and which block the text is in.
"""

from typing import TYPE_CHECKING

from linter.document import BlockKind, Cell, ProseWriter
from linter.formats._script import joins

if TYPE_CHECKING:
    from linter.formats._elements import Elements
    from linter.formats._masking import Masked

FOREVER = 1 << 62
"""A place after all others."""


class Passage:
    """An article that begins at offset `start` of its source, and how far it has been read.

    `text` is the source, or as long as it: what the parser is given to read, unless it is `masked`.
    """

    def __init__(
        self,
        writer: ProseWriter,
        text: str,
        start: int,
        masked: "Masked | None",
    ) -> None:
        self.writer = writer
        self.source = writer.source.text
        self.masked = masked
        self.text = masked.text if masked else text
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
        self.elements: Elements | None = None

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

    # Words

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
            found = FOREVER
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

    def close(self) -> None:
        """Between two blocks."""
        self.break_at = -1
        if self.elements is not None:
            self.elements.space = None
        if self.writer.opened is not None:
            self.writer.close()

    # HTML

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
            self.skip = FOREVER
        elif self.skip == FOREVER:
            self.skip = self.byte(at)
        if elements.resume > at:
            self.skip = max(self.skip, self.byte(elements.resume))

    def surround(self) -> "Elements":
        """The HTML elements that are open, told what Markdown they stand in."""
        from linter.formats._elements import Elements

        if self.elements is None:
            self.elements = Elements(self.writer, self.masked)
            self.elements.tables.count = self.tables
        kind = "item" if self.lists and self.kind == "paragraph" else self.kind
        self.elements.around = (kind, self.level, self.lists, self.quote, self.cell)
        return self.elements
