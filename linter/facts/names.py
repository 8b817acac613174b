"""Where an article may name an issuer: every stretch that the issuer table knows as a name.

Most words begin no name, and most words come again: what each word can begin is remembered from
one article to the next. A name begins with a capital, or is one that no language has as a word.
"""

import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

from linter.facts.evidence import BIT, Words
from linter.facts.prose import Prose
from linter.folding import folded
from linter.issuers import Form, Issuer, IssuerTable
from linter.later import pattern
from linter.scripts import UNSPACED

_KEPT = 60_000
_REACH = 90
_LEAST_STEM = 4
_LONGEST_ENDING = 6
_LOWER_LEAST, _LOWER_SHORT = 4, 5
"""Letters of a name that is found in small letters; a short one needs a capital inside: eBay."""
_TICKER_SHAPE = pattern(r"[A-Z]{1,6}|[A-Z][A-Z0-9]{2,7}")
NAME, ALONE, STEM, TICKER, NUMBER, DULL = 1, 2, 4, 8, 16, 32
"""What a word can be: the beginning of a name, a name, an inflected name, a ticker, a long code; a
name that is an everyday word, of a company that few write about."""
_CODE = TICKER | NUMBER
_NAMED = NAME | STEM
_LONG_CODE = 12
_WELL_KNOWN, _SELDOM = 7, 3
_CLOSE = 4
_GAP_AND_STEM = 5
_SAYS = BIT["security"] | BIT["action"] | BIT["move"] | BIT["executive"] | BIT["company"]
_SHORT = "short"
"""The reason of a name of two or three letters: it is written in capitals, or it is another word."""
_EVERYDAY = frozenset({"word", "given name", "surname", "place", "person"})
_TELLING = pattern(
    r"[ *_]{0,3}[(（:]?\s?[+\-−–]\s?\d|[ *_]{0,2}[(（]|['’]s\b|-[A-ZÄÖÜ]|[ \-]?(?:股|集团|集團|公司|控股|株)"
)
"""What makes an everyday word worth weighing: a change in per cent, a bracket, a genitive."""
_PARTICLES = frozenset(
    (
        "of",
        "de",
        "di",
        "da",
        "do",
        "du",
        "la",
        "le",
        "va",
        "an",
        "un",
        "et",
        "y ",
        "e ",
        "fo",
        "& ",
        "th",
        "in",
    )
)
"""The first two letters of words that are written small inside a name."""


def _capitals() -> str:
    wide = "".join(
        chr(code)
        for code in range(0x80, 0x1F00)
        if unicodedata.category(chr(code)) == "Lu" and not 0x10A0 <= code < 0x1100
    )
    return f"A-Z0-9{wide}"


_ASCII_WORD = pattern(r"[A-Z0-9][A-Za-z0-9]*")
_WORD: re.Pattern[str] | None = None
_NEXT = pattern(rf"[^\w]{{0,3}}(?:[{UNSPACED}]|[^\W_{UNSPACED}]+)")
_PIECES = pattern(rf"[^\W_{UNSPACED}]+")
_RUNS = pattern(f"[{UNSPACED}]+")
_HANGUL = pattern("[\uac00-\ud7af]")
_KATAKANA = pattern("[\u30a1-\u30fa\u30fc-\u30ff]")


Token = tuple[int, int, int]
"""A word that may be a code: where it starts and ends, and what it can be."""


class Spot(NamedTuple):
    """A stretch that names an issuer, and the issuers that it may name, the likeliest first."""

    start: int
    end: int
    forms: tuple[Form, ...]
    lower: bool
    """Whether it begins with a small letter."""


