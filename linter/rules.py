"""What a rule says, as plain values that load in well under a millisecond.

A rule file (``rules/<id>.yaml``) is compiled by `linter.rulefile`; here are the values that it
becomes. A rule speaks `When` all it asks for is so, and then something is required or forbidden:
a statement (`Disclosure`), words (`Wording`), or a comment that allows a rule (`Allowing`).
"""

import marshal
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Literal, NamedTuple, TypeAlias

from linter.findings import Severity

KINDS = ("not-advice", "no-position", "holds-position", "vague-position", "directive")
"""What an article may state, and a rule may ask for."""
TOPICS: dict[str, tuple[str, ...]] = {
    "not-advice": ("not-advice",),
    "no-position": ("no-position", "holds-position"),
    "holds-position": ("no-position", "holds-position"),
}
"""Which kinds of statement serve the same purpose, so that one of them will do."""
SUBJECTS = ("author", "publisher")
SCOPES = {
    "anywhere": "all the prose",
    "title": "the first heading of level 1, or a heading that the article begins with",
    "headings": "every heading",
    "lead": "the first paragraph",
    "body": "all but headings",
    "last-block": "the last paragraph, list item or table cell",
    "quotes": "block quotes",
    "disclosures": "the sentences that disclose something, or look like it",
}
FAULTS = {
    "hidden": "all stand where no reader sees them",
    "buried": "all stand outside the place that the option `place` asks for",
    "foreign": "all are in another language than the article",
}
ALLOWING_FAULTS = {
    "unused": "allows a rule that has nothing to say there",
    "unknown": "names a rule that does not exist",
    "without-reason": "gives no reason",
}
OPTION_TYPES = ("flag", "number", "text", "choice", "phrases")
ANY_LANGUAGE = "any"
"""The tag of texts for every language."""

Texts: TypeAlias = Mapping[str, str]
"""Text by language tag."""
Phrases: TypeAlias = Mapping[str, tuple[str, ...]]
"""Phrases by language tag; those for every language under ``any``."""
Scope = Literal[
    "anywhere", "title", "headings", "lead", "body", "last-block", "quotes", "disclosures"
]


class Disclosure(NamedTuple):
    """Statements: required (one of these kinds) or forbidden (each of these kinds)."""

    kinds: tuple[str, ...]
    subjects: tuple[str, ...] = ()
    """Who must say it of themselves; empty: anyone whose statement counts."""
    every_company: bool = False
    """Whether each counted issuer must be covered."""
    near: tuple[str, ...] = ()
    """Kinds that a writer may have taken for what is required."""
    only: Literal["", "hidden", "buried", "foreign"] = ""
    """Forbidden only if all statements of that purpose have this fault."""
    contradicts: tuple[str, ...] = ()
    """Forbidden only beside a statement of these kinds that says the opposite."""


class Wording(NamedTuple):
    """Words: required or forbidden within a scope."""

    phrases: Phrases | str
    """Phrases by language, or ``$name`` for the value of an option."""
    pattern: str
    """A regular expression; empty where there are phrases."""
    needs: tuple[str, ...]
    """In lower case, literals of which one must stand in the text for `pattern` to match."""
    scope: Scope = "anywhere"
    exact: bool = False
    """Whether case, accents and punctuation matter."""


class Allowing(NamedTuple):
    """Comments that allow a rule and have this fault: forbidden."""

    fault: Literal["unused", "unknown", "without-reason"]


Target = Disclosure | Wording | Allowing
_TARGETS: dict[str, type[Any]] = {
    "statement": Disclosure,
    "wording": Wording,
    "suppression": Allowing,
}


class When(NamedTuple):
    """What must be so for a rule to speak at all."""

    mention: bool = False
    """Whether a listed company must be mentioned."""
    statement: tuple[str, ...] = ()
    """Kinds of statement of which one must be there."""
    without: tuple[str, ...] = ()
    """Kinds of statement of which none may be there."""
    languages: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    wording: Wording | None = None


