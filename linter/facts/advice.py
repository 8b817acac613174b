"""Statements that an article is no investment advice.

What is denied (advice, an offer, a recommendation, being an adviser) must be reached by a negation
with nothing between that breaks its reach, and nobody else may be the one who denies.
"""

from collections.abc import Sequence
from typing import NamedTuple

from linter.facts.clauses import clause, quoted_stretches
from linter.facts.units import (
    CLAUSE_END,
    CLOSE,
    COLON,
    COMMA,
    DENIED,
    HELD,
    ISSUER,
    OPEN,
    OWN,
    QUESTION,
    QUOTE,
    STRONG,
    Unit,
    adjacent,
)
from linter.languages import Order
from linter.roles import BIT, LABEL

_BARRIER = STRONG | COLON | QUESTION | OPEN | CLOSE | BIT["but"]
_ADVICE_NOUN = BIT["advice"] | BIT["advice-weak"]
_SPEAKER = OWN | BIT["content"]
_REACH = 40
"""Words that a negation may stand before what it denies: lists of what a text is not are long."""
_SHORT_ANSWER = 9
"""Units of a sentence that may answer a question with a no."""
_OFFICE_REACH = 2
"""Words between a negation and the office that it denies: I am no licensed adviser."""
_REACH_BACK = 10
"""Words that it may stand behind it."""


class Denial(NamedTuple):
    """A denial of being advice, and why it does not count, if it does not."""

    bar: str | None


def read_advice(
    units: Sequence[Unit], order: Order, *, carried: bool, asked: Sequence[Unit]
) -> Denial | None:
    """What a sentence says of being advice; `None` when it does not look like a denial at all.

    `carried`: whether a lead-in before it denies ("This article is not:"). `asked`: the units of
    the sentence before it, if that is a question, which this one may answer.
    """
    whole = clause(units)
    if asked and _answers(whole.mask, len(units), clause(asked).mask):
        return Denial(None)
    best: Denial | None = None
    for number, unit in enumerate(units):
        if not _is_advice(unit, whole.mask, units):
            continue
        denial = _denial(units, number, order, carried=carried)
        if denial and denial.bar is None:
            best = denial
            break
        best = best or denial
    if best and best.bar is None and (bar := _bar_of_sentence(units, whole.mask, order)):
        return Denial(bar)
    return best


def _answers(mask: int, length: int, asked: int) -> bool:
    """Whether a sentence answers a question no: "Investment advice? You find none here"."""
    denies = mask & DENIED and mask & _SPEAKER and not mask & (BIT["third"] | _ADVICE_NOUN)
    return bool(denies and asked & BIT["advice"] and length <= _SHORT_ANSWER)


def _is_advice(unit: Unit, mask: int, units: Sequence[Unit]) -> bool:
    """Whether a unit is what a disclaimer denies.

    A weak word needs the market beside it, or the form of a notice: a label and its content.
    """
    if unit.mask & (BIT["advice"] | BIT["adviser"] | BIT["short-form"]):
        return True
    if not unit.mask & (BIT["advice-weak"] | BIT["advise"]):
        return False
    if mask & BIT["other-domain"]:
        return False
    if mask & BIT["content"] and (mask & LABEL or not mask & BIT["third"]):
        return bool(unit.mask & BIT["advice-weak"])
    market = BIT["market"] | BIT["security"] | ISSUER
    return any(other.mask & market for other in units if other is not unit)


def _denial(units: Sequence[Unit], number: int, order: Order, *, carried: bool) -> Denial | None:
    """The denial of the advice at `number`, by a negation before or behind it."""
    unit = units[number]
    if unit.mask & BIT["short-form"]:
        return Denial(None)
    if unit.mask & DENIED and not unit.mask & HELD:
        return Denial(_bar(units, number, number))
    reach = _before(units, number) if order != "after" else None
    if reach is None:
        reach = _behind(units, number, order)
    if reach is None and order == "after":
        reach = _led_in(units, number)
    if reach is None:
        if carried and not any(one.mask & _BARRIER for one in units[:number]):
            return Denial(None)
        return None
    if unit.mask & BIT["adviser"] and not unit.mask & BIT["advice"]:
        return _denial_of_office(units, number, reach)
    return Denial(_bar(units, number, reach))


def _before(units: Sequence[Unit], number: int) -> int | None:
    """The negation before `number` that reaches it."""
    target = units[number]
    for back in range(number - 1, -1, -1):
        unit, after = units[back], units[back + 1]
        if target.word - unit.after > _REACH:
            return None
        if unit.mask & _BARRIER and not _leads_in(units, back):
            return None
        if unit.mask & CLAUSE_END and not (back and units[back - 1].mask & DENIED):
            return None
        if unit.mask & DENIED and not unit.mask & HELD:
            return None if after.mask & BIT["only"] and adjacent(unit, after) else back
        if _cuts_off(unit, after, target):
            return None
    return None


