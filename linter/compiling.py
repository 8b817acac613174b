"""What ships as text, compiled to what is loaded in a moment: pure functions from texts to bytes.

A `Part` is what is compiled together. It names the files it is made from and the modules that make
it, so that a change of either is noticed in a checkout, and nothing else is compiled again.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeAlias

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
    from ruamel.yaml import YAML  # noqa: PLC0415  # 29 ms, needed only to compile

    from linter.languages import compile_languages  # noqa: PLC0415

    yaml = YAML(typ="safe", pure=True)
    contents = {_stem(path): yaml.load(text) for path, text in texts.items()}
    return {"languages.bin": compile_languages(contents)}, ()


def _rules(texts: Mapping[str, str]) -> Compiled:
    from linter.rulefile import compile_rules  # noqa: PLC0415

    blob, problems = compile_rules(texts)
    return {} if blob is None else {"rules.bin": blob}, problems


def _stem(path: str) -> str:
    return path.rpartition("/")[2].partition(".")[0]


PARTS = (
    Part("languages", ("rules/languages/*.yaml",), ("languages", "phrases", "folding"), _languages),
    Part("rules", ("rules/*.yaml",), ("rulefile", "rules", "rulevalues", "patterns"), _rules),
)
"""All that is compiled."""
