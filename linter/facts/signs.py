"""The signs for and against a candidate: what the words beside it and the others in it say."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.evidence import BIT, Mark
from linter.facts.model import Candidate
from linter.facts.surroundings import Piece, Surroundings, uncased

if TYPE_CHECKING:
    from linter.facts.weighing import Verdict

_CHANGE = re.compile(
    r"\s?[*_]{0,2}\s?[(（:]?\s?[+\-−–]\s?\d+(?:[.,]\d+)?\s?[%％]|\s?[(（]\d+(?:[.,]\d+)?\s?[%％]"
)
_GENITIVE = re.compile(r"['’]s?\b|[の의的]")
_TIE = re.compile(r"['’]?s?[\s\-–'’\"”(]{0,2}|[のは을를がをもと의的이가은는]\s?")
_SPLIT = re.compile(r"[,.;:!?()（）。、，：；]")
_LIST = re.compile(r"[\s,，、;；/&*_|·+]*")
_BRACKETS = re.compile(r"[(（][^()（）]{0,20}[)）]")
_NEAR = 26
_WORDS_BETWEEN = 2
REASONS = {
    "elsewhere": "the article names the issuer beyond doubt elsewhere",
    "security": "a word for shares stands beside it",
    "market": "its sentence is about the market",
    "trade": "it is bought, sold or held",
    "move": "its price moves",
    "change": "a change in per cent stands behind it",
    "executive": "one of its executives is named beside it",
    "action": "it does what companies do",
    "company": "a word for a company stands beside it",
    "peers": "other issuers stand beside it in a list",
    "peer": "another issuer stands in its sentence",
    "capital": "a capital in mid-sentence",
    "small-capital": "a capital in mid-sentence",
    "name-capital": "a capital in mid-sentence",
    "capitals": "all its words begin with a capital",
    "distinct": "only this issuer has this name",
    "position": "it stands in a statement about positions",
    "stated": "it stands in a statement about positions",
    "genitive": "it has something as a company has",
    "lower": "it begins with a small letter",
    "uncased": "its script has no capitals",
    "own": "a possessive stands before it",
    "article": "an article stands before it",
    "title": "a title stands before it",
    "longer-before": "it is the end of a longer name",
    "longer-behind": "it is the beginning of a longer name",
    "venue": "the name of an exchange or index",
    "plain": "it is a word with which a sentence or a heading may begin",
    "citation": "a year in brackets stands behind it, as behind an author",
    "person": "it is a person elsewhere in the article",
    "lone": "only the words around it speak for it, and none of them directly",
}
DIRECT = frozenset(
    {
        *("elsewhere", "position", "security", "trade", "executive", "company", "change"),
        *("action", "move", "peers", "capital", "capitals", "distinct"),
    }
)
"""Signs that a word of the sentence cannot show by chance; without one, the others are too weak."""


STRONG = DIRECT - {"capital", "capitals", "action", "move", "distinct"}
"""Signs that outweigh that the name is a person's elsewhere in the article."""


class Signs(NamedTuple):
    """The signs that were found at one candidate."""

    found: tuple[str, ...]

    def plus(self, sign: str) -> "Signs":
        """These signs and one more."""
        return Signs((*self.found, sign))

    def reason_for(self, weights: Mapping[str, int]) -> str:
        """The strongest sign in favour, in words."""
        return REASONS[max(self.found, key=lambda sign: weights[sign])]

    def reason_against(self, weights: Mapping[str, int]) -> str:
        """The strongest sign against, in words; without one, that nothing speaks for it."""
        against = [sign for sign in self.found if weights[sign] < 0]
        if not against:
            return (
                "it is a word or a name of other things too, and nothing says that it is the issuer"
            )
        return REASONS[min(against, key=lambda sign: weights[sign])]

    @staticmethod
    def of_sentence(around: Surroundings, start: int) -> bool:
        """Whether the sentence at `start` is about the market."""
        wanted = BIT["market"] | BIT["security"] | BIT["trade"]
        return any(mark.mask & wanted for mark in around.marks(start))


class Repute(NamedTuple):
    """What is known of a name before it is read in its place."""

    weight: int
    """How much the press writes about the issuer, from 0 to 9."""
    reason: str
    """Why the name is ambiguous; see `linter.issuers.REASONS`."""


def signs_of(
    number: int,
    candidates: Sequence[Candidate],
    verdicts: "Sequence[Verdict | None]",
    around: Surroundings,
    repute: Repute,
) -> Signs:
    """All signs at a candidate."""
    candidate = candidates[number]
    found = _from_marks(candidate, around)
    if _CHANGE.match(around.prose.cased, candidate.end):
        found.append("change")
    found += _from_peers(number, candidates, verdicts, around)
    if like_ticker(candidate, around):
        return Signs(tuple(sign for sign in found if sign in _FOR_TICKERS))
    before = candidates[number - 1] if number else None
    if before and before.end + 1 == candidate.start and around.prose.cased[before.end] == " ":
        found.append("longer-before")
    return Signs((*found, *_from_shape(candidate, around, repute)))


