"""What looks like a mention of a company but is something else that bears its name."""

import re
from typing import NamedTuple

from linter.facts.evidence import BIT
from linter.facts.model import Candidate
from linter.facts.settings import Settings
from linter.facts.surroundings import Piece, Surroundings
from linter.folding import folded

_ADDRESS = re.compile(
    r"://|www\.|@[\w.]+\.|\.(?:com|org|net|io|co|png|jpe?g|svg|gif|webp|pdf|html?|js|py|md)\b"
)
_DOMAIN = re.compile(r"\.[a-z]{2,6}(?![a-z])")
_QUOTED = re.compile(r"[\"“”„«»]")
_LEAST_TITLE = 3
_MOST_QUOTED = 110
_NEAR = 48
_FUND_REACH = 60
_PERIOD = frozenset(".!?")


PERSON = "person"
"""The kind of a name that is a person's."""


class Exclusion(NamedTuple):
    """Why a name is no mention of its company; `kind` is a class that the house can count."""

    reason: str
    kind: str = ""


def exclusion(
    candidate: Candidate, around: Surroundings, settings: Settings, own: frozenset[str]
) -> Exclusion | None:
    """Why this candidate does not speak of the issuer, if it does not."""
    start, end = candidate.start, candidate.end
    cased, text = around.prose.cased, around.prose.text
    before = cased[start - 1] if start else " "
    if before == "#":
        return Exclusion("it is a hashtag", "hashtags")
    name = text[start:end]
    if name in around.vocabulary.sets["never"]:
        return Exclusion("it is a word for something else")
    if before == "@" or cased[end : end + 1] == "@":
        return Exclusion("it is part of an address")
    if _in_address(cased, start, end):
        return Exclusion("it is part of an address or a file name")
    if own and any(name in each or each in name for each in own):
        return Exclusion("it names the publisher or an author of the article")
    if candidate.evidence in _CODES:
        return None
    previous, following = around.before(start), around.after(end)
    return (
        _person(candidate, previous, following, around)
        or _source_or_platform(name, start, end, around)
        or _product(name, start, end, around)
        or _something_else(start, end, following, around)
        or _title(start, end, around)
    )


_CODES = frozenset({"isin", "ticker", "cashtag"})


def own_names(settings: Settings, meta: dict[str, str]) -> frozenset[str]:
    """The folded names of the publisher and the authors."""
    fields = [meta.get(field, "") for field in ("author", "authors", "publisher", "site")]
    names = (*settings.publisher, *settings.authors, *fields)
    return frozenset(name for name in map(folded, names) if len(name) > 1)


def _in_address(cased: str, start: int, end: int) -> bool:
    """Whether the run of characters without space that the name stands in is an address."""
    after = cased[end : end + 8]
    if after[:1] == "." and _DOMAIN.match(after):
        return True
    if not (cased[start - 1 : start] in _JOINTS or after[:1] in _JOINTS):
        return False
    left = cased.rfind(" ", max(0, start - 120), start) + 1 or max(0, start - 120)
    right = cased.find(" ", end, end + 120)
    run = cased[left : right if right >= 0 else end + 120]
    return _ADDRESS.search(run) is not None


_JOINTS = frozenset("./_-@=?&%~")


def _person(
    candidate: Candidate, previous: Piece, following: Piece, around: Surroundings
) -> Exclusion | None:
    """A given name or a title stands before it: ``Michael Dell``, ``Mr Ford``."""
    if candidate.evidence == "legal-name" or not previous.gap.isspace():
        return None
    if not previous.cased[:1].isupper():
        return None
    name = around.prose.cased[candidate.start : candidate.end]
    if " " in name or name.isupper() and len(name) > 1:
        return None
    given = around.vocabulary.sets["given"]
    if previous.text in given or (len(previous.text.rstrip(".")) == 1 and "." in previous.text):
        return Exclusion(f"`{previous.cased} {name}` is a person", PERSON)
    if around.role(previous, "title"):
        return Exclusion(f"`{previous.cased} {name}` is a person", PERSON)
    return None


