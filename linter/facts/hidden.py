"""What an article says where no reader sees it: comments, code, front matter, hidden markup.

It is made a document of its own, so that the same readers of facts can read it.
"""

import re
from bisect import bisect_left

from linter.document import Document, Hidden, ProseWriter
from linter.later import pattern
from linter.source import Span

_PARAGRAPH = pattern(r"[^\n]+(?:\n(?![ \t]*\r?(?:\n|$))[^\n]+)*")
_MARKUP = pattern(
    r"<!--|--!?>|<[!/]?[A-Za-z][^<>]*>|\{/\*|\*/\}|/\*|\*/"
    r"|^[ \t]*(?://|#)+|^[ \t>]*(?:```|~~~)[^\r\n]*(?=\r?$)",
    re.MULTILINE,
)
_FIELD = pattern(r"""[ \t]*(?:-[ \t]+)?(?:["']?[\w-]+["']?[ \t]*[:=][ \t]*)?["']?""")
_LINE = pattern(r"[^\r\n]+")
_LINE_END = pattern(r"[\r\n]\s*")


def hidden_document(document: Document, language: str) -> Document:
    """The hidden stretches of a document as prose; comments that allow a rule are left out.

    `language` is that of the article, which what it hides is in too.
    """
    writer = ProseWriter(document.source, document.format)
    writer.language = language
    requests = sorted(allowed.span for allowed in document.suppressions)
    done = 0
    for hidden in sorted(document.hidden, key=lambda one: one.start):
        request = hidden.kind == "comment" and _overlaps(hidden, requests)
        if hidden.kind == "template" or hidden.start < done or request:
            continue
        _write(writer, hidden)
        done = hidden.end
    return writer.finish()


def _overlaps(hidden: Hidden, spans: list[Span]) -> bool:
    """Whether one of these sorted spans, none within another, overlaps a hidden stretch."""
    before = bisect_left(spans, Span(hidden.end, 0)) - 1
    return before >= 0 and spans[before].end > hidden.start


def _write(writer: ProseWriter, hidden: Hidden) -> None:
    """Write the paragraphs of a hidden stretch; of front matter, the value on each line."""
    by_line = hidden.kind == "front-matter"
    text = writer.source.text
    for match in (_LINE if by_line else _PARAGRAPH).finditer(text, hidden.start, hidden.end):
        start, end = match.span()
        field = _FIELD.match(text, start, end) if by_line else None
        writer.open("paragraph")
        _copy(writer, field.end() if field else start, end)
        writer.close()


def _copy(writer: ProseWriter, start: int, end: int) -> None:
    """Copy a stretch without markup, its line ends as spaces."""
    text = writer.source.text
    skips = [(match.span(), "") for match in _MARKUP.finditer(text, start, end)]
    skips += [(match.span(), " ") for match in _LINE_END.finditer(text, start, end)]
    for (first, last), shown in sorted(skips):
        if first >= start:
            writer.copy(start, first)
            writer.put(shown, first, last)
            start = last
    writer.copy(start, end)
