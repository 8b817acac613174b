"""What stands around a name: the words on both sides, the sentence, and what plays which role."""

from typing import NamedTuple

from linter.facts.evidence import BIT, Mark, Vocabulary, Words
from linter.facts.prose import Prose
from linter.later import pattern
from linter.scripts import UNSPACED

_WORD_BACK = pattern(r"[^\W_][\w'’.&]*$")
_WORD_ON = pattern(r"[^\W_]+")
_REACH = 40
_OPENING = " \"'“”‘’«»*_([（【-–—•·>#:\u00a0「『„"
_UNCASED = pattern(f"[{UNSPACED}]")
_TITLE_LEAST = 3
_LONG_WORD = 4


class Piece(NamedTuple):
    """A word beside a name: its folded text, its text as written, its place, what is between."""

    text: str
    cased: str
    start: int
    end: int
    gap: str


_NOTHING = Piece("", "", -1, -1, "")


class Surroundings:
    """Asks after what stands around stretches of one article; remembers sentences."""

    __slots__ = ("_marks", "_titles", "prose", "vocabulary", "words")

    def __init__(self, prose: Prose, words: Words, vocabulary: Vocabulary) -> None:
        self.prose = prose
        self.words = words
        self.vocabulary = vocabulary
        self._marks: dict[tuple[int, int], list[Mark]] = {}
        self._titles: dict[int, bool] = {}

    def bounds(self, start: int) -> tuple[int, int]:
        """Where the block that `start` is in begins and ends."""
        return self.prose.bounds(self.prose.number(start))

    def before(self, start: int) -> Piece:
        """The word before `start` in its block."""
        floor = max(self.bounds(start)[0], start - _REACH)
        text = self.prose.text
        at = start
        while at > floor and not text[at - 1].isalnum():
            at -= 1
        match = _WORD_BACK.search(text[floor:at]) if at > floor else None
        if match is None:
            return _NOTHING
        begin = floor + match.start()
        return Piece(
            match.group(), self.prose.cased[begin:at], begin, at, self.prose.cased[at:start]
        )

    def after(self, end: int) -> Piece:
        """The word after `end` in its block."""
        roof = min(self.bounds(end - 1)[1], end + _REACH)
        match = _WORD_ON.search(self.prose.text, end, roof)
        if match is None:
            return _NOTHING
        cased = self.prose.cased
        start, stop = match.span()
        return Piece(match.group(), cased[start:stop], start, stop, cased[end:start])

    def marks(self, start: int) -> list[Mark]:
        """What plays a role in the sentence that `start` is in."""
        sentence = self.prose.sentence(start)
        if sentence not in self._marks:
            self._marks[sentence] = self.words.marks(self.prose.text, *sentence)
        return self._marks[sentence]

    def role(self, piece: Piece, *roles: str) -> bool:
        """Whether a word plays one of these roles by itself."""
        if not piece.text:
            return False
        wanted = 0
        for role in roles:
            wanted |= BIT[role]
        return bool(self.words.mask(piece.text, 0, len(piece.text)) & wanted)

    def opens(self, start: int) -> bool:
        """Whether `start` is where a sentence begins, so that a capital there says nothing."""
        sentence_start, _ = self.prose.sentence(start)
        between = self.prose.cased[sentence_start:start]
        return not between.strip(_OPENING) or between.rstrip(_OPENING)[-1:] in set(".!?:…。：")

    def title_case(self, start: int) -> bool:
        """Whether the block is written with a capital on every word, so that one says nothing."""
        number = self.prose.number(start)
        if number not in self._titles:
            begin, end = self.prose.bounds(number)
            words = _WORD_ON.findall(self.prose.cased[begin:end])[1:]
            long = [word for word in words if len(word) >= _LONG_WORD and word[0].isalpha()]
            capitals = sum(word[0].isupper() for word in long)
            self._titles[number] = len(long) >= _TITLE_LEAST and capitals * 10 >= len(long) * 7
        return self._titles[number]


def uncased(text: str) -> bool:
    """Whether a name is in a script without capitals."""
    return bool(text) and _UNCASED.match(text) is not None
