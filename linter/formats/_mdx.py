"""What MDX adds to Markdown: imports and exports, expressions in braces, components."""

import re
from collections.abc import Iterator

from linter.formats._masking import GAP, Tag
from linter.later import pattern

_STRING = r"""(?<=[\s=:([,{+?&|])(?:"(?:[^"\\\r\n]|\\.)*+"|'(?:[^'\\\r\n]|\\.)*+')"""
"""In braces, a brace in a string is none. An apostrophe in a word begins no string."""
_BRACE = pattern(r"[{}]|" + _STRING)
_BRACKET_OR_BLANK = pattern(r"[][(){}]|((?>\r\n|\n|\r)[ \t]*(?=[\r\n]|\Z))|" + _STRING)
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")
_MODULE = pattern(r"^(?:import|export)(?=[\s{*'\"])", re.MULTILINE)
_BLANK_LINE = pattern(r"(?>\r\n|\n|\r)[ \t]*(?=[\r\n]|\Z)|\Z")
_BLANK_BEFORE = pattern(r"(?:\A|(?>\r\n|[\r\n])[ \t]*[\r\n])\s*\Z")
_LOOK_BACK = 80
_COMMENT = pattern(r"\{\s*/\*.*\*/\s*\}", re.DOTALL)
_LITERAL = pattern(r"""\{\s*(?:"[^"\\\r\n]*"|'[^'\\\r\n]*'|`[^`\\$]*`)\s*\}""")
_COMPONENT = pattern(
    r"^[ \t]*(</?(?:[A-Z][\w.]*(?:\s[^<>]*|/)?)?>)(?=[ \t]*(?:[\r\n]|\Z))"
    r"|(</?(?:[A-Z]\w*\.[\w.]*(?:\s[^<>]*|/)?)?>)",
    re.MULTILINE,
)


def tags(text: str, start: int) -> Iterator[Tag]:
    """The imports, exports, expressions and components of an article from `start` on."""
    yield from _modules(text, start)
    masked: list[str] = []
    at = start
    for first, end in _braces(text, start):
        yield from _expression(text, first, end)
        masked += text[at:first], "x" * (end - first)
        at = end
    # With the expressions out of the way, no attribute holds an angle bracket any more.
    for component in _COMPONENT.finditer("".join([*masked, text[at:]])):
        first, end = component.span(1 if component[1] else 2)
        yield Tag(start + first, start + end, None)


def _braces(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The outermost pairs of braces, in order."""
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    at = text.find("{", start)
    while at >= 0 and (brace := _BRACE.search(text, at)) is not None:
        at = brace.end()
        if brace.group() == "{":
            opened.append(brace.start())
        elif brace.group() == "}" and opened:
            pairs.append((opened.pop(), at))
        if not opened:
            at = text.find("{", at)
    end = start
    for pair in sorted(pairs):
        if pair[0] >= end:
            yield pair
            end = pair[1]


def _modules(text: str, start: int) -> Iterator[Tag]:
    """Imports and exports: each begins after a blank line and ends before one."""
    end = start
    closes = True
    for module in _MODULE.finditer(text, start):
        first = module.start()
        if first < end or not _BLANK_BEFORE.search(text[max(start, first - _LOOK_BACK) : first]):
            continue
        end = _module_end(text, first) if closes else -1
        if end < 0:
            # A bracket is not closed: looking for its end again would take time for nothing.
            closes = False
            blank = _BLANK_LINE.search(text, first)
            end = blank.start() if blank else len(text)
        yield Tag(first, end)


def _module_end(text: str, first: int) -> int:
    """Where the blank line stands that is in no bracket; -1 if a bracket is not closed."""
    depth = 0
    for mark in _BRACKET_OR_BLANK.finditer(text, first):
        if mark.group() in _OPENING:
            depth += 1
        elif mark.group() in _CLOSING:
            depth -= 1
        elif mark[1] is not None and depth <= 0:
            return mark.start()
    return len(text) if depth <= 0 else -1


def _expression(text: str, first: int, end: int) -> Iterator[Tag]:
    """An expression in braces; one that is a mere string is read as its text."""
    if _COMMENT.fullmatch(text, first, end):
        yield Tag(first, end, "comment")
    elif _LITERAL.fullmatch(text, first, end):
        inside = text[first + 1 : end - 1]
        quote = first + 1 + len(inside) - len(inside.lstrip()) + 1
        yield Tag(first, quote, None)
        yield Tag(end - 1 - (len(inside) - len(inside.rstrip())) - 1, end, None)
    else:
        yield Tag(first, end, "template", GAP)
