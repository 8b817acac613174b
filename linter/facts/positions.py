"""Position statements: that the author or the publisher holds what is discussed, or does not.

Each clause is asked who speaks, whether something is held, whether that is denied, and what it is.
What a clause leaves out it takes from the clause before ("…, but not Danone"). Every bar to
accepting it is a reason that the author can be told.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from linter.facts.clauses import (
    DENIED,
    HELD,
    ISSUER,
    NAME,
    OTHER,
    OWN,
    QUESTION,
    VERB,
    Clause,
    Unit,
    clause,
    cut,
    quoted_stretches,
)
from linter.facts.model import StatementKind, Subject
from linter.languages import BIT, LABEL

_SCOPE = BIT["mentioned"] | BIT["rest"]
_THINGS = BIT["security"] | BIT["asset"] | ISSUER | _SCOPE
_FEW_UNITS = 9
"""A clause that leaves its predicate out is short."""
_NEAR, _FAR = 3, 12
"""Words that may stand between a holding verb and what is held: of `have`, and of the others."""


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


class _Memory(NamedTuple):
    """What the clauses before leave to the next."""

    who: int = 0
    """Roles of the last speaker: own ones, or somebody else's."""
    predicate: int = 0
    things: int = 0
    issuers: tuple[str, ...] = ()
    """The issuers named last: what a clause that names none may speak of."""
    label: int = 0
    excepted: tuple[str, ...] = ()
    asked: bool = False
    """Whether the sentence before asked about what is held."""
    disclosing: bool = False
    """Whether a disclosure came before: in this sentence, or as the sentence before it."""


def read_positions(
    units: Sequence[Unit], *, label: int, disclosing: bool, asked: Sequence[Unit]
) -> list[Position]:
    """The position statements of one sentence, those that do not count with the bar to it.

    `label`: the roles of a label that heads the block. `disclosing`: whether the sentence before
    it, in its block, is a disclosure. `asked`: the units of the sentence before it, if that is a
    question, which this one may answer.
    """
    whole = clause(units)
    if not whole.mask & (HELD | LABEL | BIT["none"] | BIT["except"]):
        return []
    bar = _bar_of_sentence(units, whole)
    memory = _first_memory(whole, clause(asked), label)._replace(disclosing=disclosing)
    found: list[Position] = []
    clauses = cut(units)
    for number, one in enumerate(clauses):
        memory = _hear(one, memory)
        answered = number + 1 < len(clauses) and _only_denies(clauses[number + 1])
        said = _judge(one, memory, answered=answered)
        found.extend(p if p.bar or not bar else p._replace(bar=bar) for p in said)
        counted = any(position.bar is None for position in found)
        memory = _remember(one, memory)._replace(disclosing=memory.disclosing or counted)
    return found


def _first_memory(whole: Clause, asked: Clause, label: int) -> _Memory:
    """What a sentence begins with: whom a pronoun may mean, and what a question asked about."""
    speaker = whole.mask & (BIT["author"] | BIT["publisher"])
    who = 0 if whole.mask & OTHER else speaker
    things = asked.mask & _THINGS
    return _Memory(who=who, label=label, things=things, issuers=asked.issuers(), asked=bool(things))


def _only_denies(one: Clause) -> bool:
    """Whether a clause is nothing but a "no": the answer to a form field before a colon."""
    words = sum(unit.after - unit.word for unit in one.units)
    known = one.units[-1].after - one.units[0].word == words
    return known and not one.mask & ~(DENIED | OWN) and bool(one.mask & BIT["none"])


def _bar_of_sentence(units: Sequence[Unit], whole: Clause) -> str | None:
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


def _hear(one: Clause, memory: _Memory) -> _Memory:
    """The memory with what this clause itself says about who speaks and under which label."""
    who = one.mask & OWN or one.mask & OTHER or memory.who
    label = memory.label
    for unit in one.units:
        if unit.mask & LABEL:
            label = unit.mask
    return memory._replace(who=who, label=label)


