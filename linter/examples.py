"""The examples of a rule: articles that it must flag, at a place, or let pass."""

from collections.abc import Iterator

from linter import formats
from linter.check import Knowledge, lint_document
from linter.findings import Finding, Problem
from linter.rules import Example, Rule, RuleSet
from linter.source import Position, Source


def failures(rule: Rule, knowledge: Knowledge) -> tuple[Problem, ...]:
    """The examples of a rule that do not hold, each with its line in the rule file."""
    return tuple(_failures(rule, knowledge))


def _failures(rule: Rule, knowledge: Knowledge) -> Iterator[Problem]:
    for example in rule.examples:
        if message := failure(example, rule, knowledge):
            yield Problem(rule.path, Position(example.line, 1), message)


def failure(example: Example, rule: Rule, knowledge: Knowledge) -> str | None:
    """In what the rule does not do what the example says; `None` if it does."""
    flagged = found(example, rule, knowledge)
    lines = [f"line {one.place.start.line}, column {one.place.start.column}" for one in flagged]
    if example.at is None:
        return f"must pass, but is flagged at {'; '.join(lines)}" if lines else None
    at = Source("", example.text).position(_offset(example))
    if any(one.place.start == at for one in flagged):
        return None
    wanted = f"must be flagged at `{example.at}` (line {at.line}, column {at.column})"
    return f"{wanted}, but is flagged at {'; '.join(lines)}" if lines else f"{wanted}, but passes"


def _offset(example: Example) -> int:
    """Where the text at which the finding must stand begins."""
    offset = -1
    for _ in range(example.nth):
        offset = example.text.index(example.at or "", offset + 1)
    return offset


def found(example: Example, rule: Rule, knowledge: Knowledge) -> tuple[Finding, ...]:
    """What the rule finds in the article of an example, with the options that it asks for.

    The other rules run too, since comments are judged by what they silence.
    """
    options = {
        name: option._replace(value=example.options.get(name, option.value))
        for name, option in rule.options.items()
    }
    on = rule._replace(enabled=True, options=options)
    document = formats.read(Source(rule.path, example.text), example.format)
    document.language = example.language or document.language
    rules = knowledge.rules.merged(RuleSet([on]))
    checked = lint_document(document, knowledge._replace(rules=rules))
    return tuple(one for one in checked.findings if one.rule == rule.id and one.suppressed is None)
