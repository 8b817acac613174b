"""All that must be known before an article is read: shipped data, and what the house settles."""

import os
from collections.abc import Sequence
from typing import NamedTuple

from linter.check import Knowledge
from linter.config import Config, configure, known_rules
from linter.facts.evidence import load_vocabulary
from linter.files.settings import find_settings, read_rules, read_settings, shown
from linter.files.shipped import compiled, read_compiled
from linter.findings import Problem
from linter.issuers import IssuerTable
from linter.languages import Languages
from linter.rules import load_rules


class Wanted(NamedTuple):
    """What a command line asks for, besides articles."""

    config: str | None = None
    """The settings file; `None`: the nearest above the working directory."""
    rules: Sequence[str] = ()
    """Further rule files or folders of them."""
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    outputs: Sequence[str] = ()
    """The names of the output formats, which the settings may choose from."""


class Loaded(NamedTuple):
    """What was loaded; with problems, it is not what the user wants and must not be used."""

    knowledge: Knowledge
    config: Config
    problems: tuple[Problem, ...]


def load(wanted: Wanted) -> Loaded:
    """Load everything, with all that is wrong with the house's files told at once."""
    languages = Languages(read_compiled("languages", "languages.bin"))
    path = wanted.config or find_settings(".")
    config, problems = read_settings(path, languages.tags, wanted.outputs)
    rules = load_rules(read_compiled("rules", "rules.bin"))
    own, wrong = read_rules(config, wanted.rules, languages.tags)
    rules, unfit = configure(rules.merged(own), config)
    unknown = [
        Problem(f"--{option}", None, message)
        for option, names in (("select", wanted.select), ("ignore", wanted.ignore))
        for message in known_rules(names, rules)
    ]
    knowledge = Knowledge(
        issuers=IssuerTable.open(compiled("issuers")),
        languages=languages,
        evidence=load_vocabulary(read_compiled("evidence", "evidence.bin")),
        rules=rules.selected(wanted.select, wanted.ignore),
        settings=config.settings,
    )
    return Loaded(knowledge, config, (*problems, *wrong, *unfit, *unknown))
