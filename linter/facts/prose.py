"""An article's prose as names are looked for in it: with its case and folded, of one length.

Names are found in folded text, but whether a letter was a capital decides much. Where folding
changes the length of the text, the case is put back on the folded text, so that one offset means
one place in both.
"""

from bisect import bisect_left, bisect_right

from linter.document import Block, Document
from linter.folding import Folded
from linter.later import pattern

_WIDE = pattern("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_ENDS = (". ", "! ", "? ", "\n", "。", "！", "？", "؟", "। ", '."', ".”", "… ", ": ")
_SHORT = 4
"""A full stop behind so few letters, the first a capital, ends an abbreviation: ``Inc.``"""


class Prose:
    """The two texts of an article, and where its blocks and sentences are in them."""

    __slots__ = (
        "_back",
        "_bounds",
        "_code",
        "_starts",
        "blocks",
        "cased",
        "document",
        "text",
    )

    def __init__(self, document: Document, folded: Folded) -> None:
        self.document = document
        self.text = folded.text
        """The folded text."""
        prose = document.prose
        same = folded.starts is None and not _wide(prose)
        self.cased = prose if same else _cased(prose, folded)
        """The text with its case, as long as the folded one."""
        self.blocks = document.blocks
        self._back = folded
        self._starts: list[int] | None = None
        self._bounds: list[tuple[int, int]] = []
        self._code = [span.start for span in document.code]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the document's prose that ``start:end`` is from."""
        return self._back.original(start, end)

    def place(self, offset: int) -> int:
        """Where an offset of the document's prose is in our texts."""
        starts = self._back.starts
        return offset if starts is None else bisect_left(starts, offset)

    def number(self, offset: int) -> int:
        """The number of the block that `offset` is in."""
        if self._starts is None:
            place = self.place
            self._bounds = [(place(block.start), place(block.end)) for block in self.blocks]
            self._starts = [start for start, _ in self._bounds]
        return max(bisect_right(self._starts, offset) - 1, 0)

    def bounds(self, number: int) -> tuple[int, int]:
        """Where the block of this number starts and ends."""
        if self._starts is None:
            self.number(0)
        return self._bounds[number] if self._bounds else (0, len(self.text))

    def block(self, number: int) -> Block | None:
        """The block of this number, if there are blocks at all."""
        return self.blocks[number] if self.blocks else None

    def sentence(self, number: int, start: int, end: int) -> tuple[int, int]:
        """Where the sentence of ``start:end``, in the block of `number`, starts and ends.

        Roughly: a colon ends it too, and an abbreviation may be taken for an end.
        """
        floor, roof = self.bounds(number)
        floor, roof = max(floor, start - _LONGEST), min(roof, end + _LONGEST)
        cased = self.cased
        first = start
        while True:
            found = max(cased.rfind(mark, floor, first) for mark in _ENDS)
            if found < 0 or not _abbreviates(cased, floor, found):
                break
            first = found
        last = end
        while True:
            ends = [at for mark in _ENDS if (at := cased.find(mark, last, roof)) >= 0]
            if not ends or not _abbreviates(cased, floor, min(ends)):
                break
            last = min(ends) + 1
        return (found + 1 if found >= 0 else floor), (min(ends) + 1 if ends else roof)

    def code(self, offset: int) -> tuple[int, int] | None:
        """The stretch of inline code that an offset of the document's prose is in."""
        at = bisect_right(self._code, offset) - 1
        if at < 0 or offset >= self.document.code[at].end:
            return None
        return self.document.code[at]


_LONGEST = 250
"""Characters on each side of a name in which its sentence is looked for."""


def _abbreviates(cased: str, floor: int, stop: int) -> bool:
    """Whether the full stop at `stop` belongs to an abbreviation or an initial."""
    if cased[stop] != ".":
        return False
    begin = stop
    while begin > floor and (cased[begin - 1].isalpha() or cased[begin - 1] == "."):
        begin -= 1
    word = cased[begin:stop]
    return (0 < len(word) <= _SHORT and word[0].isupper() and not word.isupper()) or (
        len(word) == 1 or "." in word
    )


def _wide(prose: str) -> bool:
    return not prose.isascii() and _WIDE.search(prose) is not None


def _cased(prose: str, folded: Folded) -> str:
    """The folded text with the capitals that it came from."""
    starts = folded.starts or range(len(folded.text))
    return "".join(
        char.upper() if prose[start].isupper() and len(char.upper()) == 1 else char
        for char, start in zip(folded.text, starts, strict=True)
    )
