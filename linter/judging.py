"""Facts judged by rules: what a rule has to say about an article.

A finding for what is missing stands on the first mention that triggers it, a finding for what
should not be there stands where it is.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from linter.case import Case, Draft, Note, topic
from linter.covering import contradict, covered, covers
from linter.facts.model import Mention, Statement
from linter.faults import HAS_FAULT
from linter.rules import Disclosure, Rule, When, Wording
from linter.source import Span

MOST_NEAR_MISSES = 3
_MOST_OPPOSITES = 10
"""So many statements that say the opposite are told."""


def judge(rule: Rule, case: Case) -> Iterable[Draft]:
    """The findings of a rule about statements or words, in the order of the text.

    Raises `linter.rules.TooSlow` where a pattern takes too long.
    """
    if not _applies(rule.when, rule, case):
        return ()
    target = rule.target
    if isinstance(target, Disclosure):
        return _missing(rule, target, case) if rule.required else _stated(rule, target, case)
    if isinstance(target, Wording):
        return _unsaid(rule, target, case) if rule.required else _said(rule, target, case)
    return ()


def _applies(when: When, rule: Rule, case: Case) -> bool:
    """Whether all that the rule waits for is so."""
    if when.mention and not case.counted:
        return False
    if when.languages and case.facts.language.partition("-")[0] not in when.languages:
        return False
    if when.formats and case.document.format not in when.formats:
        return False
    if when.statement and not case.stated(when.statement) and not case.included(when.statement):
        return False
    if when.without and (case.stated(when.without) or case.included(when.without)):
        return False
    return when.wording is None or bool(case.found(when.wording, rule, required=False))


def _missing(rule: Rule, target: Disclosure, case: Case) -> Iterator[Draft]:
    """A required statement that is not there, or leaves out an issuer."""
    stated = case.stated(target.kinds, target.subjects)
    if case.included(target.kinds) or (stated and not target.every_company):
        return
    left_out = [mention for mention in case.counted if not covered(mention.issuer, stated)]
    if left_out:
        notes = _others(left_out[1:], case) + _near_misses(target, case, stated)
        yield _on(left_out, rule, case, notes)
    elif not case.counted:
        yield Draft(rule, _beginning(case), notes=_near_misses(target, case, ()))


def _on(mentions: list[Mention], rule: Rule, case: Case, notes: tuple[Note, ...]) -> Draft:
    """A finding on the first of these mentions."""
    first = mentions[0]
    names = tuple(mention.name for mention in mentions)
    span = case.document.span(first.start, first.end)
    return Draft(rule, span, names, first.text, notes=notes)


def _others(mentions: Iterable[Mention], case: Case) -> tuple[Note, ...]:
    return tuple(
        Note(case.document.span(mention.start, mention.end), f"{mention.name} is mentioned too")
        for mention in mentions
    )


def _near_misses(target: Disclosure, case: Case, stated: Iterable[Statement]) -> tuple[Note, ...]:
    """The statements that a writer may have taken for the required one, and why they are not."""
    names = {mention.issuer: mention.name for mention in case.facts.mentions}
    reasons = {one: f"this {_only(one, names)}" for one in stated}
    for statement in case.facts.statements:
        if statement.counted and statement.kind in target.near:
            kind = statement.kind.replace("-", " ")
            reasons[statement] = f"looks like it, but is a {kind}"
        elif not statement.counted and statement.kind in (*target.kinds, *target.near):
            reasons[statement] = f"looks like it, but {statement.reason}"
    near = sorted(reasons, key=lambda statement: statement.start)[:MOST_NEAR_MISSES]
    return tuple(Note(case.document.span(one.start, one.end), reasons[one]) for one in near)


def _only(statement: Statement, names: dict[str, str]) -> str:
    if isinstance(statement.covers, tuple) and statement.covers:
        named = ", ".join(names.get(issuer, issuer) for issuer in statement.covers)
        return f"speaks only of {named}"
    left_out = ", ".join(names.get(issuer, issuer) for issuer in statement.excepts)
    return f"leaves out {left_out}" if left_out else "does not name the company"


def _beginning(case: Case) -> Span:
    """Where a finding about an article as a whole stands: the first line of its prose."""
    document = case.document
    if not document.blocks:
        return Span(0, min(1, len(document.source.text)))
    block = document.blocks[0]
    line = document.prose[block.start : block.end].partition("\n")[0]
    return document.span(block.start, block.start + max(len(line), 1))


def _stated(rule: Rule, target: Disclosure, case: Case) -> Iterator[Draft]:
    """Statements that should not be there, or not like this."""
    if target.only:
        for kinds in dict.fromkeys(map(topic, target.kinds)):
            yield from _faulty(rule, target, kinds, case)
        return
    for statement in case.stated(target.kinds, target.subjects):
        if not target.contradicts:
            yield _draft(rule, statement, case)
            continue
        others = case.stated(target.contradicts)
        contradicting = (other for other in others if contradict(statement, other))
        opposites = list(islice(contradicting, _MOST_OPPOSITES))
        if opposites:
            notes = tuple(_opposite(one, case) for one in opposites)
            yield _draft(rule, statement, case, notes)._replace(
                issuers=tuple(
                    mention.name
                    for mention in case.counted
                    if covers(statement, mention.issuer) and covered(mention.issuer, opposites)
                )
            )


def _draft(rule: Rule, statement: Statement, case: Case, notes: tuple[Note, ...] = ()) -> Draft:
    """A finding on a statement."""
    issuers = tuple(mention.name for mention in case.counted if covers(statement, mention.issuer))
    return Draft(
        rule,
        case.document.span(statement.start, statement.end),
        issuers or tuple(mention.name for mention in case.counted[:1]),
        statement.text,
        statement.kind,
        statement.language,
        notes,
    )


def _opposite(statement: Statement, case: Case) -> Note:
    return Note(case.document.span(statement.start, statement.end), "this says the opposite")


def _faulty(rule: Rule, target: Disclosure, kinds: tuple[str, ...], case: Case) -> Iterator[Draft]:
    """Statements of one purpose, if all of them have the fault that the rule is about."""
    stated = case.stated(kinds, target.subjects)
    if case.included(kinds):
        return
    if target.only == "hidden":
        for statement, span in [] if stated else case.hidden(kinds):
            names = tuple(mention.name for mention in case.counted)
            yield Draft(rule, span, names, statement.text, statement.kind, statement.language)
        return
    fault = HAS_FAULT[target.only]
    if stated and all(fault(statement, rule, case) for statement in stated):
        yield _draft(rule, stated[0], case)


def _unsaid(rule: Rule, wording: Wording, case: Case) -> Iterator[Draft]:
    """A required wording that is not there."""
    if case.found(wording, rule, required=True):
        return
    notes: tuple[Note, ...] = ()
    phrases = case.wanted(wording, rule, required=True)
    prose = case.document.prose
    from linter.wording import nearest  # noqa: PLC0415  # few rules are about words

    if phrases and (near := nearest(phrases, prose, case.stretches(wording))):
        span = case.document.span(*near.span)
        notes = (Note(span, f"comes close, but differs: {near.difference}"),)
    text = phrases[0] if phrases else wording.pattern
    if case.counted and rule.when.mention:
        draft = _on([*case.counted], rule, case, _others(case.counted[1:], case) + notes)
        yield draft._replace(text=text)
    else:
        yield Draft(rule, _beginning(case), text=text, notes=notes)


def _said(rule: Rule, wording: Wording, case: Case) -> Iterator[Draft]:
    """A forbidden wording, wherever it stands."""
    names = tuple(mention.name for mention in case.counted)
    for start, end in case.found(wording, rule, required=False):
        span = case.document.span(start, end)
        text = case.document.prose[start:end]
        if "\ufffc" in text:  # what stands for a variable of a template says nothing to a reader
            text = case.document.source.text[span.start : span.end]
        yield Draft(rule, span, names, text)
