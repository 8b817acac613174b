"""Names at a place of an article: the longest that the issuer table knows, and whose it may be."""

from typing import NamedTuple

from linter.facts.prose import Prose
from linter.facts.wordmemory import stands
from linter.issuer import Form
from linter.issuers import IssuerTable

_LEGAL = 2
_Matches = list[tuple[int, tuple[Form, ...]]]


class Spot(NamedTuple):
    """A stretch that names an issuer, and the issuers that it may name, the likeliest first."""

    start: int
    end: int
    forms: tuple[Form, ...]


def name_at(prose: Prose, start: int, table: IssuerTable) -> Spot | None:
    """The name that begins at `start`, if any does."""
    matches = table.matches(prose.text, start)
    return best_of(prose, start, matches) if matches else None


def best_of(prose: Prose, start: int, matches: _Matches) -> Spot | None:
    """The longest name, but a company's own name rather than that of its product: Apple Music."""
    chosen: Spot | None = None
    for end, forms in matches:
        written = prose.cased[start:end]
        kept = tuple(form for form in forms if stands(form, written))
        if not kept or not _in_block(prose, start, end) or _ends_in_word(written, kept[0]):
            continue
        if chosen is None:
            chosen = Spot(start, end, kept)
            if kept[0].kind != "product":
                break
        elif kept[0].kind != "product" and kept[0].row == chosen.forms[0].row:
            own = kept[0]._replace(ambiguity="distinctive")
            return Spot(start, end, (own, *kept[1:]))
    return chosen


def _ends_in_word(written: str, form: Form) -> bool:
    """Whether what looks like a legal form is a word in small letters: ``Vivendi se scinde``."""
    last = written.rpartition(" ")[2]
    return form.kind == "legal" and len(last) <= _LEGAL and last.islower() and last.isalpha()


def _in_block(prose: Prose, start: int, end: int) -> bool:
    return "\n" not in prose.cased[start:end] or prose.number(start) == prose.number(end - 1)


def without_overlaps(spots: list[Spot]) -> list[Spot]:
    """All spots in order; of those that overlap the one that begins first, then the longest."""
    spots.sort(key=lambda spot: (spot.start, -spot.end))
    kept: list[Spot] = []
    for spot in spots:
        if not kept or spot.start >= kept[-1].end:
            kept.append(spot)
    return kept