def _source_or_platform(name: str, start: int, end: int, around: Surroundings) -> Exclusion | None:
    """``told CNBC``, ``posted on X``, ``su YouTube``."""
    sets = around.vocabulary.sets
    media, platform = name in sets["media"], name in sets["platforms"]
    if not (media or platform):
        return None
    floor, roof = around.bounds(start)
    text = around.prose.text
    left = around.words.marks(text, max(floor, start - _NEAR), start)
    if media and (_ends_near(left, start, "source", text) or _reports(end, roof, around)):
        return Exclusion("it is the source of what is said", "sources")
    if platform:
        on = _ends_near(left, start, "on", text)
        right = around.words.marks(text, end, min(roof, end + _NEAR))
        posted = any(mark.mask & BIT["posted"] for mark in (*left, *right))
        if posted and (on or _ends_near(left, start, "posted", text)):
            return Exclusion("it is the platform where something is to be found", "platforms")
    return None


def _reports(end: int, roof: int, around: Surroundings) -> bool:
    """``Reuters reported``, ``(Bloomberg)``: a source that speaks."""
    cased = around.prose.cased
    if cased[end : end + 1] in {")", "）"}:
        return True
    right = around.words.marks(around.prose.text, end, min(roof, end + 16))
    return any(mark.mask & BIT["source"] and mark.start - end <= 2 for mark in right)  # noqa: PLR2004


def _ends_near(marks: list, at: int, role: str, text: str) -> bool:
    """Whether something that plays `role` ends right before `at`, an article at most between."""
    for mark in reversed(marks):
        if mark.mask & BIT[role]:
            between = text[mark.end : at].split()
            return len(between) <= 2  # noqa: PLR2004
    return False


def _product(name: str, start: int, end: int, around: Surroundings) -> Exclusion | None:
    """The name of an index or of a fund: ``MSCI World``, ``Vanguard … Index Fund``."""
    if name not in around.vocabulary.sets["providers"]:
        return None
    _, roof = around.bounds(start)
    text = around.prose.text
    sentence_end = around.prose.sentence(start)[1]
    roof = min(roof, sentence_end, end + _FUND_REACH)
    for mark in around.words.marks(text, end, roof):
        if mark.mask & BIT["fund"] and not set(text[end : mark.start]) & set(",;.:!?()"):
            return Exclusion("it stands in the name of an index or a fund")
    if re.match(r"\s?-?\d{2,4}\b", text[end : end + 6]):
        return Exclusion("it is the name of an index")
    return None


def _something_else(
    start: int, end: int, following: Piece, around: Surroundings
) -> Exclusion | None:
    """A longer name that begins with it: of a stadium, of a prize, of a thing."""
    others = around.vocabulary.sets["others"]
    if following.text and following.gap in {" ", "-", "’s ", "'s "}:
        text = around.prose.text
        if f"{text[start:end]} {following.text}" in others:
            return Exclusion(f"`{around.prose.cased[start : following.end]}` is something else")
        capital = following.cased[:1].isupper()
        if capital and following.gap == " " and around.role(following, "place", "award"):
            return Exclusion(f"`{around.prose.cased[start : following.end]}` is no company")
    previous = around.before(start)
    if previous.text and previous.gap == " ":
        pair = f"{previous.text} {around.prose.text[start:end]}"
        if pair in others:
            return Exclusion(f"`{around.prose.cased[previous.start : end]}` is something else")
    return None


def _title(start: int, end: int, around: Surroundings) -> Exclusion | None:
    """In quotation marks, in what is the title of a work."""
    cased = around.prose.cased
    floor, roof = around.bounds(start)
    left = max(floor, start - _MOST_QUOTED)
    opening = max(cased.rfind(mark, left, start) for mark in '"“„«')
    if opening < 0:
        return None
    closing = _QUOTED.search(cased, end, min(roof, end + _MOST_QUOTED))
    if closing is None or cased[opening:start].count('"') > 1 or "”" in cased[opening:start]:
        return None
    quoted = cased[opening + 1 : closing.start()]
    words = [word for word in re.findall(r"[^\W\d_]+", quoted) if len(word) > _LEAST_TITLE]
    if len(words) < 2 or quoted[-1:] in _PERIOD:  # noqa: PLR2004
        return None
    near = around.words.mask(around.prose.text, max(floor, opening - _NEAR), opening)
    near |= around.words.mask(around.prose.text, closing.end(), min(roof, closing.end() + 24))
    if near & BIT["work"]:
        return Exclusion("it stands in the title of a work")
    return None
