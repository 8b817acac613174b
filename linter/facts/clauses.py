"""A sentence as clauses.

A clause is cut where one could stand alone: at strong marks, at ``but``, and at a comma or ``and``
where what follows has its own predicate, denial or exception.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from linter.facts.units import (
    ANY_NAME,
    CLAUSE_END,
    COMMA,
    DENIED,
    HELD,
    ISSUER,
    MARKS,
    OTHER,
    OWN,
    QUOTE,
    STRONG,
    VERB,
    Unit,
    adjacent,
)
from linter.languages import Order
from linter.roles import BIT

_STARTER = BIT["negation"] | BIT["none"] | BIT["except"] | BIT["but"]


class Clause(NamedTuple):
    """A run of units that could stand alone; `mask` is all their roles together."""

    units: tuple[Unit, ...]
    mask: int

    @property
    def start(self) -> int:
        """Where its first unit begins."""
        return self.units[0].start

    @property
    def end(self) -> int:
        """Where its last unit ends."""
        return self.units[-1].end

    def issuers(self) -> tuple[str, ...]:
        """The ids of the issuers named in it, each once, in order."""
        return tuple(dict.fromkeys(unit.issuer for unit in self.units if unit.issuer))


def clause(units: Iterable[Unit]) -> Clause:
    """The clause of these units."""
    listed = tuple(units)
    mask = 0
    for unit in listed:
        mask |= unit.mask
    return Clause(listed, mask)


def quoted_stretches(units: Iterable[Unit]) -> list[tuple[int, int]]:
    """The stretches between pairs of quotation marks; an unpaired mark quotes nothing."""
    marks = [unit for unit in units if unit.mask & QUOTE]
    return [(a.start, b.end) for a, b in zip(marks[::2], marks[1::2], strict=False)]


def cut(units: Sequence[Unit], order: Order = "before") -> list[Clause]:
    """The clauses of a sentence, in order; `order` is that of its language's negations."""
    clauses: list[list[Unit]] = []
    strong = True
    for piece, boundary in _pieces(units, order):
        new = clause(piece)
        if not piece:
            strong = strong or bool(boundary & ~(COMMA | CLAUSE_END | BIT["and"]))
            continue
        if strong or not clauses or _stands_alone(clause(clauses[-1]), new):
            clauses.append(list(piece))
        else:
            clauses[-1].extend(piece)
        strong = bool(boundary & ~(COMMA | CLAUSE_END | BIT["and"]))
    return [clause(one) for one in clauses]


def _pieces(units: Sequence[Unit], order: Order) -> Iterator[tuple[list[Unit], int]]:
    """Runs of units up to each mark, ``and`` or ``but``, with the mark that ends each."""
    piece: list[Unit] = []
    for unit in units:
        if unit.mask & (MARKS & ~QUOTE) or unit.mask == BIT["and"]:
            yield piece, unit.mask
            piece = []
        elif unit.mask & BIT["but"] and _inside(piece):
            piece.append(unit)  # "…, an Infineon dagegen nicht": the cut is at the comma before
        elif unit.mask & BIT["but"]:
            # "…, nicht jedoch …", "… ma non …": a negation beside the word goes with it
            carries = piece and order != "after" and _negates(piece[-1], unit)
            carried = [piece.pop()] if carries else []
            yield piece, unit.mask
            piece = [*carried, unit]
        elif not unit.mask & QUOTE:
            piece.append(unit)
    yield piece, STRONG


def _inside(piece: Sequence[Unit]) -> bool:
    """Whether a ``but`` behind these units stands inside their clause: they are a name alone."""
    mask = clause(piece).mask
    return bool(mask & (ANY_NAME | BIT["rest"])) and not mask & (VERB | HELD | OWN | DENIED)


def _negates(unit: Unit, after: Unit) -> bool:
    return bool(unit.mask & DENIED) and not unit.mask & HELD and adjacent(unit, after)


def _stands_alone(before: Clause, new: Clause) -> bool:
    """Whether what follows a comma, ``and`` or ``but`` says something of its own."""
    after_exception = before.units[0].mask & BIT["except"] and new.mask & (OWN | HELD)
    if new.mask & BIT["but"] or after_exception:
        return True
    if not before.mask & HELD:
        return False
    first = new.units[0].mask
    then_trades = (
        first & BIT["hedge"] and new.mask & BIT["trade"] and not before.mask & BIT["hedge"]
    )
    if new.mask & BIT["plan"] or then_trades:
        return True
    named = new.mask & (ANY_NAME | BIT["rest"] | BIT["mentioned"])
    if first & _STARTER and named:
        return True
    if not new.mask & VERB:
        return bool(new.mask & (OWN | OTHER))
    own_words = new.mask & (OWN | OTHER | BIT["pronoun"] | BIT["negation"] | BIT["rest"])
    return bool(own_words or (named and before.mask & ISSUER))