def like_ticker(candidate: Candidate, around: Surroundings) -> bool:
    """Whether it is to be judged as a ticker: also a name like ``AI``, which is most often not."""
    if candidate.evidence == "bare-ticker":
        return True
    written = around.prose.cased[candidate.start : candidate.end]
    return written.isupper() and written.lower() in around.vocabulary.sets["no-tickers"]


_FOR_TICKERS = frozenset({"security", "trade", "change", "peers"})


def _from_marks(candidate: Candidate, around: Surroundings) -> list[str]:
    """What the words of the sentence say."""
    start, end = candidate.start, candidate.end
    text = around.prose.text
    found: list[str] = []
    for mark in around.marks(start):
        if mark.end <= start:
            found += _mark_before(mark, start, text, around)
        elif mark.start >= end:
            found += _mark_behind(mark, end, text, around)
    return list(dict.fromkeys(found))


_BEFORE = ("security", "trade", "executive", "company")
_BEHIND = ("security", "trade", "move", "executive", "action", "company")


def _mark_before(mark: Mark, start: int, text: str, around: Surroundings) -> list[str]:
    mask = mark.mask
    found = ["market"] if mask & (BIT["market"] | BIT["security"]) else []
    if start - mark.end > _NEAR:
        return found
    between = text[mark.end : start]
    if not between.isascii() and uncased(between.strip()[:1]):
        return found + [role for role in _BEFORE if mask & BIT[role] and _TIE.fullmatch(between)]
    if _SPLIT.search(between.replace("'", " ")) or not _linked(between, around):
        return found
    return found + [role for role in _BEFORE if mask & BIT[role]]


def _linked(between: str, around: Surroundings) -> bool:
    """Whether two words belong together: only ``of the`` and the like stand between them."""
    words = re.findall(r"[^\W_]+", between)
    if not words:
        return True
    if len(words) > _WORDS_BETWEEN:
        return False
    wanted = BIT["of"] | BIT["article"] | BIT["on"]
    return all(around.words.mask(word, 0, len(word)) & wanted for word in words)


def _mark_behind(mark: Mark, end: int, text: str, around: Surroundings) -> list[str]:
    mask = mark.mask
    found = ["market"] if mask & (BIT["market"] | BIT["security"]) else []
    if mark.start - end > _NEAR:
        return found
    between = text[end : mark.start]
    if _TIE.fullmatch(between):
        return found + [role for role in _BEHIND if mask & BIT[role]]
    if _SPLIT.search(between):
        return found
    words = re.findall(r"[^\W_]+", _BRACKETS.sub(" ", between))
    if len(words) <= _WORDS_BETWEEN and all(_plays(word, "aux", around) for word in words):
        return found + [role for role in ("action", "move") if mask & BIT[role]]
    return found


def _plays(word: str, role: str, around: Surroundings) -> bool:
    return bool(around.words.mask(word, 0, len(word)) & BIT[role])


def _from_shape(candidate: Candidate, around: Surroundings, repute: Repute) -> list[str]:
    """What the candidate's own letters and the words that touch it say."""
    start, end = candidate.start, candidate.end
    cased, text = around.prose.cased, around.prose.text
    name = text[start:end]
    found = ["distinct"] if candidate.evidence == "distinctive-name" else []
    if name in around.vocabulary.sets["venues"]:
        return ["venue"]
    if uncased(name):
        return [*found, "uncased"]
    if _GENITIVE.match(cased, end):
        found.append("genitive")
    if _CITATION.match(cased, end):
        found.append("citation")
    if cased[start].islower():
        found.append("lower")
    elif not _says_nothing(candidate, around):
        found += _from_capital(cased[start:end], name, around, repute)
    elif repute.reason == "" and cased[start:end].isalpha():
        found.append("small-capital")
    elif repute.weight < _KNOWN and repute.reason == "word":
        found.append("plain")
    return found + _from_neighbours(candidate, around)


def _from_capital(written: str, name: str, around: Surroundings, repute: Repute) -> list[str]:
    """What a capital says that the place of the word does not ask for."""
    sets = around.vocabulary.sets
    named = name in sets["persons"] or name in sets["places"]
    if named or (repute.reason in _NAMES and repute.weight < _EVERYBODY):
        return ["name-capital"] if repute.weight >= _FAMOUS else []
    if sum(word[:1].isupper() for word in written.split()) > 1:
        return ["capitals"]
    if len(written) <= _SHORT and not written.isupper():
        return []
    famous = repute.weight >= _FAMOUS or (repute.reason == "" and repute.weight >= _KNOWN)
    return ["capital"] if famous else ["small-capital"]


