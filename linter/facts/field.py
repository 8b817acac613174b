"""The candidates of one article as they are weighed: where each stands, whose it is, its repute."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from linter.facts.evidence import Vocabulary
from linter.facts.model import Candidate, Statement
from linter.facts.prose import Prose
from linter.facts.signs import EVERYBODY, FAMOUS, KNOWN, Repute, like_ticker
from linter.facts.surroundings import Place, Surroundings
from linter.facts.wordmemory import Memory
from linter.issuer import Issuer

_POSITIONS = frozenset({"no-position", "holds-position", "vague-position"})
_OF_THE_HOUSE = 7
"""The weight of an issuer that the house has added: it would not have for nothing."""
_OBSCURE = 1
_TICKER_KNOWN, _TICKER_LONG = 5, 4
"""From which weight of its issuer, or how many letters, on a ticker is hardly anything else."""
_CASHTAG_LONG = 5


class Field:
    """The candidates of an article; what is asked for again and again is found out once."""

    __slots__ = (
        "_ends",
        "_reputes",
        "around",
        "candidates",
        "code_counts",
        "memory",
        "places",
        "positions",
        "prose",
        "weights",
    )

    def __init__(
        self,
        prose: Prose,
        candidates: Sequence[Candidate],
        statements: Sequence[Statement],
        memory: Memory,
        vocabulary: Vocabulary,
    ) -> None:
        self.prose = prose
        self.candidates = candidates
        self.memory = memory
        self.weights = vocabulary.weights
        self.around = Surroundings(prose, memory.words, vocabulary)
        at, place = prose.place, self.around.place
        self.places: list[Place] = [place(at(one.start), at(one.end)) for one in candidates]
        if memory.words.inflects:
            for one in self.places:
                one.base = memory.forms_of(one.name, one.written)[0]
        self.positions = sorted(
            (statement.start, statement.end)
            for statement in statements
            if statement.counted and statement.kind in _POSITIONS
        )
        self._ends = list(accumulate((end for _, end in self.positions), max))
        self.code_counts = bool(prose.document.code) and self._gives_codes()
        """Whether the author also gives tickers in plain prose, so that code is typography."""
        self._reputes: dict[int, Repute] = {}

    def _gives_codes(self) -> bool:
        return any(
            candidate.evidence in {"cashtag", "ticker"}
            and candidate.exact
            and self.prose.code(candidate.start) is None
            for candidate in self.candidates
        )

    def in_code(self, number: int) -> bool:
        """Whether it stands in inline code; a whole cashtag may be set so for its looks."""
        candidate = self.candidates[number]
        span = self.prose.code(candidate.start)
        if span is None:
            return False
        whole = (candidate.start, candidate.end) == tuple(span)
        return not (self.code_counts and whole and candidate.evidence == "cashtag")

    def issuer(self, candidate: Candidate) -> Issuer | None:
        """The issuer of a candidate, if the table knows it."""
        return self.memory.issuer(candidate.row) if candidate.row >= 0 else None

    def in_position(self, candidate: Candidate) -> bool:
        """Whether a candidate stands in a statement about positions."""
        before = bisect_left(self.positions, (candidate.start + 1, 0))
        return before > 0 and candidate.start < self._ends[before - 1]

    def is_obscure(self, number: int) -> bool:
        """Whether hardly anybody writes about a company of one word: it may be a word we lack."""
        candidate, name = self.candidates[number], self.places[number].name
        if candidate.evidence != "distinctive-name" or candidate.row < 0:
            return False
        if " " in name or not name.isascii():
            return False
        return self.memory.issuer(candidate.row).weight <= _OBSCURE

    def is_like_cashtag(self, number: int) -> bool:
        """Whether an unknown code may be the cashtag of a company that left the market."""
        candidate = self.candidates[number]
        code = candidate.issuer[1:]
        return candidate.evidence == "cashtag" and len(code) <= _CASHTAG_LONG and code.isalpha()

    def is_like_ticker(self, number: int) -> bool:
        """Whether it is to be judged as a ticker."""
        return like_ticker(self.candidates[number], self.places[number], self.around)

    def follows_another(self, number: int) -> bool:
        """Whether it stands right behind another name: ``Intel Core``."""
        if not number:
            return False
        before, place = self.places[number - 1], self.places[number]
        return before.end + 1 == place.start and self.prose.cased[before.end] == " "

    def precedes_another(self, number: int) -> bool:
        """Whether another name stands right behind it: ``Super Duolingo``."""
        return number + 1 < len(self.places) and self.follows_another(number + 1)

    def repute(self, number: int) -> Repute:
        """What is known of a name before it is read in its place."""
        known = self._reputes.get(number)
        if known is None:
            known = self._reputes[number] = self._find_repute(number)
        return known

    def _find_repute(self, number: int) -> Repute:
        candidate, place = self.candidates[number], self.places[number]
        issuer = self.issuer(candidate)
        weight = issuer.weight if issuer else _OF_THE_HOUSE
        if candidate.evidence != "ambiguous-name":
            return Repute(weight, "")
        forms = self.memory.table.named(place.base)
        form = next((form for form in forms if form.row == candidate.row), None)
        if form and form.kind == "brand":
            weight = max(weight, EVERYBODY)
        return Repute(weight, form.reason if form else "", self.memory.foreign(place.base))

    def enough(self, number: int) -> int:
        """How much evidence a candidate needs."""
        candidate, weight = self.candidates[number], self.repute(number).weight
        if self.is_like_ticker(number):
            long = self.places[number].end - self.places[number].start >= _TICKER_LONG
            known = candidate.evidence == "bare-ticker" and (weight >= _TICKER_KNOWN or long)
            return self.weights["enough-ticker" if known else "enough-rare-ticker"]
        if weight >= FAMOUS:
            return self.weights["enough"]
        if candidate.evidence == "distinctive-name":
            return self.weights["enough-known"]
        return self.weights["enough-known" if weight >= KNOWN else "enough-rare"]
