"""Directives: the author telling the reader to buy or to sell, beside a line that denies advice.

Only what the author says in the first person or the imperative is one; a bank's reported rating, a
question, a condition and what somebody else is quoted with are not.
"""

from collections.abc import Sequence

from linter.facts.clauses import clause, quoted_stretches
from linter.facts.units import DENIED, ISSUER, QUESTION, STRONG, Unit
from linter.roles import BIT

_BARS = BIT["report"] | BIT["third"] | BIT["condition"] | BIT["other-text"] | BIT["flip"]
_REACH = 4
"""Words before a directive within which a negation denies it."""


def read_directive(units: Sequence[Unit]) -> bool:
    """Whether a sentence tells the reader to buy or to sell."""
    found = [number for number, unit in enumerate(units) if unit.mask & BIT["directive"]]
    if not found or units[-1].mask & QUESTION:
        return False
    quotes = quoted_stretches(units)
    for number in found:
        unit = units[number]
        begin = number
        while begin > 0 and not units[begin - 1].mask & STRONG:
            begin -= 1
        before = clause(units[begin:number]).mask
        denied = any(u.mask & DENIED and unit.word - u.after <= _REACH for u in units[begin:number])
        quoted = any(start < unit.start < end for start, end in quotes)
        if not (denied or quoted or before & (_BARS | ISSUER)):
            return True
    return False
