"""A settings file compiled: YAML read with every error told, made the plain values of `Config`."""

import marshal
from collections.abc import Collection, Mapping
from typing import Any

from linter.config import Config, IssuerFile, RuleSetting
from linter.facts.settings import (
    MENTION_CLASSES,
    HouseSentence,
    Include,
    Prominence,
    Settings,
)
from linter.findings import SEVERITIES, Problem
from linter.issuerlist import read_issuer
from linter.rules import KINDS
from linter.rulevalues import check_tag, read_tag
from linter.yamlfile import Entry, read_yaml

Fields = Mapping[str, Entry]

FAIL_ON = (*SEVERITIES, "never")
_KEYS = (
    "rules",
    "rule-files",
    "issuers",
    "sentences",
    "includes",
    "language",
    "publisher",
    "authors",
    "include",
    "exclude",
    "fail-on",
    "format",
)
_LIST_FILES = (".csv", ".tsv", ".yaml", ".yml")
_LEVELS = ("on", "off", *SEVERITIES)


def compile_config(
    path: str, text: str, languages: Collection[str] = (), outputs: Collection[str] = ()
) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Compile a settings file to what `load_config` reads, or tell all that is wrong with it.

    `languages` are the tags that articles can be in, `outputs` the names of the output formats. An
    empty file, or one with only comments, is a project without settings.
    """
    entry, file = read_yaml(path, text)
    if entry is None:
        if not _says_nothing(text):
            return None, file.sorted_problems()
        return marshal.dumps(_plain(Config(path))), ()
    config = _config(path, entry.fields((), _KEYS), languages, outputs)
    if file.problems:
        return None, file.sorted_problems()
    return marshal.dumps(_plain(config)), ()


def _says_nothing(text: str) -> bool:
    return all(not line.strip() or line.lstrip().startswith("#") for line in text.split("\n"))


def _plain(value: object) -> Any:  # noqa: ANN401  # nested plain tuples, as `marshal` wants them
    """Named tuples made plain tuples, all the way down."""
    if isinstance(value, tuple | list):
        return tuple(_plain(item) for item in value)
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value


def _config(
    path: str, fields: Fields, languages: Collection[str], outputs: Collection[str]
) -> Config:
    issuers = fields["issuers"].fields((), _ISSUER_KEYS) if "issuers" in fields else {}
    return Config(
        path=path,
        rules=_rules(fields.get("rules")),
        rule_files=tuple((item.text(), item.position) for item in _items(fields, "rule-files")),
        issuer_files=tuple(
            IssuerFile(role, issuers[role].text(), issuers[role].position)
            for role in _ROLES
            if role in issuers and _is_file(issuers[role])
        ),
        include=tuple(_glob(item) for item in _items(fields, "include")),
        exclude=tuple(_glob(item) for item in _items(fields, "exclude")),
        fail_on=fields["fail-on"].choice(FAIL_ON) if "fail-on" in fields else "error",
        format=_format(fields.get("format"), outputs),
        settings=_settings(fields, issuers, languages),
    )


_ROLES = ("add", "ignore", "only")
_ISSUER_KEYS = (*_ROLES, "count", "prominence")


def _items(fields: Fields, name: str) -> list[Entry]:
    return fields[name].items() if name in fields else []


def _texts(fields: Fields, name: str) -> tuple[str, ...]:
    return tuple(item.text() for item in _items(fields, name))


def _settings(fields: Fields, issuers: Fields, languages: Collection[str]) -> Settings:
    added = issuers["add"].items() if "add" in issuers and not _is_file(issuers["add"]) else []
    count = issuers["count"].choices(tuple(MENTION_CLASSES)) if "count" in issuers else ()
    return Settings(
        issuers=tuple(read_issuer(item) for item in added),
        ignored=_names(issuers, "ignore"),
        only=_names(issuers, "only"),
        counted=frozenset(count),
        prominence=_prominence(issuers.get("prominence")),
        sentences=_sentences(fields.get("sentences"), languages),
        includes=tuple(_include(item) for item in fields["includes"].sequence())
        if "includes" in fields
        else (),
        language=read_tag(fields["language"], languages) if "language" in fields else None,
        publisher=_texts(fields, "publisher"),
        authors=_texts(fields, "authors"),
    )


def _is_file(entry: Entry) -> bool:
    return entry.kind == "str" and entry.text().lower().endswith(_LIST_FILES)


def _names(issuers: Fields, role: str) -> tuple[str, ...]:
    if role not in issuers or _is_file(issuers[role]):
        return ()
    return issuers[role].texts()


def _prominence(entry: Entry | None) -> Prominence:
    if entry is None:
        return Prominence()
    fields = entry.fields((), ("within", "mentions"))
    within = fields["within"].choice(("anywhere", "lead", "title")) if "within" in fields else ""
    mentions = fields["mentions"].number(1) if "mentions" in fields else None
    if entry.kind == "map" and not fields:
        entry.wrong("must say `within` which place, or how many `mentions` are enough")
    return Prominence(within or "anywhere", mentions)  # type: ignore[arg-type]


def _sentences(entry: Entry | None, languages: Collection[str]) -> tuple[HouseSentence, ...]:
    """The house's own sentences, by kind and then by language."""
    kinds = entry.fields((), KINDS) if entry else {}
    return tuple(
        HouseSentence(kind, tag, item.text())
        for kind, by_language in kinds.items()
        for tag, listed in by_language.mapping().items()
        if check_tag(listed, tag, languages)
        for item in listed.items()
    )


def _include(entry: Entry) -> Include:
    fields = entry.fields(("says",), ("template", "front-matter", "value"))
    if entry.kind == "map" and ("template" in fields) == ("front-matter" in fields):
        entry.wrong("must have either `template` or `front-matter`")
    if "value" in fields and "template" in fields:
        fields["value"].wrong("goes with `front-matter`, not with `template`")
    return Include(
        kinds=fields["says"].choices(KINDS) if "says" in fields else (),
        template=fields["template"].text() if "template" in fields else "",
        field=fields["front-matter"].text() if "front-matter" in fields else "",
        value=fields["value"].text() if "value" in fields else None,
    )


def _rules(entry: Entry | None) -> tuple[RuleSetting, ...]:
    rules = entry.mapping() if entry else {}
    return tuple(_rule(name, item) for name, item in rules.items())


def _rule(name: str, entry: Entry) -> RuleSetting:
    """``off``, a severity, or a mapping of the severity and the rule's options."""
    options = dict(entry.mapping()) if entry.kind == "map" else {}
    level = options.pop("severity", None) or (None if entry.kind == "map" else entry)
    value = level.choice(_LEVELS) if level else "on"
    return RuleSetting(
        id=name,
        position=entry.position,
        enabled=value != "off",
        severity=next((severity for severity in SEVERITIES if severity == value), None),
        options=tuple((option, item.plain(), item.position) for option, item in options.items()),
    )


def _glob(entry: Entry) -> str:
    glob = entry.text()
    if glob.startswith(("/", "../", "~")) or "/../" in glob:
        entry.wrong(
            f"can match nothing: `{glob}` leads out of the folder of the settings",
            "write it relative to that folder",
        )
    return glob


def _format(entry: Entry | None, outputs: Collection[str]) -> str | None:
    if entry is None:
        return None
    return entry.choice(outputs) if outputs else entry.text()
