"""Comments that allow a rule: which findings they silence, and what is wrong with them."""

from collections.abc import Iterable, Iterator, Sequence

from linter.case import Draft, Note
from linter.document import Document, Suppression
from linter.hints import did_you_mean
from linter.rules import Allowing, RuleSet
from linter.source import Span


def silence(
    drafts: Sequence[Draft], document: Document, rules: RuleSet
) -> tuple[list[tuple[Draft, Suppression | None]], list[Draft]]:
    """Each draft with the comment that silences it, and findings about the comments themselves."""
    areas = [(allowed, _area(allowed, document)) for allowed in document.suppressions]
    used: set[tuple[Suppression, str]] = set()
    silenced: list[tuple[Draft, Suppression | None]] = []
    for draft in drafts:
        by = [one for one, area in areas if _allows(one, area, draft)]
        used.update((one, draft.rule.id) for one in by)
        silenced.append((draft, by[0] if by else None))
    return silenced, list(_faults(document.suppressions, used, rules))


def _allows(allowed: Suppression, area: Span, draft: Draft) -> bool:
    """A comment without a reason allows nothing."""
    inside = area.start <= draft.span.start < area.end
    return inside and draft.rule.id in allowed.rules and bool(allowed.reason)


def _area(allowed: Suppression, document: Document) -> Span:
    """The stretch of the source that a comment speaks of: the file, its own block or the next."""
    size = len(document.source.text)
    if allowed.scope == "file":
        return Span(0, size + 1)
    places = [document.span(block.start, block.end) for block in document.blocks]
    after = next(
        (number for number, place in enumerate(places) if place.start >= allowed.span.end),
        len(places),
    )
    if after and _beside(allowed.span, places[after - 1], places[after : after + 1], document):
        return places[after - 1]
    if after == len(places):
        return Span(size, size)
    return Span(places[after].start, places[_last(after, document)].end)


def _beside(comment: Span, before: Span, after: list[Span], document: Document) -> bool:
    """Whether a comment stands in a block, or behind it at the end of its last line."""
    line = document.source.position
    if comment.start < before.end:
        return True
    alone = not after or line(after[0].start).line != line(comment.start).line
    return alone and line(before.end).line == line(comment.start).line


def _last(number: int, document: Document) -> int:
    """The last block of the table, list or quotation that a block begins."""
    blocks = document.blocks
    first = blocks[number]
    for after in range(number + 1, len(blocks)):
        block = blocks[after]
        table = first.cell and block.cell and block.cell.table == first.cell.table
        listed = first.kind == "item" and block.kind == "item"
        quoted = first.quote and block.quote >= first.quote
        if not (table or listed or quoted):
            return after - 1
    return len(blocks) - 1


def _faults(
    suppressions: Iterable[Suppression], used: set[tuple[Suppression, str]], rules: RuleSet
) -> Iterator[Draft]:
    """What the active rules about such comments have to say."""
    for rule in rules.active:
        if isinstance(rule.target, Allowing):
            for allowed in suppressions:
                for name, note in _faulty(rule.target.fault, allowed, used, rules):
                    notes = (Note(allowed.span, note),) if note else ()
                    yield Draft(rule, allowed.span, text=name, notes=notes)


def _faulty(
    fault: str, allowed: Suppression, used: set[tuple[Suppression, str]], rules: RuleSet
) -> Iterator[tuple[str, str | None]]:
    """The rules of a comment that have the fault, each perhaps with a hint."""
    if fault == "unknown" and not allowed.rules:
        yield "", "write `disclint: allow RULE -- reason` or `disclint: allow-file RULE -- reason`"
    if fault == "without-reason" and allowed.rules and not allowed.reason:
        yield ", ".join(allowed.rules), None
    for name in allowed.rules:
        rule = rules.get(name)
        if fault == "unknown" and rule is None:
            yield name, did_you_mean(name, rules.ids)
        ran = rule is not None and rule.enabled and bool(allowed.reason)
        if fault == "unused" and ran and (allowed, name) not in used:
            yield name, None
