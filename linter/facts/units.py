"""The units of a sentence: phrases with the roles they play, issuers, unknown names, marks.

Nothing here knows a language: a `Language` tags the phrases, and roles are bits.
"""

from collections.abc import Sequence
from typing import NamedTuple

from linter.facts.model import Candidate
from linter.folding import Folded
from linter.languages import Language
from linter.later import pattern
from linter.lexicon import WORD
from linter.roles import BIT, ROLES

_NEXT = len(ROLES)
ISSUER, NAME, COMMA, STRONG, COLON, QUESTION, OPEN, CLOSE, QUOTE = (
    1 << (_NEXT + number) for number in range(9)
)
CLAUSE_END = 1 << (_NEXT + 9)
"""A comma that ends a clause, where lists are strung with another one."""
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
VERB = BIT["hold"] | BIT["have"] | BIT["bought"] | BIT["invested"]
HELD = VERB | BIT["position"] | BIT["held"]
OTHER = BIT["third"] | BIT["second"]
_STANDS = BIT["author"] | BIT["publisher"] | BIT["content"]
"""Roles of phrases that never give way to an issuer: "the information" is no company."""
_DECIMAL = pattern(r"[.,]\d")
_SURELY_NAME = 4
"""Characters of a name that may be a word too: a longer one outweighs the phrases it spans."""
ANY_NAME = ISSUER | NAME
_ASIDE = ANY_NAME | COMMA | COLON | BIT["invested"] | BIT["security"] | BIT["position"]
_SINGLE_QUOTED = pattern(r"(?<!\w)[‘‚'](?=\w)[^‘’']{2,400}(?<=\S)[’‘'](?!\w)")
_CAPITAL = pattern(r"\$?[^\W\d_a-z][^\W_]*(?:[&.'’-][^\W_]+)*")


class Unit(NamedTuple):
    """A phrase, an issuer, a name or a mark, at offsets of its sentence."""

    start: int
    end: int
    word: int
    after: int
    """The number of its first word in the sentence, and of the word after its last."""
    mask: int
    issuer: str | None = None


def adjacent(before: Unit, after: Unit) -> bool:
    """Whether no word stands between two units."""
    return after.word == before.after or 0 <= after.start - before.end <= 1


def read_units(
    text: str, folded: Folded, language: Language, candidates: Sequence[Candidate], offset: int
) -> tuple[Unit, ...]:
    """The units of the sentence `text`, which stands at prose offset `offset`."""
    units = []
    label = language.labels.head(folded.text)
    for tag in language.lexicon.tags(folded.text, label):
        start, end = folded.original(tag.start, tag.end)
        mask = tag.mask or _MARK_BITS.get(folded.text[tag.start], 0)
        if mask == COMMA and not language.spaced and folded.text[tag.start] == ",":
            mask = COMMA | CLAUSE_END  # lists are strung with another comma
        if mask and not _inside_word(folded.text, tag.start, tag.end):
            units.append(Unit(start, end, tag.word, tag.after, mask))
    spaced = language.spaced
    units = _with_issuers(units, text, candidates, offset, spaced=spaced)
    units.extend(_single_quotes(text, units, spaced=spaced))
    units.extend(_names(text, units, spaced=spaced))
    units.sort()
    return tuple(_without_asides(units))


def _inside_word(text: str, start: int, end: int) -> bool:
    """Whether a mark or digit is part of a number, a word or an abbreviation, and no unit."""
    mark = text[start:end]
    if mark.isdigit():
        return bool(
            _DECIMAL.match(text, end) or _DECIMAL.match(text[max(start - 2, 0) : start][::-1])
        )
    if mark == ".":
        return bool(text[end:].strip())
    if mark in "·・:":
        return text[start - 1 : start].isalpha() and text[end : end + 1].isalpha()
    return mark == "," and text[start - 1 : start].isdigit() and text[end : end + 1].isdigit()


def _with_issuers(
    units: list[Unit], text: str, candidates: Sequence[Candidate], offset: int, *, spaced: bool
) -> list[Unit]:
    """The units with the issuers among them; a phrase gives way to an issuer that spans it."""
    for candidate in candidates:
        start, end = candidate.start - offset, candidate.end - offset
        if not candidate.exact and text[start].islower():
            continue  # "target", "crypto": a word until more is known
        under = [unit for unit in units if unit.start < end and unit.end > start]
        inside = all(start <= unit.start and unit.end <= end for unit in under)
        if any(unit.mask & _STANDS for unit in under):
            continue
        if under and not (inside and (candidate.exact or end - start > _SURELY_NAME)):
            continue
        word = under[0].word if under else _word_at(units, text, start, spaced=spaced)
        units = [unit for unit in units if unit not in under]
        after = word + len(WORD.findall(text[start:end])) if spaced else -(-end // 2)
        units.append(Unit(start, end, word, after, ISSUER, candidate.issuer))
        units.sort()
    return units


def _word_at(units: Sequence[Unit], text: str, start: int, *, spaced: bool) -> int:
    """The number of the word at `start`, counted from the last unit before it.

    Where no spaces are written, a pair of characters stands for a word.
    """
    if not spaced:
        return start // 2
    before = max((unit for unit in units if unit.end <= start), default=None)
    if before is None:
        return len(WORD.findall(text[:start]))
    return before.after + len(WORD.findall(text[before.end : start]))


def _names(text: str, units: Sequence[Unit], *, spaced: bool) -> list[Unit]:
    """Capitalised words that are neither phrases nor issuers, as unknown names."""
    taken = [(unit.start, unit.end) for unit in units]
    found = []
    for match in _CAPITAL.finditer(text):
        start, end = match.span()
        first = text[start + 1] if text[start] == "$" and end > start + 1 else text[start]
        if not first.isupper() or (start and text[start - 1].isalnum()):
            continue
        if not any(a < end and b > start for a, b in taken):
            word = _word_at(units, text, start, spaced=spaced)
            found.append(Unit(start, end, word, word + 1, NAME))
    return found


def _single_quotes(text: str, units: Sequence[Unit], *, spaced: bool) -> list[Unit]:
    """Single quotation marks that open before a word and close behind one, as marks."""
    found = []
    for match in _SINGLE_QUOTED.finditer(text):
        for at in (match.start(), match.end() - 1):
            word = _word_at(sorted(units), text, at, spaced=spaced)
            found.append(Unit(at, at + 1, word, word, QUOTE))
    return found


def _without_asides(units: list[Unit]) -> list[Unit]:
    """The units without brackets that hold no more than a name: ``(WFC)``, ``(short)``."""
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
