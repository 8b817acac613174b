"""A sentence as clauses of units: phrases with the roles they play, issuers, marks.

Nothing here knows a language. A clause is cut where one could stand alone: at strong marks, at
``but``, and at a comma or ``and`` where what follows has its own predicate, denial or exception.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from linter.facts.model import Candidate
from linter.folding import Folded
from linter.languages import BIT, ROLES, Language
from linter.phrases import WORD

_NEXT = len(ROLES)
ISSUER, NAME, COMMA, STRONG, COLON, QUESTION, OPEN, CLOSE, QUOTE = (
    1 << (_NEXT + number) for number in range(9)
)
MARKS = COMMA | STRONG | COLON | QUESTION | OPEN | CLOSE | QUOTE
_MARK_BITS = {
    **dict.fromkeys(",、，،", COMMA),
    **dict.fromkeys(";；؛—–―-•·|.。．!！…｡", STRONG),
    **dict.fromkeys(":：", COLON),
    **dict.fromkeys("?？؟", QUESTION),
    **dict.fromkeys("([（［【", OPEN),
    **dict.fromkeys(")]）］】", CLOSE),
    **dict.fromkeys('"「」『』', QUOTE),
}
DENIED = BIT["negation"] | BIT["none"]
ADVICE = BIT["advice"] | BIT["advice-weak"] | BIT["advise"] | BIT["adviser"]
OWN = BIT["author"] | BIT["publisher"] | BIT["first"]
VERB = BIT["hold"] | BIT["have"] | BIT["invested"]
HELD = VERB | BIT["position"] | BIT["held"]
OTHER = BIT["third"] | BIT["second"]
_ANY_NAME = ISSUER | NAME
_ASIDE = _ANY_NAME | COMMA | COLON | BIT["invested"] | BIT["security"] | BIT["position"]
_STARTER = BIT["negation"] | BIT["none"] | BIT["except"] | BIT["but"]
_SINGLE_QUOTED = re.compile(r"(?<!\w)[‘‚'](?=\w)[^‘’']{2,400}(?<=\S)[’‘'](?!\w)")
_CAPITAL = re.compile(r"\$?[^\W\d_a-z][^\W_]*(?:[&.'’-][^\W_]+)*")


class Unit(NamedTuple):
    """A phrase, an issuer, a name or a mark, at offsets of its sentence."""

    start: int
    end: int
    word: int
    after: int
    """The number of its first word in the sentence, and of the word after its last."""
    mask: int
    issuer: str | None = None


class Clause(NamedTuple):
    """A run of units that could stand alone; `mask` is all their roles together."""

    units: tuple[Unit, ...]
    mask: int

    @property
    def start(self) -> int:
        return self.units[0].start

    @property
    def end(self) -> int:
        return self.units[-1].end

    def issuers(self) -> tuple[str, ...]:
        """The ids of the issuers named in it, each once, in order."""
        return tuple(dict.fromkeys(unit.issuer for unit in self.units if unit.issuer))


def clause(units: Iterable[Unit]) -> Clause:
    """The clause of these units."""
    listed = tuple(units)
    mask = 0
    for unit in listed:
        mask |= unit.mask
    return Clause(listed, mask)


def read_units(
    text: str, folded: Folded, language: Language, candidates: Sequence[Candidate], offset: int
) -> tuple[Unit, ...]:
    """The units of the sentence `text`, which stands at prose offset `offset`."""
    units = []
    label = language.labels.head(folded.text)
    for tag in language.lexicon.tags(folded.text, label):
        start, end = folded.original(tag.start, tag.end)
        mask = tag.mask or _MARK_BITS.get(folded.text[tag.start], 0)
        if mask and not _inside_word(folded.text, tag.start, tag.end):
            units.append(Unit(start, end, tag.word, tag.after, mask))
    units = _with_issuers(units, text, candidates, offset)
    units.extend(_single_quotes(text, units))
    units.extend(_names(text, units))
    units.sort()
    return tuple(_without_asides(units))


def _single_quotes(text: str, units: Sequence[Unit]) -> list[Unit]:
    """Single quotation marks that open before a word and close behind one, as marks."""
    found = []
    for match in _SINGLE_QUOTED.finditer(text):
        for at in (match.start(), match.end() - 1):
            word = _word_at(sorted(units), text, at)
            found.append(Unit(at, at + 1, word, word, QUOTE))
    return found


def _inside_word(text: str, start: int, end: int) -> bool:
    """Whether a mark is a decimal comma or an abbreviation's full stop, which end nothing."""
    mark = text[start:end]
    if mark == ".":
        return bool(text[end:].strip())
    return mark == "," and text[start - 1 : start].isdigit() and text[end : end + 1].isdigit()


