"""What one clause says of holding: that something is held, that it is denied, and what it is."""

from linter.facts.clauses import Clause
from linter.facts.model import StatementKind
from linter.facts.units import DENIED, HELD, ISSUER, NAME, OWN, VERB, Unit, adjacent
from linter.roles import BIT

SCOPE = BIT["mentioned"] | BIT["rest"]
THINGS = BIT["security"] | BIT["asset"] | BIT["same"] | ISSUER | SCOPE
_NEAR, _FAR = 3, 12
"""Words that may stand between a holding verb and what is held: of `have`, and of the others."""


def kind_of(one: Clause, *, denied: bool) -> StatementKind:
    """The kind of statement that a clause is, if it is one."""
    if any(unit.mask & BIT["hedge"] and _hedges(unit, one) for unit in one.units):
        return "vague-position"
    return "no-position" if denied else "holds-position"


def _hedges(hedge: Unit, one: Clause) -> bool:
    """Whether a hedge is one of the holding, not of something else in the clause."""
    held = HELD | BIT["trade"]
    return any(unit.mask & held and gap(one, hedge, unit) <= _FAR for unit in one.units)


def denies(one: Clause) -> bool:
    """Whether a clause denies that something is held.

    The negation must stand beside what it denies (the verb, what is held, or the holder behind
    it), and no ``only`` may flip it.
    """
    for number, unit in enumerate(one.units):
        if not unit.mask & DENIED:
            continue
        after = one.units[number + 1] if number + 1 < len(one.units) else None
        if after and after.mask & BIT["only"] and adjacent(unit, after):
            continue
        if unit.mask & HELD or not one.mask & HELD:
            return True
        if any(_reaches(one, unit, other) for other in one.units if other is not unit):
            return True
    return False


def _reaches(one: Clause, negation: Unit, other: Unit) -> bool:
    if other.mask & OWN and not other.mask & HELD:
        return bool(other.mask & ~BIT["first"] & OWN) and 0 <= other.word - negation.after <= 1
    return bool(other.mask & (HELD | THINGS | BIT["entity"])) and gap(one, negation, other) <= _NEAR


def holds(one: Clause) -> bool:
    """Whether a predicate of holding has what is held near enough to it."""
    held = [unit for unit in one.units if unit.mask & (THINGS | BIT["position"] | BIT["entity"])]
    for unit in one.units:
        if unit.mask & BIT["invested"]:
            return True
        if unit.mask & (BIT["hold"] | BIT["bought"] | BIT["held"]) and any(
            gap(one, unit, thing) <= _FAR for thing in held
        ):
            return True
        if unit.mask & BIT["have"] and any(_had(one, unit, thing) for thing in held):
            return True
    if one.mask & BIT["hedge"] and one.mask & BIT["trade"]:
        return True  # "may buy or sell them at any time"
    return bool(one.mask & BIT["position"]) and not one.mask & VERB


def _had(one: Clause, verb: Unit, thing: Unit) -> bool:
    """Whether `verb`, which has many uses, has `thing` for its object: right beside it."""
    low, high = sorted((verb.word, thing.word))
    taken = BIT["other-sense"] | BIT["third"]
    if any(unit.mask & taken and low < unit.word < high for unit in one.units):
        return False  # "has an interest for", "has a friend who owns"
    own = thing.mask & (BIT["position"] | BIT["security"] | BIT["rest"])
    if own == BIT["security"] and not one.mask & DENIED:
        return gap(one, verb, thing) <= 1  # "have followed the shares" is no holding
    return gap(one, verb, thing) <= (_NEAR if own else 0)


def covers_all(one: Clause) -> bool:
    """Whether a clause covers all that the article discusses: "any of the stocks mentioned"."""
    if one.mask & BIT["same"] and one.mask & OWN:
        return True
    if not one.mask & SCOPE:
        return False
    if one.mask & BIT["rest"] and one.mask & BIT["none"]:
        return True
    strong = BIT["hold"] | BIT["held"] | BIT["invested"] | BIT["position"]
    return bool(one.mask & (BIT["security"] | BIT["entity"] | strong))


def names_unknown(one: Clause, *, labelled: bool) -> bool:
    """Whether a position is in something with a name that is no issuer we know.

    Under a label, what is owned may be a name alone: ``Disclosure: I own ZRX``.
    """
    nouns = BIT["position"] | BIT["security"] | (BIT["hold"] if labelled else 0)
    held = [unit for unit in one.units if unit.mask & nouns]
    names = [unit for unit in one.units if unit.mask & NAME]
    return any(0 <= name.word - unit.after <= 1 for unit in held for name in names)


def gap(one: Clause, unit: Unit, other: Unit) -> int:
    """How many words that play no role stand between two units of a clause."""
    first, last = (unit, other) if unit.word < other.word else (other, unit)
    known = sum(u.after - u.word for u in one.units if first.after <= u.word < last.word)
    return last.word - first.after - known
