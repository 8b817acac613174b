"""Weighing candidates: which of the stretches that may name an issuer do so, and why."""

from collections.abc import Sequence
from typing import NamedTuple

from linter.facts.choice import Choice, prominent
from linter.facts.evidence import Vocabulary
from linter.facts.exclusions import PERSON, exclusion, own_names
from linter.facts.housenames import PREFIX
from linter.facts.model import Candidate, Mention, Statement
from linter.facts.peers import Peers
from linter.facts.prose import Prose
from linter.facts.settings import Settings
from linter.facts.signs import (
    DIRECT,
    FAMOUS,
    KNOWN,
    STRONG,
    Repute,
    about_market,
    like_ticker,
    reason_against,
    reason_for,
    shape_signs,
    word_signs,
)
from linter.facts.standing import Standing, standing
from linter.facts.surroundings import Place, Surroundings
from linter.facts.wordmemory import Memory
from linter.issuers import Issuer

_POSITIONS = frozenset({"no-position", "holds-position", "vague-position"})
_CAPITAL = frozenset({"capital", "fair-capital", "small-capital", "capitals"})
_STOCKS = frozenset({"ticker", "cashtag", "isin", "bare-ticker"})
_OF_THE_HOUSE = 7
_OBSCURE = 1
_SEVERAL, _CASHTAG_LONG = 3, 5
_TICKER_KNOWN = 5
_TICKER_LONG = 4
"""Letters that make a ticker unlikely to be an abbreviation of anything else."""


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
_BRAND = Verdict(True, "the house counts brands for their owner")
_NO_BRAND = Verdict(False, "a product or brand does not count for its owner")


