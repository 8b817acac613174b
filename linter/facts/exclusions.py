"""What looks like a mention of a company but is something else that bears its name."""

import re
from typing import NamedTuple

from linter.facts.evidence import BIT, Mark
from linter.facts.model import Candidate
from linter.facts.settings import Settings
from linter.facts.surroundings import Place, Surroundings
from linter.folding import folded
from linter.later import pattern

_ADDRESS = pattern(
    r"://|www\.|@[\w.]+\.|\.(?:com|org|net|io|co|png|jpe?g|svg|gif|webp|pdf|html?|js|py|md)\b"
)
_DOMAIN = pattern(r"\.[a-z]{2,6}(?![a-z])")
_JOINTS = frozenset("./_-@=?&%~")
_QUOTES = ('"', "“", "„", "«", "《", "『")
_CLOSING = pattern(r"[\"“”»》』]")
_LEAST_TITLE = 3
_MOST_QUOTED = 110
_NEAR = 48
_CLOSE = 16
_FUND_REACH = 60
_RUN = 120
_BREAKS = frozenset(",;.:!?()")
_NUMBER = pattern(r"\s?-?\d{2,4}\b")
_APOSTROPHES = frozenset("'’")
_CODES = frozenset({"isin", "ticker", "cashtag"})
PERSON = "person"
"""The kind of a name that is a person's."""


class Exclusion(NamedTuple):
    """Why a name is no mention of its company; `kind` is a class that the house can count."""

    reason: str
    kind: str = ""


_HASHTAG = Exclusion("it is a hashtag", "hashtags")
_HANDLE = Exclusion("it is part of an address or a file name")
_OWN = Exclusion("it names the publisher or an author of the article")
_NEVER = Exclusion("it is a word for something else")
_SOURCE = Exclusion("it is the source of what is said", "sources")
_PLATFORM = Exclusion("it is the platform where something is to be found", "platforms")
_PRODUCT = Exclusion("it stands in the name of an index or a fund")
_WORK = Exclusion("it stands in the title of a work")


def own_names(settings: Settings, meta: dict[str, str]) -> frozenset[str]:
    """The folded names of the publisher and the authors."""
    fields = [meta.get(field, "") for field in ("author", "authors", "publisher", "site")]
    names = (*settings.publisher, *settings.authors, *fields)
    return frozenset(name for name in map(folded, names) if len(name) > 1)


def exclusion(
    candidate: Candidate, place: Place, around: Surroundings, own: frozenset[str]
) -> Exclusion | None:
    """Why this candidate does not speak of the issuer, if it does not."""
    cased = around.prose.cased
    start, end = place.start, place.end
    before = cased[start - 1] if start else " "
    if before == "#":
        return _HASHTAG
    joined = before != " " or cased[end : end + 1] in _JOINTS
    if joined and (before == "@" or _in_address(cased, start, end)):
        return _HANDLE
    sets = around.vocabulary.sets
    if place.base in sets["never"]:
        return _NEVER
    if own and any(place.name == each or place.name in each.split() for each in own):
        return _OWN
    if candidate.evidence in _CODES:
        return None
    return (
        (_person(candidate, place, around) if _follows_capital(cased, place) else None)
        or (_source(place, around) if place.base in sets["media"] else None)
        or (_platform(place, around) if place.base in sets["platforms"] else None)
        or (_product(place, around) if place.base in sets["providers"] else None)
        or _something_else(place, around)
        or (_title(place, around) if around.quotes else None)
    )


def _follows_capital(cased: str, place: Place) -> bool:
    """Whether the word before, or the name itself, may be part of a person's name."""
    start = place.start
    if cased[place.end : place.end + 1] == " " and cased[place.end + 1 : place.end + 2].isupper():
        return True
    if start <= place.floor or cased[start - 1] != " ":
        return False
    return cased[cased.rfind(" ", place.floor, start - 1) + 1].isupper()


def _in_address(cased: str, start: int, end: int) -> bool:
    """Whether the run of characters without space that the name stands in is an address."""
    after = cased[end : end + 8]
    if after[:1] == "." and _DOMAIN.match(after):
        return True
    if not (cased[start - 1 : start] in _JOINTS or after[:1] in _JOINTS):
        return False
    left = cased.rfind(" ", max(0, start - _RUN), start) + 1 or max(0, start - _RUN)
    right = cased.find(" ", end, end + _RUN)
    run = cased[left : right if right >= 0 else end + _RUN]
    return _ADDRESS.search(run) is not None


def _person(candidate: Candidate, place: Place, around: Surroundings) -> Exclusion | None:
    """A given name or a title stands before it: ``Michael Dell``, ``Mr Ford``."""
    alone = " " not in place.written and not (place.written.isupper() and len(place.written) > 1)
    if candidate.evidence == "legal-name" or not alone:
        return None
    person = _as_given_name(candidate, place, around) or _as_surname(place, around)
    return Exclusion(f"`{person}` is a person", PERSON) if person else None


def _as_given_name(candidate: Candidate, place: Place, around: Surroundings) -> str | None:
    """``Tim Cook``, where a company has the name of the first word."""
    if place.name not in around.vocabulary.sets["given"] or candidate.evidence == "brand":
        return None
    following = around.following(place)
    named = following.cased[:1].isupper() and following.cased[1:].islower()
    return f"{place.written} {following.cased}" if named and following.gap == " " else None


def _as_surname(place: Place, around: Surroundings) -> str | None:
    """``Michael Dell``, ``J. Ford``, ``Mr Ford``."""
    previous = around.previous(place)
    if not previous.cased[:1].isupper() or previous.gap not in {" ", ". "}:
        return None
    initial = len(previous.text) == 1 and previous.gap == ". "
    if (
        previous.text in around.vocabulary.sets["given"]
        or (initial and not around.opens_at(previous, place))
        or around.plays(previous.text, "title")
    ):
        return f"{previous.cased} {place.written}"
    return None


