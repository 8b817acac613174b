"""Disclosures in an article: what it says of being advice, and of the positions behind it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.document import Block, Document
from linter.facts.advice import read_advice
from linter.facts.clauses import clause
from linter.facts.model import Candidate, Statement
from linter.facts.positions import read_positions
from linter.facts.sentences import LONGEST, sentences
from linter.facts.units import ADVICE, COLON, DENIED, HELD, OWN, QUESTION, STRONG, Unit, read_units
from linter.folding import Folded, fold
from linter.languages import BIT, LABEL, Language, Languages
from linter.lexicon import WORD

_HELD = HELD | BIT["security"] | BIT["mentioned"] | BIT["entity"]
_SHORT = 600
"""Below this many characters the language of an article that declares none is not sure."""
_HOME = 2
"""Function words that a block must have more of another language than of the article's."""
_MOST_READ = ("en",)
"""Languages that notices are written in whatever the language of the article."""
_UNSURE = 2
"""So few function words of a block tell no language: the most read is tried too, and in an article
that is not sure all are."""
_REASONS = {
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
    start: int
    end: int
    candidates: Sequence[Candidate]

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
    home = _HOME if not short or _is_sure(main, folded.text, languages) else 0
    for block in document.blocks:
        text = _folded_block(document, folded, block)
        low, high = bisect_left(starts, block.start), bisect_left(starts, block.end)
        stretch = _Stretch(document, block.start, block.end, candidates[low:high])
        tags = _tags(text, {main: home}, languages, short=short)
        said, carried = _read_block(stretch, block, text, tags, languages, carried)
        found.extend(said)
    return tuple(found)


def _is_sure(main: str, text: str, languages: Languages) -> bool:
    """Whether a short text has function words enough of the language that it is taken to be in."""
    return dict(languages.recognise(WORD.findall(text), text)).get(main, 0) > _UNSURE


def _folded_block(document: Document, folded: Folded, block: Block) -> str:
    if folded.starts is None:
        return folded.text[block.start : block.end]
    return fold(document.prose[block.start : block.end]).text


def _tags(
    text: str, home: dict[str, int], languages: Languages, *, short: bool
) -> list[tuple[str, bool]]:
    """The languages that a block may make a statement in, likeliest first.

    With each, whether the block was recognised to be in it: only then it bars what others count.
    """
    words = WORD.findall(text)
    counts = dict(languages.recognise(words, text))
    top = max(counts.values(), default=0)
    for main, bonus in home.items():
        if bonus:
            counts[main] = counts.get(main, 0) + bonus
    likely = [tag for tag in counts if 2 * counts[tag] >= top and tag in languages]
    if (
        short
    ):  # neighbours share their small words: the one that knows more of the others comes first
        likely.sort(key=lambda tag: languages.known_words(tag, words), reverse=True)
    likely.sort(key=lambda tag: -counts[tag])
    if top <= _UNSURE:
        likely += [*_MOST_READ, *(languages.tags if short else ())]
    return [(tag, tag in counts) for tag in dict.fromkeys(likely) if tag in languages]


def _may_state(languages: Languages, tag: str, text: str, carried: _Carried) -> bool:
    """Whether a text has the words of a statement in this language at all: a cheap look."""
    language = languages[tag]
    if language.spaced:
        mask = languages.roles_of(tag, WORD.findall(text))
    else:
        mask = language.lexicon.mask_anywhere(text) | language.labels.mask_anywhere(text)
    if carried.label or mask & (BIT["short-form"] | LABEL):
        return True
    if mask & DENIED and mask & (ADVICE | _HELD):
        return True
    trades = mask & BIT["hedge"] and mask & BIT["trade"]
    return bool((mask & HELD or trades) and mask & OWN) or bool(carried.denied and mask & ADVICE)


def _read_block(
    stretch: _Stretch,
    block: Block,
    text: str,
    tags: Sequence[tuple[str, bool]],
    languages: Languages,
    carried: _Carried,
) -> tuple[list[Statement], _Carried]:
    """The statements of one block, in all the languages it may be in, and what it carries on.

    What a likelier language barred no other one counts.
    """
    found: list[Statement] = []
    left = carried if block.kind == "item" and carried.denied else _Carried()
    for tag, recognised in tags:
        if not _may_state(languages, tag, text, carried):
            continue
        said, after = _read_in(languages[tag], stretch, block, carried)
        left = (
            after
            if after.label and not left.label
            else left._replace(denied=left.denied or after.denied)
        )
        if not recognised:
            said = [one for one in said if one.counted]
        found += [one for one in said if not any(_rival(one, other) for other in found)]
    found.sort(key=lambda one: (one.start, one.end, one.kind))
    return found, left


def _rival(one: Statement, other: Statement) -> bool:
    """Whether two languages speak of the same thing at the same place."""
    same = (one.kind == "not-advice") == (other.kind == "not-advice")
    return same and one.start < other.end and other.start < one.end


def _read_in(
    language: Language, stretch: _Stretch, block: Block, carried: _Carried
) -> tuple[list[Statement], _Carried]:
    """The statements of one block read in one language."""
    found: list[Statement] = []
    label, disclosing, speaker = carried.label, False, 0
    units: tuple[Unit, ...] = ()
    asked: tuple[Unit, ...] = ()
    prose = stretch.document.prose
    for start, stop in sentences(prose, stretch.start, stretch.end, language.abbreviations):
        end = min(stop, start + LONGEST)
        inside = [one for one in stretch.candidates if start <= one.start and one.end <= end]
        sentence = stretch._replace(start=start, end=end, candidates=inside)
        units = read_units(sentence.text, fold(sentence.text), language, inside, start)
        if not units:
            disclosing = False
            continue
        context = _Context(label, disclosing, speaker, asked, carried.denied)
        said = list(_read_sentence(units, language, sentence, context))
        asked = units if units[-1].mask & QUESTION else ()
        found.extend(said)
        disclosing = any(one.counted for one in said)
        speaker = (clause(units).mask & OWN or speaker) if disclosing else 0
        label = _label_of(units) or label
    return found, _carry(block, units, carried)


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
