"""The signs for and against a name: what its letters and the words around it say."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from linter.facts.evidence import BIT, Mark
from linter.facts.model import Candidate
from linter.facts.surroundings import Piece, Place, Surroundings, uncased
from linter.later import pattern

_CHANGE = pattern(
    r"\s?[*_]{0,2}\s?(?:[(（:]?\s?[+\-−–]\s?\d+(?:[.,]\d+)?\s?[%％]|[(（]\d+(?:[.,]\d+)?\s?[%％])"
)
_GENITIVE = pattern(r"['’]s?\b|[の의的]")
_CITATION = pattern(r"(?: et al\.?)?,? [(（](?:19|20)\d\d[a-z]?[)）,;]")
_TIE = pattern(
    r"(?:['’:\-][^\W\d_]{1,5})?['’]?[\s\-–'’\"”(]{0,2}|[（了のは을를がをもと의的이가은는]\s?"
)
_SPLIT = pattern(r"[,.;:!?()（）。、，：；]")
_BRACKETS = pattern(r"[(（][^()（）]{0,20}[)）]")
_WORD = pattern(r"[^\W_]+")
_NEAR = 26
_WORDS_BETWEEN = 2
_NAMES = frozenset({"given name", "surname", "person", "place"})
EVERYBODY, FAMOUS, KNOWN = 8, 7, 4
"""From which weight on everybody, most and some readers know a company."""
_LETTERS = 4
_ACRONYM = 3
REASONS = {
    "elsewhere": "the article names the issuer beyond doubt elsewhere",
    "again": "the article names the issuer elsewhere",
    "product": "the article names a product of the issuer",
    "security": "a word for shares stands beside it",
    "market": "its sentence is about the market",
    "trade": "it is bought, sold or held",
    "move": "its price moves",
    "change": "a change in per cent stands behind it",
    "executive": "one of its executives is named beside it",
    "action": "it does what companies do",
    "company": "a word for a company stands beside it",
    "peers": "other issuers stand beside it in a list",
    "names": "other names of companies stand beside it in a list",
    "peer": "another issuer stands in its sentence",
    "capital": "a capital in mid-sentence",
    "fair-capital": "a capital in mid-sentence",
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
    "longer-before": "it is the end of a longer name",
    "longer-behind": "it is the beginning of a longer name",
    "venue": "it is the name of an exchange or an index too",
    "plain": "it is a word with which a sentence or a heading may begin",
    "citation": "a year in brackets stands behind it, as behind an author",
    "person": "it is a person elsewhere in the article",
}
"""What each sign means, in words for the author."""
NOTHING_SAYS = (
    "it is a word or a name of other things too, and too little says that it is the issuer"
)
DIRECT = frozenset(
    {
        *("elsewhere", "again", "product", "position", "stated", "names", "security", "trade", "executive", "company"),
        *("change", "action", "move", "peers", "capital", "fair-capital", "capitals", "distinct"),
    }
)
"""Signs that do not occur by chance; without one of them, the others are too weak."""
STRONG = DIRECT - {"stated", "names", "capital", "fair-capital", "capitals", "action", "move", "distinct"}
"""Signs that outweigh that the name is a person's elsewhere in the article."""
_FOR_RARE_TICKERS = frozenset({"security", "trade", "change"})
_FOR_TICKERS = _FOR_RARE_TICKERS | {"move", "market"}
_FOR_VENUES = frozenset({"security", "executive", "company", "change"})
_BEFORE = ("security", "trade", "executive", "company")
_BEHIND = ("security", "trade", "move", "executive", "action", "company")
_WITH_COMPANY = (
    "company",
    "executive",
    "security",
    "market",
    "and",
    "article",
    "of",
    "on",
    "action",
    "aux",
)


class Repute(NamedTuple):
    """What is known of a name before it is read in its place."""

    weight: int
    """How much the press writes about the issuer, from 0 to 9."""
    reason: str
    """Why the name is ambiguous; see `linter.issuers.REASONS`."""
    foreign: bool = False
    """Whether the name is a word, but none of the article's language."""


