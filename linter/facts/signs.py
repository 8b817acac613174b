"""The signs for and against a name: what its letters and the words around it say."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from linter.facts.model import Candidate
from linter.facts.surroundings import Piece, Place, Surroundings, uncased
from linter.later import pattern

_CHANGE = pattern(
    r"\s?[*_]{0,2}\s?(?:[(（:]?\s?[+\-−–]\s?\d+(?:[.,]\d+)?\s?[%％]|[(（]\d+(?:[.,]\d+)?\s?[%％])"
)
_GENITIVE = pattern(r"['’]s?\b|[の의的]")
_CITATION = pattern(r"(?: et al\.?)?,? [(（](?:19|20)\d\d[a-z]?[)）,;]")
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
    "joined": "another name stands right behind it",
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
        *(
            "elsewhere",
            "again",
            "product",
            "position",
            "stated",
            "names",
            "security",
            "trade",
            "executive",
            "company",
        ),
        *("change", "action", "move", "peers", "capital", "fair-capital", "capitals", "distinct"),
    }
)
"""Signs that do not occur by chance; without one of them, the others are too weak."""
STRONG = DIRECT - {
    "stated",
    "names",
    "capital",
    "fair-capital",
    "capitals",
    "action",
    "move",
    "distinct",
}
"""Signs that outweigh that the name is a person's elsewhere in the article."""
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
    """Why the name is ambiguous; see `linter.issuer.REASONS`."""
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
    if place.base in around.vocabulary.sets["venues"]:
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
    named = place.base in sets["persons"] or place.base in sets["places"]
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
        found += _before_signs(previous, place, around)
    if around.prose.cased[place.end : place.end + 1] == " ":
        following = around.following(place)
        if following.gap == " " and _proper(following, around) and not _heads(place, around):
            found.append("longer-behind")
    return found


def _before_signs(previous: Piece, place: Place, around: Surroundings) -> list[str]:
    if around.plays(previous.text, "own"):
        return ["own"]
    if around.plays(previous.text, "article"):
        acronym = place.written.isupper() and len(place.written) <= _LETTERS
        return [] if acronym else ["article"]
    if previous.gap != " " or not _proper(previous, around):
        return []
    longer = not around.opens_at(previous, place) and not _heads(place, around)
    return ["longer-before"] if longer else []


def _heads(place: Place, around: Surroundings) -> bool:
    """Whether it stands in a heading or a title, where any word may have a capital."""
    block = around.prose.block(place.number)
    return around.title_case(place) or (block is not None and block.kind == "heading")


def _proper(piece: Piece, around: Surroundings) -> bool:
    """Whether a word is written as a name, and is none of the words that go with a company."""
    if not piece.cased[:1].isupper() or piece.cased.isupper():
        return False
    return not around.plays(piece.text, *_WITH_COMPANY)
