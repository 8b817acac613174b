"""From candidates with their verdicts to mentions: whether the shares trade, what a house wants."""

from collections.abc import Sequence

from linter.facts.choice import Choice, prominent
from linter.facts.evidence import Vocabulary
from linter.facts.field import Field
from linter.facts.housenames import PREFIX
from linter.facts.model import Candidate, Mention, Statement
from linter.facts.prose import Prose
from linter.facts.settings import Settings
from linter.facts.standing import Standing, standing
from linter.facts.weighing import Verdict, Weighing
from linter.facts.wordmemory import Memory
from linter.facts.wordsigns import about_market
from linter.issuer import Issuer

_STOCKS = frozenset({"ticker", "cashtag", "isin", "bare-ticker"})


def weighed(
    prose: Prose,
    candidates: Sequence[Candidate],
    statements: Sequence[Statement],
    memory: Memory,
    vocabulary: Vocabulary,
    settings: Settings,
) -> tuple[Mention, ...]:
    """Each candidate as a mention, in order."""
    field = Field(prose, candidates, statements, memory, vocabulary)
    weighing = Weighing(field, settings)
    weighing.judge()
    outcome = _Outcome(field, weighing, settings)
    mentions = [
        outcome.mention(candidate, verdict)
        for candidate, verdict in zip(candidates, weighing.verdicts, strict=True)
        if verdict is not None
    ]
    return prominent(mentions, prose.document, settings.prominence)


class _Outcome:
    """Makes the mentions of one article; what is true of an issuer is found out once."""

    def __init__(self, field: Field, weighing: Weighing, settings: Settings) -> None:
        self._field = field
        self._weighing = weighing
        self._settings = settings
        chosen = settings.ignored or settings.only
        self._choice = Choice(settings, field.memory.table) if chosen else None
        self._standings: dict[str, Standing] = {}
        self._stocks: dict[str, bool] = {}

    def mention(self, candidate: Candidate, verdict: Verdict) -> Mention:
        """A candidate with its verdict as a mention."""
        issuer = self._field.issuer(candidate)
        counted, reason, _ = verdict
        if issuer is not None and not issuer.trades:
            counted, reason = self._traded(issuer, verdict)
        against = self._choice and counted and self._choice.against(candidate.issuer, issuer)
        if against:
            counted, reason = False, against
        code = candidate.issuer.lstrip("?").removeprefix(PREFIX)
        return Mention(
            candidate.start,
            candidate.end,
            candidate.issuer,
            issuer.name if issuer else code,
            issuer.tickers if issuer else ((code,) if ":" in code else ()),
            issuer.isin if issuer else None,
            self._field.prose.document.prose[candidate.start : candidate.end],
            candidate.evidence,
            counted,
            reason,
        )

    def _traded(self, issuer: Issuer, verdict: Verdict) -> tuple[bool, str]:
        """Whether a mention counts of an issuer whose shares do not trade today, and why."""
        state = self._standing(issuer)
        if not verdict.counted:
            return False, verdict.reason if state.listed or state.doubt else state.reason
        if "delisted" in self._settings.counted and issuer.status in {"delisted", "acquired"}:
            return True, verdict.reason
        if state.doubt and self._as_stock(issuer.id):
            return True, f"{state.reason}, but the text treats it as a stock"
        return state.listed, state.reason

    def _standing(self, issuer: Issuer) -> Standing:
        if issuer.id not in self._standings:
            table = self._field.memory.table
            found = standing(issuer, self._field.prose.document, table)
            self._standings[issuer.id] = found
        return self._standings[issuer.id]

    def _as_stock(self, issuer: str) -> bool:
        """Whether the article speaks of an issuer as of a stock, anywhere."""
        if issuer not in self._stocks:
            self._stocks[issuer] = any(
                self._is_stock(number)
                for number, candidate in enumerate(self._field.candidates)
                if candidate.issuer == issuer
            )
        return self._stocks[issuer]

    def _is_stock(self, number: int) -> bool:
        verdict, candidate = self._weighing.verdicts[number], self._field.candidates[number]
        if not (verdict and verdict.counted):
            return False
        if candidate.evidence in _STOCKS or self._field.in_position(candidate):
            return True
        return about_market(self._field.places[number], self._field.around)
