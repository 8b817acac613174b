"""Which issuers a statement speaks of, and whether two statements contradict each other."""

from collections.abc import Iterable

from linter.facts.model import Statement


def covered(issuer: str, statements: Iterable[Statement]) -> bool:
    """Whether one of these position statements speaks of an issuer."""
    return any(covers(statement, issuer) for statement in statements)


def covers(statement: Statement, issuer: str) -> bool:
    """Whether a position statement speaks of this issuer."""
    if statement.covers == "all" or statement.covers is None:
        return issuer not in statement.excepts
    return issuer in statement.covers


def contradict(one: Statement, other: Statement) -> bool:
    """Whether both cannot be true: the same person about the same issuer, or no position at all."""
    if one.covers is None or other.covers is None:
        return True
    if not any(who in _WHO[other.subject] for who in _WHO[one.subject]):
        return False
    if one.covers == "all" and other.covers == "all":
        return True
    named = [
        issuer
        for cover in (one.covers, other.covers)
        if isinstance(cover, tuple)
        for issuer in cover
    ]
    return any(covers(one, issuer) and covers(other, issuer) for issuer in named)


_WHO = {
    "author": ("author",),
    "publisher": ("publisher",),
    "both": ("author", "publisher"),
    "none": ("author",),
}
