"""What MDX adds to Markdown: imports and exports, expressions in braces, components."""

import re
from collections.abc import Iterator

from linter.formats._masking import GAP, Tag

_BRACE = re.compile(r"[{}]")
_MODULE = re.compile(r"^(?:import|export)(?=[\s{*'\"])", re.MULTILINE)
_BLANK_LINE = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?=[\r\n]|\Z)|\Z")
_BLANK_BEFORE = re.compile(r"(?:\A|[\r\n][ \t]*(?:\r\n|[\r\n]))\s*\Z")
_LOOK_BACK = 80
_COMMENT = re.compile(r"\{\s*/\*.*\*/\s*\}", re.DOTALL)
_LITERAL = re.compile(r"""\{\s*(?:"[^"\\\r\n]*"|'[^'\\\r\n]*'|`[^`\\$]*`)\s*\}""")
_COMPONENT = re.compile(
    r"^[ \t]*(</?(?:[A-Z][\w.]*(?:\s[^<>]*|/)?)?>)(?=[ \t]*(?:[\r\n]|\Z))"
    r"|(</?(?:[A-Z]\w*\.[\w.]*(?:\s[^<>]*|/)?)?>)",
    re.MULTILINE,
)


def tags(text: str, start: int) -> Iterator[Tag]:
    """The imports, exports, expressions and components of an article from `start` on."""
    braces = list(_braces(text, start))
    modules = list(_modules(text, start, braces))
    yield from modules
    masked: list[str] = []
    at = start
    for first, end in braces:
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
    for brace in _BRACE.finditer(text, start):
        if brace.group() == "{":
            opened.append(brace.start())
        elif opened:
            pairs.append((opened.pop(), brace.end()))
    end = start
    for pair in sorted(pairs):
        if pair[0] >= end:
            yield pair
            end = pair[1]


def _modules(text: str, start: int, braces: list[tuple[int, int]]) -> Iterator[Tag]:
    """Imports and exports: each begins after a blank line and ends before one."""
    end = start
    pairs = iter(braces)
    pair = next(pairs, None)
    for module in _MODULE.finditer(text, start):
        first = module.start()
        if first < end or not _BLANK_BEFORE.search(text[max(start, first - _LOOK_BACK) : first]):
            continue
        end = _blank_line(text, first)
        while pair is not None and pair[0] < end:
            if pair[1] > end:
                end = _blank_line(text, pair[1])
            pair = next(pairs, None)
        yield Tag(first, end)


def _blank_line(text: str, at: int) -> int:
    found = _BLANK_LINE.search(text, at)
    return found.start() if found else len(text)


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
