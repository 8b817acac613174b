"""What the words of its sentence say about a name: how near each stands, and on which side."""

from collections.abc import Sequence

from linter.facts.caseless import unspaced
from linter.facts.evidence import BIT, Mark
from linter.facts.model import Candidate
from linter.facts.signs import KNOWN, Repute, like_ticker
from linter.facts.surroundings import Place, Surroundings
from linter.later import pattern
from linter.scripts import WORD

_TIE = pattern(
    r"(?:['’:\-][^\W\d_]{1,5})?['’]?[\s\-–'’\"”(]{0,2}|[（了のは을를がをもと의的이가은는]\s?"
)
"""What may stand between a name and a word that belongs to it: an ending, a particle."""
_SPLIT = pattern(r"[,.;:!?()（）。、，：；،؛؟।]")
_BRACKETS = pattern(r"[(（][^()（）]{0,20}[)）]")
_NEAR = 26
_WORDS_BETWEEN = 2
_BEFORE = ("security", "trade", "executive", "company")
_BEHIND = ("security", "trade", "move", "executive", "action", "company")
_ANY_BEFORE = BIT["security"] | BIT["trade"] | BIT["executive"] | BIT["company"]
_MARKET = BIT["market"] | BIT["security"]
_FOR_RARE_TICKERS = frozenset({"security", "trade", "change"})
_FOR_TICKERS = _FOR_RARE_TICKERS | {"move", "market"}
_FOR_VENUES = frozenset({"security", "executive", "company", "change"})


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
    if place.base in around.vocabulary.sets["venues"]:
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
    found = ["market"] if mask & _MARKET else []
    if place.start - mark.end > _NEAR or not mask & _ANY_BEFORE:
        return found
    between = around.prose.text[mark.end : place.start]
    if unspaced(between.strip()[:1]):
        return found + [role for role in _BEFORE if mask & BIT[role] and _TIE.fullmatch(between)]
    if _SPLIT.search(between):
        return found
    words = WORD.findall(between)
    if not _linked(words, around):
        return found
    roles = [role for role in _BEFORE if mask & BIT[role]]
    if "company" in roles and not all(around.plays(word, "article") for word in words):
        roles.remove("company")
    return found + roles


def _linked(words: Sequence[str], around: Surroundings) -> bool:
    """Whether two words belong together: only ``of the`` and the like stand between them."""
    if len(words) > _WORDS_BETWEEN:
        return False
    return all(around.plays(word, "of", "article", "on") for word in words)


def _mark_behind(mark: Mark, place: Place, around: Surroundings) -> list[str]:
    mask = mark.mask
    found = ["market"] if mask & _MARKET else []
    if mark.start - place.end > _NEAR:
        return found
    between = around.prose.text[place.end : mark.start]
    if _TIE.fullmatch(between):
        return found + [role for role in _BEHIND if mask & BIT[role]]
    between = _BRACKETS.sub(" ", between)
    if not mask & (BIT["action"] | BIT["move"]) or _SPLIT.search(between):
        return found
    words = WORD.findall(between)
    if len(words) <= _WORDS_BETWEEN and all(around.plays(word, "aux") for word in words):
        return found + [role for role in ("action", "move") if mask & BIT[role]]
    return found
