"""Why a clause that says something of a position does not count: what the author can be told."""

from collections.abc import Sequence

from linter.facts.clauses import Clause, quoted_stretches
from linter.facts.holding import SCOPE, covers_all
from linter.facts.memory import Memory
from linter.facts.model import StatementKind
from linter.facts.units import DENIED, HELD, ISSUER, NAME, OTHER, OWN, QUESTION, VERB, Unit
from linter.roles import BIT


def bar_of_sentence(units: Sequence[Unit], whole: Clause) -> str | None:
    """Why nothing in this sentence can count, if so."""
    if units[-1].mask & QUESTION:
        return "a question states nothing"
    if whole.mask & BIT["other-text"]:
        return "it speaks of another text"
    if whole.mask & (BIT["advise"] | BIT["advice"]) and not whole.mask & (HELD & ~BIT["invested"]):
        return "it recommends, it does not hold"
    quotes = quoted_stretches(units)
    inside = [unit for unit in units if any(a < unit.start < b for a, b in quotes)]
    verbs = [unit for unit in units if unit.mask & (VERB | DENIED)]
    if verbs and all(unit in inside for unit in verbs) and len(inside) > 1:
        return "these are words that are quoted"
    return None


_BARRED = {
    "flip": "the denial is itself denied or in doubt",
    "condition": "it says what would be, not what is",
    "duty": "it is a rule or a policy, not a statement about this article",
}
"""Roles that bar a clause whatever else it says."""


_UNSPACED_NAME = 6
"""Pairs of characters before the first known phrase, in a script without spaces or capitals, that
may be a person's name."""


def bar_of(one: Clause, memory: Memory, kind: StatementKind) -> str | None:
    """Why a clause that says something of a position does not count, if so."""
    mask = one.mask
    for role, reason in _BARRED.items():
        if mask & BIT[role]:
            return reason
    if mask & BIT["past"] and not mask & VERB:
        return "it speaks of the past"
    if mask & OWN and _reported(one):
        return "it reports what somebody else said"
    if _far(one, memory) if mask & OWN else mask & OTHER:
        return "the position is somebody else's, not the author's"
    if mask & OWN or memory.label or memory.who & OWN:
        return None
    return _bar_without_speaker(one, memory, kind)


def _far(one: Clause, memory: Memory) -> bool:
    """Whether the author is named, but another is the subject: the issuer before the verb.

    ``Fidelity has a page that I use``; where the verb stands last it tells nothing.
    """
    if memory.order == "after" or one.mask & SCOPE:
        return False
    named = bool(one.mask & BIT["author"])
    if named and one.mask & DENIED:
        return False
    own = [unit.word for unit in one.units if unit.mask & OWN]
    verbs = [unit.word for unit in one.units if unit.mask & VERB]
    for before, verb in zip(one.units, one.units[1:], strict=False):
        holds = verb.mask & (BIT["hold"] | BIT["have"]) and not verb.mask & OWN
        subject = before.mask & (ISSUER if named else ISSUER | NAME)
        if min(verbs, default=0) < before.word:
            continue  # the issuer is what an earlier verb holds: "I own Micron and have …"
        behind = [u for u in one.units if verb.word < u.word <= verb.after + 1]
        if any(u.mask & (OWN | BIT["position"]) for u in behind):
            continue  # the verb before its subject: "In Vestas har jeg …"
        if holds and subject and verb.word - before.after <= (not named):
            return not any(word < before.word for word in own) or not one.mask & DENIED
    return False


def _reported(one: Clause) -> bool:
    """Whether somebody else speaks of himself: ``The manager told us that he holds none``."""
    if not one.mask & BIT["report"]:
        return False
    first = next(unit for unit in one.units if unit.mask & (OWN | BIT["third"] | BIT["report"]))
    speaker = next(unit for unit in one.units if unit.mask & OWN)
    return not first.mask & OWN and not speaker.mask & (BIT["author"] | BIT["publisher"])


def _bar_without_speaker(one: Clause, memory: Memory, kind: StatementKind) -> str | None:
    """The same for a clause that names neither the author nor the publisher."""
    first = one.units[0]
    if memory.who & OTHER or one.mask & BIT["report"]:
        return "the position is somebody else's, not the author's"
    named = first.mask & (NAME | ISSUER)
    if not memory.spaced and first.word <= _UNSPACED_NAME and not one.mask & BIT["third"]:
        named = named or NAME
    if kind == "no-position":
        scope = one.mask & ~BIT["rest"] & SCOPE
        if covers_all(one) and scope and (first.mask & NAME or named & NAME or first.word == 0):
            return None
        if one.mask & BIT["dated"] and one.mask & (ISSUER | BIT["security"]) and named:
            return None
        strong = one.mask & (BIT["position"] | BIT["invested"])
        if first.word == 0 and first.mask & DENIED and strong and one.mask & ISSUER:
            return None
    if kind == "holds-position" and memory.disclosing and named and one.mask & ISSUER:
        return None
    return "it does not say that it is the author or the publisher who holds"
