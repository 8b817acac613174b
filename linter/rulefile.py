"""Rule files compiled: YAML read with every error told, made the plain values of `linter.rules`."""

import marshal
import re
from collections.abc import Collection, Mapping
from typing import Any

from linter import formats
from linter.findings import SEVERITIES, Problem
from linter.hints import did_you_mean, listed, one_of
from linter.patterns import required_literals, why_never
from linter.rules import (
    ALLOWING_FAULTS,
    ANY_LANGUAGE,
    FAULTS,
    KINDS,
    OPTION_TYPES,
    SCOPES,
    SUBJECTS,
    Allowing,
    Disclosure,
    Example,
    Option,
    Rule,
    Target,
    When,
    Wording,
    plain,
)
from linter.rulevalues import check_tag, read_option, read_options, read_phrases, read_tag
from linter.yamlfile import Entry, read_yaml

Fields = Mapping[str, Entry]

ID = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"
ID_SHAPE = "lower-case words joined by hyphens"
PLACEHOLDERS = ("issuer", "issuers", "text", "kind", "language", "article-language")

_REQUIRED = ("id", "summary", "why", "severity", "message")
_OPTIONAL = (
    "references",
    "default",
    "when",
    "require",
    "forbid",
    "remedy",
    "remedy-of",
    "options",
    "examples",
)
_TEXT_KEYS = ("phrase", "pattern", "scope", "exact")