def _cuts_off(unit: Unit, after: Unit, target: Unit) -> bool:
    """Whether a comma or an "and" ends what a negation before it denies."""
    if not (unit.mask & COMMA or unit.mask & BIT["and"]):
        return False
    weak = not target.mask & (BIT["advice"] | BIT["adviser"])
    if weak and not adjacent(unit, target):
        return True
    return bool(after.mask & _SPEAKER and adjacent(unit, after) and after is not target)


def _led_in(units: Sequence[Unit], number: int) -> int | None:
    """The negation before a colon that hands it on, where negations stand behind otherwise."""
    for back in range(number - 1, 0, -1):
        if units[back].mask & COLON and _leads_in(units, back):
            return back - 1
    return None


def _leads_in(units: Sequence[Unit], colon: int) -> bool:
    """Whether a colon hands a denial on: ``This article is not: investment advice, …``."""
    if not units[colon].mask & COLON or not colon:
        return False
    before, after = (
        units[colon - 1],
        next((u for u in units[colon + 1 :] if u.mask & ~STRONG), None),
    )
    near = units[colon].word - before.after <= _OFFICE_REACH
    return bool(before.mask & DENIED and near and after and after.mask & _ADVICE_NOUN)


def _behind(units: Sequence[Unit], number: int, order: Order) -> int | None:
    """The negation behind `number` that reaches back to it."""
    given = order != "before"
    target = units[number]
    for ahead in range(number + 1, len(units)):
        unit = units[ahead]
        if unit.word - target.after > _REACH_BACK or unit.mask & _BARRIER:
            return None
        if unit.mask & BIT["give"] and ahead > number:
            if any(one.mask & DENIED for one in units[number + 1 : ahead]):
                return ahead
            given = True
        if unit.mask & DENIED and not unit.mask & HELD and given:
            said = clause(units[number + 1 :]).mask & (_SPEAKER | BIT["second"] | BIT["give"])
            return ahead if order == "after" or said else None
    return None


def _denial_of_office(units: Sequence[Unit], number: int, reach: int) -> Denial | None:
    """``I am not a financial adviser``: the one who speaks must be the one who is none."""
    low, high = sorted((number, reach))
    gap = units[high].word - units[low].after
    before = units[: low + 1]
    if gap > _OFFICE_REACH or not any(unit.mask & _SPEAKER for unit in units):
        return None
    if any(unit.mask & (BIT["second"] | BIT["condition"]) for unit in before):
        return None
    return Denial(_bar(units, number, reach))


def _bar(units: Sequence[Unit], number: int, reach: int) -> str | None:
    """Why the denial of one piece of advice does not count, if so."""
    low, high = sorted((number, reach))
    begin = low
    while begin > 0 and not units[begin - 1].mask & (STRONG | COLON | OPEN | BIT["but"]):
        begin -= 1
    mask = clause(units[begin : high + 1]).mask
    flips = [n for n in range(begin, high) if units[n].mask & BIT["flip"]]
    if flips and not any(unit.mask & BIT["and"] for unit in units[flips[-1] : high]):
        return "the denial is itself denied or in doubt"
    if mask & BIT["condition"]:
        return "it says what would be, not what is"
    before = units[begin : high + 1] if reach > number else units[begin:low]
    subject = clause(before).mask
    if not subject & _SPEAKER and subject & (BIT["third"] | ISSUER):
        return "somebody else is the one who gives no advice"
    if mask & BIT["report"] and mask & BIT["third"]:
        return "it reports what somebody else said"
    quotes = quoted_stretches(units)
    for start, end in quotes:
        inside = [one for one in units if start < one.start < end and not one.mask & QUOTE]
        if units[number] in inside and (units[reach] not in inside) and len(inside) > 1:
            return "the words are quoted, not said"
    return None


def _bar_of_sentence(units: Sequence[Unit], mask: int, order: Order) -> str | None:
    """Why no denial in this sentence can count, if so."""
    if units[-1].mask & QUESTION:
        return "a question states nothing"
    if mask & BIT["other-text"]:
        return "it speaks of another text"
    quotes = quoted_stretches(units)
    inside = [u for u in units if any(a < u.start < b for a, b in quotes)]
    outside = clause([u for u in units if u not in inside and not u.mask & QUOTE]).mask
    denials = [u for u in units if u.mask & (DENIED | _ADVICE_NOUN)]
    if denials and all(u in inside for u in denials) and outside & ~(STRONG | COMMA | LABEL):
        return "these are words that are quoted"
    for number, unit in enumerate(units):
        if unit.mask & BIT["but"] and _affirmed(units[number + 1 :], order):
            return "what is denied first is affirmed behind it"
    return None


def _affirmed(units: Sequence[Unit], order: Order) -> bool:
    """Whether advice stands in `units` before any mark that ends a clause, and is not denied."""
    advised = False
    for unit in units:
        if unit.mask & (STRONG | BIT["but"]):
            break
        if unit.mask & DENIED and not (advised and order == "before"):
            return False
        advised = advised or bool(unit.mask & BIT["advice"])
    return advised