class Weighing:
    """One article's candidates on their way to becoming mentions."""

    def __init__(
        self,
        prose: Prose,
        candidates: Sequence[Candidate],
        statements: Sequence[Statement],
        memory: Memory,
        vocabulary: Vocabulary,
        settings: Settings,
        language: str,
    ) -> None:
        self.prose = prose
        self.language = language
        self.candidates = candidates
        self.memory = memory
        self.settings = settings
        self.weights = vocabulary.weights
        self.around = Surroundings(prose, memory.words, vocabulary)
        place = prose.place
        self.places = [self.around.place(place(one.start), place(one.end)) for one in candidates]
        self.verdicts: list[Verdict | None] = [None] * len(candidates)
        self._reputes: dict[int, Repute] = {}
        self.signs: list[list[str]] = [[] for _ in candidates]
        """The signs at each candidate that has no verdict yet, as far as they were asked for."""
        self.positions = [
            (statement.start, statement.end)
            for statement in statements
            if statement.counted and statement.kind in _POSITIONS
        ]
        self.people: set[str] = set()
        """The folded names that are a person's somewhere in the article."""
        self.standings: dict[str, Standing] = {}
        self.stocks: dict[str, bool] = {}
        """Whether the article treats an issuer as a stock, by issuer."""

    def issuer(self, candidate: Candidate) -> Issuer | None:
        """The issuer of a candidate, if the table knows it."""
        return self.memory.issuer(candidate.row) if candidate.row >= 0 else None

    def judge(self) -> None:
        """Give every candidate a verdict: the certain ones first, then those that lean on them."""
        own = own_names(self.settings, self.prose.document.meta)
        code_counts = bool(self.prose.document.code) and self._code_counts()
        for number in range(len(self.candidates)):
            self.verdicts[number] = self._outright(number, own, code_counts)
        if None not in self.verdicts:
            return
        self._by_company()
        self._by_themselves()
        if self._by_others(last=False):
            self._by_others(last=True)

    def _outright(self, number: int, own: frozenset[str], code_counts: bool) -> Verdict | None:  # noqa: FBT001
        """The verdict on a candidate that needs no others: it is something else, or exact."""
        candidate, place = self.candidates[number], self.places[number]
        if self.prose.document.code and self._in_code(candidate, code_counts):
            return _IN_CODE
        against = exclusion(candidate, place, self.around, own)
        if against is not None and against.kind not in self.settings.counted:
            if against.kind == PERSON:
                self.people.add(place.name)
            return Verdict(False, against.reason)
        if candidate.evidence == "product":
            counts = against is not None or "brands" in self.settings.counted
            return _BRAND if counts else _NO_BRAND
        if candidate.exact and not self._obscure(candidate, place):
            return _EXACT[candidate.evidence]
        if not candidate.issuer.startswith("?"):
            return None
        return None if self._like_cashtag(candidate) else _UNKNOWN

    def _like_cashtag(self, candidate: Candidate) -> bool:
        """Whether an unknown code may be the cashtag of a company that left the market."""
        code = candidate.issuer[1:]
        return candidate.evidence == "cashtag" and len(code) <= _CASHTAG_LONG and code.isalpha()

    def _by_company(self) -> None:
        """Count unknown cashtags in an article that gives those of several companies."""
        unknown = [
            number
            for number, candidate in enumerate(self.candidates)
            if self.verdicts[number] is None and candidate.issuer.startswith("?")
        ]
        known = {
            candidate.issuer
            for candidate, verdict in zip(self.candidates, self.verdicts, strict=True)
            if verdict and verdict.counted and candidate.evidence == "cashtag"
        }
        for number in unknown:
            self.verdicts[number] = _AMONG if len(known) >= _SEVERAL else _UNKNOWN

    def _in_code(self, candidate: Candidate, code_counts: bool) -> bool:  # noqa: FBT001
        """Whether it stands in inline code; a whole cashtag may be set so for its looks."""
        span = self.prose.code(candidate.start)
        if span is None:
            return False
        whole = (candidate.start, candidate.end) == tuple(span)
        return not (code_counts and whole and candidate.evidence == "cashtag")

    def _code_counts(self) -> bool:
        """Whether the author also gives tickers in plain prose, so that code is typography."""
        return any(
            candidate.evidence in {"cashtag", "ticker"}
            and candidate.exact
            and self.prose.code(candidate.start) is None
            for candidate in self.candidates
        )

    def _obscure(self, candidate: Candidate, place: Place) -> bool:
        """Whether hardly anybody writes about a company of one word: it may be a word we lack."""
        if candidate.evidence != "distinctive-name" or candidate.row < 0:
            return False
        if " " in place.name or not place.name.isascii():
            return False
        return self.memory.issuer(candidate.row).weight <= _OBSCURE

    def _by_themselves(self) -> None:
        """Weigh what a name and its sentence say; the costly look only where the cheap one fails."""
        for number, verdict in enumerate(self.verdicts):
            if verdict is not None:
                continue
            candidate, place = self.candidates[number], self.places[number]
            signs = shape_signs(candidate, place, self.around, self._repute(number))
            if self._follows_another(number):
                signs.append("longer-before")
            if self.positions and self._in_position(candidate):
                signs.append("position" if candidate.evidence == "bare-ticker" else "stated")
            self.signs[number] = signs
            if self._decide(number, ()) is None and "lower" not in signs:
                signs += word_signs(candidate, place, self.around, self._repute(number))
                self._decide(number, ())

    def _by_others(self, *, last: bool) -> bool:
        """Weigh what the other names of the article say; whether some counted that did not before.

        When none does, or the last time, whoever fails is out.
        """
        named = self._named()
        peers = Peers(
            self.candidates, self.places, tuple(self.verdicts), self.around, self._capitals()
        )
        failed: list[tuple[int, list[str]]] = []
        counted = False
        for number, verdict in enumerate(tuple(self.verdicts)):
            if verdict is not None:
                continue
            sign = named.get(self.candidates[number].issuer)
            more = [sign] if sign else []
            found = peers.signs(number)
            alike = self._like_ticker(number)
            more += [sign for sign in found if sign == "peers"] if alike else found
            if self._decide(number, more) is None:
                failed.append((number, [*self.signs[number], *more]))
            else:
                counted = True
        if last or not counted:
            for number, signs in failed:
                self.verdicts[number] = Verdict(False, reason_against(signs, self.weights))
        return counted

    def _capitals(self) -> frozenset[int]:
        """The candidates without a verdict that have a capital of their own."""
        return frozenset(
            number
            for number, signs in enumerate(self.signs)
            if self.verdicts[number] is None and not _CAPITAL.isdisjoint(signs)
        )

    def _named(self) -> dict[str, str]:
        """How sure the article names each issuer elsewhere, as a sign."""
        named: dict[str, str] = {}
        for candidate, verdict in zip(self.candidates, self.verdicts, strict=True):
            if verdict is _NO_BRAND:
                named.setdefault(candidate.issuer, "product")
            elif verdict and verdict.sure:
                named[candidate.issuer] = "elsewhere"
            elif verdict and verdict.counted and named.get(candidate.issuer) != "elsewhere":
                named[candidate.issuer] = "again"
        return named

    def _decide(self, number: int, more: Sequence[str]) -> Verdict | None:
        """Count a candidate if its signs add up, and one of them says so directly."""
        signs = [*self.signs[number], *more]
        if self.places[number].name in self.people and not STRONG.intersection(signs):
            signs.append("person")
        total = sum(self.weights[sign] for sign in signs)
        if total >= self._enough(number) and not DIRECT.isdisjoint(signs):
            self.verdicts[number] = Verdict(True, reason_for(signs, self.weights))
        return self.verdicts[number]

    def _follows_another(self, number: int) -> bool:
        """Whether it stands right behind another name: ``Intel Core``."""
        if not number:
            return False
        before, place = self.places[number - 1], self.places[number]
        return before.end + 1 == place.start and self.prose.cased[before.end] == " "

    def _like_ticker(self, number: int) -> bool:
        candidate, place = self.candidates[number], self.places[number]
        return like_ticker(candidate, place, self.around)

    def _repute(self, number: int) -> Repute:
        known = self._reputes.get(number)
        if known is None:
            known = self._reputes[number] = self._find_repute(number)
        return known

    def _find_repute(self, number: int) -> Repute:
        candidate = self.candidates[number]
        issuer = self.issuer(candidate)
        weight = issuer.weight if issuer else _OF_THE_HOUSE
        if candidate.evidence != "ambiguous-name":
            return Repute(weight, "")
        forms = self.memory.table.named(self.places[number].name)
        form = next((form for form in forms if form.row == candidate.row), None)
        if form and form.kind == "brand":
            weight = max(weight, FAMOUS)
        foreign = self.around.vocabulary.foreign(self.places[number].name, self.language)
        return Repute(weight, form.reason if form else "", foreign)

    def _enough(self, number: int) -> int:
        """How much evidence a candidate needs."""
        candidate, weight = self.candidates[number], self._repute(number).weight
        if self._like_ticker(number):
            long = self.places[number].end - self.places[number].start >= _TICKER_LONG
            known = candidate.evidence == "bare-ticker" and (weight >= _TICKER_KNOWN or long)
            return self.weights["enough-ticker" if known else "enough-rare-ticker"]
        if weight >= FAMOUS:
            return self.weights["enough"]
        if candidate.evidence == "distinctive-name":
            return self.weights["enough-known"]
        return self.weights["enough-known" if weight >= KNOWN else "enough-rare"]

    def _in_position(self, candidate: Candidate) -> bool:
        """Whether a candidate stands in a statement about positions."""
        return any(start <= candidate.start < end for start, end in self.positions)

    def standing(self, issuer: Issuer) -> Standing:
        """Whether the shares of an issuer trade, found out once."""
        if issuer.id not in self.standings:
            document = self.prose.document
            self.standings[issuer.id] = standing(issuer, document, self.memory.table)
        return self.standings[issuer.id]

    def as_stock(self, issuer: str) -> bool:
        """Whether the article speaks of an issuer as of a stock, anywhere."""
        if issuer not in self.stocks:
            self.stocks[issuer] = any(
                self._stock(number)
                for number, candidate in enumerate(self.candidates)
                if candidate.issuer == issuer
            )
        return self.stocks[issuer]

    def _stock(self, number: int) -> bool:
        verdict, candidate = self.verdicts[number], self.candidates[number]
        if not (verdict and verdict.counted):
            return False
        if candidate.evidence in _STOCKS or self._in_position(candidate):
            return True
        return about_market(self.places[number], self.around)


