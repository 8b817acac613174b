"""Text made comparable: case, accents, width, apostrophes and invisible characters folded away.

Names and disclosures are compared in folded form, so that ``L’AUTORE``, ``l'autore`` and a
decomposed or accentless spelling are one. Most text folds one character to one; where it does not
(a soft hyphen vanishes, ``ß`` becomes ``ss``), `Folded` keeps the way back.
"""

import re
import unicodedata
from typing import NamedTuple

from linter.later import pattern as compiled_later

_SAME = dict.fromkeys("’‘‛‚‹›ʼ＇´`′", "'")
_SAME |= dict.fromkeys("“”„‟«»＂❝❞〝〞", '"')
_SAME |= dict.fromkeys("‐‑‒−﹣－", "-")
_SAME |= {"İ": "i", "ı": "i", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ø": "o", "Ø": "o"}
_SAME |= {"ё": "е", "Ё": "е", "ς": "σ"}
_SAME |= dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009", " ")
_SAME |= dict.fromkeys("\u200a\u202f\u205f\u3000\t\n\v\f\r\x85\u2028\u2029", " ")
_LONGER = {"ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "þ": "th", "Þ": "th"}
_LONGER |= dict.fromkeys("ǢǣǼǽ", "ae")
# Soft hyphen, zero width, direction marks, variation selectors.
_GONE = "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060"
_GONE += "\u2066\u2067\u2068\u2069\ufeff\ufe0e\ufe0f"
_KANA_MARKS = "\u3099\u309a"
# Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowel marks, kana marks.
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
_MARKS += "\u0610-\u061a\u064b-\u065f\u0670\u093c" + _KANA_MARKS

_UNEQUAL = compiled_later(
    f"[{''.join(_LONGER)}{_GONE}{_MARKS}\ufb00-\ufb06\uff66-\uff9f\u1100-\u11ff]"
)


def _fold_char(char: str) -> str:
    """The folded form of one character: empty, one or more characters."""
    if char in _SAME:
        return _SAME[char]
    if char in _LONGER:
        return _LONGER[char]
    if char in _GONE:
        return ""
    wide = unicodedata.normalize("NFKC", char)
    plain = unicodedata.normalize("NFD", wide)
    kept = "".join(c for c in plain if unicodedata.category(c) != "Mn" or c in _KANA_MARKS)
    lower = unicodedata.normalize("NFC", kept).lower()
    return "".join(_LONGER.get(c) or _SAME.get(c, c) for c in lower)


class _Table(dict[str, str]):
    """The folded form of each character that folds to exactly one, learned when first seen."""

    def __missing__(self, char: str) -> str:
        folded = _fold_char(char)
        self[char] = one = folded if len(folded) == 1 else char
        return one


_TABLE = _Table()
_CONTROLS = "\t\n\v\f\r"


class Folded(NamedTuple):
    """Folded text; where it is not as long as the original, the stretch each character is from."""

    text: str
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that the folded stretch ``start:end`` (not empty) is from."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """Fold `text`, in time linear in its length."""
    if text.isascii():
        return Folded(text.lower().translate(_ASCII))
    if _UNEQUAL.search(text):
        return _fold_unequal(text)
    # One pass of `str.replace` a distinct character is several times faster than `translate`.
    for char in set("".join(_FOREIGN.findall(text))):
        if (one := _TABLE[char]) != char:
            text = text.replace(char, one)
    for char in _CONTROLS:
        text = text.replace(char, " ")
    return Folded(text.replace("`", "'").lower())


def folded(text: str) -> str:
    """The folded form of a phrase, with runs of white space made one space."""
    return " ".join(fold(text).text.split())


_ASCII = {ord(char): " " for char in _CONTROLS} | {ord("`"): "'"}
_FOREIGN = compiled_later(r"[^\x00-\x7f]+")
_CLUSTER = compiled_later(
    "[\u1100-\u115f][\u1160-\u11a7][\u11a8-\u11ff]?"  # a Hangul syllable in its parts
    "|[\uff66-\uff9d][\uff9e\uff9f]"  # a narrow kana with its mark
    f"|[^{_MARKS}]?[{_MARKS}]+|{_UNEQUAL.pattern}",
    re.DOTALL,
)


def _fold_unequal(text: str) -> Folded:
    """Fold piece by piece: each character that changes length, and the equal text between."""
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for match in _CLUSTER.finditer(text):
        start, end = match.span()
        parts.append(fold(text[done:start]).text)
        starts.extend(range(done, start))
        ends.extend(range(done + 1, start + 1))
        new = "".join(map(_fold_char, unicodedata.normalize("NFKC", match.group())))
        parts.append(new)
        starts.extend([start] * len(new))
        ends.extend([end] * len(new))
        done = end
    parts.append(fold(text[done:]).text)
    starts.extend(range(done, len(text)))
    ends.extend(range(done + 1, len(text) + 1))
    return Folded("".join(parts), tuple(starts), tuple(ends))