def _remember(one: Clause, memory: _Memory) -> _Memory:
    """The memory with what the next clause may leave out."""
    excepted = one.issuers() if one.mask & BIT["except"] else ()
    return memory._replace(
        predicate=one.mask & HELD or memory.predicate,
        things=one.mask & _THINGS or memory.things,
        issuers=one.issuers() or memory.issuers,
        excepted=excepted or memory.excepted,
    )


def _judge(one: Clause, memory: _Memory, *, answered: bool) -> list[Position]:
    """What a clause says; nothing when it does not even look like a position statement."""
    denied = answered or _denied(one)
    if answer := _answer(one, memory, denied=denied):
        return [answer]
    own = one.mask & HELD or (one.mask & BIT["trade"] if one.mask & BIT["hedge"] else 0)
    said = (
        _holds(one) or _refers_back(one, memory, denied)
        if own
        else _leaves_out(one, memory, denied)
    )
    if _about_else(one, own) or not said:
        return _held_by_exception(one, memory)
    kind = _kind(one, denied=denied)
    if not _has_object(one, memory, kind, own):
        return []
    bar = None if answered and _is_field(one) else _bar(one, memory, kind)
    position = _position(one, memory, kind, bar)
    return [position, *_held_by_exception(one, memory._replace(disclosing=bar is None))]


def _is_field(one: Clause) -> bool:
    """Whether a clause that a no answers is a field of a form: ``Shares held in them: none``."""
    return one.units[0].word <= 1 and not one.mask & (OTHER | BIT["condition"] | BIT["report"])


def _about_else(one: Clause, own: int) -> bool:
    """Whether the words of holding mean something else here, or no holding of today."""
    if one.mask & BIT["plan"] and not own & VERB and not one.mask & BIT["hedge"]:
        return True
    if one.mask & BIT["advice"] and not one.mask & OWN:
        return True  # "no recommendation to buy or hold any share" is about advice
    if one.mask & BIT["past"] and not own:
        return True
    if own == BIT["held"] and not (_denied(one) and one.mask & (BIT["author"] | BIT["publisher"])):
        return True  # "he held none of them at the time of writing" is one, "I owned some" is not
    return bool(one.mask & BIT["other-sense"]) and not (
        one.mask & (BIT["security"] | ISSUER) or _scope(one)
    )


def _refers_back(one: Clause, memory: _Memory, denied: bool) -> bool:
    """``He sold his Ferrari shares in May and holds none since``: held is what was named before."""
    if memory.asked and denied and one.mask & (BIT["hold"] | BIT["have"]):
        return len(one.units) < _FEW_UNITS
    return denied and bool(one.mask & BIT["hold"] and memory.things & ISSUER)


def _leaves_out(one: Clause, memory: _Memory, denied: bool) -> bool:
    """Whether a clause without a predicate goes on with the one before: ``…, but not Danone``."""
    if not memory.predicate or not (denied or one.mask & (BIT["only"] | BIT["yes"])):
        return False
    else_said = ISSUER | BIT["rest"] | BIT["none"] | BIT["author"] | BIT["publisher"]
    return bool(one.mask & else_said or _scope(one)) and len(one.units) < _FEW_UNITS


def _denied(one: Clause) -> bool:
    """Whether a clause denies that something is held.

    The negation must stand beside what it denies (the verb, what is held, or the holder behind
    it), and no ``only`` may flip it.
    """
    for number, unit in enumerate(one.units):
        if not unit.mask & DENIED:
            continue
        after = one.units[number + 1] if number + 1 < len(one.units) else None
        if after and after.mask & BIT["only"] and after.word == unit.after:
            continue
        if unit.mask & HELD or not one.mask & HELD:
            return True
        if any(_denies(one, unit, other) for other in one.units if other is not unit):
            return True
    return False