def weighed(
    prose: Prose,
    candidates: Sequence[Candidate],
    statements: Sequence[Statement],
    memory: Memory,
    vocabulary: Vocabulary,
    settings: Settings,
    language: str,
) -> tuple[Mention, ...]:
    """Each candidate as a mention, in order."""
    weighing = Weighing(prose, candidates, statements, memory, vocabulary, settings, language)
    weighing.judge()
    chosen = settings.ignored or settings.only
    choice = Choice(settings, memory.table) if chosen else None
    mentions = [
        _mention(weighing, candidate, verdict, choice)
        for candidate, verdict in zip(candidates, weighing.verdicts, strict=True)
        if verdict is not None
    ]
    return prominent(mentions, prose.document, settings.prominence)


def _mention(
    weighing: Weighing, candidate: Candidate, verdict: Verdict, choice: Choice | None
) -> Mention:
    issuer = weighing.issuer(candidate)
    counted, reason, _ = verdict
    if issuer is not None and not issuer.trades:
        counted, reason = _traded(weighing, issuer, candidate, verdict)
    if counted and choice and (against := choice.against(candidate.issuer, issuer)):
        counted, reason = False, against
    code = candidate.issuer.lstrip("?").removeprefix(PREFIX)
    return Mention(
        candidate.start,
        candidate.end,
        candidate.issuer,
        issuer.name if issuer else code,
        issuer.tickers if issuer else ((code,) if ":" in code else ()),
        issuer.isin if issuer else None,
        weighing.prose.document.prose[candidate.start : candidate.end],
        candidate.evidence,
        counted,
        reason,
    )


def _traded(
    weighing: Weighing, issuer: Issuer, candidate: Candidate, verdict: Verdict
) -> tuple[bool, str]:
    """Whether a mention counts of an issuer whose shares do not trade today."""
    state = weighing.standing(issuer)
    if not verdict.counted:
        return False, verdict.reason if state.listed or state.doubt else state.reason
    if "delisted" in weighing.settings.counted and issuer.status in {"delisted", "acquired"}:
        return True, verdict.reason
    if state.doubt and weighing.as_stock(candidate.issuer):
        return True, f"{state.reason}, but the text treats it as a stock"
    return state.listed, state.reason
