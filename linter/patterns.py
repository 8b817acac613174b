"""Regular expressions that users write: what is wrong with one, which letters it cannot go without.

Both are found when a rule file is compiled, never during a check.
"""

from collections.abc import Iterable
from importlib import import_module
from typing import Any

_MOST_ALTERNATIVES = 8
"""A set of more characters than this says little about a text."""


def why_never(pattern: str) -> str | None:
    """Why a pattern is of no use: it is no regular expression, or matches nothing or everything."""
    import regex  # noqa: PLC0415  # 15 ms

    try:
        compiled = regex.compile(pattern)
    except (regex.error, RecursionError) as error:
        return f"is not a regular expression: {error}"
    if compiled.fullmatch(""):
        return "matches the empty text, so it would match everywhere"
    parsed = _parsed(pattern)
    if parsed is not None and _impossible(parsed):
        return "can match nothing: it wants the beginning after some text, or text after the end"
    return None


def required_literals(pattern: str) -> tuple[str, ...]:
    """Literals in lower case of which at least one stands in every text that matches.

    Empty where that cannot be told.
    """
    parsed = _parsed(pattern)
    literals = None if parsed is None else _literals(parsed)
    if not literals or not all(map(_telling, literals)):
        return ()
    return tuple(sorted(literals))


def _telling(literal: str) -> bool:
    """Whether most texts do without it."""
    return len(literal) > 1 or not (literal.isascii() and (literal.isalnum() or literal in " .,"))


def _parsed(pattern: str) -> list[tuple[Any, Any]] | None:
    """The parse tree of the standard library, if it reads the pattern too."""
    import re  # noqa: PLC0415

    try:
        return list(import_module("re._parser").parse(pattern))
    except (re.error, ImportError, AttributeError, RecursionError, OverflowError):
        return None


def _literals(parsed: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """The best set of literals that one element of a sequence needs, or `None`."""
    best: frozenset[str] | None = None
    run = ""
    for name, value in [*((str(name), value) for name, value in parsed), ("END", None)]:
        if name == "LITERAL":
            run += chr(value).lower()
            continue
        best = _better(best, frozenset({run}) if run else None)
        run = ""
        best = _better(best, _inner(name, value))
    return best


def _inner(name: str, value: Any) -> frozenset[str] | None:  # noqa: ANN401  # the parser's own values
    if name == "SUBPATTERN":
        return _literals(value[-1])
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"} and value[0] > 0:
        return _literals(list(value[2]) * min(value[0], 4))
    if name == "ATOMIC_GROUP":
        return _literals(value)
    if name == "IN":
        chars = [chr(one).lower() for kind, one in value if str(kind) == "LITERAL"]
        few = len(chars) == len(value) <= _MOST_ALTERNATIVES
        return frozenset(chars) if few else None
    if name == "BRANCH":
        branches = [_literals(branch) for branch in value[1]]
        found = [branch for branch in branches if branch]
        return frozenset().union(*found) if len(found) == len(branches) else None
    return None


def _better(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    """The set whose commonest literal is rarer."""
    if one is None or other is None:
        return one or other
    return max(one, other, key=lambda literals: min(map(_rarity, literals)))


def _rarity(literal: str) -> int:
    """Brackets and the like are rarer than any word; a long word is rarer than a short one."""
    mark = any(not char.isalnum() and char not in " .,:" for char in literal)
    return len(literal) + (100 if mark else 0)


_CONSUMES = {"LITERAL", "NOT_LITERAL", "IN", "ANY", "RANGE", "CATEGORY"}


def _impossible(parsed: Iterable[tuple[Any, Any]]) -> bool:
    """Whether the beginning is wanted after a character, or a character after the end."""
    consumed = ended = False
    for name, value in ((str(name), str(value)) for name, value in parsed):
        if name in _CONSUMES:
            if ended:
                return True
            consumed = True
        elif name == "AT" and consumed and value in {"AT_BEGINNING", "AT_BEGINNING_STRING"}:
            return True
        elif name == "AT" and value == "AT_END_STRING":
            ended = True
    return False
