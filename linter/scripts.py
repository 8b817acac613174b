"""Where a word ends, in scripts with and without spaces between words."""

from linter.later import pattern

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1100-\u11ff\u2e80-\u2fff\u3005-\u3007\u3041-\u30ff"
    "\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
"""Characters (for a class in a pattern) of scripts in which the next word may follow at once:
Thai, Lao, Burmese, Khmer, Han, Kana, and Hangul, whose particles stick to the word."""

CASELESS = "\u0590-\u08ff\u0900-\u0dff\u10d0-\u10ff"
"""The same of scripts with spaces but without capitals: Hebrew, Arabic, Indian ones, Georgian."""
SIGNS = "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
"""The vowel signs of Devanagari, parts of a word that Python takes for marks."""
WORD = pattern(rf"[^\W_]+(?:[{SIGNS}]+[^\W_]*)*")
"""A word of letters and digits, vowel signs included."""

_UNSPACED = pattern(f"[{UNSPACED}]")
FIRST_WORD = pattern(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+")
"""The first word of a folded form: one character of an unspaced script, or letters and digits."""


def _katakana(char: str) -> bool:
    return "\u30a1" <= char <= "\u30ff" and char != "\u30fb"


def bounded(text: str, end: int) -> bool:
    """Whether a word of folded `text` may end before offset `end` (from 1 to ``len(text)``)."""
    if end >= len(text):
        return True
    after = text[end]
    if not after.isalnum():
        return True
    last = text[end - 1]
    if last.isascii() and after.isascii():
        return not last.isalnum()
    if _katakana(last) and _katakana(after):
        return False
    return bool(_UNSPACED.match(last) or _UNSPACED.match(after)) or not last.isalnum()
