"""What a position statement covers: all that is discussed, the issuers it names, all but some."""

from typing import Literal, NamedTuple

from linter.facts.clauses import Clause
from linter.facts.holding import covers_all
from linter.facts.memory import Memory
from linter.facts.model import StatementKind, Subject
from linter.facts.units import NAME, OWN
from linter.roles import BIT


class Position(NamedTuple):
    """What one clause says of a position, at offsets of its sentence."""

    start: int
    end: int
    kind: StatementKind
    subject: Subject
    covers: Literal["all"] | tuple[str, ...]
    excepts: tuple[str, ...]
    bar: str | None
    """Why it does not count, if it does not."""


def position_of(one: Clause, memory: Memory, kind: StatementKind, bar: str | None) -> Position:
    """What a clause says, with the issuers that it covers and leaves out."""
    named = one.issuers()
    scope = covers_all(one)
    if not named and not scope and kind == "holds-position":
        named = memory.issuers
    everything = scope or not (named or one.mask & (BIT["asset"] | NAME))
    excepted = memory.excepted if everything else ()
    if everything and one.mask & BIT["rest"]:
        excepted = (*excepted, *memory.issuers)
    if everything and one.mask & BIT["except"]:
        excepted = (*excepted, *one.issuers())
    covers: Literal["all"] | tuple[str, ...] = "all" if everything else named
    who = memory.who if not one.mask & OWN else one.mask
    return Position(one.start, one.end, kind, _subject(who), covers, excepted, bar)


def _subject(mask: int) -> Subject:
    """Who speaks, from the roles of a clause; the first person is the author's."""
    author = mask & (BIT["author"] | BIT["first"])
    publisher = mask & BIT["publisher"]
    if author and publisher:
        return "both"
    return "author" if author else "publisher" if publisher else "none"


def excepted_before(one: Clause, position: Position, memory: Memory) -> list[Position]:
    """``Apart from Danone, I hold none of them``: what the exception before it names is held."""
    denies_all = position.kind == "no-position" and position.covers == "all"
    if not denies_all or position.bar or not memory.excepted:
        return []
    said = position_of(one, memory, "holds-position", None)
    return [said._replace(covers=memory.excepted, excepts=())]


def held_by_exception(one: Clause, memory: Memory) -> list[Position]:
    """``… in none of them except Danone``: what the exception names is held."""
    if not one.mask & BIT["except"] or not memory.disclosing:
        return []
    mark = next(n for n, unit in enumerate(one.units) if unit.mask & BIT["except"])
    behind, before = one.units[mark:], one.units[:mark]
    near = (before, behind) if memory.order == "after" else (behind, before)
    names = [unit.issuer for unit in near[0] if unit.issuer]
    if not names and memory.order != "before":
        names = [unit.issuer for unit in near[1] if unit.issuer]
    if not names:
        return []
    said = position_of(one, memory, "holds-position", None)
    return [said._replace(covers=tuple(dict.fromkeys(names)), excepts=())]