def compile_rules(
    files: Mapping[str, str], languages: Collection[str] = ()
) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Compile rule files (text by path) to what `load_rules` reads, or tell all that is wrong.

    `languages` are the tags that articles can be in; a rule for another one would never speak.
    """
    rules: dict[str, Rule] = {}
    problems: list[Problem] = []
    for path, text in files.items():
        entry, file = read_yaml(path, text)
        if entry is not None:
            rule = _Reader(languages).rule(entry, path)
            if rule.id in rules:
                entry.wrong(f"has the id `{rule.id}`, which `{rules[rule.id].path}` has too")
            rules[rule.id] = rule
        problems.extend(file.sorted_problems())
    if problems:
        return None, tuple(problems)
    return marshal.dumps([plain(rule) for rule in rules.values()]), ()


class _Reader:
    """Reads one rule file; knows the rule's options, which its conditions may refer to."""

    def __init__(self, languages: Collection[str]) -> None:
        self.languages = languages
        self.options: dict[str, Option] = {}

    def rule(self, entry: Entry, path: str) -> Rule:
        """The rule that a file says; worthless if it noted a problem."""
        fields = entry.fields(_REQUIRED, _OPTIONAL)
        self.options = self._options(fields.get("options"))
        required, target = self._demand(entry, fields)
        when = self._when(fields.get("when"))
        rule = Rule(
            id=_text(fields, "id", ID, ID_SHAPE),
            summary=_text(fields, "summary"),
            why=_text(fields, "why"),
            references=fields["references"].texts() if "references" in fields else (),
            severity=_choice(fields, "severity", SEVERITIES),  # type: ignore[arg-type]
            enabled=fields["default"].flag() if "default" in fields else True,
            message=self._by_language(fields["message"]) if "message" in fields else {},
            remedies=self._by_language(fields["remedy"]) if "remedy" in fields else {},
            remedy_of=_remedy_of(fields["remedy-of"]) if "remedy-of" in fields else {},
            when=when,
            required=required,
            target=target,
            options=self.options,
            examples=self._examples(fields.get("examples")),
            path=path,
        )
        for name in ("message", "remedy"):
            if name in fields:
                self._check_placeholders(fields[name], rule)
        return rule

    def _demand(self, entry: Entry, fields: Fields) -> tuple[bool, Target]:
        """What is required or forbidden."""
        there = [name for name in ("require", "forbid") if name in fields]
        if len(there) > 1:
            entry.wrong("must have `require` or `forbid`, not both")
        if not there:
            if entry.kind == "map":
                entry.wrong("lacks `require` or `forbid`")
            return True, Disclosure(())
        required = there[0] == "require"
        return required, self._target(fields[there[0]], required=required)

    def _target(self, entry: Entry, *, required: bool) -> Target:
        own = ("subject", "covering", "near") if required else ("subject", "only", "contradicts")
        heads = ("statement", "phrase", "pattern") + (() if required else ("suppression",))
        keys = entry.mapping()
        there = [head for head in heads if head in keys]
        if len(there) > 1:
            entry.wrong(f"must have only one of {listed(there)}")
        elif entry.kind == "map" and not there:
            entry.wrong(f"must have {one_of(heads)}")
        if there[:1] == ["statement"]:
            return self._disclosure(entry.fields(("statement",), own))
        if there[:1] == ["suppression"]:
            faults = entry.fields(("suppression",))
            return Allowing(_choice(faults, "suppression", ALLOWING_FAULTS))  # type: ignore[arg-type]
        entry.fields((), (*heads, *own) if not there else _TEXT_KEYS)
        return self._wording(keys)

    def _disclosure(self, fields: Fields) -> Disclosure:
        only = _choice(fields, "only", FAULTS)
        if only == "buried":
            for name in ("place", "lines"):
                if name not in self.options:
                    fields["only"].wrong(
                        f"is `buried`, which reads the option `{name}`: declare it"
                    )
        return Disclosure(
            kinds=_choices(fields, "statement", KINDS),
            subjects=_choices(fields, "subject", SUBJECTS),
            every_company=bool(_choice(fields, "covering", ("every-company",))),
            near=_choices(fields, "near", KINDS),
            only=only,  # type: ignore[arg-type]
            contradicts=_choices(fields, "contradicts", KINDS),
        )

    def _wording(self, fields: Fields) -> Wording:
        pattern = self._pattern(fields["pattern"]) if "pattern" in fields else ""
        return Wording(
            phrases=self._phrases(fields["phrase"]) if "phrase" in fields else {},
            pattern=pattern,
            needs=required_literals(pattern) if pattern else (),
            scope=_choice(fields, "scope", SCOPES) or "anywhere",  # type: ignore[arg-type]
            exact=fields["exact"].flag() if "exact" in fields else False,
        )

    def _pattern(self, entry: Entry) -> str:
        pattern = entry.text()
        if pattern and (reason := why_never(pattern)):
            entry.wrong(reason)
        return pattern

    def _phrases(self, entry: Entry) -> Mapping[str, tuple[str, ...]] | str:
        if entry.kind == "str" and (name := entry.text()).startswith("$"):
            if name[1:] not in self.options:
                entry.wrong(
                    f"refers to `{name}`, but there is no such option",
                    did_you_mean(name[1:], self.options),
                )
            elif self.options[name[1:]].type != "phrases":
                entry.wrong(f"refers to `{name}`, which is no option of the type phrases")
            return name
        return read_phrases(entry, self.languages)

    def _when(self, entry: Entry | None) -> When:
        if entry is None:
            return When()
        keys = ("mention", "statement", "without", "language", "format")
        fields = entry.fields((), (*keys, *_TEXT_KEYS))
        wording = self._wording(fields) if "phrase" in fields or "pattern" in fields else None
        return When(
            mention=bool(_choice(fields, "mention", ("listed-company",))),
            statement=_choices(fields, "statement", KINDS),
            without=_choices(fields, "without", KINDS),
            languages=tuple(read_tag(item, self.languages) for item in fields["language"].items())
            if "language" in fields
            else (),
            formats=_choices(fields, "format", formats.names()),
            wording=wording,
        )

    def _by_language(self, entry: Entry) -> dict[str, str]:
        """One text for all languages, or a text by language tag."""
        if entry.kind != "map":
            return {ANY_LANGUAGE: entry.text()}
        return {tag: item.text() for tag, item in entry.mapping().items() if check_tag(item, tag)}

    def _check_placeholders(self, entry: Entry, rule: Rule) -> None:
        legal = (*PLACEHOLDERS, *self.options)
        for item in entry.mapping().values() if entry.kind == "map" else [entry]:
            for name in re.findall(r"\{([^{}]*)\}", item.text()):
                if name not in legal:
                    item.wrong(
                        f"has an unknown placeholder `{{{name}}}`",
                        did_you_mean(name, legal) or f"legal are {', '.join(legal)}",
                    )
                elif name.startswith("issuer") and not rule.when.mention:
                    item.wrong(
                        f"names `{{{name}}}`, but the rule does not wait for a company",
                        "add `mention: listed-company` to `when`",
                    )

    def _options(self, entry: Entry | None) -> dict[str, Option]:
        if entry is None:
            return {}
        return {name: self._option(item) for name, item in entry.mapping().items()}

    def _option(self, entry: Entry) -> Option:
        fields = entry.fields(("type", "summary"), ("default", "legal"))
        kind = _choice(fields, "type", OPTION_TYPES)
        legal = fields["legal"].texts() if "legal" in fields else ()
        if kind == "choice" and not legal:
            entry.wrong("must list its `legal` values, being of the type choice")
        option = Option(kind or "text", None, _text(fields, "summary"), legal)  # type: ignore[arg-type]
        if kind and "default" in fields and (legal or kind != "choice"):
            option = option._replace(value=read_option(fields["default"], option, self.languages))
        return option

    def _examples(self, entry: Entry | None) -> tuple[Example, ...]:
        return tuple(self._example(item) for item in entry.sequence()) if entry else ()

    def _example(self, entry: Entry) -> Example:
        fields = entry.fields((), ("flag", "pass", "at", "nth", "language", "format", "options"))
        there = [name for name in ("flag", "pass") if name in fields]
        if entry.kind == "map" and len(there) != 1:
            entry.wrong("must have either `flag` or `pass`: the text of an article")
        if "pass" in fields and "at" in fields:
            fields["at"].wrong("says where a finding stands, but `pass` allows none")
        text = fields[there[0]].raw() if there else ""
        at = _text(fields, "at") if "at" in fields else None
        nth = fields["nth"].number(1) if "nth" in fields else 1
        if "flag" in fields and at is None:
            entry.wrong("must say `at` which text the finding stands")
        elif at is not None and text.count(at) < nth:
            fields["at"].wrong("does not stand in the text" + (f" {nth} times" if nth > 1 else ""))
        return Example(
            text=text,
            at=at if "flag" in fields else None,
            nth=nth,
            language=read_tag(fields["language"], ()) if "language" in fields else None,
            format=_choice(fields, "format", formats.names()) or "markdown",
            options=self._example_options(fields.get("options")),
            line=entry.position.line,
        )

    def _example_options(self, entry: Entry | None) -> dict[str, Any]:
        return read_options(entry, self.options, self.languages) if entry else {}


def _remedy_of(entry: Entry) -> dict[str, str]:
    """One rule, or a rule for each kind of statement, whose remedies serve."""
    if entry.kind != "map":
        return {ANY_LANGUAGE: entry.text(ID, ID_SHAPE)}
    return {kind: item.text(ID, ID_SHAPE) for kind, item in entry.fields((), KINDS).items()}


def _text(fields: Fields, name: str, pattern: str | None = None, shape: str = "") -> str:
    return fields[name].text(pattern, shape) if name in fields else ""


def _choice(fields: Fields, name: str, legal: Collection[str]) -> str:
    return fields[name].choice(legal) if name in fields else ""


def _choices(fields: Fields, name: str, legal: Collection[str]) -> tuple[str, ...]:
    return fields[name].choices(legal) if name in fields else ()
