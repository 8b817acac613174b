"""A project's own settings (``.disclint.yaml``): which rules, which issuers, whose words.

`compile_config` reads the file with every error told and gives bytes that a later run loads in no
time; what depends on the rules is checked by `configure`, once those are known.
"""

import marshal
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from linter.facts.settings import (
    HouseIssuer,
    HouseSentence,
    Include,
    Prominence,
    Settings,
)
from linter.findings import Problem, Severity
from linter.hints import did_you_mean, listed, one_of
from linter.rules import ANY_LANGUAGE, Option, Rule, RuleSet
from linter.source import Position

FILE_NAMES = (".disclint.yaml", ".disclint.yml")
"""What a settings file may be called."""


class RuleSetting(NamedTuple):
    """What the house sets for one rule; whether it may is known once the rules are."""

    id: str
    position: Position
    enabled: bool
    severity: Severity | None
    options: tuple[tuple[str, Any, Position], ...]
    """Name, value as YAML gives it, and the place of the value."""


class IssuerFile(NamedTuple):
    """A file with issuers that the settings name, relative to the settings file."""

    role: str
    """What they are for: add, ignore or only."""
    path: str
    position: Position


class Config(NamedTuple):
    """What a project has settled; the defaults are those of a project without settings."""

    path: str = ""
    rules: tuple[RuleSetting, ...] = ()
    rule_files: tuple[tuple[str, Position], ...] = ()
    """Further rule files or folders of them, relative to the settings file."""
    issuer_files: tuple[IssuerFile, ...] = ()
    include: tuple[str, ...] = ()
    """Globs of articles, relative to the settings file; empty: all of a known format."""
    exclude: tuple[str, ...] = ()
    fail_on: str = "error"
    """The lightest severity that fails a run: error, warning, info or never."""
    format: str | None = None
    """The output format, where the command line names none."""
    settings: Settings = Settings()

    def with_issuers(self, role: str, issuers: Iterable[HouseIssuer]) -> "Config":
        """These settings with the content of an issuer file."""
        old, added = self.settings, tuple(issuers)
        keys = tuple(map(_key, added))
        if role == "add":
            return self._replace(settings=old._replace(issuers=(*old.issuers, *added)))
        if role == "ignore":
            return self._replace(settings=old._replace(ignored=(*old.ignored, *keys)))
        return self._replace(settings=old._replace(only=(*old.only, *keys)))


def _key(issuer: HouseIssuer) -> str:
    """What tells an issuer best: its ISIN, its first ticker, or its name."""
    return issuer.isin or next(iter(issuer.tickers), issuer.name)


def load_config(blob: bytes) -> Config:
    """The settings that `linter.configfile.compile_config` compiled."""
    raw = Config(*marshal.loads(blob))  # noqa: S302  # written by ourselves
    given = Settings(*raw.settings)
    settings = given._replace(
        issuers=tuple(HouseIssuer(*issuer) for issuer in given.issuers),
        prominence=Prominence(*given.prominence),
        sentences=tuple(HouseSentence(*sentence) for sentence in given.sentences),
        includes=tuple(Include(*include) for include in given.includes),
    )
    return raw._replace(
        settings=settings,
        rules=tuple(_rule_setting(rule) for rule in raw.rules),
        rule_files=tuple((path, Position(*at)) for path, at in raw.rule_files),
        issuer_files=tuple(
            IssuerFile(role, path, Position(*at)) for role, path, at in raw.issuer_files
        ),
    )


def _rule_setting(row: tuple[Any, ...]) -> RuleSetting:
    raw = RuleSetting(*row)
    options = tuple((name, value, Position(*at)) for name, value, at in raw.options)
    return raw._replace(position=Position(*raw.position), options=options)


def configure(rules: RuleSet, config: Config) -> tuple[RuleSet, tuple[Problem, ...]]:
    """The rules as the house wants them, and what it says of rules that cannot be so."""
    problems: list[Problem] = []
    changed = {rule.id: rule for rule in rules.rules}
    for setting in config.rules:
        rule = rules.get(setting.id)
        if rule is None:
            hint = did_you_mean(setting.id, rules.ids) or f"legal are {listed(rules.ids)}"
            message = f"there is no rule `{setting.id}`"
            problems.append(Problem(config.path, setting.position, message, hint))
        else:
            changed[rule.id] = _as_set(rule, setting, config.path, problems)
    return RuleSet(changed.values()), (*problems, *_unlent(changed))


def _unlent(rules: Mapping[str, Rule]) -> Iterator[Problem]:
    """Remedies borrowed from rules that there are not."""
    for rule in rules.values():
        for lender in rule.remedy_of.values():
            if lender not in rules:
                message = f"`remedy-of` names `{lender}`, but there is no such rule"
                yield Problem(rule.path, None, message, did_you_mean(lender, rules))


def _as_set(rule: Rule, setting: RuleSetting, path: str, problems: list[Problem]) -> Rule:
    """A rule with the severity and options that the house sets."""
    options = dict(rule.options)
    for name, value, at in setting.options:
        if name not in options:
            legal = ("severity", *options)
            hint = did_you_mean(name, legal) or f"legal are {listed(legal)}"
            message = f"the rule `{rule.id}` has no option `{name}`"
            problems.append(Problem(path, at, message, hint))
            continue
        fit, wrong = _fit(options[name], value)
        if wrong:
            problems.append(Problem(path, at, f"the option `{name}` must be {wrong}"))
        options[name] = options[name]._replace(value=fit)
    missing = [name for name, option in options.items() if option.value is None]
    if setting.enabled and missing:
        message = f"the rule `{rule.id}` needs the option {listed(f'`{name}`' for name in missing)}"
        problems.append(Problem(path, setting.position, message, options[missing[0]].summary))
    severity = setting.severity or rule.severity
    return rule._replace(enabled=setting.enabled, severity=severity, options=options)


def _fit(option: Option, value: object) -> tuple[Any, str | None]:
    """A value as the option takes it, and what it must be where it is not."""
    if option.type == "flag":
        known = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}
        fit = known.get(str(value).lower())
        return fit, "yes or no" if fit is None else None
    if option.type == "number":
        good = isinstance(value, int) and not isinstance(value, bool) and value >= 0
        return value, None if good else "a whole number, 0 or more"
    if option.type == "choice":
        return value, None if value in option.legal else one_of(option.legal)
    if option.type == "phrases":
        return _fit_phrases(value)
    return value, None if isinstance(value, str) and value else "text"


def _fit_phrases(value: object) -> tuple[Mapping[str, tuple[str, ...]], str | None]:
    by_language = value if isinstance(value, dict) else {ANY_LANGUAGE: value}
    fit: dict[str, tuple[str, ...]] = {}
    for tag, phrases in by_language.items():
        several = phrases if isinstance(phrases, list | tuple) else (phrases,)
        texts = tuple(phrase for phrase in several if isinstance(phrase, str) and phrase.strip())
        if len(texts) < len(several):
            return {}, "phrases, or phrases by language tag"
        fit[str(tag)] = texts
    return fit, None


def known_rules(names: Collection[str], rules: RuleSet) -> tuple[str, ...]:
    """One message for each of these names that is no rule's, with the likely intended one."""
    messages: list[str] = []
    for name in names:
        if rules.get(name) is None:
            hint = did_you_mean(name, rules.ids) or f"legal are {listed(rules.ids)}"
            messages.append(f"there is no rule `{name}` ({hint})")
    return tuple(messages)