class Memory:
    """What is remembered of the words of one language, for one issuer table."""

    __slots__ = (
        "bases",
        "common",
        "dull",
        "flags",
        "foreign",
        "issuers",
        "lowers",
        "pairs",
        "runs",
        "table",
        "words",
    )

    def __init__(
        self,
        table: IssuerTable,
        words: Words,
        common: frozenset[str],
        foreign: Callable[[str], bool],
    ) -> None:
        self.table = table
        self.words = words
        self.common = common
        """What is seldom a name when it is written in capitals: ``AI``, ``CEO``."""
        self.foreign = foreign
        """Whether a name is a word only in other languages than this one."""
        self.flags: dict[str, int] = {}
        self.issuers: dict[int, Issuer] = {}
        self.bases: dict[str, tuple[str, ...]] = {}
        """The names that an inflected word may be a form of."""
        self.pairs: dict[str, bool] = {}
        self.runs: dict[str, bool] = {}
        self.dull: set[str] = set()
        """Tokens of folded text that hold no word that is a name in small letters too."""
        self.lowers: dict[str, tuple[str, ...]] = {}

    def learn(self, word: str) -> int:
        """What a word that begins with a capital or digit can be, as flags."""
        if len(self.flags) > _KEPT:
            self.flags.clear()
            self.bases.clear()
        flags = 0
        text = folded(word)
        if self.table.starts(text):
            flags |= NAME
            matches = self.table.matches(text, 0)
            if matches:
                flags |= ALONE
                flags |= DULL if self._is_dull(word, text, matches[0][1]) else 0
        least = _LEAST_STEM - word[: _LEAST_STEM - 1].isupper()
        inflects = self.words.endings or self.words.changes
        if inflects and (bases := tuple(self._bases(text, least))):
            flags |= STEM
            self.bases[word] = bases
        if _TICKER_SHAPE.fullmatch(word) and self.table.listed_as(word):
            flags |= TICKER
        if len(word) == _LONG_CODE and word.isupper():
            flags |= NUMBER
        self.flags[word] = flags
        return flags

    def _is_dull(self, word: str, text: str, forms: tuple[Form, ...]) -> bool:
        if word.isupper() and text in self.common:
            return forms[0].ambiguity != "distinctive"
        return self.dull_name(forms) and not self.foreign(text)

    def dull_name(self, forms: tuple[Form, ...]) -> bool:
        """Whether all that bear this name are companies that few write about, and it is a word."""
        kept = [form for form in forms if form.ambiguity != "never"]
        return bool(kept) and all(
            form.reason in _EVERYDAY
            and form.kind != "brand"
            and self.issuer(form.row).weight < _WELL_KNOWN
            for form in kept[:3]
        )

    def issuer(self, row: int) -> Issuer:
        """The issuer of a row, which may be asked for again and again."""
        known = self.issuers.get(row)
        if known is None:
            if len(self.issuers) > _KEPT:
                self.issuers.clear()
            known = self.issuers[row] = self.table.issuer(row)
        return known

    def _bases(self, text: str, least: int) -> Iterator[str]:
        """The words, known to begin names, that `text` may be an inflected form of."""
        for size in range(1, min(_LONGEST_ENDING, len(text) - least) + 1):
            if text[-size:] in self.words.endings and self._inflects(text[:-size], least):
                yield text[:-size]
        for new, old in self.words.changes:
            if text.endswith(new) and len(text) - len(new) >= _LEAST_STEM - 1:
                base = text[: len(text) - len(new)] + old
                if self._inflects(base, least):
                    yield base

    def _inflects(self, base: str, least: int) -> bool:
        """Whether names begin with this word that are known, or long, enough to be inflected."""
        if not self.table.starts(base):
            return False
        forms = self.table.named(base)
        if not forms or len(base) > _LEAST_STEM or least < _LEAST_STEM:
            return not forms or self.issuer(forms[0].row).weight >= _SELDOM
        return self.issuer(forms[0].row).weight >= _WELL_KNOWN

    def _in_small(self, word: str, form: Form) -> bool:
        """Whether people write this name in small letters too: ``nvidia``, ``reddit``."""
        if form.ambiguity != "distinctive":
            return False
        weight = self.issuer(form.row).weight
        return weight > _WELL_KNOWN or (weight == _WELL_KNOWN and len(word) > _LOWER_SHORT)

    def lower_names(self, token: str) -> tuple[str, ...]:
        """The words of a folded token that are names whatever their case."""
        names = tuple(
            word
            for word in _PIECES.findall(token)
            if len(word) >= _LOWER_LEAST
            and self.table.starts(word)
            and any(self._in_small(word, form) for form in self.table.named(word))
        )
        if names:
            self.lowers[token] = names
        else:
            if len(self.dull) > _KEPT:
                self.dull.clear()
            self.dull.add(token)
        return names


