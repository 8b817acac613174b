r"""Formulas in TeX between dollar signs, told from sums of money and cashtags.

``$E = mc^2$`` is one; ``from $5 to $6`` and ``$AAPL/$MSFT`` are none. What is not surely a formula
is prose: a formula read as prose harms nobody, a disclosure lost in one does.
"""

from collections.abc import Iterator

from linter.formats._masking import Tag
from linter.later import pattern

_FORMULA = pattern(
    r"\$(?:\$(?P<display>[^$]{1,2000})\$\$|(?=\S)(?P<inline>[^$\r\n]{1,200})(?<=\S)\$(?!\w))(?!\$)"
)
_NOT_BEFORE = pattern(r"[\\$\w]")
_BLANK_LINE = pattern(r"\n[ \t]*\r?\n|\r[ \t]*\r")
_TEX = pattern(r"\\[A-Za-z]|[A-Za-z)}\]]\s*[_^]\s*[{\w]|\d\^")
_SYMBOL = pattern(r"\s*[A-Za-z](?:\s*(?:[-+*/=<>]\s*[\w.]+\s*)*|\(\w\)\s*)")


def tags(text: str, start: int) -> Iterator[Tag]:
    """The formulas in `text` from offset `start` on."""
    for found in _FORMULA.finditer(text, start):
        formula = found["display"] or found["inline"]
        before = text[found.start() - 1 : found.start()]
        if _NOT_BEFORE.match(before) or _BLANK_LINE.search(formula):
            continue
        if _TEX.search(formula) or _SYMBOL.fullmatch(formula):
            yield Tag(found.start(), found.end(), None)