def _with_issuers(
    units: list[Unit], text: str, candidates: Sequence[Candidate], offset: int
) -> list[Unit]:
    """The units with the issuers among them; a phrase gives way to an issuer that spans it."""
    for candidate in candidates:
        start, end = candidate.start - offset, candidate.end - offset
        under = [unit for unit in units if unit.start < end and unit.end > start]
        inside = all(start <= unit.start and unit.end <= end for unit in under)
        if under and not (inside and (candidate.exact or end - start > 4)):
            continue
        word = under[0].word if under else _word_at(units, text, start)
        units = [unit for unit in units if unit not in under]
        after = word + len(WORD.findall(text[start:end]))
        units.append(Unit(start, end, word, after, ISSUER, candidate.issuer))
        units.sort()
    return units


def _word_at(units: Sequence[Unit], text: str, start: int) -> int:
    """The number of the word at `start`: counted from the last unit before it."""
    before = max((unit for unit in units if unit.end <= start), default=None)
    if before is None:
        return len(WORD.findall(text[:start]))
    return before.after + len(WORD.findall(text[before.end : start]))


def _names(text: str, units: Sequence[Unit]) -> list[Unit]:
    """Capitalised words that are neither phrases nor issuers, as unknown names."""
    taken = [(unit.start, unit.end) for unit in units]
    found = []
    for match in _CAPITAL.finditer(text):
        start, end = match.span()
        first = text[start + 1] if text[start] == "$" and end > start + 1 else text[start]
        if not first.isupper() or (start and text[start - 1].isalnum()):
            continue
        if not any(a < end and b > start for a, b in taken):
            word = _word_at(units, text, start)
            found.append(Unit(start, end, word, word + 1, NAME))
    return found


def _without_asides(units: list[Unit]) -> list[Unit]:
    """The units without brackets that hold no more than names: ``Wells Fargo (WFC)``, ``(short)``."""
    kept: list[Unit] = []
    opened: int | None = None
    for unit in units:
        if unit.mask & OPEN:
            opened = len(kept)
        elif unit.mask & CLOSE and opened is not None:
            inner = kept[opened + 1 :]
            if all(one.mask & _ASIDE for one in inner):
                kept[opened:] = [one for one in inner if not one.mask & MARKS]
                opened = None
                continue
            opened = None
        kept.append(unit)
    return kept


def quoted_stretches(units: Iterable[Unit]) -> list[tuple[int, int]]:
    """The stretches between pairs of quotation marks; an unpaired mark quotes nothing."""
    marks = [unit for unit in units if unit.mask & QUOTE]
    return [(a.start, b.end) for a, b in zip(marks[::2], marks[1::2], strict=False)]


def cut(units: Sequence[Unit]) -> list[Clause]:
    """The clauses of a sentence, in order."""
    clauses: list[list[Unit]] = []
    strong = True
    for piece, boundary in _pieces(units):
        new = clause(piece)
        if not piece:
            strong = strong or bool(boundary & ~COMMA)
            continue
        if strong or not clauses or _stands_alone(clause(clauses[-1]), new):
            clauses.append(list(piece))
        else:
            clauses[-1].extend(piece)
        strong = bool(boundary & ~(COMMA | BIT["and"]))
    return [clause(one) for one in clauses]


def _pieces(units: Sequence[Unit]) -> Iterable[tuple[list[Unit], int]]:
    """Runs of units up to each mark, ``and`` or ``but``, with the mark that ends each."""
    piece: list[Unit] = []
    for unit in units:
        if unit.mask & (MARKS & ~QUOTE) or unit.mask == BIT["and"]:
            yield piece, unit.mask
            piece = []
        elif unit.mask & BIT["but"]:
            # "…, nicht jedoch …", "… ma non …": a negation beside the word goes with it
            carried = [piece.pop()] if piece and _negates(piece[-1], unit) else []
            yield piece, unit.mask
            piece = [*carried, unit]
        elif not unit.mask & QUOTE:
            piece.append(unit)
    yield piece, STRONG


def _negates(unit: Unit, after: Unit) -> bool:
    return bool(unit.mask & DENIED) and unit.after == after.word


def _stands_alone(before: Clause, new: Clause) -> bool:
    """Whether what follows a comma, ``and`` or ``but`` says something of its own."""
    if new.mask & BIT["but"]:
        return True
    if before.units[0].mask & BIT["except"] and new.mask & (OWN | HELD):
        return True
    if new.mask & BIT["plan"] and before.mask & HELD:
        return True
    if not before.mask & HELD:
        return False
    first = new.units[0].mask
    named = new.mask & (_ANY_NAME | BIT["rest"] | BIT["mentioned"])
    if first & _STARTER and named:
        return True
    if not new.mask & VERB:
        return bool(new.mask & (OWN | OTHER))
    own_words = new.mask & (OWN | OTHER | BIT["pronoun"] | BIT["negation"] | BIT["rest"])
    return bool(own_words or (named and before.mask & ISSUER))