def _denies(one: Clause, negation: Unit, other: Unit) -> bool:
    if other.mask & OWN and not other.mask & HELD:
        return bool(other.mask & ~BIT["first"] & OWN) and 0 <= other.word - negation.after <= 1
    return (
        bool(other.mask & (HELD | _THINGS | BIT["entity"])) and _gap(one, negation, other) <= _NEAR
    )


def _answer(one: Clause, memory: _Memory, *, denied: bool) -> Position | None:
    """The whole answer to a label: ``Disclosure: none``, ``Positions: Enel, ERG``."""
    if not memory.label & ~BIT["label"]:
        return None
    rest = [unit for unit in one.units if not unit.mask & LABEL]
    if not rest:
        return None
    unknown = rest[-1].after - rest[0].word - sum(unit.after - unit.word for unit in rest)
    if (
        unknown == 0
        and all(unit.mask & (BIT["none"] | BIT["negation"] | OWN) for unit in rest)
        and denied
    ):
        return _position(one, memory, "no-position", None)
    if memory.label & BIT["label-names"] and not denied:
        named = [unit for unit in rest if unit.mask & (ISSUER | NAME)]
        words = ISSUER | NAME | BIT["and"] | BIT["invested"] | BIT["security"]
        listed = unknown < len(rest)  # no more than the commas between them
        if listed and any(u.mask & ISSUER for u in named) and all(u.mask & words for u in rest):
            return _position(one, memory, "holds-position", None)
    return None


def _kind(one: Clause, *, denied: bool) -> StatementKind:
    if any(unit.mask & BIT["hedge"] and _hedges(unit, one) for unit in one.units):
        return "vague-position"
    return "no-position" if denied else "holds-position"


def _hedges(hedge: Unit, one: Clause) -> bool:
    """Whether a hedge is one of the holding, not of something else in the clause."""
    held = HELD | BIT["trade"]
    return any(unit.mask & held and _gap(one, hedge, unit) <= _FAR for unit in one.units)


def _holds(one: Clause) -> bool:
    """Whether a predicate of holding has what is held near enough to it."""
    held = [unit for unit in one.units if unit.mask & (_THINGS | BIT["position"] | BIT["entity"])]
    for unit in one.units:
        if unit.mask & BIT["invested"]:
            return True
        if unit.mask & (BIT["hold"] | BIT["held"]) and any(
            _gap(one, unit, thing) <= _FAR for thing in held
        ):
            return True
        if unit.mask & BIT["have"] and any(_had(one, unit, thing) for thing in held):
            return True
    if one.mask & BIT["hedge"] and one.mask & BIT["trade"]:
        return True  # "may buy or sell them at any time"
    return bool(one.mask & BIT["position"]) and not one.mask & VERB


def _had(one: Clause, verb: Unit, thing: Unit) -> bool:
    """Whether `verb`, which has many uses, has `thing` for its object: right beside it."""
    own = thing.mask & (BIT["position"] | BIT["security"] | BIT["asset"])
    return _gap(one, verb, thing) <= (_NEAR if own else 0)


def _scope(one: Clause) -> bool:
    """Whether a clause covers all that the article discusses: "any of the stocks mentioned"."""
    if not one.mask & _SCOPE:
        return False
    strong = BIT["hold"] | BIT["held"] | BIT["invested"] | BIT["position"]
    return bool(one.mask & (BIT["security"] | BIT["entity"] | strong))


def _gap(one: Clause, unit: Unit, other: Unit) -> int:
    """How many words that play no role stand between two units of a clause."""
    first, last = (unit, other) if unit.word < other.word else (other, unit)
    known = sum(u.after - u.word for u in one.units if first.after <= u.word < last.word)
    return last.word - first.after - known