def _left(place: Place, around: Surroundings) -> list[Mark]:
    """What plays a role shortly before a name."""
    begin = max(place.floor, place.start - _NEAR)
    return around.words.marks(around.prose.text, begin, place.start)


def _source(place: Place, around: Surroundings) -> Exclusion | None:
    """``told CNBC``, ``Reuters reported``, ``(Bloomberg)``."""
    cased = around.prose.cased
    bracketed = cased[place.start - 1 : place.start] in {"(", "（"} and cased[
        place.end : place.end + 1
    ] in {")", "）"}
    if bracketed or _ends_near(_left(place, around), place.start, "source", around):
        return _SOURCE
    right = around.words.marks(around.prose.text, place.end, min(place.roof, place.end + _CLOSE))
    if any(mark.mask & BIT["source"] and mark.start - place.end <= 2 for mark in right):  # noqa: PLR2004
        return _SOURCE
    return None


def _platform(place: Place, around: Surroundings) -> Exclusion | None:
    """``posted on X``, ``su YouTube``, ``follow us on Twitter``."""
    left = _left(place, around)
    near = min(place.roof, place.end + _NEAR)
    right = around.words.marks(around.prose.text, place.end, near)
    if not any(mark.mask & BIT["posted"] for mark in (*left, *right)):
        return None
    ending = around.following(place)
    inflected = place.base != place.name or (
        ending.gap in _APOSTROPHES and around.plays(ending.text, "on")
    )
    if inflected or _ends_near(left, place.start, "on", around):
        return _PLATFORM
    if _ends_near(left, place.start, "posted", around):
        return _PLATFORM
    follows = any(mark.mask & BIT["posted"] and mark.start - place.end <= 2 for mark in right)  # noqa: PLR2004
    return _PLATFORM if follows else None


def _ends_near(marks: list[Mark], at: int, role: str, around: Surroundings) -> bool:
    """Whether what plays `role` stands right before `at`, an article or two at most between."""
    for mark in reversed(marks):
        if mark.mask & BIT[role]:
            return len(around.prose.text[mark.end : at].split()) <= 2  # noqa: PLR2004
    return False


def _product(place: Place, around: Surroundings) -> Exclusion | None:
    """The name of an index or of a fund: ``MSCI World``, ``Vanguard … Index Fund``."""
    text, end = around.prose.text, place.end
    roof = min(place.roof, around.sentence(place)[1], end + _FUND_REACH)
    for mark in around.words.marks(text, end, roof):
        if mark.mask & BIT["fund"] and _BREAKS.isdisjoint(text[end : mark.start]):
            return _PRODUCT
    return _PRODUCT if _NUMBER.match(text, end, min(end + 6, place.roof)) else None


def _something_else(place: Place, around: Surroundings) -> Exclusion | None:
    """A longer name that begins or ends with it: of a stadium, of a prize, of a thing."""
    cased = around.prose.cased
    after = cased[place.end : place.end + 2]
    if after[1:].isupper() and after[0] == " ":
        following = around.following(place)
        if following.gap == " " and around.plays(following.text, "place", "award"):
            return Exclusion(f"`{cased[place.start : following.end]}` is no company")
    if place.name in around.vocabulary.others_first:
        return _begins_other(place, around)
    if place.name in around.vocabulary.others_last:
        previous = around.previous(place)
        if f"{previous.text} {place.name}" in around.vocabulary.sets["others"]:
            return Exclusion(f"`{cased[previous.start : place.end]}` is something else")
    return None


def _begins_other(place: Place, around: Surroundings) -> Exclusion | None:
    """``Amazon rainforest``; in a script without spaces one more character decides."""
    others = around.vocabulary.sets["others"]
    cased = around.prose.cased
    following, previous = around.following(place), around.previous(place)
    near = following.text and following.gap in {" ", "-", "’s ", "'s "}
    if near and f"{place.name} {following.text}" in others:
        return Exclusion(f"`{cased[place.start : following.end]}` is something else")
    for more in (1, 2):
        if around.prose.text[place.start : place.end + more] in others:
            return Exclusion(f"`{cased[place.start : place.end + more]}` is something else")
    if previous.text and f"{previous.text} {place.name}" in others:
        return Exclusion(f"`{cased[previous.start : place.end]}` is something else")
    return None


def _title(place: Place, around: Surroundings) -> Exclusion | None:
    """In quotation marks, in what is the title of a work."""
    cased = around.prose.cased
    left = max(place.floor, place.start - _MOST_QUOTED)
    opening = max(cased.rfind(mark, left, place.start) for mark in _QUOTES)
    if opening < 0 or _CLOSING.search(cased, opening + 1, place.start):
        return None
    closing = _CLOSING.search(cased, place.end, min(place.roof, place.end + _MOST_QUOTED))
    if closing is None:
        return None
    quoted = cased[opening + 1 : closing.start()]
    words = [word for word in re.findall(r"[^\W\d_]+", quoted) if len(word) > _LEAST_TITLE]
    named = cased[opening] in "《『"
    if (len(words) < 2 and not named) or quoted[-1:] in {".", "!"}:  # noqa: PLR2004
        return None
    text = around.prose.text
    near = around.words.mask(text, max(place.floor, opening - _NEAR), opening)
    near |= around.words.mask(text, closing.end(), min(place.roof, closing.end() + 24))
    return _WORK if named or near & BIT["work"] else None
