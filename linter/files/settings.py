"""A project's settings and the files that they name: found, read, and kept compiled."""

import os
from collections.abc import Collection, Iterable, Iterator

from linter.config import FILE_NAMES, Config, load_config
from linter.files.kept import compiled_text
from linter.files.reading import Unreadable, read_text
from linter.findings import Problem
from linter.rules import RuleSet, load_rules
from linter.source import Position

Problems = tuple[Problem, ...]
_YAML = (".yaml", ".yml")


def find_settings(folder: str) -> str | None:
    """The settings file of a folder or of the nearest folder above it that has one."""
    here = os.path.abspath(folder)
    while True:
        for name in FILE_NAMES:
            if os.path.isfile(os.path.join(here, name)):
                return os.path.join(here, name)
        parent = os.path.dirname(here)
        if parent == here:
            return None
        here = parent


def shown(path: str) -> str:
    """A path as a user would write it: relative to the working directory, if it lies below."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        return path
    return path if relative.startswith("..") else relative


def read_settings(path: str | None, languages: Collection[str]) -> tuple[Config, Problems]:
    """The settings of a file with the issuers of the files that it names; defaults for `None`."""
    if path is None:
        return Config(), ()
    try:
        text = read_text(path)
    except Unreadable as error:
        return Config(), (error.problem,)

    def make() -> tuple[bytes | None, Problems]:
        from linter import reports  # noqa: PLC0415  # only if not kept
        from linter.configfile import compile_config  # noqa: PLC0415

        return compile_config(shown(path), text, languages, reports.names())

    extra = "\n".join([shown(path), *languages])
    blob, problems = compiled_text("settings", text, extra, make)
    if blob is None:
        return Config(), problems
    return _with_issuers(load_config(blob), path)


def _with_issuers(config: Config, path: str) -> tuple[Config, Problems]:
    """The settings with the content of the issuer files that they name."""
    problems: list[Problem] = []
    for file in config.issuer_files:
        from linter.issuerlist import compile_issuers  # noqa: PLC0415  # few houses have one

        place = os.path.join(os.path.dirname(path), file.path)
        try:
            issuers, wrong = compile_issuers(shown(place), read_text(place))
        except Unreadable as error:
            told = error.problem._replace(path=shown(place))
            problems.append(_beside(told, config.path, file.position))
            continue
        problems.extend(wrong)
        config = config.with_issuers(file.role, issuers)
    return config, tuple(problems)


def _beside(problem: Problem, path: str, position: Position) -> Problem:
    """A file's failure told where the settings name the file."""
    return Problem(path, position, f"{problem.path}: {problem.message}", problem.hint)


def read_rules(
    config: Config, paths: Iterable[str], languages: Collection[str]
) -> tuple[RuleSet, Problems]:
    """The rules of the files and folders that settings and command line name."""
    problems: list[Problem] = []
    texts: dict[str, str] = {}
    base = os.path.dirname(os.path.abspath(config.path)) if config.path else ""
    named = [(os.path.join(base, path), at) for path, at in config.rule_files]
    for path, at in [*named, *((path, None) for path in paths)]:
        try:
            texts.update((shown(file), read_text(file)) for file in rule_files(path))
        except Unreadable as error:
            told = error.problem._replace(path=shown(error.problem.path))
            problems.append(_beside(told, config.path, at) if at else told)
    rules, wrong = _compiled_rules(texts, languages) if texts else (RuleSet(()), ())
    return rules, (*problems, *wrong)


def rule_files(path: str) -> Iterator[str]:
    """The rule files of a path: itself, or all YAML files below the folder."""
    if not os.path.isdir(path):
        yield path
        return
    found = [
        os.path.join(folder, name)
        for folder, _, names in os.walk(path)
        for name in names
        if name.lower().endswith(_YAML) and not name.startswith(".")
    ]
    if not found:
        raise Unreadable(Problem(path, None, "there is no rule file in this folder"))
    yield from sorted(found)


def _compiled_rules(texts: dict[str, str], languages: Collection[str]) -> tuple[RuleSet, Problems]:
    def make() -> tuple[bytes | None, Problems]:
        from linter.rulefile import compile_rules  # noqa: PLC0415  # only if not kept

        return compile_rules(texts, languages)

    together = "\0".join(f"{path}\0{text}" for path, text in texts.items())
    blob, problems = compiled_text("rules", together, "\n".join(languages), make)
    return (RuleSet(()) if blob is None else load_rules(blob)), problems


def write_new(path: str, text: str) -> bool:
    """Write a file that is not there yet; `False` if there is one."""
    try:
        with open(path, "x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        return False
    return True
