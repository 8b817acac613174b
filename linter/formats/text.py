"""Plain text: paragraphs, whatever the width at which their lines were wrapped.

A line end inside a run of lines is either a soft wrap, read as a space (as nothing between
characters of a script without spaces), or the end of a paragraph. It is a soft wrap

- if the line does not end as a sentence does, and the next line begins with a small letter;
- if the file's lines were wrapped at a width, and the next word had no room on this line.
  Files in which a paragraph is one line are told from those by where their long lines end.

Bullets and numbers begin an item, ``#`` a heading, ``>`` a quotation. Lines of nothing but
punctuation are rules, not prose. A line that begins with ``disclint: allow RULE -- reason`` (behind
``#``, ``//`` or ``;``, if you like) allows a rule in the paragraph that follows, ``allow-file`` in
the whole file.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from linter.document import Document, ProseWriter
from linter.formats import _address, _allow
from linter.formats._script import joins, spaceless
from linter.later import pattern
from linter.source import Source

SUFFIXES = (".txt", ".text")

_NARROWEST, _WIDEST = 40, 120
"""Nobody wraps lines at fewer or at more columns than this."""
_FULL = 0.85
"""How much of the width a line takes at least that was wrapped, by hand or by a program."""

_LINE_END = pattern(r"\r\n|\n|\r")
_LEAD = pattern(r"[^\S\r\n]*((?:>[^\S\r\n]?)*+)[^\S\r\n]*")
_BULLET = pattern(r"[-*•·▪◦‣●○■][^\S\r\n]+|([•▪◦‣●■])|(#{1,6})[^\S\r\n]+")
# These begin a wrapped line of prose as easily as an item.
_NUMBER = pattern(r"(?:\d{1,3}[.)]|\([a-z\d]\)|[a-z]\)|[+–—])[^\S\r\n]+", re.IGNORECASE)
_RULE = pattern(r"[\W_]+\Z")
_REQUEST = pattern(r"(?:#+|//+|;+)?[ \t]*(disclint[ \t]*:.*)", re.IGNORECASE)
_SENTENCE_END = tuple('.!?…:;。！？：；．"”»)')


class _Line(NamedTuple):
    """A line without its indent and line end; an empty one separates paragraphs."""

    start: int
    end: int
    quote: int
    first: str
    """Its first word, or its first character in a script without spaces."""
    columns: int
    """How wide it is: a character of a script without spaces takes two columns."""


def read(source: Source) -> Document:
    """Read the paragraphs of a plain text."""
    writer = ProseWriter(source, "text")
    lines = _lines(source.text)
    width = _width(source.text, lines)
    before: _Line | None = None
    numbered = False
    for line in lines:
        text = source.text[line.start : line.end]
        if not text or _RULE.match(text) or _is_request(writer, text, line):
            writer.close()
            before, numbered = None, False
            continue
        may_number = before is None or numbered or source.text[before.end - 1] in ":："
        bullet = _BULLET.match(text)
        mark = bullet or (_NUMBER.match(text) if may_number else None)
        if mark is None and before is not None and _continues(source.text, before, line, width):
            _join(writer, before, line)
        else:
            _open(writer, line.quote, mark)
            numbered = mark is not bullet
        _copy(writer, line.start + (mark.end() if mark else 0), line.end)
        before = None if mark is not None and mark.group().startswith("#") else line
    return writer.finish()


def _is_request(writer: ProseWriter, text: str, line: _Line) -> bool:
    request = _REQUEST.match(text)
    return request is not None and _allow.note(writer, request[1], line.start, line.end)


def _open(writer: ProseWriter, quote: int, mark: re.Match[str] | None) -> None:
    if mark is None:
        writer.open("paragraph", quote=quote)
    elif mark.group().startswith("#"):
        writer.open("heading", level=len(mark.group().rstrip()), quote=quote)
    else:
        writer.open("item", level=1, quote=quote)


def _copy(writer: ProseWriter, start: int, end: int) -> None:
    """Copy source ``start:end`` without the addresses in it."""
    while (address := _address.find(writer.source.text, start, end)) is not None:
        writer.copy(start, address[0])
        start = address[1]
    writer.copy(start, end)


def _lines(text: str) -> list[_Line]:
    lines = []
    at = 0
    for end, after in [*(m.span() for m in _LINE_END.finditer(text)), (len(text), len(text))]:
        lead = _LEAD.match(text, at, end)
        start = lead.end() if lead else at
        words = text[start:end].rstrip()
        first = words[:1] if spaceless(words[:1]) else words.split(None, 1)[0] if words else ""
        quote = lead[1].count(">") if lead else 0
        columns = 2 * len(words) if spaceless(first) else len(words)
        lines.append(_Line(start, start + len(words), quote, first, columns))
        at = after
    return lines


def _width(text: str, lines: list[_Line]) -> float:
    """The least columns of a line, with the next word, that was wrapped; 0 if none was.

    Where lines were wrapped, those that reach the width mostly stop in mid-sentence; where a
    paragraph is one line, the long ones end with a full stop.
    """
    columns = (line.columns for line in lines if text.find("://", line.start, line.end) < 0)
    widest = max(columns, default=0)
    if not _NARROWEST <= widest <= _WIDEST:
        return 0
    full = [
        text[line.end - 1] in _SENTENCE_END
        for line, after in pairwise(lines)
        if line.first and after.first and line.columns + 1 + len(after.first) >= _FULL * widest
    ]
    return _FULL * widest if 2 * sum(full) < len(full) else 0


def _continues(text: str, before: _Line, line: _Line, width: float) -> bool:
    """Whether `line` is of the same paragraph as the line `before` it."""
    if line.quote != before.quote:
        return False
    if line.first[0].islower() and text[before.end - 1] not in _SENTENCE_END:
        return True
    return 0 < width <= before.columns + 1 + len(line.first)


def _join(writer: ProseWriter, before: _Line, line: _Line) -> None:
    """Write what stands for the line end between the lines."""
    text = writer.source.text
    last, first = text[before.end - 1], text[line.start]
    hyphenated = last == "-" and text[before.end - 2 : before.end - 1].isalpha() and first.isalpha()
    if not hyphenated and not joins(last, first):
        writer.put(" ", before.end, line.start)
