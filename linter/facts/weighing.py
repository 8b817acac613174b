"""Weighing candidates: which of the stretches that may name an issuer do so, and why."""

from collections.abc import Sequence
from typing import NamedTuple

from linter.document import Document
from linter.facts.choice import Choice, prominent
from linter.facts.evidence import Vocabulary
from linter.facts.exclusions import PERSON, Exclusion, exclusion, own_names
from linter.facts.housenames import PREFIX
from linter.facts.model import Candidate, Mention, Statement
from linter.facts.prose import Prose
from linter.facts.settings import Settings
from linter.facts.signs import DIRECT, STRONG, Repute, Signs, like_ticker, signs_of
from linter.facts.standing import standing
from linter.facts.surroundings import Surroundings
from linter.issuers import Issuer, IssuerTable

_POSITIONS = frozenset({"no-position", "holds-position", "vague-position"})
_WHY_EXACT = {
    "isin": "its securities number stands here",
    "ticker": "its ticker stands here",
    "cashtag": "its cashtag stands here",
    "legal-name": "this is its full name",
    "distinctive-name": "only this issuer has this name",
    "brand": "this is what people call the issuer",
}

_OF_THE_HOUSE = 7
_WELL_KNOWN = 5
_FAMOUS = 7
_KNOWN = 4
_OBSCURE = 1


class Verdict(NamedTuple):
    """Whether a candidate counts, and why."""

    counted: bool
    reason: str
    sure: bool = False
    """Whether it helps other candidates of the same issuer."""


