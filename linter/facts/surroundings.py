"""What stands around a name: the words on both sides, its sentence, and what plays which role."""

from typing import NamedTuple

from linter.facts.evidence import BIT, Mark, Vocabulary, Words
from linter.facts.prose import Prose
from linter.later import pattern
from linter.scripts import CASELESS, UNSPACED

_LONGEST = 24
_GAP = 6
_QUOTES = ('"', "“", "„", "«", "《", "『")
_SIGNS = frozenset(char for char in map(chr, range(0x900, 0x964)) if not char.isalnum())
"""The vowel signs of Devanagari: parts of a word, and no letters to Python."""
_INNER = _SIGNS | frozenset("'’.&")
_OPENING = " \"'“”‘’«»*_([（【-–—•·>#:\u00a0「『„"
_STOPS = frozenset(".!?:…。：！？؟।")
_JOINING = frozenset(",;'’-–،؛")
_UNCASED = pattern(f"[{CASELESS}{UNSPACED}]")
_WORD = pattern(r"[^\W\d_]+")
_TITLE_LEAST, _LONGEST_TITLE = 3, 160
_LONG_WORD = 4


class Piece(NamedTuple):
    """A word beside a name: folded and as written, its place, what stands between."""

    text: str
    cased: str
    start: int
    end: int
    gap: str


_NOTHING = Piece("", "", -1, -1, "")


class Place:
    """Where one name stands; what is costly to find out is found when first asked for."""

    __slots__ = (
        "_following",
        "_previous",
        "base",
        "end",
        "floor",
        "name",
        "number",
        "roof",
        "sentence",
        "start",
        "written",
    )

    def __init__(self, prose: Prose, start: int, end: int) -> None:
        self.start = start
        self.end = end
        self.number = prose.number(start)
        """The number of its block."""
        self.floor, self.roof = prose.bounds(self.number)
        self.name = self.base = prose.text[start:end]
        """The folded name; `base` is the same where it is not inflected."""
        self.written = prose.cased[start:end]
        self._previous: Piece | None = None
        self._following: Piece | None = None
        self.sentence: tuple[int, int] | None = None


class Surroundings:
    """Asks after what stands around the names of one article; remembers the answers."""

    __slots__ = ("_marks", "_places", "_titles", "prose", "quotes", "vocabulary", "words")

    def __init__(self, prose: Prose, words: Words, vocabulary: Vocabulary) -> None:
        self.prose = prose
        self.words = words
        self.vocabulary = vocabulary
        self.quotes = any(mark in prose.cased for mark in _QUOTES)
        """Whether anything stands in quotation marks."""
        self._places: dict[int, Place] = {}
        self._marks: dict[tuple[int, int], list[Mark]] = {}
        self._titles: dict[int, tuple[int, int]] = {}

    def place(self, start: int, end: int) -> Place:
        """The place of the name ``start:end``."""
        known = self._places.get(start)
        if known is None:
            known = self._places[start] = Place(self.prose, start, end)
        return known

    def previous(self, place: Place) -> Piece:
        """The word before a name in its block."""
        if place._previous is None:  # noqa: SLF001  # a place keeps what we find out
            place._previous = self._before(place.start, place.floor)  # noqa: SLF001
        return place._previous  # noqa: SLF001

    def _before(self, start: int, floor: int) -> Piece:
        text = self.prose.text
        at, least = start, max(floor, start - _GAP)
        while at > least and not (text[at - 1].isalnum() or text[at - 1] in _SIGNS):
            at -= 1
        begin, least = at, max(floor, at - _LONGEST)
        while begin > least and (text[begin - 1].isalnum() or text[begin - 1] in _INNER):
            begin -= 1
        if begin == at:
            return _NOTHING
        cased = self.prose.cased
        return Piece(text[begin:at], cased[begin:at], begin, at, cased[at:start])

    def following(self, place: Place) -> Piece:
        """The word behind a name in its block."""
        if place._following is None:  # noqa: SLF001
            place._following = self._after(place.end, place.roof)  # noqa: SLF001
        return place._following  # noqa: SLF001

    def _after(self, end: int, roof: int) -> Piece:
        text = self.prose.text
        at, most = end, min(roof, end + _GAP)
        while at < most and not text[at].isalnum():
            at += 1
        stop, most = at, min(roof, at + _LONGEST)
        while stop < most and (text[stop].isalnum() or text[stop] in _SIGNS):
            stop += 1
        if stop == at:
            return _NOTHING
        cased = self.prose.cased
        return Piece(text[at:stop], cased[at:stop], at, stop, cased[end:at])

    def sentence(self, place: Place) -> tuple[int, int]:
        """Where the sentence of a name starts and ends."""
        if place.sentence is None:
            place.sentence = self.prose.sentence(place.number, place.start, place.end)
        return place.sentence

    def marks(self, place: Place) -> list[Mark]:
        """What plays a role in the sentence of a name."""
        sentence = self.sentence(place)
        found = self._marks.get(sentence)
        if found is None:
            found = self._marks[sentence] = self.words.marks(self.prose.text, *sentence)
        return found

    def plays(self, word: str, *roles: str) -> bool:
        """Whether a folded word plays one of these roles by itself."""
        wanted = 0
        for role in roles:
            wanted |= BIT[role]
        return bool(self.words.mask(word, 0, len(word)) & wanted)

    def opens(self, place: Place) -> bool:
        """Whether a sentence begins with the name, so that a capital there says nothing."""
        start, cased = place.start, self.prose.cased
        if start - place.floor > 1 and cased[start - 1] == " ":
            before = cased[start - 2]
            if before.isalnum() or before in _JOINING:
                return False
        between = cased[self.sentence(place)[0] : start]
        return not between.strip(_OPENING) or between.rstrip(_OPENING)[-1:] in _STOPS

    def opens_at(self, piece: Piece, place: Place) -> bool:
        """Whether a sentence begins with the word before a name."""
        begin = self.sentence(place)[0]
        return not self.prose.cased[begin : piece.start].strip(_OPENING)

    def title_case(self, place: Place) -> bool:
        """Whether the block has a capital on every other word, so that one says nothing."""
        if place.roof - place.floor > _LONGEST_TITLE:
            return False
        known = self._titles.get(place.number)
        if known is None:
            known = _capitals(self.prose.cased[place.floor : place.roof])
            self._titles[place.number] = known
        capitals, words = known
        if place.start - place.floor > _GAP:
            own, long = _capitals(f"x {place.written}")
            capitals, words = capitals - own, words - long
        block = self.prose.block(place.number)
        if block is not None and block.kind == "heading":
            return 0 < words == capitals
        return words >= _TITLE_LEAST and capitals * 10 >= words * 7


def _capitals(text: str) -> tuple[int, int]:
    """How many longer words but the first begin with a capital, and how many there are."""
    long = [word for word in _WORD.findall(text)[1:] if len(word) >= _LONG_WORD]
    return sum(word[0].isupper() for word in long), len(long)


def uncased(text: str) -> bool:
    """Whether a name is in a script without capitals."""
    return text > "\u0590" and _UNCASED.match(text) is not None
