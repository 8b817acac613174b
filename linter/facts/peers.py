"""What the other names of an article say about one: names come in lists, columns and sentences."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.facts.model import Candidate
from linter.facts.surroundings import Place, Surroundings
from linter.later import pattern
from linter.scripts import WORD

if TYPE_CHECKING:
    from linter.facts.weighing import Verdict

_LIST = pattern(r"[\s,，、;；،؛/&*_|·+]*")
_BRACKETS = pattern(r"[(（][^()（）]{0,20}[)）]")
_FARTHEST = 12
"""How many names on each side are looked at."""
_NEAR = 26
_ITEMS = 3
_OPENING = " *_\"'“(-–•·\u00a0"


class Peers:
    """The names of an article that count so far, by where a list could put them together."""

    __slots__ = (
        "_around",
        "_candidates",
        "_capitals",
        "_columns",
        "_openers",
        "_places",
        "_verdicts",
    )

    def __init__(
        self,
        candidates: Sequence[Candidate],
        places: Sequence[Place],
        verdicts: "Sequence[Verdict | None]",
        around: Surroundings,
        capitals: frozenset[int],
    ) -> None:
        self._candidates = candidates
        self._places = places
        self._verdicts = verdicts
        self._around = around
        self._capitals = capitals
        """Names that do not count yet, but have a capital that nothing asks for."""
        self._openers: dict[int, str] = {}
        """By block: the issuer that counts and that the block opens with."""
        self._columns: dict[tuple[int, int], set[str]] = {}
        """By table and column: the issuers that its cells open with."""
        for number, verdict in enumerate(verdicts):
            if verdict and verdict.counted:
                self._note(number)

    def _note(self, number: int) -> None:
        place = self._places[number]
        block = self._around.prose.block(place.number)
        if block is None or block.kind not in {"item", "cell"}:
            return
        if place.start - place.floor <= _ITEMS:
            issuer = self._candidates[number].issuer
            self._openers[place.number] = issuer
            if block.cell:
                key = block.cell.table, block.cell.column
                self._columns.setdefault(key, set()).add(issuer)

    def signs(self, number: int) -> list[str]:
        """What the names near it say.

        ``peers``: others that count stand beside it in a list; ``names``: others that may count
        do; ``peer``: one that counts stands in its sentence.
        """
        place = self._places[number]
        found: list[str] = []
        for step in (-1, 1):
            for other in self._near(number, step):
                beside = other == number + step and self._listed(place, self._places[other])
                if beside and {other, number} <= self._capitals:
                    found.append("names")
                if self._counts(other, number):
                    if beside:
                        return ["peers"]
                    begin, end = self._around.sentence(place)
                    if begin <= self._places[other].start < end:
                        found.append("peer")
        if self._in_column(self._candidates[number], place):
            return ["peers"]
        return list(dict.fromkeys(found))

    def _near(self, number: int, step: int) -> Iterator[int]:
        """The names on one side in the same block, the nearest first."""
        for other in range(number + step, number + step * _FARTHEST, step):
            if not 0 <= other < len(self._candidates):
                return
            if self._places[other].number != self._places[number].number:
                return
            yield other

    def _counts(self, other: int, number: int) -> bool:
        """Whether the other name counts, and is another issuer's."""
        verdict = self._verdicts[other]
        same = self._candidates[other].issuer == self._candidates[number].issuer
        return verdict is not None and verdict.counted and not same

    def _listed(self, one: Place, other: Place) -> bool:
        """Whether only what joins a list stands between two names."""
        first, second = (one, other) if one.start < other.start else (other, one)
        between = self._around.prose.text[first.end : second.start]
        if len(between) > _NEAR:
            return False
        between = _BRACKETS.sub(" ", between)
        words = WORD.findall(between)
        marks = WORD.sub("", between)
        if not (words or marks.strip()) or not _LIST.fullmatch(marks):
            return False
        joined = marks.strip() or any(self._around.plays(word, "and") for word in words)
        return bool(joined) and all(
            self._around.plays(word, "and", "article", "of", "on") for word in words
        )

    def _in_column(self, candidate: Candidate, place: Place) -> bool:
        """Whether it opens a list item or cell, and its neighbours open with issuers."""
        block = self._around.prose.block(place.number)
        if block is None or block.kind not in {"item", "cell"}:
            return False
        if self._around.prose.cased[place.floor : place.start].strip(_OPENING):
            return False
        if block.cell:
            others = self._columns.get((block.cell.table, block.cell.column), set())
            return bool(others - {candidate.issuer})
        return any(
            self._openers.get(near, candidate.issuer) != candidate.issuer
            for near in range(place.number - _ITEMS, place.number + _ITEMS + 1)
            if near != place.number
        )
