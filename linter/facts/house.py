"""Sentences that a house says are its disclosures, found wherever they stand in the prose."""

import re
from typing import Literal

from linter.document import Document
from linter.facts.model import Statement, StatementKind
from linter.facts.settings import HouseSentence, Settings
from linter.folding import Folded, folded

_KINDS: tuple[StatementKind, ...] = (
    "not-advice",
    "no-position",
    "holds-position",
    "vague-position",
)


def house_statements(
    document: Document, text: Folded, statements: tuple[Statement, ...], settings: Settings
) -> tuple[Statement, ...]:
    """The statements with those of the house among them, in the order of the text.

    A house's sentence outweighs what was read there: its verdict is the house's to make.
    """
    if not settings.sentences:
        return statements
    ours = [one for said in settings.sentences for one in _found(document, text, said)]
    kept = [one for one in statements if not any(_same(one, other) for other in ours)]
    return tuple(sorted([*kept, *ours], key=lambda one: (one.start, one.kind)))


def _found(document: Document, text: Folded, said: HouseSentence) -> list[Statement]:
    wanted = folded(said.text)
    kind = next((kind for kind in _KINDS if kind == said.kind), None)
    if not kind or not wanted:
        return []
    pattern = re.escape(wanted).replace(r"\ ", r"\s+")
    found: list[Statement] = []
    for match in re.finditer(pattern, text.text):
        start, end = text.original(*match.span())
        covers: Literal["all"] | None = None if kind == "not-advice" else "all"
        prose = document.prose[start:end]
        reason = "it is a sentence of the house"
        found.append(
            Statement(start, end, kind, prose, said.language, "author", covers, (), True, reason)
        )
    return found


def _same(one: Statement, other: Statement) -> bool:
    return one.kind == other.kind and one.start < other.end and other.start < one.end
