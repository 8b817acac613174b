"""What the clauses of a sentence leave to the next: who spoke, what was held, under which label."""

from collections.abc import Sequence
from typing import NamedTuple

from linter.facts.clauses import Clause, clause
from linter.facts.holding import THINGS
from linter.facts.units import HELD, OTHER, OWN, Unit
from linter.languages import Order
from linter.roles import BIT, LABEL


class Memory(NamedTuple):
    """What the clauses before leave to the next."""

    who: int = 0
    """Roles of the last speaker: own ones, or somebody else's."""
    predicate: int = 0
    things: int = 0
    issuers: tuple[str, ...] = ()
    """The issuers named last: what a clause that names none may speak of."""
    label: int = 0
    order: Order = "before"
    """Where the language puts what governs: its exceptions too stand before or behind names."""
    spaced: bool = True
    excepted: tuple[str, ...] = ()
    asked: bool = False
    """Whether the sentence before asked about what is held."""
    disclosing: bool = False
    """Whether a disclosure came before: in this sentence, or as the sentence before it."""


def first_memory(whole: Clause, asked: Sequence[Unit], label: int) -> Memory:
    """What a sentence begins with: whom a pronoun may mean, and what a question asked about."""
    question = clause(asked)
    speaker = whole.mask & (BIT["author"] | BIT["publisher"])
    who = 0 if whole.mask & OTHER else speaker
    things = question.mask & THINGS
    return Memory(
        who=who, label=label, things=things, issuers=question.issuers(), asked=bool(things)
    )


def hear(one: Clause, memory: Memory) -> Memory:
    """The memory with what this clause itself says about who speaks and under which label."""
    who = one.mask & OWN or one.mask & OTHER or memory.who
    label = memory.label
    for unit in one.units:
        if unit.mask & LABEL:
            label = unit.mask
    return memory._replace(who=who, label=label)


def remember(one: Clause, memory: Memory) -> Memory:
    """The memory with what the next clause may leave out."""
    excepted = one.issuers() if one.mask & BIT["except"] else ()
    return memory._replace(
        predicate=one.mask & HELD or memory.predicate,
        things=one.mask & THINGS or memory.things,
        issuers=one.issuers() or memory.issuers,
        excepted=excepted or memory.excepted,
    )