class Option(NamedTuple):
    """A value that a house may set for a rule; `None` must be set before the rule can run."""

    type: Literal["flag", "number", "text", "choice", "phrases"]
    value: Any
    summary: str
    legal: tuple[str, ...] = ()


class Example(NamedTuple):
    """An article that the rule must flag (at a text of it) or let pass."""

    text: str
    at: str | None
    """Where the finding must stand: the text it begins with; `None`: there must be no finding."""
    nth: int
    """Which of several such texts is meant, from 1."""
    language: str | None
    format: str
    options: Mapping[str, Any]
    line: int
    """The line of the rule file on which it stands."""


class TooSlow(Exception):
    """A pattern of a rule did not finish in time."""


class Rule(NamedTuple):
    """One rule, as its file says it."""

    id: str
    summary: str
    why: str
    references: tuple[str, ...]
    severity: Severity
    enabled: bool
    message: Texts
    remedies: Texts
    remedy_of: Mapping[str, str]
    """By kind of statement (or ``any``), the rule whose remedy is this one's too."""
    when: When
    required: bool
    """Whether `target` is required; otherwise it is forbidden."""
    target: Target
    options: Mapping[str, Option]
    examples: tuple[Example, ...]
    path: str

    def value(self, option: str) -> Any:  # noqa: ANN401  # as the option's type says
        """The value of an option."""
        return self.options[option].value


class RuleSet:
    """Rules by id, those that are off among them; their order is that of the ids."""

    __slots__ = ("_by_id", "active", "rules")

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(sorted(rules, key=lambda rule: rule.id))
        self.active = tuple(rule for rule in self.rules if rule.enabled)
        self._by_id = {rule.id: rule for rule in self.rules}

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all rules."""
        return tuple(self._by_id)

    def get(self, rule: str) -> Rule | None:
        """The rule with this id."""
        return self._by_id.get(rule)

    def merged(self, other: "RuleSet") -> "RuleSet":
        """These rules and `other`'s, which take the place of those with the same id."""
        return RuleSet(({rule.id: rule for rule in (*self.rules, *other.rules)}).values())

    def selected(self, only: Collection[str] = (), without: Collection[str] = ()) -> "RuleSet":
        """With `only`, these rules are on and no others; those in `without` are off."""
        return RuleSet(
            rule._replace(
                enabled=(rule.id in only if only else rule.enabled) and rule.id not in without
            )
            for rule in self.rules
        )


def in_language(texts: Mapping[str, Any], language: str) -> Any | None:  # noqa: ANN401  # texts or phrases
    """What there is for a language: its own, its base language's, that for any, or English."""
    for tag in (language, language.partition("-")[0], ANY_LANGUAGE, "en"):
        if tag in texts:
            return texts[tag]
    return None


def load_rules(blob: bytes) -> RuleSet:
    """The rules that `linter.rulefile.compile_rules` compiled."""
    return RuleSet(_rule(row) for row in marshal.loads(blob))  # noqa: S302  # written by ourselves


def _rule(row: tuple[Any, ...]) -> Rule:
    """A rule out of nested plain tuples."""
    raw = Rule(*row)
    when = When(*raw.when)
    name, target = row[Rule._fields.index("target")]
    return raw._replace(
        when=when._replace(wording=when.wording and Wording(*when.wording)),
        target=_TARGETS[name](*target),
        options={name: Option(*option) for name, option in raw.options.items()},
        examples=tuple(Example(*example) for example in raw.examples),
    )


def plain(rule: Rule) -> tuple[Any, ...]:
    """A rule as nested plain tuples, which `marshal` can write."""
    name = next(name for name, kind in _TARGETS.items() if isinstance(rule.target, kind))
    wording = rule.when.wording
    return tuple(
        rule._replace(
            when=tuple(rule.when._replace(wording=wording and tuple(wording))),  # type: ignore[arg-type]
            target=(name, tuple(rule.target)),  # type: ignore[arg-type]
            options={name: tuple(option) for name, option in rule.options.items()},  # type: ignore[misc]
            examples=tuple(tuple(example) for example in rule.examples),  # type: ignore[misc]
        )
    )
