"""Weighing candidates: which of the stretches that may name an issuer do so, and why."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from linter.facts.exclusions import PERSON, exclusion, own_names
from linter.facts.field import Field
from linter.facts.peers import Peers
from linter.facts.settings import Settings
from linter.facts.signs import DIRECT, STRONG, reason_against, reason_for, shape_signs
from linter.facts.wordsigns import word_signs

_CAPITAL = frozenset({"capital", "fair-capital", "small-capital", "capitals"})
_SEVERAL = 3
"""Companies whose cashtags make an unknown one that of a company too."""


class Verdict(NamedTuple):
    """Whether a candidate counts, and why."""

    counted: bool
    reason: str
    sure: bool = False
    """Whether it is beyond doubt, so that it helps other candidates of the same issuer most."""


_EXACT = {
    "isin": Verdict(True, "its securities number stands here", sure=True),
    "ticker": Verdict(True, "its ticker stands here", sure=True),
    "cashtag": Verdict(True, "its cashtag stands here", sure=True),
    "legal-name": Verdict(True, "this is its full name", sure=True),
    "distinctive-name": Verdict(True, "only this issuer has this name", sure=True),
    "brand": Verdict(True, "this is what people call the issuer", sure=True),
}
_IN_CODE = Verdict(False, "it stands in code")
_UNKNOWN = Verdict(False, "no issuer that we know has this code")
_AMONG = Verdict(True, "its cashtag stands among those of other companies")
_CODED = Verdict(True, "its code stands behind it", sure=True)
_BRAND = Verdict(True, "the house counts brands for their owner")
_NO_BRAND = Verdict(False, "a product or brand does not count for its owner")


class Weighing:
    """The verdicts on the candidates of one article, as they are reached."""

    __slots__ = ("_field", "_people", "_settings", "_signs", "_weights", "verdicts")

    def __init__(self, field: Field, settings: Settings) -> None:
        self._field = field
        self._settings = settings
        self._weights = field.weights
        self.verdicts: list[Verdict | None] = [None] * len(field.candidates)
        self._signs: list[list[str]] = [[] for _ in field.candidates]
        """The signs at each candidate that has no verdict yet, as far as they were asked for."""
        self._people: set[str] = set()
        """The folded names that are a person's somewhere in the article."""

    def judge(self) -> None:
        """Give every candidate a verdict: the certain ones first, then those that lean on them."""
        own = own_names(self._settings, self._field.prose.document.meta)
        for number in range(len(self.verdicts)):
            self.verdicts[number] = self._outright(number, own)
        if None not in self.verdicts:
            return
        self._among_cashtags()
        self._before_their_code()
        self._by_themselves()
        if self._by_others(last=False):
            self._by_others(last=True)

    def _outright(self, number: int, own: frozenset[str]) -> Verdict | None:
        """The verdict on a candidate that needs no others: it is something else, or exact."""
        field = self._field
        candidate, place = field.candidates[number], field.places[number]
        if field.prose.document.code and field.in_code(number):
            return _IN_CODE
        against = exclusion(candidate, place, field.around, own)
        if against is not None and against.kind not in self._settings.counted:
            if against.kind == PERSON:
                self._people.add(place.name)
            return Verdict(False, against.reason)
        if candidate.evidence == "product":
            counts = against is not None or "brands" in self._settings.counted
            return _BRAND if counts else _NO_BRAND
        if candidate.exact and not field.is_obscure(number):
            return _EXACT[candidate.evidence]
        unknown = candidate.issuer.startswith("?") and not field.is_like_cashtag(number)
        return _UNKNOWN if unknown else None

    def _among_cashtags(self) -> None:
        """Count unknown cashtags in an article that gives those of several companies."""
        candidates = self._field.candidates
        known = {
            candidate.issuer
            for candidate, verdict in zip(candidates, self.verdicts, strict=True)
            if verdict and verdict.counted and candidate.evidence == "cashtag"
        }
        for number, candidate in enumerate(candidates):
            if self.verdicts[number] is None and candidate.issuer.startswith("?"):
                self.verdicts[number] = _AMONG if len(known) >= _SEVERAL else _UNKNOWN

    def _before_their_code(self) -> None:
        """Count a name that its own code follows in brackets: ``Terna (BIT: TRN)``."""
        candidates, text = self._field.candidates, self._field.prose.cased
        for number, (one, code) in enumerate(pairwise(candidates)):
            if self.verdicts[number] is not None or one.issuer != code.issuer or not code.exact:
                continue
            between = text[one.end : code.start].strip(" *_")
            if between and between in "([（":
                self.verdicts[number] = _CODED

    def _by_themselves(self) -> None:
        """Weigh what a name and its sentence say; look closely only where a glance fails."""
        field = self._field
        for number, verdict in enumerate(self.verdicts):
            if verdict is not None:
                continue
            candidate, place = field.candidates[number], field.places[number]
            repute = field.repute(number)
            signs = shape_signs(candidate, place, field.around, repute)
            if field.follows_another(number):
                signs.append("longer-before")
            if field.precedes_another(number):
                signs.append("joined")
            if field.positions and field.in_position(candidate):
                signs.append("position" if candidate.evidence == "bare-ticker" else "stated")
            self._signs[number] = signs
            if not self._decide(number, ()) and "lower" not in signs:
                signs += word_signs(candidate, place, field.around, repute)
                self._decide(number, ())

    def _by_others(self, *, last: bool) -> bool:
        """Weigh what the other names of the article say; whether some counted that did not before.

        When none does, or the last time, whoever fails is out.
        """
        field = self._field
        named = self._named()
        before = tuple(self.verdicts)
        peers = Peers(field.candidates, field.places, before, field.around, self._capitals())
        failed: list[tuple[int, list[str]]] = []
        counted = False
        for number, verdict in enumerate(before):
            if verdict is not None:
                continue
            sign = named.get(field.candidates[number].issuer)
            found = peers.signs(number)
            if field.is_like_ticker(number):
                found = [one for one in found if one == "peers"]
            more = [sign, *found] if sign else found
            if self._decide(number, more):
                counted = True
            else:
                failed.append((number, [*self._signs[number], *more]))
        if last or not counted:
            for number, signs in failed:
                self.verdicts[number] = Verdict(False, reason_against(signs, self._weights))
        return counted

    def _capitals(self) -> frozenset[int]:
        """The candidates without a verdict that have a capital of their own."""
        return frozenset(
            number
            for number, signs in enumerate(self._signs)
            if self.verdicts[number] is None and not _CAPITAL.isdisjoint(signs)
        )

    def _named(self) -> dict[str, str]:
        """How sure the article names each issuer elsewhere, as a sign."""
        named: dict[str, str] = {}
        for candidate, verdict in zip(self._field.candidates, self.verdicts, strict=True):
            if verdict is _NO_BRAND:
                named.setdefault(candidate.issuer, "product")
            elif verdict and verdict.sure:
                named[candidate.issuer] = "elsewhere"
            elif verdict and verdict.counted and named.get(candidate.issuer) != "elsewhere":
                named[candidate.issuer] = "again"
        return named

    def _decide(self, number: int, more: Sequence[str]) -> bool:
        """Count a candidate if its signs add up, and one of them says so directly."""
        signs = [*self._signs[number], *more]
        if self._field.places[number].name in self._people and STRONG.isdisjoint(signs):
            signs.append("person")
        weights = self._weights
        enough = sum(weights[sign] for sign in signs) >= self._field.enough(number)
        counts = enough and not DIRECT.isdisjoint(signs)
        if counts:
            self.verdicts[number] = Verdict(True, reason_for(signs, weights))
        return counts
