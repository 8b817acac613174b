"""Disclosures in an article: what it says of being advice, and of the positions behind it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.document import Block, Document
from linter.facts.advice import read_advice
from linter.facts.clauses import clause
from linter.facts.directives import read_directive
from linter.facts.glance import UNSURE, languages_of, may_ask, may_state, roles_in
from linter.facts.model import Candidate, Statement
from linter.facts.positions import read_positions
from linter.facts.sentences import LONGEST, sentences
from linter.facts.units import ADVICE, COLON, DENIED, HELD, OWN, QUESTION, STRONG, Unit, read_units
from linter.folding import Folded, fold
from linter.languages import Language, Languages
from linter.lexicon import WORD
from linter.roles import BIT, LABEL

_HELD = HELD | BIT["security"] | BIT["mentioned"] | BIT["entity"]
_SHORT = 600
"""Below this many characters the language of an article that declares none is not sure."""
_REASONS = {
    "directive": "it tells the reader to buy or to sell",
    "not-advice": "it denies to be investment advice",
    "no-position": "it says that nothing is held",
    "holds-position": "it says what is held",
    "vague-position": "it says that something may be held",
}


class _Carried(NamedTuple):
    """What a block leaves to the next: a heading's label, a lead-in's denial."""

    label: int = 0
    denied: bool = False


class _Context(NamedTuple):
    """What a sentence stands in: its block's label; disclosure, question or lead-in before it."""

    label: int
    disclosing: bool
    speaker: int
    asked: Sequence[Unit]
    denied: bool


class _Stretch(NamedTuple):
    """A stretch of the prose of a document, and the candidates in it."""

    document: Document
    whole: Folded
    """The folded prose of the document."""
    start: int
    end: int
    candidates: Sequence[Candidate]

    @property
    def folded(self) -> Folded:
        """The folded text of the stretch."""
        if self.whole.starts is None:
            return Folded(self.whole.text[self.start : self.end])
        return fold(self.document.prose[self.start : self.end])

    @property
    def text(self) -> str:
        return self.document.prose[self.start : self.end]


def read_statements(
    document: Document,
    folded: Folded,
    main: str,
    candidates: Sequence[Candidate],
    languages: Languages,
) -> tuple[Statement, ...]:
    """The statements of a document, those that do not count among them, in the order of its text.

    `main` is the language of the article; a block in another one is read in that one too.
    """
    found: list[Statement] = []
    carried = _Carried()
    starts = [candidate.start for candidate in candidates]
    short = len(document.prose) < _SHORT and document.language is None
    sure = not short or _is_sure(main, folded.text, languages)
    for block in document.blocks:
        low, high = bisect_left(starts, block.start), bisect_left(starts, block.end)
        stretch = _Stretch(document, folded, block.start, block.end, candidates[low:high])
        text = stretch.folded.text
        words = WORD.findall(text)
        tags = languages_of(words, text, main, languages, sure=sure, short=short)
        said, carried = _read_block(stretch, block, words, tags, languages, carried)
        found.extend(said)
    return tuple(found)


def _is_sure(main: str, text: str, languages: Languages) -> bool:
    """Whether a short text has function words enough of the language that it is taken to be in."""
    return dict(languages.recognise(WORD.findall(text), text)).get(main, 0) > UNSURE


def _read_block(
    stretch: _Stretch,
    block: Block,
    words: Sequence[str],
    tags: Sequence[tuple[str, bool]],
    languages: Languages,
    carried: _Carried,
) -> tuple[list[Statement], _Carried]:
    """The statements of one block, in all the languages it may be in, and what it carries on.

    What a likelier language barred no other one counts.
    """
    found: list[Statement] = []
    left = carried if block.kind == "item" and carried.denied else _Carried()
    text = stretch.folded.text
    for tag, recognised in tags:
        mask = roles_in(languages, tag, words, text)
        label, denied = carried.label, carried.denied
        if not (may_state(mask, label=label, denied=denied, follows=False) or may_ask(mask, text)):
            continue
        said, after = _read_in(languages, tag, stretch, block, carried)
        if after.label and not left.label:
            left = after
        left = left._replace(denied=left.denied or after.denied)
        if not recognised:
            said = [one for one in said if one.counted]
        starts = [one.start for one in found]
        found += [one for one in said if not any(_rival(one, o) for o in _near(one, found, starts))]
        found.sort(key=lambda one: (one.start, one.end, one.kind))
    return found, left


def _near(one: Statement, found: Sequence[Statement], starts: Sequence[int]) -> Sequence[Statement]:
    """Those of the statements found, which begin at `starts`, that may overlap `one`."""
    return found[bisect_left(starts, one.start - LONGEST) : bisect_left(starts, one.end)]