def find_names(prose: Prose, memory: Memory) -> tuple[list[Spot], list[Token]]:
    """All names, in order and without overlaps, and the words that may be codes."""
    spots: list[Spot] = []
    codes: list[Token] = []
    cased = prose.cased
    flags, learn = memory.flags, memory.learn
    done = -1
    for match in _word_pattern(cased).finditer(cased):
        word = match.group()
        known = flags.get(word)
        if known is None:
            known = learn(word)
        if not known:
            continue
        start, end = match.span()
        if start and cased[start - 1].isalnum() and not _unspaced(cased[start - 1]):
            continue
        if known & _CODE:
            codes.append((start, end, known))
        if start >= done and known & _NAMED:
            spot = _named(prose, start, end, known, memory)
            if spot is not None:
                spots.append(spot)
                done = spot.end
    more = [*_lower_spots(prose, memory), *_unspaced_spots(prose, memory)]
    return _without_overlaps(spots, more) if more else spots, codes


def _named(prose: Prose, start: int, end: int, known: int, memory: Memory) -> Spot | None:
    """The name that the word ``start:end``, which can be what `known` says, begins, if any."""
    cased = prose.cased
    spot = None
    longer = False
    if known & NAME:
        alone = known & ALONE and not (known & DULL and _idle(cased, start, end, memory))
        longer = _begins(cased, prose.text, start, end, memory)
        if alone or longer:
            spot = _match(prose, start, memory)
            if spot is not None and spot.end == end and not alone:
                spot = None
    if known & STEM or (longer and memory.words.endings):
        return _inflected(prose, start, end, spot, memory)
    return spot


def _word_pattern(cased: str) -> re.Pattern[str]:
    global _WORD  # noqa: PLW0603  # compiled when the first text asks for it: it takes long
    if cased.isascii():
        return _ASCII_WORD
    if _WORD is None:
        _WORD = re.compile(rf"[{_capitals()}][^\W_{UNSPACED}]*")
    return _WORD


def _unspaced(char: str) -> bool:
    return char > "\u0e00" and _RUNS.match(char) is not None


def _idle(cased: str, start: int, end: int, memory: Memory) -> bool:
    """Whether a name that is an everyday word stands where any word would have a capital."""
    if _TELLING.match(cased, end) or _said_of(cased, end, memory):
        return False
    if memory.words.unspaced:
        return False
    if memory.words.nouns_capital or start < 2:  # noqa: PLR2004
        return True
    if cased[start:end].isupper():
        return cased[start:end].lower() in memory.common
    return cased[start - 1] != " " or not (cased[start - 2].isalnum() or cased[start - 2] in ",;'’")


def _said_of(cased: str, end: int, memory: Memory) -> bool:
    """Whether the word behind a name is one that is said of companies."""
    if cased[end : end + 1] != " ":
        return False
    stop = cased.find(" ", end + 1, end + 20)
    word = cased[end + 1 : stop if stop >= 0 else end + 20].strip(",.;:").lower()
    return bool(memory.words.mask(word, 0, len(word)) & _SAYS)


def _begins(cased: str, text: str, start: int, end: int, memory: Memory) -> bool:
    """Whether some name begins with the word ``start:end`` and the one after it."""
    after = cased[end + 1 : end + 3]
    if memory.words.names_capital and after[:1].islower() and after not in _PARTICLES:
        return False
    following = _NEXT.match(text, end)
    if following is None:
        return False
    pair = text[start : following.end()]
    if memory.words.endings:
        # The second word may be inflected, so that only its beginning is sure.
        pair = pair[: end - start + _GAP_AND_STEM]
    known = memory.pairs.get(pair)
    if known is None:
        if len(memory.pairs) > _KEPT:
            memory.pairs.clear()
        known = memory.pairs[pair] = memory.table.begins(pair)
    return known


def _match(prose: Prose, start: int, memory: Memory) -> Spot | None:
    """The name at `start`: the longest, but a company rather than its product of a longer name."""
    matches = memory.table.matches(prose.text, start)
    if not matches:
        return None
    matches = [one for one in matches if _in_block(prose, start, one[0])]
    return _best(prose, start, matches)


def _best(prose: Prose, start: int, matches: list[tuple[int, tuple[Form, ...]]]) -> Spot | None:
    chosen = None
    for end, forms in matches:
        kept = tuple(form for form in forms if form.ambiguity != "never")
        if not kept or (kept[0].reason == _SHORT and _small(prose.cased[start:end])):
            continue
        if chosen is None:
            chosen = (end, kept)
            if kept[0].kind != "product":
                break
        elif kept[0].kind != "product" and kept[0].row == chosen[1][0].row:
            chosen = (end, (kept[0]._replace(ambiguity="distinctive"), *kept[1:]))
            break
    if chosen is None:
        return None
    return Spot(start, chosen[0], chosen[1], prose.cased[start].islower())


