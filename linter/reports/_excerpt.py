"""A source line with a caret under the very characters, whatever their width."""

import unicodedata
from typing import NamedTuple

WIDEST = 96
"""Columns of the terminal that an excerpt may take; of a longer line the part around the caret."""
_BEFORE = 32
"""How many of these may stand before the caret when the line is cut."""
_CUT = "…"
_TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Characters that turn the direction of what follows."""
_CONTROLS = {"Cc", "Cs", "Zl", "Zp"}


class Excerpt(NamedTuple):
    """A line, and the line to print below it."""

    text: str
    carets: str


def excerpt(line: str, column: int, end_column: int) -> Excerpt:
    """The part of `line` around columns `column` up to but not including `end_column` (from 1)."""
    start = min(column - 1, len(line))
    end = max(min(end_column - 1, len(line)), start + 1)
    first, last = _window(line, start, end)
    before = _CUT if first else ""
    after = _CUT if last < len(line) else ""
    gap = " " * len(before) + "".join(map(_blank, line[first:start]))
    carets = "^" * max(1, sum(map(width, line[start : min(end, last)])))
    return Excerpt(before + printable(line[first:last]) + after, gap + carets)


def _window(line: str, start: int, end: int) -> tuple[int, int]:
    """The part of the line to show: the caret, some of what is before, and what follows."""
    first, room = start, _BEFORE
    while first and (room := room - width(line[first - 1])) >= 0:
        first -= 1
    last, room = start, WIDEST - _BEFORE
    while last < len(line) and (last < min(end, start + WIDEST) or room > 0):
        room -= width(line[last])
        last += 1
    # What follows may use the room that what is before left over, and the other way round.
    spare = WIDEST - sum(map(width, line[first:last]))
    while last < len(line) and (spare := spare - width(line[last])) >= 0:
        last += 1
    while first and (spare := spare - width(line[first - 1])) >= 0:
        first -= 1
    while first < start and width(line[first]) == 0:  # never begin with half a character
        first += 1
    return first, last


def width(char: str) -> int:
    """How many columns of a terminal a character takes."""
    if char < "\u0300":
        return 1
    if char not in _TURNS and unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def _blank(char: str) -> str:
    """White space as wide as a character; a tab stays, so that it is as wide as the one above."""
    return char if char == "\t" else " " * width(char)


def printable(text: str) -> str:
    """Text without what would steer the terminal, each such character replaced by one."""
    if text.isprintable():
        return text
    return "".join("\N{REPLACEMENT CHARACTER}" if _steers(char) else char for char in text)


def _steers(char: str) -> bool:
    return char in _TURNS or (char != "\t" and unicodedata.category(char) in _CONTROLS)


def one_line(text: str) -> str:
    """Printable text on one line."""
    return printable(" ".join(text.split()))


def shortened(text: str, columns: int = 72) -> str:
    """The beginning of a text, no wider than this and on one line."""
    text = one_line(text)
    room = columns
    for place, char in enumerate(text):
        room -= width(char)
        if room < 0:
            return text[: place - 1] + _CUT
    return text