def _rival(one: Statement, other: Statement) -> bool:
    """Whether two languages speak of the same thing at the same place."""
    alone = {"not-advice", "directive"}
    same = one.kind == other.kind or not {one.kind, other.kind} & alone
    return same and one.start < other.end and other.start < one.end


def _read_in(
    languages: Languages, tag: str, stretch: _Stretch, block: Block, carried: _Carried
) -> tuple[list[Statement], _Carried]:
    """The statements of one block read in one language."""
    found: list[Statement] = []
    language = languages[tag]
    context = _Context(carried.label, disclosing=False, speaker=0, asked=(), denied=carried.denied)
    units: tuple[Unit, ...] = ()
    for sentence in _sentences(stretch, language):
        units = _units(sentence, languages, tag, context)
        if not units:
            context = context._replace(disclosing=False, speaker=0, asked=())
            continue
        said = list(_read_sentence(units, language, sentence, context))
        found.extend(said)
        counted = any(one.counted for one in said)
        context = context._replace(
            label=_label_of(units) or context.label,
            disclosing=counted,
            speaker=(clause(units).mask & OWN or context.speaker) if counted else 0,
            asked=units if units[-1].mask & QUESTION else (),
        )
    return found, _carry(block, units, carried)


def _sentences(stretch: _Stretch, language: Language) -> Iterator[_Stretch]:
    prose = stretch.document.prose
    starts = [candidate.start for candidate in stretch.candidates]
    for start, stop in sentences(prose, stretch.start, stretch.end, language.abbreviations):
        end = min(stop, start + LONGEST)
        low, high = bisect_left(starts, start), bisect_left(starts, end)
        inside = [one for one in stretch.candidates[low:high] if one.end <= end]
        yield stretch._replace(start=start, end=end, candidates=inside)


def _units(
    sentence: _Stretch, languages: Languages, tag: str, context: _Context
) -> tuple[Unit, ...]:
    """The units of a sentence; none if its words show that it states nothing."""
    folded = sentence.folded
    mask = roles_in(languages, tag, WORD.findall(folded.text), folded.text)
    follows = context.disclosing or bool(context.asked)
    states = may_state(mask, label=context.label, denied=context.denied, follows=follows)
    if not (states or may_ask(mask, folded.text)):
        return ()
    return read_units(sentence.text, folded, languages[tag], sentence.candidates, sentence.start)


def _label_of(units: Sequence[Unit]) -> int:
    """The roles of the label that a sentence begins with, or 0."""
    return next((unit.mask for unit in units[:2] if unit.mask & LABEL), 0)


def _carry(block: Block, units: Sequence[Unit], carried: _Carried) -> _Carried:
    """What the last sentence of a block leaves to the next block."""
    if block.kind == "item" and carried.denied:
        return carried
    if not units:
        return _Carried()
    body = [unit for unit in units if not unit.mask & (COLON | STRONG)]
    label = _label_of(units) if len(body) == 1 else 0
    mask = clause(units).mask
    lead_in = bool(units[-1].mask & COLON and mask & DENIED and not mask & ADVICE)
    return _Carried(label, lead_in)


def _read_sentence(
    units: Sequence[Unit],
    language: Language,
    sentence: _Stretch,
    context: _Context,
) -> Iterator[Statement]:
    """The statements of one sentence."""
    start, end = sentence.start, sentence.end
    code = sentence.document.code
    in_code = any(span.start <= start and end <= span.end for span in code)
    bar = "it is code, not prose" if in_code else None
    advice = read_advice(units, language.order, carried=context.denied, asked=context.asked)
    if advice:
        yield _statement(Statement(
            start, end, "not-advice", sentence.text, language.tag, "none", None, (), True, "",
        ), bar or advice.bar)  # fmt: skip
    if read_directive(units):
        yield _statement(Statement(
            start, end, "directive", sentence.text, language.tag, "author", None, (), True, "",
        ), bar)  # fmt: skip
    positions = read_positions(
        units,
        language,
        label=context.label,
        disclosing=context.disclosing,
        speaker=context.speaker,
        asked=context.asked,
    )
    kinds = {one.kind for one in positions}
    for one in positions:
        low, high = (start, end) if len(kinds) == 1 else (start + one.start, start + one.end)
        yield _statement(Statement(
            low, high, one.kind, sentence.document.prose[low:high], language.tag,
            one.subject, one.covers, one.excepts, True, "",
        ), bar or one.bar)  # fmt: skip


def _statement(statement: Statement, bar: str | None) -> Statement:
    return statement._replace(counted=bar is None, reason=bar or _REASONS[statement.kind])
