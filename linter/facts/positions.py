"""Position statements: that the author or the publisher holds what is discussed, or does not.

Each clause is asked who speaks, whether something is held, whether that is denied, and what it is.
What a clause leaves out it takes from the clause before ("…, but not Danone"). Every bar to
accepting it is a reason that the author can be told.
"""

from collections.abc import Sequence

from linter.facts.bars import bar_of, bar_of_sentence
from linter.facts.clauses import Clause, clause, cut
from linter.facts.cover import Position, excepted_before, held_by_exception, position_of
from linter.facts.holding import covers_all, denies, holds, kind_of, names_unknown
from linter.facts.memory import Memory, first_memory, hear, remember
from linter.facts.model import StatementKind
from linter.facts.units import DENIED, HELD, ISSUER, NAME, OTHER, OWN, VERB, Unit
from linter.languages import Language
from linter.roles import BIT, LABEL

_FEW_UNITS = 9
"""A clause that leaves its predicate out is short."""

_DATED = BIT["author"] | BIT["publisher"] | BIT["dated"]
"""Roles that tell that a past tense is that of the day of publication."""


def read_positions(
    units: Sequence[Unit],
    language: Language,
    *,
    label: int,
    disclosing: bool,
    speaker: int,
    asked: Sequence[Unit],
) -> list[Position]:
    """The position statements of one sentence, those that do not count with the bar to it.

    `label`: the roles of a label that heads the block. `disclosing`: whether the sentence before
    it, in its block, is a disclosure, and `speaker` the roles of who spoke there. `asked`: the
    units of the sentence before it, if that is a question, which this one may answer.
    """
    whole = clause(units)
    trades = whole.mask & BIT["trade"] and whole.mask & BIT["hedge"]
    if not (whole.mask & (HELD | LABEL | BIT["none"] | BIT["except"]) or trades):
        return []
    bar = bar_of_sentence(units, whole)
    memory = first_memory(whole, asked, label)
    if any(unit.mask & BIT["pronoun"] for unit in units[:2]):
        memory = memory._replace(who=memory.who or speaker)
    memory = memory._replace(disclosing=disclosing, order=language.order, spaced=language.spaced)
    found: list[Position] = []
    clauses = cut(units, language.order)
    for number, one in enumerate(clauses):
        memory = hear(one, memory)
        answered = number + 1 < len(clauses) and _only_denies(clauses[number + 1])
        if _is_bare_label(one):
            continue
        said = _judge(one, memory, answered=answered)
        found.extend(p if p.bar or not bar else p._replace(bar=bar) for p in said)
        counted = any(position.bar is None for position in found)
        memory = remember(one, memory)._replace(disclosing=memory.disclosing or counted)
    return found


def _is_bare_label(one: Clause) -> bool:
    return len(one.units) == 1 and bool(one.mask & LABEL)


def _only_denies(one: Clause) -> bool:
    """Whether a clause is nothing but a "no": the answer to a form field before a colon."""
    words = sum(unit.after - unit.word for unit in one.units)
    known = one.units[-1].after - one.units[0].word == words
    masks = (unit.mask & ~VERB if unit.mask & DENIED else unit.mask for unit in one.units)
    return known and not any(m & ~(DENIED | OWN) for m in masks) and bool(one.mask & BIT["none"])


def _judge(one: Clause, memory: Memory, *, answered: bool) -> list[Position]:
    """What a clause says; nothing when it does not even look like a position statement."""
    denied = answered or denies(one)
    if answer := _answer(one, memory, denied=denied):
        return [answer]
    if answered and not one.mask & HELD and _is_field(one) and covers_all(one):
        return [position_of(one, memory, "no-position", None)]
    own = one.mask & HELD or (one.mask & BIT["trade"] if one.mask & BIT["hedge"] else 0)
    said = (
        holds(one)
        or names_unknown(one, labelled=bool(memory.label))
        or _refers_back(one, memory, denied=denied)
        if own
        else _leaves_out(one, memory, denied=denied)
    )
    if _about_else(one, own) or not said:
        return held_by_exception(one, memory)
    kind = kind_of(one, denied=denied)
    if not _has_object(one, memory, kind, own):
        return []
    bar = None if answered and _is_field(one) else bar_of(one, memory, kind)
    if bar and not _looks_like_one(one, kind):
        return []
    position = position_of(one, memory, kind, bar)
    after = memory._replace(disclosing=bar is None)
    return [position, *held_by_exception(one, after), *excepted_before(one, position, memory)]


