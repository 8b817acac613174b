"""Finding phrases in folded text: the longest ones, wherever they overlap.

How a phrase is written, and how a lexicon is built of phrases, is in `linter.phrases`.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from linter.later import pattern

_SIGNS = "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
WORD = pattern(rf"[^\W_]+(?:[{_SIGNS}]+[^\W_]*)*|[^\w\s'\-{_SIGNS}]|(?<![^\s])-(?!\S)")
"""A word, or a mark that is not part of one; an apostrophe or hyphen beside a letter is neither.
The vowel signs of Devanagari are parts of a word, which Python takes for marks."""
LONGEST_STEM = 14
"""Stems and endings are filed by no more characters than this."""

_LONGEST_HEAD = 120
_KEPT_WORDS = 20_000
_NOTHING: Mapping[int, int] = {}
_BONUS = 6
"""What a strong role is worth: more than a word beside it, less than a longer phrase."""
_HEAD_ENDS = ":：;-–—.。*_|)）]】>」』》〉"

Words = tuple[str, ...]
Slot = tuple[Words, ...]
"""What may stand at one place of a phrase: any of several runs of words, some of them empty."""
Place = tuple[dict[str, tuple[Words, ...]], tuple[Words, ...], bool]
"""The same to find by: what follows each first word, runs that begin with a star, none at all."""
Rest = tuple[tuple[Place, ...], int]
"""What follows the first word of a phrase, and the roles that the phrase plays, as bits."""
Table = dict[str, list[Rest]]
Gate = tuple[dict[str, int], dict[str, int], dict[str, int]]
"""The roles of phrases by a word that each of them must have, no everyday word if it can be:
exact, by its beginning, by its end. What a text may hold is told by its words alone."""
_Word = tuple[str, int, int]
"""A word of a text, and where it starts and ends."""


class Tag(NamedTuple):
    """A phrase found in a text: its offsets, its first word and the one after it, its roles."""

    start: int
    end: int
    word: int
    after: int
    mask: int


class Lexicon(NamedTuple):
    """The phrases of one language, by their first word: exact, by its beginning, by its end."""

    exact: Table
    stems: Table
    endings: Table
    anywhere: dict[str, list[tuple[str, int]]]
    """By the first two characters (one, if it has no more); only where no spaces are written."""
    strong: int
    """Roles that decide: of two phrases as long, one that plays such a role is taken."""
    met: dict[str, tuple[Rest, ...]]
    """What was found for a word is kept, up to a bound, since most words come again."""

    def tags(self, text: str, after: Tag | None = None) -> list[Tag]:
        """The longest phrase at each place of folded `text`, and every mark as a tag of mask 0.

        `after`: a tag that the text begins with, which has been found already.
        """
        if self.anywhere:
            return self._tags_anywhere(text, after)
        words = [(m.group(), m.start(), m.end()) for m in WORD.finditer(text)]
        found = [after] if after else []
        first = after.after if after else 0
        options = [self._options(words, number) for number in range(first, len(words))]
        for start, length in _best(options, self.strong):
            number = first + start
            last = number + length
            mask = options[start].get(length, 0)
            if mask or not words[number][0][0].isalnum():
                found.append(Tag(words[number][1], words[last - 1][2], number, last, mask))
        return found

    def head(self, text: str) -> Tag | None:
        """The phrase that `text` begins with (behind marks), if a mark or nothing follows it."""
        tags = self._tags_anywhere(text[:_LONGEST_HEAD]) if self.anywhere else self._first_tag(text)
        tags = [tag for tag in tags if tag.mask or tag.word]
        if not tags or not tags[0].mask or any(map(str.isalnum, text[: tags[0].start])):
            return None
        follows = text[tags[0].end :].lstrip()[:1]
        return tags[0] if not follows or follows in _HEAD_ENDS else None

    def _first_tag(self, text: str) -> list[Tag]:
        words = [(m.group(), m.start(), m.end()) for m in WORD.finditer(text[:_LONGEST_HEAD])]
        first = next((n for n, word in enumerate(words) if word[0][0].isalnum()), len(words))
        if first == len(words):
            return []
        options = self._options(words, first)
        if not options:
            return []
        last = first + max(options)
        return [Tag(words[first][1], words[last - 1][2], first, last, options[last - first])]

    def _options(self, words: Sequence[_Word], number: int) -> Mapping[int, int]:
        """The phrases at word `number`: by how many words long they are, the roles they play."""
        word = words[number][0]
        beginning = self.met.get(word)
        if beginning is None:
            if len(self.met) > _KEPT_WORDS:
                self.met.clear()
            beginning = self.met[word] = tuple(self._beginning(word))
        if not beginning:
            return _NOTHING
        options: dict[int, int] = {}
        for rest, bits in beginning:
            if not rest:
                options[1] = options.get(1, 0) | bits
                continue
            for end in _reaches(rest, number + 1, words):
                options[end - number] = options.get(end - number, 0) | bits
        return options

    def _beginning(self, word: str) -> Iterator[Rest]:
        """The phrases whose first word fits `word`: what follows it, and the roles."""
        yield from self.exact.get(word, ())
        if self.stems:
            for size in range(2, min(len(word), LONGEST_STEM) + 1):
                yield from self.stems.get(word[:size], ())
        if self.endings:
            for size in range(3, min(len(word), LONGEST_STEM) + 1):
                yield from self.endings.get(word[-size:], ())

    def mask_anywhere(self, text: str) -> int:
        """All the roles of phrases that stand in a text without spaces: the same bound."""
        text = text.replace(" ", "")
        mask = 0
        for at in range(len(text)):
            for phrase, bits in self._starting(text, at):
                if bits & ~mask and text.startswith(phrase, at):
                    mask |= bits
        return mask

    def _starting(self, text: str, at: int) -> Iterator[tuple[str, int]]:
        """The phrases that begin with the character at `at` and the next that is no space."""
        after = text[at + 1 : at + 2]
        if after == " ":
            after = text[at + 2 : at + 3]
        yield from self.anywhere.get(text[at] + after, ())
        if after:
            yield from self.anywhere.get(text[at], ())

    def _tags_anywhere(self, text: str, after: Tag | None = None) -> list[Tag]:
        first = after.end if after else 0
        options = [self._options_anywhere(text, at) for at in range(first, len(text))]
        found = [after] if after else []
        for start, length in _best(options, self.strong):
            at = first + start
            mask = options[start].get(length, 0)
            if mask or not (text[at].isalnum() or text[at].isspace() or text[at] in "'-"):
                found.append(Tag(at, at + length, at // 2, -(-(at + length) // 2), mask))
        return found

    def _options_anywhere(self, text: str, at: int) -> dict[int, int]:
        options: dict[int, int] = {}
        for phrase, bits in self._starting(text, at):
            end = _ends(text, at, phrase)
            if end > at and _whole(text, at, end):
                options[end - at] = options.get(end - at, 0) | bits
        return options


def mask_of(gate: Gate, word: str) -> int:
    """The roles of all phrases that cannot be in a text without this word (or one like it)."""
    exact, stems, endings = gate
    mask = exact.get(word, 0)
    if stems:
        for size in range(2, min(len(word), LONGEST_STEM) + 1):
            mask |= stems.get(word[:size], 0)
    if endings:
        for size in range(3, min(len(word), LONGEST_STEM) + 1):
            mask |= endings.get(word[-size:], 0)
    return mask


def _best(options: Sequence[Mapping[int, int]], strong: int) -> Iterator[tuple[int, int]]:
    """Start and length of the phrases to take: the longest ones, wherever they overlap others.

    Of two as long, one that plays a `strong` role is taken. Every place that no phrase covers
    comes with length 1.
    """
    worth = [0] * (len(options) + 1)
    take = [1] * len(options)
    for start in range(len(options) - 1, -1, -1):
        worth[start] = worth[start + 1]
        for length, mask in options[start].items():
            value = 4 * length * length + (_BONUS if mask & strong else 0) + worth[start + length]
            if value > worth[start] or (value == worth[start] and length > take[start]):
                worth[start], take[start] = value, length
    start = 0
    while start < len(options):
        yield start, take[start]
        start += take[start]


def _reaches(rest: tuple[Place, ...], at: int, words: Sequence[_Word]) -> Iterator[int]:
    """Every word that what follows the first word of a phrase may end before, from word `at`."""
    if not rest:
        yield at
        return
    exact, starred, optional = rest[0]
    after = rest[1:]
    if at < len(words):
        for tail in exact.get(words[at][0], ()):
            if not tail or _all_fit(tail, at + 1, words):
                yield from _reaches(after, at + 1 + len(tail), words)
        for run in starred:
            if _all_fit(run, at, words):
                yield from _reaches(after, at + len(run), words)
    if optional:
        yield from _reaches(after, at, words)


def _all_fit(run: Words, at: int, words: Sequence[_Word]) -> bool:
    if at + len(run) > len(words):
        return False
    return all(_fits(one, words[at + number][0]) for number, one in enumerate(run))


def _fits(one: str, word: str) -> bool:
    if one[-1] == "*":
        return word.startswith(one[:-1])
    if one[0] == "*":
        return word.endswith(one[1:])
    return word == one


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a phrase found anywhere does not cut a Latin word, or is in no Latin script."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (
        (_latin(text[start]) and _latin(before)) or (_latin(text[end - 1]) and _latin(after))
    )


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _ends(text: str, start: int, phrase: str) -> int:
    """Where `phrase` (without spaces) ends in `text` from `start`, skipping spaces, or -1."""
    if text.startswith(phrase, start):
        return start + len(phrase)
    at = start
    for char in phrase:
        while at > start and at < len(text) and text[at] == " ":
            at += 1
        if at >= len(text) or text[at] != char:
            return -1
        at += 1
    return at
