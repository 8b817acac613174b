"""`disclint explain RULE`: what a rule wants, why, and how an article passes it."""

from collections.abc import Iterator, Sequence

from linter.arguments import Arguments, BadArguments
from linter.check import Knowledge
from linter.commands import CLEAN, Console, complaints
from linter.commands.common import colored
from linter.config import known_rules
from linter.examples import found
from linter.files.knowledge import Wanted, load
from linter.reports import View
from linter.reports.text import excerpt_lines, painter
from linter.rules import Example, Rule

_WIDTH = 88
"""Columns that prose is wrapped to."""


def run(arguments: Arguments, console: Console) -> int:
    """Explain one rule."""
    loaded = load(Wanted(arguments.text("config") or None, arguments.texts("rules")))
    if loaded.problems:
        return complaints(loaded.problems, console)
    rules = loaded.knowledge.rules
    name = arguments.operands[0]
    rule = rules.get(name)
    if rule is None:
        raise BadArguments(known_rules([name], rules)[0])
    color = colored(arguments, is_terminal=console.is_terminal)
    console.show(_explained(rule, loaded.knowledge, View(color)))
    return CLEAN


def _explained(rule: Rule, knowledge: Knowledge, view: View) -> Iterator[str]:
    paint = painter(view)
    state = "" if rule.enabled else ", off unless the settings turn it on"
    yield f"{paint(rule.id, 'bold')} ({rule.severity}{state})"
    yield from _wrapped(rule.summary)
    yield ""
    yield paint("Why", "bold")
    yield from _wrapped(rule.why)
    if rule.references:
        yield ""
        yield paint("References", "bold")
        yield from (f"  - {reference}" for reference in rule.references)
    yield from _options(rule, view)
    yield from _examples(rule, knowledge, view)
    if rule.remedies:
        yield ""
        yield paint("What to write", "bold")
        yield from (f"  {tag + ':':<9}{text}" for tag, text in rule.remedies.items())


def _options(rule: Rule, view: View) -> Iterator[str]:
    if rule.options:
        yield ""
        yield painter(view)("Options", "bold")
    for name, option in rule.options.items():
        legal = f" ({', '.join(option.legal)})" if option.legal else ""
        value = "must be set" if option.value is None else f"now {_plain(option.value)}"
        yield f"  {name}: {option.summary}{legal}; {value}"


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value}" if value not in ("", {}, ()) else "empty"


def _examples(rule: Rule, knowledge: Knowledge, view: View) -> Iterator[str]:
    """An article that is flagged, with the caret, and one that passes; English ones if possible."""
    paint = painter(view)
    flagged = _chosen([example for example in rule.examples if example.at is not None])
    passing = _chosen([example for example in rule.examples if example.at is None])
    if flagged:
        yield ""
        yield paint("Flagged", "bold")
        yield from _flagged(flagged, rule, knowledge, view)
    if passing:
        yield ""
        yield paint("Passes", "bold")
        yield from (f"  {line}".rstrip() for line in passing.text.rstrip("\n").split("\n"))


def _chosen(examples: Sequence[Example]) -> Example | None:
    return next(
        (one for one in examples if one.language in {None, "en"}), next(iter(examples), None)
    )


def _flagged(example: Example, rule: Rule, knowledge: Knowledge, view: View) -> Iterator[str]:
    findings = {one.place.start.line: one for one in found(example, rule, knowledge)}
    for number, line in enumerate(example.text.rstrip("\n").split("\n"), 1):
        if number in findings:
            lines = list(excerpt_lines(findings[number], painter(view)))
            yield from lines
            yield f"   {findings[number].message}"
        else:
            yield f" {number} | {line}"


def _wrapped(text: str) -> Iterator[str]:
    from textwrap import wrap  # noqa: PLC0415  # only here

    yield from (f"  {line}" for line in wrap(text, _WIDTH))
