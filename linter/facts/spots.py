"""Names at a place of an article: the longest that the issuer table knows, and whose it may be."""

from typing import NamedTuple

from linter.facts.prose import Prose
from linter.issuers import Form, IssuerTable

_SHORT = "short"
"""The reason of a name of two or three letters: it is written in capitals, or is another word."""
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
        kept = tuple(form for form in forms if form.ambiguity != "never")
        if not kept or not _stands(prose, start, end, kept[0]):
            continue
        if chosen is None:
            chosen = Spot(start, end, kept)
            if kept[0].kind != "product":
                break
        elif kept[0].kind != "product" and kept[0].row == chosen.forms[0].row:
            own = kept[0]._replace(ambiguity="distinctive")
            return Spot(start, end, (own, *kept[1:]))
    return chosen


def _stands(prose: Prose, start: int, end: int, form: Form) -> bool:
    """Whether a name may stand there: in one block, and in capitals if it is two or three."""
    written = prose.cased[start:end]
    if form.reason == _SHORT and any(map(str.islower, written)):
        return False
    return "\n" not in written or prose.number(start) == prose.number(end - 1)


def without_overlaps(spots: list[Spot]) -> list[Spot]:
    """All spots in order; of those that overlap the one that begins first, then the longest."""
    spots.sort(key=lambda spot: (spot.start, -spot.end))
    kept: list[Spot] = []
    for spot in spots:
        if not kept or spot.start >= kept[-1].end:
            kept.append(spot)
    return kept
