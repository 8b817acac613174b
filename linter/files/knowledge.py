"""All that must be known before an article is read: shipped data, and what the house settles."""

from collections.abc import Sequence
from typing import NamedTuple

from linter.check import Knowledge
from linter.config import Config, configure, known_rules
from linter.facts.evidence import load_vocabulary
from linter.files.settings import find_settings, read_rules, read_settings
from linter.files.shipped import reader
from linter.files.updated import open_issuers
from linter.findings import Problem
from linter.languages import HEAD, Languages
from linter.rules import RuleSet, load_rules


class Wanted(NamedTuple):
    """What a command line asks for, besides articles."""

    config: str | None = None
    """The settings file; `None`: the nearest above the working directory."""
    rules: Sequence[str] = ()
    """Further rule files or folders of them."""
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()


class Settled(NamedTuple):
    """Languages, rules and settings: all that is known but for issuers."""

    languages: Languages
    rules: RuleSet
    config: Config
    problems: tuple[Problem, ...]
    """If there are any, this is not what the user wants and must not be used."""


class Loaded(NamedTuple):
    """All that is known, and the settings that it was made with."""

    knowledge: Knowledge
    config: Config
    problems: tuple[Problem, ...]
    """If there are any, this is not what the user wants and must not be used."""


def settle(wanted: Wanted) -> Settled:
    """Load languages, settings and rules; all that is wrong with the house's files is told."""
    read = reader("languages")
    languages = Languages(read(HEAD), read)
    config, problems = read_settings(wanted.config or find_settings("."), languages.tags)
    rules = load_rules(reader("rules")("rules.bin"))
    own, wrong = read_rules(config, wanted.rules, languages.tags)
    rules, unfit = configure(rules.merged(own), config)
    unknown = [
        Problem(f"--{option}", None, message)
        for option, names in (("select", wanted.select), ("ignore", wanted.ignore))
        for message in known_rules(names, rules)
    ]
    chosen = rules.selected(wanted.select, wanted.ignore)
    return Settled(languages, chosen, config, (*problems, *wrong, *unfit, *unknown))


def load(wanted: Wanted) -> Loaded:
    """Load everything."""
    settled = settle(wanted)
    knowledge = Knowledge(
        issuers=open_issuers(),
        languages=settled.languages,
        evidence=load_vocabulary(reader("evidence")("evidence.bin")),
        rules=settled.rules,
        settings=settled.config.settings,
    )
    return Loaded(knowledge, settled.config, settled.problems)