class Weighing:
    """One article's candidates on their way to becoming mentions."""

    def __init__(
        self,
        prose: Prose,
        candidates: Sequence[Candidate],
        statements: Sequence[Statement],
        table: IssuerTable,
        vocabulary: Vocabulary,
        settings: Settings,
        language: str,
    ) -> None:
        self.prose = prose
        self.candidates = candidates
        self.table = table
        self.settings = settings
        self.vocabulary = vocabulary
        self.around = Surroundings(prose, vocabulary.words(language), vocabulary)
        self.document: Document = prose.document
        self.verdicts: list[Verdict | None] = [None] * len(candidates)
        self.here = [self._placed(candidate) for candidate in candidates]
        """The candidates with offsets of the folded text."""
        self.positions = [
            (statement.start, statement.end)
            for statement in statements
            if statement.counted and statement.kind in _POSITIONS
        ]
        self.people: set[str] = set()
        """The folded names that are a person's somewhere in the article."""
        self.stocks: dict[str, bool] = {}
        """Whether the article treats an issuer as a stock, by issuer."""
        self._issuers: dict[int, Issuer] = {}
        self._coded = self._code_counts()

    def _placed(self, candidate: Candidate) -> Candidate:
        start, end = self.prose.place(candidate.start), self.prose.place(candidate.end)
        if start == candidate.start and end == candidate.end:
            return candidate
        return candidate._replace(start=start, end=end)

    def issuer(self, candidate: Candidate) -> Issuer | None:
        """The issuer of a candidate, if the table knows it."""
        if candidate.row < 0:
            return None
        if candidate.row not in self._issuers:
            self._issuers[candidate.row] = self.table.issuer(candidate.row)
        return self._issuers[candidate.row]

    def in_code(self, candidate: Candidate) -> bool:
        """Whether a candidate stands in inline code, so that it says nothing."""
        return any(
            span.start <= candidate.start < span.end for span in self.document.code
        ) and not (self._coded and self._whole_code(candidate))

    def _whole_code(self, candidate: Candidate) -> bool:
        return candidate.evidence == "cashtag" and any(
            span.start == candidate.start and span.end == candidate.end
            for span in self.document.code
        )

    def _code_counts(self) -> bool:
        """Whether the author also gives tickers in plain prose, so that code is typography."""
        if not self.document.code:
            return False
        return any(
            candidate.evidence in {"cashtag", "ticker"}
            and candidate.exact
            and not any(span.start <= candidate.start < span.end for span in self.document.code)
            for candidate in self.candidates
        )

    def judge(self) -> list[Verdict]:
        """A verdict for every candidate: the certain ones first, then those that lean on them."""
        own = own_names(self.settings, self.document.meta)
        for number, candidate in enumerate(self.here):
            self.verdicts[number] = self._outright(number, candidate, own)
        for lean in (False, True):
            sure = self._sure()
            for number, candidate in enumerate(self.here):
                if self.verdicts[number] is None:
                    self.verdicts[number] = self._weighed(number, candidate, sure, last=lean)
        return [
            verdict or Verdict(False, "nothing says that it is the issuer")
            for verdict in self.verdicts
        ]

    def _sure(self) -> set[str]:
        return {
            candidate.issuer
            for candidate, verdict in zip(self.here, self.verdicts, strict=True)
            if verdict and verdict.sure
        }

    def _outright(self, number: int, candidate: Candidate, own: frozenset[str]) -> Verdict | None:
        """The verdict on a candidate that needs no others: something else, or exact."""
        original = self.candidates[number]
        if self.document.code and self.in_code(original):
            return Verdict(False, "it stands in code")
        against = exclusion(candidate, self.around, self.settings, own)
        if against is not None and against.kind not in self.settings.counted:
            if against.kind == PERSON:
                self.people.add(self.prose.text[candidate.start : candidate.end])
            return Verdict(False, against.reason)
        if candidate.evidence == "product":
            return self._product(against)
        if not candidate.exact or self._obscure(candidate):
            return self._unknown(candidate)
        return Verdict(True, _WHY_EXACT.get(candidate.evidence, ""), sure=True)

    def _obscure(self, candidate: Candidate) -> bool:
        """Whether hardly anybody writes about a company of one word: it may be a word we lack."""
        if candidate.evidence != "distinctive-name" or candidate.row < 0:
            return False
        name = self.prose.text[candidate.start : candidate.end]
        issuer = self.issuer(candidate)
        obscure = issuer is not None and issuer.weight <= _OBSCURE
        return obscure and " " not in name and name.isascii()

    def _product(self, against: Exclusion | None) -> Verdict:
        if "brands" in self.settings.counted or against is not None:
            return Verdict(True, "the house counts brands for their owner")
        return Verdict(False, "a product or brand does not count for its owner")

    def _unknown(self, candidate: Candidate) -> Verdict | None:
        if candidate.issuer.startswith("?"):
            return Verdict(False, "no issuer that we know has this code")
        return None

    def _weighed(
        self, number: int, candidate: Candidate, sure: set[str], *, last: bool
    ) -> Verdict | None:
        """The verdict on a candidate that needs evidence; `None` if others must be known first."""
        repute = self._repute(candidate)
        signs = signs_of(number, self.here, self.verdicts, self.around, repute)
        if candidate.issuer in sure:
            signs = signs.plus("elsewhere")
        if self.positions_here(candidate):
            signs = signs.plus("position" if candidate.evidence == "bare-ticker" else "stated")
        if self._people(candidate) and not STRONG.intersection(signs.found):
            signs = signs.plus("person")
        weights = self.vocabulary.weights
        total = sum(weights[sign] for sign in signs.found)
        if total >= self._enough(candidate, repute) and DIRECT.intersection(signs.found):
            return Verdict(True, signs.reason_for(weights), sure=True)
        if not last:
            return None
        return Verdict(False, signs.reason_against(weights))

    def _people(self, candidate: Candidate) -> bool:
        """Whether the same name is a person's elsewhere in the article."""
        return self.prose.text[candidate.start : candidate.end] in self.people

    def _repute(self, candidate: Candidate) -> Repute:
        issuer = self.issuer(candidate)
        name = self.prose.text[candidate.start : candidate.end]
        forms = self.table.named(name) if candidate.evidence == "ambiguous-name" else ()
        form = next((form for form in forms if form.row == candidate.row), None)
        weight = issuer.weight if issuer else _OF_THE_HOUSE
        if form and form.kind == "brand":
            weight = max(weight, _OF_THE_HOUSE)
        return Repute(weight, form.reason if form else "")

    def _enough(self, candidate: Candidate, repute: Repute) -> int:
        """How much evidence a candidate needs."""
        weights = self.vocabulary.weights
        if like_ticker(candidate, self.around):
            known = candidate.evidence == "bare-ticker" and repute.weight >= _WELL_KNOWN
            return weights["enough-ticker" if known else "enough-rare-ticker"]
        if repute.weight >= _FAMOUS or candidate.evidence == "distinctive-name":
            return weights["enough"]
        return weights["enough-known" if repute.weight >= _KNOWN else "enough-rare"]

    def positions_here(self, candidate: Candidate) -> bool:
        """Whether a candidate stands in a statement about positions."""
        start, _ = self.prose.original(candidate.start, candidate.end)
        return any(begin <= start < end for begin, end in self.positions)


