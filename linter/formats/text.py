"""Plain text: paragraphs, whatever the width at which their lines were wrapped.

A line end inside a run of lines is either a soft wrap, read as a space (as nothing between
characters of a script without spaces), or the end of a paragraph. It is a soft wrap

- if the line is not the end of a sentence and the next line begins with a small letter;
- if the file's lines were wrapped at a width, and the next word had no room on this line.

Bullets and numbers begin an item; lines of nothing but punctuation are rules, not prose; a line
that begins with ``disclint: allow`` (after ``#`` or ``//``, if you like) asks to allow a rule.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from linter.document import Document, ProseWriter
from linter.formats import _address, _allow
from linter.formats._script import joins, spaceless
from linter.source import Source

SUFFIXES = (".txt", ".text")

_WIDEST = 120
"""Nobody wraps lines at more characters than this."""
_FULL = 0.85
"""How much of the width a line takes that was wrapped by hand, not by a program."""

_LINE_END = re.compile(r"\r\n|\n|\r")
_LEAD = re.compile(r"[^\S\r\n]*((?:>[^\S\r\n]?)*+)[^\S\r\n]*")
_BULLET = re.compile(r"(?:[-*+•·▪◦‣●○■–—][^\S\r\n]|[•▪◦‣●■])[^\S\r\n]*|#{1,6}[^\S\r\n]+")
_NUMBER = re.compile(r"(?:\d{1,3}[.)]|\([a-z\d]\)|[a-z]\))[^\S\r\n]+", re.IGNORECASE)
_RULE = re.compile(r"[\W_]+\Z")
_REQUEST = re.compile(r"(?:#+|//+|;+)?[ \t]*(disclint[ \t]*:.*)", re.IGNORECASE)
_SENTENCE_END = tuple('.!?…:;。！？：；．"”»)')


class _Line(NamedTuple):
    """A line without its indent and line end; an empty one separates."""

    start: int
    end: int
    quote: int
    first: str
    """Its first word, or its first character in a script without spaces."""


def read(source: Source) -> Document:
    """Read the paragraphs of a plain text."""
    writer = ProseWriter(source, "text")
    lines = _lines(source.text)
    wrapped = _width(source.text, lines)
    before: _Line | None = None
    numbered = False
    for line in lines:
        text = source.text[line.start : line.end]
        request = _REQUEST.match(text)
        if request is not None or not text or _RULE.match(text):
            if request is not None:
                _allow.note(writer, request[1], line.start, line.end)
            writer.close()
            before, numbered = None, False
            continue
        mark = _mark(text, before is None or numbered or source.text[before.end - 1] in ":：")
        numbered = bool(mark) and (numbered or text[0].isalnum())
        if before is None or mark or not _continues(source.text, before, line, wrapped):
            _open(writer, line, mark, text)
        else:
            _join(writer, before, line)
        _copy(writer, line.start + mark, line.end)
        before = line
    return writer.finish()


def _open(writer: ProseWriter, line: _Line, mark: int, text: str) -> None:
    if mark and text[0] == "#":
        writer.open("heading", level=len(text[:mark].rstrip()), quote=line.quote)
    elif mark:
        writer.open("item", level=1, quote=line.quote)
    else:
        writer.open("paragraph", quote=line.quote)


def _copy(writer: ProseWriter, start: int, end: int) -> None:
    """Copy source ``start:end`` without the addresses in it."""
    while (address := _address.find(writer.source.text, start, end)) is not None:
        writer.copy(start, address[0])
        start = address[1]
    writer.copy(start, end)


def _mark(text: str, may_number: bool) -> int:  # noqa: FBT001
    """The length of the bullet, number or heading mark that a line begins with."""
    found = _BULLET.match(text) or (_NUMBER.match(text) if may_number else None)
    return found.end() if found and found.end() < len(text) else 0


def _lines(text: str) -> list[_Line]:
    lines = []
    at = 0
    for end in [*(m.span() for m in _LINE_END.finditer(text)), (len(text), len(text))]:
        line = text[at : end[0]]
        lead = _LEAD.match(line)
        skip = lead.end() if lead else 0
        words = line[skip:].rstrip()
        first = words[:1] if spaceless(words[:1]) else words.split(None, 1)[0] if words else ""
        quote = line.count(">", 0, skip)
        lines.append(_Line(at + skip, at + skip + len(words), quote, first))
        at = end[1]
    return lines


def _width(text: str, lines: list[_Line]) -> float:
    """The least length of a line (with the next word) that was wrapped; 0 if none was."""
    widest = max(
        (li.end - li.start for li in lines if "://" not in text[li.start : li.end]), default=0
    )
    if widest > _WIDEST:
        return 0
    pairs = [
        line.end - line.start + 1 + len(after.first)
        for line, after in pairwise(lines)
        if line.first and after.first
    ]
    full = sum(length >= _FULL * widest for length in pairs)
    return _FULL * widest if 2 * full >= len(pairs) else 0


def _continues(text: str, before: _Line, line: _Line, width: float) -> bool:
    """Whether `line` is the same paragraph as the line `before` it."""
    if line.quote != before.quote:
        return False
    if line.first[0].islower() and text[before.end - 1] not in _SENTENCE_END:
        return True
    return 0 < width <= before.end - before.start + 1 + len(line.first)


def _join(writer: ProseWriter, before: _Line, line: _Line) -> None:
    text = writer.source.text
    last, first = text[before.end - 1], text[line.start]
    hyphen = last == "-" and first.isalpha() and text[before.end - 2 : before.end - 1].isalpha()
    if not hyphen and not joins(last, first):
        writer.put(" ", before.end, line.start)