_CITATION = re.compile(r"(?: et al\.?)?,? [(（](?:19|20)\d\d[a-z]?[)）,;]")
_NAMES = frozenset({"given name", "surname", "person", "place"})
_EVERYBODY = 8
_FAMOUS = 7
_KNOWN = 4
_SHORT = 3


def _says_nothing(candidate: Candidate, around: Surroundings) -> bool:
    """Whether the capital of a name would stand there anyway."""
    start = candidate.start
    if around.words.unspaced:
        return False
    several = " " in around.prose.cased[start : candidate.end].strip()
    if around.title_case(start) or (not several and around.opens(start)):
        return True
    if around.words.nouns_capital and not several:
        return True
    block_start, block_end = around.bounds(start)
    return around.prose.cased[block_start:block_end].isupper()


def _from_neighbours(candidate: Candidate, around: Surroundings) -> list[str]:
    """What the words on both sides say."""
    previous, following = around.before(candidate.start), around.after(candidate.end)
    found: list[str] = []
    if previous.text and previous.gap in {" ", "'", "’", ""}:
        if around.role(previous, "own"):
            found.append("own")
        elif around.role(previous, "article"):
            found.append("article")
        elif _proper(previous, around) and not around.title_case(candidate.start):
            found.append("longer-before")
    if following.text and following.gap == " " and _proper(following, around):
        if not around.title_case(candidate.start):
            found.append("longer-behind")
    return found


def _proper(piece: Piece, around: Surroundings) -> bool:
    """Whether a word is written as a name, and is none of the words that go with a company."""
    if not piece.cased[:1].isupper() or piece.cased.isupper() or around.opens(piece.start):
        return False
    return not around.role(
        piece, "company", "executive", "security", "market", "and", "article", "of", "on", "action"
    )


def _from_peers(
    number: int,
    candidates: Sequence[Candidate],
    verdicts: "Sequence[Verdict | None]",
    around: Surroundings,
) -> list[str]:
    """What the other candidates near it say."""
    candidate = candidates[number]
    sentence = around.prose.sentence(candidate.start)
    peer = False
    for step in (-1, 1):
        other = number + step
        while 0 <= other < len(candidates) and _inside(candidates[other], sentence):
            verdict = verdicts[other]
            if verdict and verdict.counted and candidates[other].issuer != candidate.issuer:
                peer = True
                if other == number + step and _listed(candidate, candidates[other], around):
                    return ["peers"]
            other += step
    if _in_column(number, candidates, verdicts, around):
        return ["peers"]
    return ["peer"] if peer else []


def _inside(candidate: Candidate, stretch: tuple[int, int]) -> bool:
    return stretch[0] <= candidate.start < stretch[1]


def _listed(one: Candidate, other: Candidate, around: Surroundings) -> bool:
    """Whether only what joins a list stands between two candidates."""
    start, end = sorted((one, other))[0].end, sorted((one, other))[1].start
    between = _BRACKETS.sub(" ", around.prose.text[start:end])
    if len(between) > _NEAR:
        return False
    words = re.findall(r"[^\W_]+", between)
    joined = all(around.words.mask(word, 0, len(word)) & BIT["and"] for word in words)
    marks = re.sub(r"[^\W_]+", "", between)
    return joined and bool(words or marks.strip()) and _LIST.fullmatch(marks) is not None


def _in_column(
    number: int,
    candidates: Sequence[Candidate],
    verdicts: "Sequence[Verdict | None]",
    around: Surroundings,
) -> bool:
    """Whether it opens a list item or cell, and its neighbours in the list open with issuers."""
    candidate = candidates[number]
    prose = around.prose
    place = prose.number(candidate.start)
    block = prose.blocks[place] if prose.blocks else None
    if block is None or block.kind not in {"item", "cell"}:
        return False
    if prose.cased[prose.bounds(place)[0] : candidate.start].strip(" *_\"'“(-–•·"):
        return False
    for other, verdict in zip(candidates, verdicts, strict=True):
        if not (verdict and verdict.counted and other.issuer != candidate.issuer):
            continue
        near = prose.number(other.start)
        another = prose.blocks[near]
        if another.kind != block.kind or near == place:
            continue
        if block.cell and another.cell:
            alike = block.cell[0] == another.cell[0] and block.cell[2] == another.cell[2]
        else:
            alike = abs(near - place) <= _ITEMS
        if alike and other.start - prose.bounds(near)[0] <= _ITEMS:
            return True
    return False


_ITEMS = 3