def weighed(
    prose: Prose,
    candidates: Sequence[Candidate],
    statements: Sequence[Statement],
    table: IssuerTable,
    vocabulary: Vocabulary,
    settings: Settings,
    language: str,
) -> tuple[Mention, ...]:
    """Each candidate as a mention, in order."""
    weighing = Weighing(prose, candidates, statements, table, vocabulary, settings, language)
    verdicts = weighing.judge()
    choice = Choice(settings, table) if settings.ignored or settings.only else None
    mentions = [
        _mention(weighing, candidate, verdict, choice)
        for candidate, verdict in zip(candidates, verdicts, strict=True)
    ]
    return prominent(mentions, prose.document, settings.prominence)


def _mention(
    weighing: Weighing, candidate: Candidate, verdict: Verdict, choice: Choice | None
) -> Mention:
    issuer = weighing.issuer(candidate)
    counted, reason = verdict.counted, verdict.reason
    if issuer is not None:
        counted, reason = _traded(weighing, issuer, candidate, counted, reason)
    if counted and choice and (against := choice.against(candidate.issuer, issuer)):
        counted, reason = False, against
    text = weighing.document.prose[candidate.start : candidate.end]
    code = candidate.issuer.lstrip("?").removeprefix(PREFIX)
    return Mention(
        candidate.start,
        candidate.end,
        candidate.issuer,
        issuer.name if issuer else code,
        issuer.tickers if issuer else ((code,) if ":" in code else ()),
        issuer.isin if issuer else None,
        text,
        candidate.evidence,
        counted,
        reason,
    )


def _traded(
    weighing: Weighing, issuer: Issuer, candidate: Candidate, counted: bool, reason: str
) -> tuple[bool, str]:
    """Whether a mention counts, given whether the shares of the issuer trade."""
    if issuer.trades:
        return counted, reason
    state = standing(issuer, weighing.document, weighing.table)
    if not counted:
        return False, reason if state.listed or state.doubt else state.reason
    if "delisted" in weighing.settings.counted and issuer.status in {"delisted", "acquired"}:
        return True, reason
    if state.doubt and _as_stock(weighing, candidate.issuer):
        return True, f"{state.reason}, but the text treats it as a stock"
    return state.listed, state.reason


def _as_stock(weighing: Weighing, issuer: str) -> bool:
    """Whether the article speaks of an issuer as of a stock, anywhere."""
    if issuer not in weighing.stocks:
        weighing.stocks[issuer] = any(
            _stock(weighing, candidate)
            for candidate, verdict in zip(weighing.here, weighing.verdicts, strict=True)
            if candidate.issuer == issuer and verdict and verdict.counted
        )
    return weighing.stocks[issuer]


def _stock(weighing: Weighing, candidate: Candidate) -> bool:
    if candidate.evidence in {"ticker", "cashtag", "isin", "bare-ticker"}:
        return True
    return Signs.of_sentence(weighing.around, candidate.start) or weighing.positions_here(candidate)
