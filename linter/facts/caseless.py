"""Names that no capital announces: in small letters, and in scripts that have no capitals."""

from collections.abc import Iterator

from linter.facts.evidence import BIT
from linter.facts.prose import Prose
from linter.facts.spots import Spot, name_at
from linter.facts.wordmemory import Memory, is_small
from linter.later import pattern
from linter.scripts import UNSPACED

_RUNS = pattern(f"[{UNSPACED}]+")
_HANGUL = pattern("[\uac00-\ud7af]")
_KATAKANA = pattern("[\u30a1-\u30fa\u30fc-\u30ff]")
_TELLING = pattern(r"[（(]|股|集团|集團|公司|控股|株")
"""What makes an everyday word worth weighing."""
_SAID = (*("security", "action", "move", "executive", "company", "trade"),)
_CLOSE = 4
_LONG = 4


def unspaced(char: str) -> bool:
    """Whether a character is of a script without spaces between words."""
    return char > "\u0e00" and _RUNS.match(char) is not None


def small_spots(prose: Prose, memory: Memory) -> Iterator[Spot]:
    """Names that begin with a small letter: ``nvidia``, ``eBay``."""
    text, cased = prose.text, prose.cased
    tokens = set(text.split())
    tokens -= memory.dull
    known = memory.small
    names = {name for token in tokens for name in known.get(token) or memory.small_names(token)}
    for name in names:
        start = text.find(name)
        while start >= 0:
            if _stands_small(cased, name, start):
                spot = name_at(prose, start, memory.table)
                if spot is not None:
                    yield spot
            start = text.find(name, start + 1)


def _stands_small(cased: str, name: str, start: int) -> bool:
    """Whether `name` stands at `start` as a word that begins with a small letter."""
    end = start + len(name)
    if not cased[start].islower() or (start and cased[start - 1].isalnum()):
        return False
    if end < len(cased) and cased[end].isalnum() and not unspaced(cased[end]):
        return False
    return is_small(name, cased[start:end])


def unspaced_spots(prose: Prose, memory: Memory) -> Iterator[Spot]:
    """Names in scripts without spaces, where a name may begin at any character."""
    text = prose.text
    if text.isascii():
        return
    pairs, begins = memory.pairs, memory.begins
    for run in _RUNS.finditer(text):
        at, end = run.span()
        while at < end:
            pair = text[at : at + 2]
            known = pairs.get(pair)
            if known is None:
                known = begins(pair)
            if not known:
                at += 1
                continue
            spot = name_at(prose, at, memory.table)
            if spot is not None and _is_word(text, spot) and not _is_idle(text, spot, memory):
                yield spot
                at = spot.end
            else:
                at += 1


def _is_idle(text: str, spot: Spot, memory: Memory) -> bool:
    """Whether it is an everyday word, of a company that few know, and nothing beside it tells."""
    if not memory.is_dull(spot.forms) or _TELLING.match(text, spot.end):
        return False
    said = memory.words.mask(text, max(0, spot.start - _CLOSE), spot.start)
    said |= memory.words.mask(text, spot.end, spot.end + _CLOSE)
    return not any(said & BIT[role] for role in _SAID)


def _is_word(text: str, spot: Spot) -> bool:
    """Whether a word may begin where the name does: not inside a Hangul or Katakana word."""
    if not spot.start:
        return True
    before, first = text[spot.start - 1], text[spot.start]
    if _KATAKANA.match(first):
        return not _KATAKANA.match(before)
    if _HANGUL.match(first):
        return not _HANGUL.match(before) or spot.end - spot.start >= _LONG
    return True
