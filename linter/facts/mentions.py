"""The issuers that an article names: all that may be names first, then what they turn out to be."""

from bisect import bisect_right
from collections.abc import Sequence

from linter.document import Document
from linter.facts.codebook import Codes
from linter.facts.codes import find_codes
from linter.facts.evidence import Vocabulary
from linter.facts.housenames import find_house_names
from linter.facts.model import Candidate, Mention, Statement
from linter.facts.names import find_names
from linter.facts.outcome import weighed
from linter.facts.prose import Prose
from linter.facts.settings import Settings
from linter.facts.spots import Spot
from linter.facts.tickers import find_tickers
from linter.facts.wordmemory import Memory
from linter.folding import Folded
from linter.issuer import Form, Issuer
from linter.issuers import IssuerTable


def find_candidates(
    document: Document,
    folded: Folded,
    table: IssuerTable,
    settings: Settings,
    vocabulary: Vocabulary,
    language: str = "en",
) -> tuple[Candidate, ...]:
    """All stretches of prose that may name an issuer, in order and without overlaps."""
    prose = Prose(document, folded)
    memory = _memory(table, vocabulary, language)
    spots, tokens = find_names(prose, memory)
    codes = Codes(memory, vocabulary)
    coded = [_bound(one, spots, prose, memory) for one in find_codes(prose, tokens, codes)]
    tickers = find_tickers(prose, tokens, spots, codes) if tokens or spots else []
    house = find_house_names(prose, table, settings) if settings.issuers else []
    if not (spots or coded or tickers or house):
        return ()
    beside = {candidate.row for candidate in (*coded, *tickers) if candidate.exact}
    named = [_named(spot, beside, memory) for spot in spots]
    chosen = _without_overlaps([*house, *coded, *tickers], named)
    return tuple(_in_prose(one, prose) for one in chosen)


def _bound(candidate: Candidate, spots: Sequence[Spot], prose: Prose, memory: Memory) -> Candidate:
    """A code that the table does not know, given to the issuer whose name stands before it."""
    if candidate.row >= 0 or ":" not in candidate.issuer:
        return candidate
    for spot in spots:
        if 0 < candidate.start - spot.end <= _GAP:
            gap = prose.cased[spot.end : candidate.start]
            issuer = memory.issuer(spot.forms[0].row)
            if not gap.strip(_BRACKETS) and issuer.status not in {"private", "media"}:
                row = spot.forms[0].row
                return candidate._replace(issuer=issuer.id, row=row, exact=True)
    return candidate


_GAP = 3
_BRACKETS = " ([（【\"'”’*"


def _memory(table: IssuerTable, vocabulary: Vocabulary, language: str) -> Memory:
    memory: Memory | None = vocabulary.memo.get(language)
    if memory is None or memory.table is not table:
        memory = vocabulary.memo[language] = Memory(
            table,
            vocabulary.words(language),
            vocabulary.sets["no-tickers"] | vocabulary.sets["funds"],
            lambda name: vocabulary.foreign(name, language),
        )
    return memory


def _named(spot: Spot, coded: set[int], memory: Memory) -> Candidate:
    """The candidate that a name is: of the issuer whose code stands in the article, if any does."""
    form = next((form for form in spot.forms if form.row in coded), _likeliest(spot.forms, memory))
    issuer = memory.issuer(form.row)
    if issuer.status == "media" and len(spot.forms) > 1:
        form = _company_of(spot.forms, issuer, memory)
        issuer = memory.issuer(form.row)
    evidence = _evidence(form)
    exact = evidence != "ambiguous-name" and (
        evidence != "product" or form.ambiguity == "distinctive"
    )
    return Candidate(spot.start, spot.end, issuer.id, evidence, exact, form.row)


def _likeliest(forms: Sequence[Form], memory: Memory) -> Form:
    """The first form, unless it is doubtful and a well-known issuer has the name without doubt."""
    if forms[0].ambiguity == "distinctive" or len(forms) == 1:
        return forms[0]
    sure = (
        form
        for form in forms[1:]
        if form.ambiguity == "distinctive"
        and form.kind in {"name", "legal", "brand", "native"}
        and memory.issuer(form.row).weight >= _NOTED
    )
    return next(sure, forms[0])


_NOTED = 5


def _company_of(forms: Sequence[Form], medium: Issuer, memory: Memory) -> Form:
    """The listed company that bears the name of a medium: the New York Times Company."""
    bare = medium.name.lower().removeprefix("the ")
    for form in forms[1:]:
        issuer = memory.issuer(form.row)
        if issuer.trades and issuer.name.lower().removeprefix("the ").startswith(bare):
            return form._replace(kind="name")
    return forms[0]


def _evidence(form: Form) -> str:
    if form.kind == "product":
        return "product"
    if form.ambiguity == "ambiguous":
        return "ambiguous-name"
    if form.kind in {"legal", "brand"}:
        return "legal-name" if form.kind == "legal" else "brand"
    return "distinctive-name"


def _without_overlaps(
    codes: Sequence[Candidate], names: Sequence[Candidate]
) -> Sequence[Candidate]:
    """All candidates in order; an exact code comes before a name, then the longer one."""
    if not codes:
        return names  # in order and apart already
    kept: list[Candidate] = []
    starts: list[int] = []
    for candidate in sorted((*codes, *names), key=_rank):
        at = bisect_right(starts, candidate.start)
        if at and kept[at - 1].end > candidate.start:
            continue
        if at < len(kept) and kept[at].start < candidate.end:
            continue
        kept.insert(at, candidate)
        starts.insert(at, candidate.start)
    return kept


def _rank(candidate: Candidate) -> tuple[bool, bool, int, int]:
    return (
        not (candidate.exact and candidate.evidence in _CODES),
        candidate.evidence == "bare-ticker",
        candidate.start - candidate.end,
        candidate.start,
    )


_CODES = frozenset({"isin", "ticker", "cashtag"})


def _in_prose(candidate: Candidate, prose: Prose) -> Candidate:
    start, end = prose.original(candidate.start, candidate.end)
    return (
        candidate._replace(start=start, end=end)
        if start != candidate.start or end != candidate.end
        else candidate
    )


def weigh(
    document: Document,
    folded: Folded,
    candidates: Sequence[Candidate],
    statements: Sequence[Statement],
    table: IssuerTable,
    vocabulary: Vocabulary,
    settings: Settings,
    language: str = "en",
) -> tuple[Mention, ...]:
    """Each candidate as a mention that counts or does not, with the reason."""
    if not candidates:
        return ()
    memory = _memory(table, vocabulary, language)
    return weighed(Prose(document, folded), candidates, statements, memory, vocabulary, settings)
