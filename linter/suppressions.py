"""Comments that allow a rule: which findings they silence, and what is wrong with them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from linter.case import Draft, Note
from linter.document import Block, Document, Suppression
from linter.hints import did_you_mean
from linter.rules import Allowing, RuleSet
from linter.source import Span


def silence(
    drafts: Iterable[Draft], document: Document, rules: RuleSet
) -> tuple[list[tuple[Draft, Suppression | None]], list[Draft]]:
    """Each draft with the comment that silences it, and findings about the comments themselves.

    The drafts are in the order of the text. A comment that a nearer one makes needless is unused.
    """
    if not document.suppressions:
        return [(draft, None) for draft in drafts], []
    reach = _Reach(document)
    silenced = [(draft, reach.over(draft)) for draft in drafts]
    used = {(by, draft.rule.id) for draft, by in silenced if by}
    return silenced, list(_faults(document.suppressions, used, rules))


class _Reach:
    """How far comments reach, asked for one draft after the other in the order of the text."""

    def __init__(self, document: Document) -> None:
        blocks = document.blocks
        self._document = document
        self._places = [document.span(block.start, block.end) for block in blocks]
        self._starts = [place.start for place in self._places]
        self._lasts = _lasts(blocks)
        self._whole: dict[str, Suppression] = {}
        self._ahead: list[tuple[Span, Suppression]] = []
        self._open: dict[str, list[tuple[Span, Suppression]]] = {}
        for allowed in document.suppressions:
            if allowed.reason and allowed.scope == "file":
                self._whole |= dict.fromkeys(allowed.rules, allowed)
            elif allowed.reason and (area := self._area(allowed)):
                self._ahead.append((area, allowed))
        self._ahead.sort(key=lambda ahead: ahead[0].start, reverse=True)

    def over(self, draft: Draft) -> Suppression | None:
        """The comment that allows this: the nearest around it, else one for the whole file."""
        at = draft.span.start
        while self._ahead and self._ahead[-1][0].start <= at:
            area, allowed = self._ahead.pop()
            for rule in allowed.rules:
                self._open.setdefault(rule, []).append((area, allowed))
        around = self._open.get(draft.rule.id, [])
        while around and around[-1][0].end <= at:
            around.pop()
        return around[-1][1] if around else self._whole.get(draft.rule.id)

    def _area(self, allowed: Suppression) -> Span | None:
        """The stretch of the source that a comment speaks of: its own block or what comes next."""
        after = bisect_left(self._starts, allowed.span.end)
        if after and self._beside(allowed.span, after - 1):
            return self._places[after - 1]
        if after == len(self._places):
            return None
        return Span(self._starts[after], self._places[self._lasts[after]].end)

    def _beside(self, comment: Span, number: int) -> bool:
        """Whether a comment stands in a block, or behind it at the end of its last line."""
        end = self._places[number].end
        if comment.start < end:
            return True
        line = self._document.source.position
        following = self._starts[number + 1 : number + 2]
        alone = not following or line(following[0]).line != line(comment.start).line
        return alone and line(end).line == line(comment.start).line


def _lasts(blocks: tuple[Block, ...]) -> list[int]:
    """For each block the last one of the table, list or quotation that it begins."""
    lasts = list(range(len(blocks)))
    for number in reversed(lasts[:-1]):
        last = number
        while last + 1 < len(blocks) and _joined(blocks[number], blocks[last + 1]):
            last = lasts[last + 1]
        lasts[number] = last
    return lasts


def _joined(first: Block, block: Block) -> bool:
    if first.cell and block.cell:
        return first.cell.table == block.cell.table
    both_items = first.kind == "item" and block.kind == "item"
    return both_items or (first.quote > 0 and block.quote >= first.quote)


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
