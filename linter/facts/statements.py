"""Disclosures in an article: what it says of being advice, and of the positions behind it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from linter.document import Block, Document
from linter.facts.advice import read_advice
from linter.facts.clauses import COLON, HELD, LABEL, OWN, STRONG, Unit, clause, read_units
from linter.facts.model import Candidate, Statement
from linter.facts.positions import read_positions
from linter.facts.sentences import LONGEST, sentences
from linter.folding import Folded, fold
from linter.languages import BIT, Language, Languages
from linter.phrases import WORD

_DENIED = BIT["negation"] | BIT["none"]
_ADVICE = BIT["advice"] | BIT["advice-weak"] | BIT["advise"] | BIT["adviser"]
_SPEAKER = OWN | LABEL
_HELD = HELD | BIT["security"] | BIT["mentioned"] | BIT["entity"]
_FEW_WORDS = 40
"""Below this many words the language of a text is not sure: more than one is tried."""


class _Carried(NamedTuple):
    """What a block leaves to the next: a heading's label, a lead-in's denial."""

    label: int = 0
    denied: bool = False


class Reader:
    """Reads the statements of documents, with the languages it is given."""

    def __init__(self, languages: Languages) -> None:
        self._languages = languages
        self._masks: dict[str, dict[str, int]] = {}

    def language(self, document: Document, folded: Folded) -> str:
        """The language an article is written in: recognised, else declared, else English."""
        declared = self._languages.known(document.language)
        sample = folded.text[:4000]
        found = self._languages.recognise(WORD.findall(sample), sample)
        if found and (found[0][1] >= 5 or declared is None):
            return found[0][0]
        return declared or "en"

    def read(
        self, document: Document, folded: Folded, main: str, candidates: Sequence[Candidate]
    ) -> tuple[Statement, ...]:
        """The statements of a document in the order of its text."""
        found: list[Statement] = []
        carried = _Carried()
        starts = [candidate.start for candidate in candidates]
        for block in document.blocks:
            low, high = bisect_left(starts, block.start), bisect_left(starts, block.end)
            said, carried = self._read_block(
                document, folded, main, block, candidates[low:high], carried
            )
            found.extend(said)
        return tuple(found)

    def _read_block(
        self,
        document: Document,
        folded: Folded,
        main: str,
        block: Block,
        candidates: Sequence[Candidate],
        carried: _Carried,
    ) -> tuple[list[Statement], _Carried]:
        """The statements of one block, in the language that finds most, and what it carries on."""
        if folded.starts is None:
            text = folded.text[block.start : block.end]
        else:
            text = fold(document.prose[block.start : block.end]).text
        best: list[Statement] = []
        left = _Carried()
        for tag in self._tags(text, main, short=len(document.prose) < 600):
            said, after = _read_in(self._languages[tag], document, block, candidates, carried)
            if after.label and not left.label:
                left = after
            if sum(one.counted for one in said) > sum(one.counted for one in best):
                best = said
            best = best or said
        return best, left

    def _tags(self, text: str, main: str, *, short: bool) -> Iterator[str]:
        """The languages that a block may make a statement in, likeliest first."""
        words = WORD.findall(text)
        recognised = self._languages.recognise(words, text)
        likely = [tag for tag, count in recognised[:3] if count > 1 or short]
        if short and len(words) < _FEW_WORDS:
            likely += [tag for tag in self._languages.tags if tag not in likely]
        for tag in dict.fromkeys([*likely[:1], main, *likely[1:], "en"]):
            if tag in self._languages and self._may_state(tag, words, text):
                yield tag

    def _may_state(self, tag: str, words: Iterable[str], text: str) -> bool:
        """Whether a text has the words of a statement in this language at all: a cheap look."""
        language = self._languages[tag]
        if not language.spaced:
            return _may_state_anywhere(language, text)
        masks = self._masks.setdefault(tag, {})
        mask = 0
        for word in words:
            bits = masks.get(word)
            if bits is None:
                if len(masks) > 50_000:
                    masks.clear()
                bits = masks[word] = language.lexicon.mask_of(word)
            mask |= bits
        return _enough(mask)


def _enough(mask: int) -> bool:
    """Whether the roles met can add up to a statement."""
    if mask & (BIT["short-form"] | LABEL):
        return True
    if mask & _DENIED and mask & (_ADVICE | _HELD):
        return True
    return bool(mask & HELD and mask & _SPEAKER)


def _may_state_anywhere(language: Language, text: str) -> bool:
    mask = 0
    for char in set(text):
        for phrase, bits in language.lexicon.anywhere.get(char, ()):
            if bits & ~mask and phrase in text:
                mask |= bits
    return _enough(mask)


def _read_in(
    language: Language,
    document: Document,
    block: Block,
    candidates: Sequence[Candidate],
    carried: _Carried,
) -> tuple[list[Statement], _Carried]:
    """The statements of one block read in one language."""
    found: list[Statement] = []
    prose = document.prose
    label, disclosing = carried.label, False
    units: tuple[Unit, ...] = ()
    for start, end in sentences(prose, block.start, block.end, language.abbreviations):
        text = prose[start : min(end, start + LONGEST)]
        inside = [one for one in candidates if start <= one.start and one.end <= end]
        units = read_units(text, fold(text), language, inside, start)
        if not units:
            disclosing = False
            continue
        said = list(
            _read_sentence(units, language, document, start, end, label, carried, disclosing)
        )
        found.extend(said)
        disclosing = any(one.counted for one in said)
        label = _label_after(units) or label
    return found, _carry(block, units, carried)


def _label_after(units: Sequence[Unit]) -> int:
    """The roles of a label that a sentence begins with."""
    return next((unit.mask for unit in units[:2] if unit.mask & LABEL), 0)


def _carry(block: Block, units: Sequence[Unit], carried: _Carried) -> _Carried:
    """What the last sentence of a block leaves to the next block."""
    if not units:
        return carried if block.kind == "item" else _Carried()
    last = units[-1].mask
    if block.kind == "item" and carried.denied:
        return carried
    body = [unit for unit in units if not unit.mask & (COLON | STRONG)]
    alone = len(body) == 1 and _label_after(units)
    lead_in = last & COLON and clause(units).mask & _DENIED and not clause(units).mask & _ADVICE
    return _Carried(label=body[0].mask if alone else 0, denied=bool(lead_in))


def _read_sentence(
    units: Sequence[Unit],
    language: Language,
    document: Document,
    start: int,
    end: int,
    label: int,
    carried: _Carried,
    disclosing: bool,
) -> Iterator[Statement]:
    """The statements of one sentence of the prose, ``start:end``."""
    text = document.prose[start:end]
    code = any(span.start <= start and end <= span.end for span in document.code)
    in_code = "it is code, not prose" if code else None
    advice = read_advice(units, language.order, carried=carried.denied)
    if advice:
        bar = in_code or advice.bar
        yield Statement(
            start, end, "not-advice", text, language.tag, "none", None, (),
            bar is None, bar or "it denies to be investment advice",
        )  # fmt: skip
    positions = read_positions(units, label=label, disclosing=disclosing)
    kinds = {one.kind for one in positions}
    for one in positions:
        bar = in_code or one.bar
        here = (start, end) if len(kinds) == 1 else (start + one.start, start + one.end)
        yield Statement(
            *here, one.kind, document.prose[here[0] : here[1]], language.tag, one.subject,
            one.covers, one.excepts, bar is None, bar or _REASONS[one.kind],
        )  # fmt: skip


_REASONS = {
    "no-position": "it says that nothing is held",
    "holds-position": "it says what is held",
    "vague-position": "it says that something may be held",
}
