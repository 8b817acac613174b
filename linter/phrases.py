"""Phrases written for people, and the lexicon that is built of them.

How a phrase is written: words between spaces; ``word*`` begins with, ``*word`` ends with;
``(a|b c|)`` is any of these, the last one here being nothing at all. Apostrophes and hyphens
inside a word cut it and are not words, in phrase and text alike (``don't`` is two words). In a
script without spaces between words a phrase is found anywhere, and its spaces are optional.
"""

from collections.abc import Iterator
from itertools import product

from linter.folding import folded
from linter.lexicon import LONGEST_STEM, WORD, Gate, Lexicon, Place, Rest, Slot, Table, Words


class BadPhrase(ValueError):
    """A phrase that cannot be read, and why."""


def slots(phrase: str) -> tuple[Slot, ...]:
    """The places of a phrase, each with all that may stand there; raises `BadPhrase`."""
    return tuple(tuple(map(_words, _expand(piece))) for piece in _cut(phrase, " ", phrase))


def _cut(text: str, at: str, phrase: str) -> list[str]:
    """Cut `text` at a mark where it stands outside parentheses."""
    depth = 0
    pieces = [""]
    for char in text:
        depth += (char == "(") - (char == ")")
        if depth < 0:
            break
        if char == at and not depth:
            pieces.append("")
        else:
            pieces[-1] += char
    if depth:
        raise BadPhrase(f"unbalanced parentheses in {phrase!r}")
    return [piece for piece in pieces if piece or at == "|"]


def _expand(piece: str) -> list[str]:
    """All that a piece with alternatives in parentheses stands for."""
    start = piece.find("(")
    if start < 0:
        return [piece]
    depth, end = 0, start
    for end in range(start, len(piece)):
        depth += (piece[end] == "(") - (piece[end] == ")")
        if not depth:
            break
    inner = [one for choice in _cut(piece[start + 1 : end], "|", piece) for one in _expand(choice)]
    after = _expand(piece[end + 1 :])
    return [piece[:start] + one + rest for one, rest in product(inner, after)]


def _words(run: str) -> Words:
    """The words of a run without alternatives, stars kept."""
    words: list[str] = []
    for piece in run.split():
        inner = [word for word in WORD.findall(folded(piece.strip("*"))) if word != "-"]
        if not inner:
            raise BadPhrase(f"no word in {piece!r}")
        if piece.endswith("*"):
            inner[-1] += "*"
        if piece.startswith("*"):
            inner[0] = "*" + inner[0]
        words.extend(inner)
    return tuple(words)


def _firsts(places: tuple[Slot, ...]) -> Iterator[tuple[str, tuple[Slot, ...]]]:
    """Each word that a phrase may begin with, and what follows it."""
    for number, place in enumerate(places):
        for words in place:
            if words:
                inner = ((words[1:],),) if words[1:] else ()
                yield words[0], (*inner, *places[number + 1 :])
        if () not in place:
            return
    raise BadPhrase("a phrase that may be nothing at all")


def build(phrases: dict[str, int], *, spaced: bool, strong: int = 0) -> tuple[Lexicon, Gate]:
    """The lexicon of `phrases` (each with its roles as bits), its gate; raises `BadPhrase`."""
    lexicon = Lexicon({}, {}, {}, {}, strong, {})
    gate: Gate = ({}, {}, {})
    if not spaced:
        _add_anywhere(lexicon, phrases)
        return lexicon, gate
    shared = _Shared()
    for phrase, bits in sorted(phrases.items()):
        places = slots(phrase)
        for first, rest in _firsts(places):
            table, key = _filed(lexicon, first)
            table.setdefault(key, []).append(shared.rest(rest, bits))
        for word in _must_have(places):
            _guard(gate, word, bits)
    return lexicon, gate


class _Shared:
    """What follows a first word is the same for many; it is kept, packed and loaded once."""

    def __init__(self) -> None:
        self._places: dict[Slot, Place] = {}
        self._rests: dict[tuple[tuple[Slot, ...], int], Rest] = {}

    def rest(self, following: tuple[Slot, ...], bits: int) -> Rest:
        if (following, bits) not in self._rests:
            self._rests[following, bits] = tuple(map(self._place, following)), bits
        return self._rests[following, bits]

    def _place(self, slot: Slot) -> Place:
        if slot not in self._places:
            self._places[slot] = _place(slot)
        return self._places[slot]


def _place(slot: Slot) -> Place:
    """What may stand at one place of a phrase, by its first word."""
    exact: dict[str, list[Words]] = {}
    starred: list[Words] = []
    for run in slot:
        if run and "*" in run[0]:
            starred.append(run)
        elif run:
            exact.setdefault(run[0], []).append(run[1:])
    tails = {word: tuple(sorted(set(runs))) for word, runs in exact.items()}
    return tails, tuple(starred), () in slot


def _must_have(places: tuple[Slot, ...]) -> list[str]:
    """Words of which every text with the phrase has one: of the place whose words tell most."""
    needed = [place for place in places if () not in place] or [
        tuple(r for p in places for r in p if r)
    ]
    told = [[max(run, key=len) for run in place] for place in needed]
    return max(told, key=lambda words: min(len(word.strip("*")) for word in words))


def _guard(gate: Gate, word: str, bits: int) -> None:
    exact, stems, endings = gate
    if word.startswith("*"):
        table, key = endings, word[1:][-LONGEST_STEM:]
    elif word.endswith("*"):
        table, key = stems, word[:-1][:LONGEST_STEM]
    else:
        table, key = exact, word
    table[key] = table.get(key, 0) | bits


def _filed(lexicon: Lexicon, first: str) -> tuple[Table, str]:
    if first.startswith("*"):
        return lexicon.endings, first[1:][-LONGEST_STEM:]
    if first.endswith("*"):
        return lexicon.stems, first[:-1][:LONGEST_STEM]
    return lexicon.exact, first


def _add_anywhere(lexicon: Lexicon, phrases: dict[str, int]) -> None:
    """Add every text that a phrase stands for, by its first two characters, the longest first."""
    literals: dict[str, int] = {}
    for phrase, bits in phrases.items():
        for choice in product(*slots(phrase)):
            literal = "".join(word for run in choice for word in run).replace("*", "")
            literals[literal] = literals.get(literal, 0) | bits
    for literal, bits in sorted(literals.items(), key=lambda item: (-len(item[0]), item[0])):
        if literal:
            lexicon.anywhere.setdefault(literal[:2], []).append((literal, bits))