def _looks_like_one(one: Clause, kind: StatementKind) -> bool:
    """Whether a reader may take a barred clause for a disclosure: else nobody needs to be told."""
    if one.mask & OWN or covers_all(one):
        return True
    return kind != "holds-position" and bool(one.mask & (BIT["position"] | BIT["security"]))


def _is_field(one: Clause) -> bool:
    """Whether a clause that a no answers is a field of a form: ``Shares held in them: none``."""
    return one.units[0].word <= 1 and not one.mask & (OTHER | BIT["condition"] | BIT["report"])


def _about_else(one: Clause, own: int) -> bool:
    """Whether the words of holding mean something else here, or no holding of today."""
    if one.mask & BIT["plan"] and not own & VERB and not one.mask & BIT["hedge"]:
        return True
    if one.mask & BIT["advice"] and not one.mask & OWN:
        return True  # "no recommendation to buy or hold any share" is about advice
    if (one.mask & BIT["past"] and not own) or _perfect(one, own):
        return True
    if own == BIT["held"] and not (denies(one) and one.mask & _DATED):
        return True  # "he held none of them at the time of writing" is one, "I owned some" is not
    return bool(one.mask & BIT["other-sense"]) and not (
        one.mask & (BIT["security"] | ISSUER) or covers_all(one)
    )


def _perfect(one: Clause, own: int) -> bool:
    """Whether to have only helps another verb, which says that nothing is held for it.

    "I have not bought any" does not say that none are held; nor does "I have sold my shares".
    """
    if own & (HELD & ~BIT["bought"] & ~BIT["have"]):
        return False
    if denies(one):
        return bool(own & BIT["bought"])
    return bool(own & BIT["have"] and one.mask & BIT["past"])


def _refers_back(one: Clause, memory: Memory, *, denied: bool) -> bool:
    """``He sold his Ferrari shares in May and holds none since``: held is what was named before."""
    if memory.asked and denied and one.mask & (BIT["hold"] | BIT["have"]):
        return len(one.units) < _FEW_UNITS
    return denied and bool(one.mask & BIT["hold"] and memory.things & ISSUER)


def _leaves_out(one: Clause, memory: Memory, *, denied: bool) -> bool:
    """Whether a clause without a predicate goes on with the one before: ``…, but not Danone``."""
    if not memory.predicate or not (denied or one.mask & BIT["yes"]):
        return False
    else_said = ISSUER | BIT["rest"] | BIT["author"] | BIT["publisher"]
    answer = _only_denies(one) and (memory.label or memory.disclosing)
    said = one.mask & else_said or covers_all(one) or answer
    return bool(said) and len(one.units) < _FEW_UNITS


def _answer(one: Clause, memory: Memory, *, denied: bool) -> Position | None:
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
        return position_of(one, memory, "no-position", None)
    names_denied = bool(memory.label & DENIED)
    if memory.label & BIT["label-names"] and not denied:
        named = [unit for unit in rest if unit.mask & (ISSUER | NAME)]
        words = ISSUER | NAME | BIT["and"] | BIT["invested"] | BIT["security"] | BIT["trade"]
        listed = unknown < len(rest)  # no more than the commas between them
        if listed and any(u.mask & ISSUER for u in named) and all(u.mask & words for u in rest):
            kind: StatementKind = "no-position" if names_denied else "holds-position"
            return position_of(one, memory, kind, None)
    return None


def _has_object(one: Clause, memory: Memory, kind: StatementKind, own: int) -> bool:
    """Whether it is said what is held: enough of it for this kind of statement."""
    mask = one.mask
    if (
        mask & (ISSUER | BIT["asset"] | BIT["same"])
        or covers_all(one)
        or (not own and memory.things)
    ):
        return True
    if kind == "no-position" and (memory.asked or (own & BIT["hold"] and memory.things & ISSUER)):
        return True  # "he sold his Ferrari shares and holds none since"
    if kind == "holds-position":
        issuer_before = memory.issuers and mask & (BIT["security"] | BIT["pronoun"])
        return bool(issuer_before) or names_unknown(one, labelled=bool(memory.label))
    if kind == "vague-position" or mask & (BIT["author"] | BIT["publisher"]):
        return bool(mask & (BIT["security"] | BIT["position"] | BIT["invested"]))
    if memory.issuers and mask & BIT["security"]:
        return True
    said = own & BIT["position"] and (
        memory.label or not mask & OWN or names_unknown(one, labelled=False)
    )
    return bool(said or own & BIT["invested"])
