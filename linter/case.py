"""One article before its judge: the facts in the order in which rules ask for them."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from linter.document import Document
from linter.facts.model import Facts, Mention, Statement
from linter.facts.settings import Include, Settings
from linter.later import pattern
from linter.rules import TOPICS, Rule, Wording
from linter.source import Span

_TRADITIONAL = pattern("[們這國說時會對發開關為與於個來過學還經將後產業股價資並]")


class Note(NamedTuple):
    """A further place that belongs to a finding: a stretch of the source, and what is there."""

    span: Span
    message: str


class Draft(NamedTuple):
    """A finding before it is put in words: the stretch of the source, and what to fill in."""

    rule: Rule
    span: Span
    issuers: tuple[str, ...] = ()
    """Names of the issuers that it is about, in the order of the text."""
    text: str = ""
    kind: str = ""
    language: str = ""
    notes: tuple[Note, ...] = ()


class Case:
    """The facts of one article, indexed; what few rules ask for is made when first asked for."""

    def __init__(self, facts: Facts, settings: Settings, read: Callable[[Document], Facts]) -> None:
        self.facts = facts
        self.document = facts.document
        self.settings = settings
        self._read = read
        self._hidden: Facts | None = None
        self.counted: tuple[Mention, ...] = _first_mentions(facts.mentions)
        """The first counted mention of each issuer, in the order of the text."""
        self._stated: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Statement]] = {}

    @property
    def language(self) -> str:
        """The language of the article, with the region or script that it is written for."""
        declared, base = self.document.language or "", self.facts.language
        if base == "zh":
            return "zh-Hant" if len(_TRADITIONAL.findall(self.document.prose)) > 1 else base
        return declared if declared.partition("-")[0] == base else base

    def stated(self, kinds: Iterable[str], subjects: tuple[str, ...] = ()) -> list[Statement]:
        """The statements of these kinds that count, in the order of the text."""
        asked = tuple(kinds), subjects
        if asked not in self._stated:
            self._stated[asked] = [
                statement
                for statement in self.facts.statements
                if statement.counted and statement.kind in asked[0] and speaks(statement, subjects)
            ]
        return self._stated[asked]

    def included(self, kinds: Iterable[str]) -> bool:
        """Whether a template prints a statement of one of these kinds, as the house has told."""
        return any(
            kind in include.kinds and _prints(include, self.document)
            for include in self.settings.includes
            for kind in kinds
        )

    def hidden(self, kinds: Iterable[str]) -> list[tuple[Statement, Span]]:
        """Statements that no reader sees, with their place in the source."""
        if not self.document.hidden:
            return []
        if self._hidden is None:
            from linter.facts.hidden import hidden_document  # noqa: PLC0415  # few articles ask

            self._hidden = self._read(hidden_document(self.document, self.facts.language))
        place = self._hidden.document.span
        return [
            (statement, place(statement.start, statement.end))
            for statement in self._hidden.statements
            if statement.counted and statement.kind in kinds
        ]

    def found(self, wording: Wording, rule: Rule, *, required: bool) -> list[Span]:
        """Where a wording stands in the prose."""
        prose = self.document.prose
        spans = [span for span in self.stretches(wording) if _may_match(wording, prose, span)]
        if not spans:
            return []
        from linter.wording import find  # noqa: PLC0415  # few rules are about words

        phrases = self.wanted(wording, rule, required=required)
        return list(find(wording, phrases, prose, spans))

    def wanted(self, wording: Wording, rule: Rule, *, required: bool) -> tuple[str, ...]:
        """The phrases of a wording for this article; none for a pattern."""
        from linter.wording import wanted  # noqa: PLC0415

        phrases = wording.phrases
        by_language = rule.value(phrases[1:]) if isinstance(phrases, str) else phrases
        return wanted(by_language or {}, self.facts.language, required=required)

    def stretches(self, wording: Wording) -> list[Span]:
        """The stretches of the prose that the scope of a wording stands for."""
        if wording.scope == "disclosures":
            return sorted({Span(one.start, one.end) for one in self.facts.statements})
        from linter.wording import stretches  # noqa: PLC0415

        return stretches(wording.scope, self.document)


def _may_match(wording: Wording, prose: str, span: Span) -> bool:
    """Whether a stretch has the letters that a pattern cannot do without: a cheap look."""
    if not wording.needs:
        return True
    lower = prose[span.start : span.end].lower()
    return any(literal in lower for literal in wording.needs)


def speaks(statement: Statement, subjects: tuple[str, ...]) -> bool:
    """Whether one of these speaks of itself; a statement without a subject is the author's."""
    if not subjects or statement.subject == "both":
        return True
    return (statement.subject if statement.subject != "none" else "author") in subjects


def topic(kind: str) -> tuple[str, ...]:
    """The kinds that serve the same purpose as this one."""
    return TOPICS.get(kind, (kind,))


def _first_mentions(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    first: dict[str, Mention] = {}
    for mention in mentions:
        if mention.counted and (
            mention.issuer not in first or mention.start < first[mention.issuer].start
        ):
            first[mention.issuer] = mention
    return tuple(sorted(first.values(), key=lambda mention: mention.start))


def _prints(include: Include, document: Document) -> bool:
    """Whether the article holds what the house says prints a disclosure."""
    if include.field:
        value = document.meta.get(include.field)
        if value is None or include.value is None:
            return value is not None and value.lower() not in {"", "no", "false", "off", "null"}
        return value == include.value
    return any(
        _calls(document.source.text[hidden.start : hidden.end], include.template)
        for hidden in document.hidden
        if hidden.kind in {"template", "markup"}
    )


def _calls(tag: str, template: str) -> bool:
    """Whether a tag is this template: the same but for white space, or naming it."""
    words = tag.split()
    if words == template.split() or "".join(words) == "".join(template.split()):
        return True
    names = [word.strip("{}<>%/\"'()").partition("(")[0] for word in words]
    names = [name for name in names if name]
    if names[:1] and names[0] in _CALLS:
        names = names[1:]
    return names[:1] == [template] or [names[0].partition(".")[0]] == [template] if names else False


_CALLS = ("include", "include_relative", "partial", "partialCached", "render", "embed", "import")
