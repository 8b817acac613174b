"""The decoded text of one file, and the places in it.

Offsets count code points of the decoded text from 0; lines and columns count from 1 and are
made from offsets once, at the edge. A line ends at ``\\n``, ``\\r\\n`` or ``\\r`` and nowhere else:
a form feed, U+0085 or U+2028 does not end a line in an editor or in CI, so it does not here.
"""

import re
from bisect import bisect_right
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|\n|\r")
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


class Span(NamedTuple):
    """A stretch of text, from `start` up to but not including `end`, in code points."""

    start: int
    end: int


class Position(NamedTuple):
    """Where an editor would put the cursor: line and column, both counted from 1."""

    line: int
    column: int


class NotText(ValueError):
    """The bytes of a file that are no text we read: `offset` is the first bad byte, from 0."""

    def __init__(self, offset: int, reason: str) -> None:
        super().__init__(f"{reason} at byte {offset}")
        self.offset = offset
        self.reason = reason


class Source:
    """One file's decoded text under the path that the user knows it by.

    A byte order mark is not part of `text`, so it is neither an offset nor a column.
    """

    __slots__ = ("_line_starts", "path", "text")

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self._line_starts: list[int] | None = None

    @property
    def line_starts(self) -> list[int]:
        """The offset at which each line begins, found once, when first asked for."""
        if self._line_starts is None:
            self._line_starts = [0, *(m.end() for m in _LINE_END.finditer(self.text))]
        return self._line_starts

    def position(self, offset: int) -> Position:
        """The line and column of an offset from 0 to ``len(text)``."""
        starts = self.line_starts
        line = bisect_right(starts, offset)
        return Position(line, offset - starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The text of line `number` (from 1) without its line end."""
        starts = self.line_starts
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")


def decode(data: bytes) -> str:
    """Decode UTF-8 (with or without BOM) or UTF-16 with a BOM; anything else raises `NotText`."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            if encoding == "utf-32":
                raise NotText(0, "UTF-32 is not supported")
            return _decode(data, len(bom), encoding)
    return _decode(data, 0, "utf-8")


def _decode(data: bytes, skip: int, encoding: str) -> str:
    try:
        text = data[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        raise NotText(skip + error.start, f"not valid {encoding.upper()}") from None
    if "\0" in text:
        # In UTF-16 every other byte may be zero, so the place is told from the characters.
        before = text[: text.index("\0")].encode(encoding)
        raise NotText(skip + len(before), "a NUL character: this is a binary file")
    return text