def reason_for(signs: Sequence[str], weights: Mapping[str, int]) -> str:
    """The strongest sign in favour, in words."""
    return REASONS[max(signs, key=lambda sign: weights[sign])]


def reason_against(signs: Sequence[str], weights: Mapping[str, int]) -> str:
    """The strongest sign against, in words; without one, that too little speaks for it."""
    against = [sign for sign in signs if weights[sign] < 0]
    if not against:
        return NOTHING_SAYS
    return REASONS[min(against, key=lambda sign: weights[sign])]


def like_ticker(candidate: Candidate, place: Place, around: Surroundings) -> bool:
    """Whether it is to be judged as a ticker: also a name like ``AI``, which is most often none."""
    if candidate.evidence == "bare-ticker":
        return True
    return place.written.isupper() and place.name in around.vocabulary.sets["no-tickers"]


def shape_signs(
    candidate: Candidate, place: Place, around: Surroundings, repute: Repute
) -> list[str]:
    """What the letters of a name and the words that touch it say: cheap to find out."""
    cased = around.prose.cased
    found = ["change"] if _CHANGE.match(cased, place.end) else []
    if like_ticker(candidate, place, around):
        return found
    if place.name in around.vocabulary.sets["venues"]:
        return [*found, "venue"]
    if candidate.evidence == "distinctive-name":
        found.append("distinct")
    if uncased(place.name):
        return [*found, "uncased"]
    if _GENITIVE.match(cased, place.end):
        found.append("genitive")
    if _CITATION.match(cased, place.end):
        found.append("citation")
    return found + _case_signs(place, around, repute) + _neighbour_signs(place, around)


def _case_signs(place: Place, around: Surroundings, repute: Repute) -> list[str]:
    """What the case of its first letters says."""
    if place.written[0].islower():
        return ["lower"]
    if not _says_nothing(place, around):
        return _capital_signs(place, around, repute)
    if (repute.reason == "" or repute.foreign) and place.written.isalpha():
        return ["small-capital"]
    plain = repute.weight < FAMOUS and repute.reason == "word" and around.opens(place)
    return ["plain"] if plain else []


def _says_nothing(place: Place, around: Surroundings) -> bool:
    """Whether the capital of a name would stand there anyway."""
    if around.words.unspaced:
        return False
    if " " in place.written.strip():
        return around.title_case(place)
    return around.words.nouns_capital or around.opens(place) or around.title_case(place)


def _capital_signs(place: Place, around: Surroundings, repute: Repute) -> list[str]:
    """What a capital says that its place does not ask for."""
    sets = around.vocabulary.sets
    named = place.name in sets["persons"] or place.name in sets["places"]
    if named or (repute.reason in _NAMES and repute.weight < EVERYBODY):
        return ["name-capital"] if repute.weight >= FAMOUS else []
    if sum(word[:1].isupper() for word in place.written.split()) > 1:
        return ["capitals"]
    if place.written.isupper() and len(place.written) > 1:
        return _acronym_signs(place, repute)
    if repute.reason == "short":
        return []
    telling = repute.foreign or repute.reason == ""
    if repute.weight >= EVERYBODY or (telling and repute.weight >= KNOWN):
        return ["capital"]
    return ["fair-capital"] if repute.weight >= FAMOUS else ["small-capital"]


def _acronym_signs(place: Place, repute: Repute) -> list[str]:
    """What it says that a name is written in capitals only: little, if it is a word."""
    if len(place.written) > _LETTERS:
        return [] if repute.reason == "word" and not repute.foreign else ["small-capital"]
    known = EVERYBODY if len(place.written) < _ACRONYM else FAMOUS
    if repute.weight >= known and repute.reason != "word":
        return ["capital"]
    if repute.reason == "word" and not repute.foreign:
        return []
    return ["fair-capital"] if repute.weight >= FAMOUS else ["small-capital"]


