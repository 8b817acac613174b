"""One language's vocabulary of disclosures, and how the language of a text is recognised."""

import marshal
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property
from typing import Literal

from linter.lexicon import Gate, Lexicon, mask_of

HEAD = "languages.bin"
"""The file that tells the languages apart; each has another one of its own."""

Order = Literal["before", "after", "both"]
"""Where a language puts its negation: before what it denies (not advice), after it, or either."""


class Language:
    """What is known of one language."""

    def __init__(self, tag: str, packed: bytes) -> None:
        name, spaced, order, short, gates, lexicons = marshal.loads(packed)  # noqa: S302
        self.tag: str = tag
        self.name: str = name
        self.spaced: bool = spaced
        self.order: Order = order
        self.abbreviations: frozenset[str] = frozenset(short)
        self.gates: tuple[Gate, ...] = gates
        """Those of its lexicons: what most texts are told by, so that they need no lexicon."""
        self._lexicons: tuple[bytes, bytes] = lexicons

    @cached_property
    def lexicon(self) -> Lexicon:
        """What its disclosures are written with."""
        return _lexicon(self._lexicons[0])

    @cached_property
    def labels(self) -> Lexicon:
        """What heads a notice: the phrases of the label roles, found only at its head."""
        return _lexicon(self._lexicons[1])


def _lexicon(packed: bytes) -> Lexicon:
    exact, stems, endings, anywhere, strong = marshal.loads(packed)  # noqa: S302  # our own
    return Lexicon(exact, stems, endings, anywhere, strong, {})


class _Masks(dict[str, int]):
    """The roles that phrases beginning with a word may play, found when first asked for."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._gates = language.gates

    def __missing__(self, word: str) -> int:
        mask = 0
        for gate in self._gates:
            mask |= mask_of(gate, word)
        self[word] = mask
        return mask


class Languages:
    """All languages; each is unpacked when it is first asked for.

    `head` and what `read` gives for a file name are what `compile_languages` made.
    """

    def __init__(self, head: bytes, read: Callable[[str], bytes]) -> None:
        self.tags: tuple[str, ...]
        self.function_words: dict[str, int]
        """Each word that tells a language, and the bits of the languages that it tells."""
        self.tags, self.function_words = marshal.loads(head)  # noqa: S302  # written by this module
        self._read = read
        self._unpacked: dict[str, Language] = {}
        self._masks: dict[str, _Masks] = {}
        self._small: dict[str, frozenset[str]] = {}

    def __getitem__(self, tag: str) -> Language:
        if tag not in self._unpacked:
            self._unpacked[tag] = Language(tag, self._read(f"{tag}.bin"))
        return self._unpacked[tag]

    def __contains__(self, tag: str) -> bool:
        return tag in self.tags

    def roles_of(self, tag: str, words: Iterable[str]) -> int:
        """All the roles that phrases beginning with one of these words may play: a cheap look.

        What a word may play is kept, up to a bound, since most words come again.
        """
        masks = self._masks_of(tag)
        mask = 0
        for word in words:
            mask |= masks[word]
        return mask

    def known_words(self, tag: str, words: Iterable[str]) -> int:
        """How many of these words phrases of a language begin with."""
        masks = self._masks_of(tag)
        return sum(1 for word in words if masks[word])

    def _masks_of(self, tag: str) -> _Masks:
        if tag not in self._masks:
            self._masks[tag] = _Masks(self[tag])
        masks = self._masks[tag]
        if len(masks) > _KEPT_WORDS:
            masks.clear()
        return masks

    def known(self, declared: str | None) -> str | None:
        """Our tag for a declared one (``pt-BR`` is ``pt``, ``no`` is ``nb``), or `None`."""
        if not declared:
            return None
        base = declared.replace("_", "-").lower().split("-")[0]
        base = _SAME_LANGUAGE.get(base, base)
        return base if base in self.tags else None

    def recognise(self, words: Sequence[str], text: str) -> list[tuple[str, int]]:
        """The languages that folded `text` (with these words) may be in, likeliest first.

        Each comes with how many of its function words were met; a script of its own counts alone.
        """
        if tag := _by_script(text):
            return [(tag, len(text))] if tag in self.tags else []
        met: dict[int, int] = {}
        tells = self.function_words
        for word in words:
            if word in tells:
                bits = tells[word]
                met[bits] = met.get(bits, 0) + 1
        counts: dict[str, int] = {}
        for bits, times in met.items():
            for number in _ones(bits):
                tag = self.tags[number]
                counts[tag] = counts.get(tag, 0) + times
        return sorted(counts.items(), key=lambda one: (-one[1], one[0]))

    def small_words(self, tag: str) -> frozenset[str]:
        """The function words of a language."""
        if tag not in self._small:
            bit = 1 << self.tags.index(tag)
            self._small[tag] = frozenset(w for w, bits in self.function_words.items() if bits & bit)
        return self._small[tag]


_KEPT_WORDS = 50_000
_SAME_LANGUAGE = {"no": "nb", "nn": "nb", "in": "id", "ms": "id"}
_FIRST_KANA = "\u3041"


@cache
def _scripts() -> tuple[re.Pattern[str], ...]:
    """Patterns of kana, hangul and han characters; compiling them takes milliseconds."""
    return tuple(
        map(re.compile, ("[\u3041-\u30fa\uff66-\uff9d]", "[\uac00-\ud7a3]", "[\u4e00-\u9fff]"))
    )


def _by_script(text: str) -> str | None:
    """The language of a text in a script that only one of ours is written in.

    One CJK character says as much as a Latin word, so a fifth of the letters is enough.
    """
    if text.isascii() or max(text) < _FIRST_KANA:
        return None
    kana, hangul, han = (len(script.findall(text)) for script in _scripts())
    if 5 * (kana + hangul + han) < sum(map(str.isalpha, text)):
        return None
    if hangul > kana + han:
        return "ko"
    return "ja" if 20 * kana > han else "zh"


def _ones(bits: int) -> Iterable[int]:
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low
