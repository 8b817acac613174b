"""An article's prose as names are looked for in it: with its case and folded, of one length.

Names are found in folded text, but whether a letter was a capital decides much. Where folding
changes the length of the text, the case is put back on the folded text, so that one offset means
one place in both.
"""

from bisect import bisect_left, bisect_right

from linter.document import Block, Document
from linter.facts.sentences import sentences
from linter.folding import Folded
from linter.later import pattern

_WIDE = pattern("[\uff10-\uff5a]")
_NONE: frozenset[str] = frozenset()


class Prose:
    """The two texts of an article, and what of its make-up is asked for again and again."""

    __slots__ = ("_back", "_blocks", "_sentences", "_starts", "blocks", "cased", "document", "text")

    def __init__(self, document: Document, folded: Folded) -> None:
        self.document = document
        self.text = folded.text
        """The folded text."""
        self._back = folded
        same = folded.starts is None
        prose = document.prose
        self.cased = prose if same and not _wide(prose) else _cased(prose, folded)
        """The text with its case, as long as the folded one."""
        self.blocks = document.blocks
        self._starts: list[int] | None = None
        self._blocks: list[tuple[int, int]] | None = None
        self._sentences: dict[int, list[tuple[int, int]]] = {}

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
            self._blocks = [
                (self.place(block.start), self.place(block.end)) for block in self.blocks
            ]
            self._starts = [start for start, _ in self._blocks]
        return max(bisect_right(self._starts, offset) - 1, 0)

    def block(self, offset: int) -> Block:
        """The block that `offset` is in."""
        return self.blocks[self.number(offset)]

    def bounds(self, number: int) -> tuple[int, int]:
        """Where the block of this number starts and ends."""
        if self._blocks is None:
            self.number(0)
        return self._blocks[number] if self._blocks else (0, len(self.text))

    def sentence(self, offset: int) -> tuple[int, int]:
        """Where the sentence that `offset` is in starts and ends."""
        number = self.number(offset)
        if number not in self._sentences:
            start, end = self.bounds(number)
            self._sentences[number] = list(sentences(self.cased, start, end, _NONE))
        found = self.bounds(number)
        for start, end in self._sentences[number]:
            if start <= offset:
                found = (start, end)
        return found


def _wide(prose: str) -> bool:
    return not prose.isascii() and _WIDE.search(prose) is not None


def _cased(prose: str, folded: Folded) -> str:
    """The folded text with the capitals that it came from."""
    starts = folded.starts or range(len(folded.text))
    return "".join(
        char.upper() if prose[start].isupper() and len(char.upper()) == 1 else char
        for char, start in zip(folded.text, starts, strict=True)
    )
