"""A case judged by all rules: findings in words, at their lines and columns."""

import re
from typing import NamedTuple

from linter.case import Case, Draft
from linter.document import Suppression
from linter.findings import Finding, Place, Problem, Related, Suppressed
from linter.judging import judge
from linter.later import pattern as compiled_later
from linter.remedies import joined
from linter.rules import ANY_LANGUAGE, RuleSet, Texts, TooSlow, in_language
from linter.source import Source, Span
from linter.suppressions import silence


class Checked(NamedTuple):
    """What the check of one article came to."""

    findings: tuple[Finding, ...]
    """In the order of line, column and rule; those that a comment silences among them."""
    problems: tuple[Problem, ...] = ()
    """Patterns of the house that did not finish in time."""


def judged(case: Case, rules: RuleSet) -> Checked:
    """The findings of all active rules about an article whose facts are known."""
    drafts: list[Draft] = []
    problems: list[Problem] = []
    for rule in rules.active:
        try:
            drafts.extend(judge(rule, case))
        except TooSlow:
            message = f"the pattern of the rule `{rule.id}` did not finish in time"
            problems.append(Problem(case.document.source.path, None, message, "simplify it"))
    drafts.sort(key=_order)
    silenced, faults = silence(drafts, case.document, rules)
    found = [*silenced, *((draft, None) for draft in faults)]
    found.sort(key=lambda pair: _order(pair[0]))
    findings = tuple(_finding(draft, by, case, rules) for draft, by in found)
    return Checked(findings, tuple(problems))


def _order(draft: Draft) -> tuple[int, str]:
    return draft.span.start, draft.rule.id


def _finding(draft: Draft, by: Suppression | None, case: Case, rules: RuleSet) -> Finding:
    """A finding in words, at its lines and columns."""
    source = case.document.source
    rule = draft.rule
    language = case.language
    remedy = in_language(_remedies(draft, rules), language)
    place = _place(draft.span, source)
    return Finding(
        path=source.path,
        place=place,
        rule=rule.id,
        severity=rule.severity,
        message=_filled(in_language(rule.message, language) or rule.summary, draft, language),
        why=rule.why,
        remedy=_filled(remedy, draft, language) if remedy else None,
        excerpt=source.line(place.start.line),
        related=tuple(_related(note.span, note.message, source) for note in draft.notes),
        suppressed=by and Suppressed("comment", by.reason, source.position(by.span.start).line),
    )


def _place(span: Span, source: Source) -> Place:
    return Place(source.position(span.start), source.position(span.end))


def _related(span: Span, message: str, source: Source) -> Related:
    place = _place(span, source)
    return Related(place, message, source.line(place.start.line))


_PLACEHOLDER = compiled_later(r"\{([a-z-]+)\}")


def _remedies(draft: Draft, rules: RuleSet) -> Texts:
    """What a rule advises, or the rule that it borrows from."""
    lender = draft.rule.remedy_of.get(draft.kind) or draft.rule.remedy_of.get(ANY_LANGUAGE)
    other = rules.get(lender) if lender else None
    return other.remedies if other else draft.rule.remedies


def _filled(text: str, draft: Draft, language: str) -> str:
    """A text of a rule with its placeholders filled in."""
    values = {
        "issuer": draft.issuers[0] if draft.issuers else "",
        "issuers": joined(draft.issuers, language),
        "text": draft.text,
        "kind": draft.kind,
        "language": draft.language,
        "article-language": language,
    }
    options = draft.rule.options

    def value(match: re.Match[str]) -> str:
        name = match[1]
        filled = str(values[name] if name in values else options[name].value)
        # `Apple Inc.` at the end of a sentence has one full stop.
        return filled.removesuffix(".") if text[match.end() : match.end() + 1] == "." else filled

    return _PLACEHOLDER.sub(value, text)
