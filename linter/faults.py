"""What can be wrong with where a disclosure stands, or with the language that it is in."""

from linter.case import Case
from linter.facts.model import Statement
from linter.rules import Rule


def _foreign(statement: Statement, _rule: Rule, case: Case) -> bool:
    """Whether it is in another language than the article."""
    return _alike(statement.language) != _alike(case.facts.language)


def _alike(language: str) -> str:
    """The language as its readers would say it: who reads Danish also reads Norwegian."""
    base = language.partition("-")[0]
    return {"nn": "da", "nb": "da", "no": "da"}.get(base, base)


def _buried(statement: Statement, rule: Rule, case: Case) -> bool:
    """Whether it stands outside the place that the house has chosen."""
    place, lines = rule.value("place"), rule.value("lines")
    if place == "before-first-mention":
        return bool(case.counted) and statement.start > case.counted[0].start
    line, first, last = _lines(statement, case)
    at_start = place != "end" and line < first + lines
    at_end = place != "start" and line > last - lines
    return not (at_start or at_end)


def _lines(statement: Statement, case: Case) -> tuple[int, int, int]:
    """The line of a statement, and the first and last line of the prose."""
    document, position = case.document, case.document.source.position
    begin = document.span(document.blocks[0].start, document.blocks[0].start + 1).start
    end = document.span(document.blocks[-1].end - 1, document.blocks[-1].end).start
    at = document.span(statement.start, statement.end).start
    return position(at).line, position(begin).line, position(end).line


HAS_FAULT = {"buried": _buried, "foreign": _foreign}
"""Whether a statement has a fault, by the name that rules call it by."""