def _small(written: str) -> bool:
    """Whether a name has small letters; a script without case has none."""
    return any(map(str.islower, written))


def _in_block(prose: Prose, start: int, end: int) -> bool:
    return "\n" not in prose.cased[start:end] or prose.number(start) == prose.number(end - 1)


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
                best = _longer(prose, best, start, end + stop - len(base), forms)
                break
    for stop, forms in memory.table.stems(text, start):
        after = _PIECES.match(text, stop)
        if after and after.group() in memory.words.endings and stop > end:
            best = _longer(prose, best, start, after.end(), forms)
            break
    return best


def _longer(
    prose: Prose, best: Spot | None, start: int, end: int, forms: tuple[Form, ...]
) -> Spot | None:
    if (best is not None and best.end >= end) or not _in_block(prose, start, end):
        return best
    return _best(prose, start, [(end, forms)]) or best


def _lower_spots(prose: Prose, memory: Memory) -> Iterator[Spot]:
    """Names that begin with a small letter: ``nvidia``, ``eBay``."""
    text, cased = prose.text, prose.cased
    tokens = set(text.split())
    tokens -= memory.dull
    names = {
        name for token in tokens for name in memory.lowers.get(token) or memory.lower_names(token)
    }
    for name in names:
        start = text.find(name)
        while start >= 0:
            if _lower_word(cased, start, start + len(name)):
                spot = _match(prose, start, memory)
                if spot is not None:
                    yield spot
            start = text.find(name, start + 1)


def _lower_word(cased: str, name: str, start: int) -> bool:
    """Whether `name` stands at `start` as a word that begins with a small letter."""
    end = start + len(name)
    if not cased[start].islower() or (start and cased[start - 1].isalnum()):
        return False
    if end < len(cased) and cased[end].isalnum() and not _unspaced(cased[end]):
        return False
    written = cased[start:end]
    return written.lower() == name and (len(name) >= _LOWER_SHORT or not written.islower())


def _unspaced_spots(prose: Prose, memory: Memory) -> Iterator[Spot]:
    """Names in scripts without spaces, where a name may begin at any character."""
    text = prose.text
    if text.isascii():
        return
    runs, table = memory.runs, memory.table
    for run in _RUNS.finditer(text):
        at, end = run.span()
        while at < end:
            pair = text[at : at + 2]
            known = runs.get(pair)
            if known is None:
                if len(runs) > _KEPT:
                    runs.clear()
                known = runs[sys.intern(pair)] = table.begins(pair)
            spot = _match(prose, at, memory) if known else None
            if spot is not None and _begins_word(text, spot) and not _dull_word(text, spot, memory):
                yield spot
                at = spot.end
            else:
                at += 1


def _dull_word(text: str, spot: Spot, memory: Memory) -> bool:
    """Whether it is an everyday word in a script without capitals, with nothing telling behind."""
    if not memory.dull_name(spot.forms) or _TELLING.match(text, spot.end):
        return False
    said = memory.words.mask(text, max(0, spot.start - _CLOSE), spot.start)
    said |= memory.words.mask(text, spot.end, spot.end + _CLOSE)
    return not said & (_SAYS | BIT["trade"])


def _begins_word(text: str, spot: Spot) -> bool:
    """Whether a word may begin where the name does: not inside a Hangul or Katakana word."""
    if not spot.start:
        return True
    before, first = text[spot.start - 1], text[spot.start]
    if _KATAKANA.match(first):
        return not _KATAKANA.match(before)
    if _HANGUL.match(first):
        return not _HANGUL.match(before) or spot.end - spot.start >= _LEAST_STEM
    return True


def _without_overlaps(*lists: list[Spot]) -> list[Spot]:
    """All spots in order; of those that overlap the one that begins first, then the longest."""
    spots = sorted((spot for each in lists for spot in each), key=lambda one: (one[0], -one[1]))
    kept: list[Spot] = []
    for spot in spots:
        if not kept or spot.start >= kept[-1].end:
            kept.append(spot)
    return kept
