"""Where an article may name an issuer: every stretch that the issuer table knows as a name."""

import re
import unicodedata

from linter.facts.caseless import small_spots, unspaced, unspaced_spots
from linter.facts.evidence import BIT
from linter.facts.otherscripts import other_spots
from linter.facts.prose import Prose
from linter.facts.spots import Spot, best_of, name_at, without_overlaps
from linter.facts.wordmemory import ALONE, DULL, NAME, NUMBER, STEM, TICKER, Memory
from linter.later import pattern
from linter.scripts import UNSPACED

_CODE = TICKER | NUMBER
_NAMED = NAME | STEM
_WHOLE = ALONE | STEM
_REACH = 90
_GAP_AND_STEM = 5
_WORD_REACH = 20
_SAYS = BIT["security"] | BIT["action"] | BIT["move"] | BIT["executive"] | BIT["company"]
_TELLING = pattern(
    r"[ *_]{0,3}[(（:]?\s?[+\-−–]\s?\d|[ *_]{0,2}[(（]|['’]s\b|-[A-ZÄÖÜ]"
    r"|[ \-]?(?:股|集团|集團|公司|控股|株)"
)
"""What makes an everyday word worth weighing: a change in per cent, a bracket, a genitive."""
_PARTICLES = frozenset(
    (
        *("of", "de", "di", "da", "do", "du", "la", "le", "va", "an", "un", "et", "fo", "th", "in"),
        *("y ", "e ", "& "),
    )
)
"""The first two letters of words that are written small inside a name."""
_GOES_ON = frozenset(" -–&'’./+\u00a0\n")
"""What may stand behind the first word of a name that has more."""
_ASCII_WORD = pattern(r"[A-Z0-9][A-Za-z0-9]*")
_WORD: re.Pattern[str] | None = None
_NEXT = pattern(rf"[^\w]{{0,3}}(?:[{UNSPACED}]|[^\W_{UNSPACED}]+)")
_PIECES = pattern(rf"[^\W_{UNSPACED}]+")
_LATIN_TO_GREEK = range(0x80, 0x10A0)
_LATIN_EXTENDED = range(0x1E00, 0x1F00)

Token = tuple[int, int, int]
"""A word that may be a code: where it starts and ends, and what it can be."""


def find_names(prose: Prose, memory: Memory) -> tuple[list[Spot], list[Token]]:
    """All names, in order and without overlaps, and the words that may be codes."""
    spots: list[Spot] = []
    codes: list[Token] = []
    cased = prose.cased
    flags, learn = memory.flags, memory.learn
    capitals = memory.words.names_capital
    done = -1
    for match in _word_pattern(cased).finditer(cased):
        word = match.group()
        known = flags.get(word)
        if known is None:
            known = learn(word)
        if not known:
            continue
        start, end = match.span()
        if start and cased[start - 1].isalnum() and not unspaced(cased[start - 1]):
            continue
        if known & _CODE:
            codes.append((start, end, known))
        if start >= done and known & _NAMED:
            if capitals and not known & _WHOLE and _ends_there(cased, end):
                continue
            spot = _named(prose, start, end, known, memory)
            if spot is not None:
                spots.append(spot)
                done = spot.end
    more = [*small_spots(prose, memory), *unspaced_spots(prose, memory)]
    more += other_spots(prose, memory)
    return without_overlaps([*spots, *more]) if more else spots, codes


def _word_pattern(cased: str) -> re.Pattern[str]:
    global _WORD  # noqa: PLW0603  # compiled when the first text asks for it: it takes long
    if cased.isascii():
        return _ASCII_WORD
    if _WORD is None:
        _WORD = re.compile(rf"[A-Z0-9{_wide_capitals()}][^\W_{UNSPACED}]*")
    return _WORD


def _wide_capitals() -> str:
    codes = (*_LATIN_TO_GREEK, *_LATIN_EXTENDED)
    return "".join(chr(code) for code in codes if unicodedata.category(chr(code)) == "Lu")


def _named(prose: Prose, start: int, end: int, known: int, memory: Memory) -> Spot | None:
    """The name that the word ``start:end``, which can be what `known` says, begins, if any."""
    spot = None
    longer = False
    if known & NAME:
        longer = _begins(prose, start, end, memory)
        spot = name_at(prose, start, memory.table) if longer else None
        if spot is not None and spot.end == end and (known & DULL or not known & ALONE):
            spot = None
        if spot is None and known & ALONE:
            idle = known & DULL and _idle(prose.cased, start, end, memory)
            spot = None if idle else Spot(start, end, memory.alone[prose.cased[start:end]])
    if known & STEM or (longer and memory.words.endings):
        return _inflected(prose, start, end, spot, memory)
    return spot


def _idle(cased: str, start: int, end: int, memory: Memory) -> bool:
    """Whether a name that is an everyday word stands where any word would have a capital."""
    if _TELLING.match(cased, end) or _said_of(cased, end, memory) or memory.words.unspaced:
        return False
    if memory.words.nouns_capital or start < 2:  # noqa: PLR2004  # a space and a letter
        return True
    if cased[start:end].isupper():
        return cased[start:end].lower() in memory.common
    return not cased[start - 1].isspace() or not (
        cased[start - 2].isalnum() or cased[start - 2] in ",;'’"
    )


def _said_of(cased: str, end: int, memory: Memory) -> bool:
    """Whether the word behind a name is one that is said of companies."""
    if cased[end : end + 1] != " ":
        return False
    stop = cased.find(" ", end + 1, end + _WORD_REACH)
    word = cased[end + 1 : stop if stop >= 0 else end + _WORD_REACH].strip(",.;:").lower()
    return bool(memory.words.mask(word, 0, len(word)) & _SAYS)


def _ends_there(cased: str, end: int) -> bool:
    """Whether no name goes on behind ``end``, since the next word is written small."""
    after = cased[end : end + 3]
    return after[:1] == " " and after[1:2].islower() and after[1:] not in _PARTICLES


def _begins(prose: Prose, start: int, end: int, memory: Memory) -> bool:
    """Whether some name begins with the word ``start:end`` and the one after it."""
    after = prose.cased[end : end + 1]
    if after not in _GOES_ON and (after.isascii() or not unspaced(after)):
        return False
    if memory.words.names_capital and _ends_there(prose.cased, end):
        return False
    following = _NEXT.match(prose.text, end)
    if following is None:
        return False
    pair = prose.text[start : following.end()]
    if memory.words.endings:
        # The second word may be inflected, so that only its beginning is sure.
        pair = pair[: end - start + _GAP_AND_STEM]
    return memory.begins(pair)


def _inflected(
    prose: Prose, start: int, end: int, found: Spot | None, memory: Memory
) -> Spot | None:
    """The name that is inflected at `start`, if it is longer than the one found so far."""
    text = prose.text
    best = found
    for base in memory.bases.get(prose.cased[start:end], ()):
        following = text[end : end + _REACH]
        for stop, forms in memory.table.matches(base + following, 0):
            if stop >= len(base):
                spot = best_of(prose, start, [(end + stop - len(base), forms)])
                best = _longer(best, spot)
                break
    for stop, forms in memory.table.stems(text, start):
        after = _PIECES.match(text, stop)
        if after and after.group() in memory.words.endings and stop > end:
            best = _longer(best, best_of(prose, start, [(after.end(), forms)]))
            break
    return best


def _longer(best: Spot | None, other: Spot | None) -> Spot | None:
    if other is None or (best is not None and best.end >= other.end):
        return best
    return other