def _has_object(one: Clause, memory: _Memory, kind: StatementKind, own: int) -> bool:
    """Whether it is said what is held: enough of it for this kind of statement."""
    mask = one.mask
    if mask & (ISSUER | BIT["asset"]) or _scope(one) or (not own and memory.things):
        return True
    if kind == "no-position" and (memory.asked or own & BIT["hold"] and memory.things & ISSUER):
        return True  # "he sold his Ferrari shares and holds none since"
    if kind == "holds-position":
        issuer_before = memory.issuers and mask & (BIT["security"] | BIT["pronoun"])
        return bool(issuer_before) or _names_unknown(one)
    if kind == "vague-position" or mask & (BIT["author"] | BIT["publisher"]):
        return bool(mask & (BIT["security"] | BIT["position"] | BIT["invested"]))
    if memory.issuers and mask & BIT["security"]:
        return True
    said = own & BIT["position"] and (memory.label or not mask & OWN or _names_unknown(one))
    return bool(said or own & BIT["invested"])


def _names_unknown(one: Clause) -> bool:
    """Whether a position is in something with a name that is no issuer we know."""
    held = [unit for unit in one.units if unit.mask & (BIT["position"] | BIT["security"])]
    names = [unit for unit in one.units if unit.mask & NAME]
    return any(0 <= name.word - unit.after <= 1 for unit in held for name in names)


def _bar(one: Clause, memory: _Memory, kind: StatementKind) -> str | None:
    """Why a clause that says something of a position does not count, if so."""
    mask = one.mask
    if mask & BIT["flip"]:
        return "the denial is itself denied or in doubt"
    if mask & BIT["condition"]:
        return "it says what would be, not what is"
    if mask & BIT["duty"]:
        return "it is a rule or a policy, not a statement about this article"
    if mask & BIT["past"] and not mask & VERB:
        return "it speaks of the past"
    if mask & OWN:
        return "it reports what somebody else said" if _reported(one) else None
    if mask & OTHER:
        return "the position is somebody else's, not the author's"
    if memory.label or memory.who & OWN:
        return None
    return _bar_without_speaker(one, memory, kind)


def _reported(one: Clause) -> bool:
    """Whether somebody else speaks of himself: ``The manager told us that he holds none``."""
    if not one.mask & BIT["report"]:
        return False
    first = next(unit for unit in one.units if unit.mask & (OWN | BIT["third"] | BIT["report"]))
    speaker = next(unit for unit in one.units if unit.mask & OWN)
    return not first.mask & OWN and not speaker.mask & (BIT["author"] | BIT["publisher"])


def _bar_without_speaker(one: Clause, memory: _Memory, kind: StatementKind) -> str | None:
    """The same for a clause that names neither the author nor the publisher."""
    first = one.units[0]
    if memory.who & OTHER or one.mask & BIT["report"]:
        return "the position is somebody else's, not the author's"
    named = first.mask & (NAME | ISSUER)
    if kind == "no-position":
        if _scope(one) and (named or first.word == 0):
            return None
        if one.mask & BIT["dated"] and one.mask & (ISSUER | BIT["security"]) and named:
            return None
        strong = one.mask & (BIT["position"] | BIT["invested"])
        if first.word == 0 and first.mask & DENIED and strong and one.mask & ISSUER:
            return None
    if kind == "holds-position" and memory.disclosing and named and one.mask & ISSUER:
        return None
    return "it does not say that it is the author or the publisher who holds"


def _held_by_exception(one: Clause, memory: _Memory) -> list[Position]:
    """``… in none of them except Danone``: what the exception names is held."""
    if not one.mask & BIT["except"] or not memory.disclosing:
        return []
    after = False
    names: list[str] = []
    for unit in one.units:
        after = after or bool(unit.mask & BIT["except"])
        if after and unit.issuer:
            names.append(unit.issuer)
    if not names:
        return []
    said = _position(one, memory, "holds-position", None)
    return [said._replace(covers=tuple(dict.fromkeys(names)), excepts=())]


def _position(one: Clause, memory: _Memory, kind: StatementKind, bar: str | None) -> Position:
    named = one.issuers()
    scope = _scope(one)
    if not named and not scope and kind == "holds-position":
        named = memory.issuers
    everything = scope or not (named or one.mask & (BIT["asset"] | NAME))
    excepted = memory.excepted if everything else ()
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
