"""Cutting a block of prose into sentences. A sentence never crosses a block.

What ends a sentence: a full stop, question or exclamation mark before white space (not after an
abbreviation or a single letter, not before a lower-case word), a CJK full stop anywhere, a hard
line break, and the dots and bars that footers string their notices on.
"""

from collections.abc import Iterator

from linter.later import pattern

_END = pattern(
    r"[.!?…‼⁇]+[\"'”’»)\]*_]*(?=\s|$)|[。！？｡।؟]+[」』”’）)\]]*|\s[·•|¦]\s|\n|[.!?](?=[A-Z][a-z])"
)
_WORD_BEFORE = pattern(r"([^\W_][^\s\"'(]*)$")
LONGEST = 1200
"""Characters of a sentence that are read; what is longer is no sentence that anybody wrote."""


def sentences(
    text: str, start: int, end: int, abbreviations: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """The stretches of the sentences in ``text[start:end]``, white space at the ends left out."""
    begin = start
    for match in _END.finditer(text, start, end):
        if match.group()[0] == "." and not _ends(
            text, begin, match.start(), match.end(), end, abbreviations
        ):
            continue
        if stretch := _trimmed(text, begin, match.end()):
            yield stretch
        begin = match.end()
    if stretch := _trimmed(text, begin, end):
        yield stretch


def _ends(
    text: str, begin: int, dot: int, after: int, end: int, abbreviations: frozenset[str]
) -> bool:
    """Whether the full stop at `dot` ends a sentence and not an abbreviation."""
    rest = text[after : min(after + 4, end)].lstrip(" \"'“«(*_")
    if rest and rest[0].islower():
        return False
    word = _WORD_BEFORE.search(text, max(begin, dot - 24), dot)
    if word is None:
        return True
    before = word.group(1).lower()
    single = len(before) == 1 and before.isalpha() and before.isascii() and before != "i"
    return not (single or before in abbreviations or _initials(before))


def _initials(word: str) -> bool:
    """``S.p.A``, ``U.S``, ``z.B``: letters between full stops."""
    return "." in word and all(len(part) <= 1 for part in word.split("."))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and (text[start].isspace() or text[start] in "·•|¦"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "·•|¦"):
        end -= 1
    return (start, end) if end > start else None