def _neighbour_signs(place: Place, around: Surroundings) -> list[str]:
    """What the words on both sides say."""
    found: list[str] = []
    previous = around.previous(place)
    if previous.text and previous.gap in {" ", "'", "’"}:
        if around.plays(previous.text, "own"):
            found.append("own")
        elif around.plays(previous.text, "article"):
            if not (place.written.isupper() and len(place.written) <= _LETTERS):
                found.append("article")
        elif previous.gap == " " and _proper(previous, around):
            if not around.opens_at(previous, place) and not _heads(place, around):
                found.append("longer-before")
    if around.prose.cased[place.end : place.end + 1] == " ":
        following = around.following(place)
        if following.gap == " " and _proper(following, around) and not _heads(place, around):
            found.append("longer-behind")
    return found


def _heads(place: Place, around: Surroundings) -> bool:
    """Whether it stands in a heading or a title, where any word may have a capital."""
    block = around.prose.block(place.number)
    return around.title_case(place) or (block is not None and block.kind == "heading")


def _proper(piece: Piece, around: Surroundings) -> bool:
    """Whether a word is written as a name, and is none of the words that go with a company."""
    if not piece.cased[:1].isupper() or piece.cased.isupper():
        return False
    return not around.plays(piece.text, *_WITH_COMPANY)


def word_signs(
    candidate: Candidate, place: Place, around: Surroundings, repute: Repute
) -> list[str]:
    """What the words of its sentence say."""
    found: list[str] = []
    for mark in around.marks(place):
        if mark.end <= place.start:
            found += _mark_before(mark, place, around)
        elif mark.start >= place.end:
            found += _mark_behind(mark, place, around)
    found = list(dict.fromkeys(found))
    if place.name in around.vocabulary.sets["venues"]:
        return [sign for sign in found if sign in _FOR_VENUES]
    if like_ticker(candidate, place, around):
        telling = _FOR_TICKERS if repute.weight > KNOWN else _FOR_RARE_TICKERS
        return [sign for sign in found if sign in telling]
    return found


def about_market(place: Place, around: Surroundings) -> bool:
    """Whether the sentence of a name is about the market."""
    wanted = BIT["market"] | BIT["security"] | BIT["trade"]
    return any(mark.mask & wanted for mark in around.marks(place))


def _mark_before(mark: Mark, place: Place, around: Surroundings) -> list[str]:
    mask = mark.mask
    found = ["market"] if mask & (BIT["market"] | BIT["security"]) else []
    if place.start - mark.end > _NEAR or not mask & _ANY_BEFORE:
        return found
    between = around.prose.text[mark.end : place.start]
    if uncased(between.strip()[:1]):
        return found + [role for role in _BEFORE if mask & BIT[role] and _TIE.fullmatch(between)]
    if _SPLIT.search(between):
        return found
    words = _WORD.findall(between)
    if not _linked(words, around):
        return found
    roles = [role for role in _BEFORE if mask & BIT[role]]
    if "company" in roles and not all(around.plays(word, "article") for word in words):
        roles.remove("company")
    return found + roles


_ANY_BEFORE = BIT["security"] | BIT["trade"] | BIT["executive"] | BIT["company"]


def _linked(words: Sequence[str], around: Surroundings) -> bool:
    """Whether two words belong together: only ``of the`` and the like stand between them."""
    if len(words) > _WORDS_BETWEEN:
        return False
    return all(around.plays(word, "of", "article", "on") for word in words)


def _mark_behind(mark: Mark, place: Place, around: Surroundings) -> list[str]:
    mask = mark.mask
    found = ["market"] if mask & (BIT["market"] | BIT["security"]) else []
    if mark.start - place.end > _NEAR:
        return found
    between = around.prose.text[place.end : mark.start]
    if _TIE.fullmatch(between):
        return found + [role for role in _BEHIND if mask & BIT[role]]
    between = _BRACKETS.sub(" ", between)
    if not mask & (BIT["action"] | BIT["move"]) or _SPLIT.search(between):
        return found
    words = _WORD.findall(between)
    if len(words) <= _WORDS_BETWEEN and all(around.plays(word, "aux") for word in words):
        return found + [role for role in ("action", "move") if mask & BIT[role]]
    return found
