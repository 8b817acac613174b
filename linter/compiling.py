"""What ships as text, compiled to what is loaded in a moment: pure functions from texts to bytes.

A `Part` is what is compiled together. It names the files it is made from and the modules that make
it, so that a change of either is noticed in a checkout, and nothing else is compiled again.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeAlias

from linter.findings import Problem

Compiled: TypeAlias = tuple[dict[str, bytes], tuple[Problem, ...]]
"""The compiled files by name; or, if the sources are faulty, all that is wrong with them."""


class Part(NamedTuple):
    """One part of the shipped data."""

    name: str
    sources: tuple[str, ...]
    """Patterns of the source files, below `rules/` or `data/`."""
    modules: tuple[str, ...]
    """The modules of this package that decide what the sources become."""
    compile: Callable[[Mapping[str, str]], Compiled]
    """Makes the compiled files out of the texts of the sources, by path below their root."""


def _languages(texts: Mapping[str, str]) -> Compiled:
    from linter.languagefile import compile_languages  # noqa: PLC0415  # needed only to compile

    return _from_yaml(texts, compile_languages)


def _evidence(texts: Mapping[str, str]) -> Compiled:
    from linter.facts.evidencefile import compile_evidence  # noqa: PLC0415  # needed only to compile

    tables = {path: text for path, text in texts.items() if path.endswith(".tsv")}
    files = {path: text for path, text in texts.items() if path not in tables}
    words = "".join(tables.values())
    name = "evidence.bin"
    return _from_yaml(files, lambda contents: {name: compile_evidence(contents, words)})


def _rules(texts: Mapping[str, str]) -> Compiled:
    from linter.rulefile import compile_rules  # noqa: PLC0415  # needed only to compile

    blob, problems = compile_rules(texts)
    return {} if blob is None else {"rules.bin": blob}, problems


def _issuers(texts: Mapping[str, str]) -> Compiled:
    from linter.issuer_index import build  # noqa: PLC0415  # needed only to compile

    return build({path.rpartition("/")[2]: text for path, text in texts.items()}), ()


def _from_yaml(
    texts: Mapping[str, str], compile: Callable[[dict[str, Any]], dict[str, bytes]]
) -> Compiled:
    """Compile YAML files, each known by its stem: a language's tag."""
    from ruamel.yaml import YAML  # noqa: PLC0415  # 29 ms
    from ruamel.yaml.error import YAMLError  # noqa: PLC0415

    yaml = YAML(typ="safe", pure=True)
    contents: dict[str, Any] = {}
    problems: list[Problem] = []
    for path, text in texts.items():
        try:
            contents[path.rpartition("/")[2].partition(".")[0]] = yaml.load(text)
        except YAMLError as error:
            problems.append(Problem(path, None, " ".join(str(error).split())))
    if not problems:
        try:
            return compile(contents), ()
        except ValueError as error:
            problems.append(Problem(next(iter(texts), "rules"), None, str(error)))
    return {}, tuple(problems)


PARTS = (
    Part(
        "languages",
        ("rules/languages/*.yaml",),
        ("languagefile", "languages", "roles", "phrases", "lexicon", "folding"),
        _languages,
    ),
    Part(
        "evidence",
        ("rules/evidence/*.yaml", "data/ambiguous.tsv"),
        ("facts/evidence", "facts/evidencefile", "folding", "scripts"),
        _evidence,
    ),
    Part(
        "rules",
        ("rules/*.yaml",),
        ("rulefile", "rules", "rulevalues", "patterns", "yamlfile"),
        _rules,
    ),
    Part(
        "issuers",
        ("data/issuers.tsv", "data/ambiguous.tsv", "data/exchanges.tsv"),
        ("issuer_index", "issuers", "issuer", "issuertext", "legalnames", "scripts", "folding"),
        _issuers,
    ),
)
"""All that is compiled."""
