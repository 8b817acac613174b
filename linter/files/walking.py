"""From the paths of a command line to the articles that they mean, in an order of their own.

A folder stands for the files below it whose names some format reads. Hidden ones (``.git``) and
those that a ``.gitignore`` leaves out are passed over; a file that is named is always read, unless
the settings exclude it.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from linter import formats
from linter.files.reading import STDIN
from linter.findings import Problem
from linter.globs import Globs

IGNORE_FILE = ".gitignore"


class Found(NamedTuple):
    """What the paths of a command line came to."""

    paths: tuple[str, ...]
    """The articles in the order in which they are reported."""
    problems: tuple[Problem, ...]
    excluded: int
    """How many articles the settings exclude."""


class Selection(NamedTuple):
    """The articles of a project: globs relative to `root`."""

    root: str
    include: Globs
    exclude: Globs

    def wants(self, path: str) -> bool:
        """Whether an article is not excluded."""
        if not self.include and not self.exclude:
            return True
        relative = os.path.relpath(os.path.abspath(path), self.root).replace(os.sep, "/")
        return not self.exclude.means(relative) and (
            not self.include or self.include.means(relative)
        )


def find_articles(paths: Sequence[str], selection: Selection) -> Found:
    """All articles that these files and folders mean, each once."""
    problems: list[Problem] = []
    found: dict[str, str] = {}
    excluded = 0
    for path in paths:
        for article in _meant(path, problems):
            if article == STDIN or selection.wants(article):
                same = os.path.normpath(article)
                found[same] = min(found.get(same, article), article, key=_plainness)
            else:
                excluded += 1
    return Found(tuple(sorted(found.values())), tuple(problems), excluded)


def _plainness(path: str) -> tuple[int, str]:
    """What tells which of two ways to write a path is shown, whatever the order of arguments."""
    return len(path), path


def _meant(path: str, problems: list[Problem]) -> Iterable[str]:
    """The articles that one path means."""
    if path == STDIN:
        return (path,)
    if os.path.isdir(path):
        inside = sorted(_Walk(path, problems).articles())
        if not inside:
            problems.append(Problem(path, None, "there is no article in this folder", _kinds()))
        return inside
    if os.path.lexists(path) and formats.name_for(path) is None:
        problems.append(Problem(path, None, "not a format that is read", _kinds()))
        return ()
    return (path,)


def _kinds() -> str:
    return f"an article ends in {', '.join(sorted(formats.suffixes()))}"


class _Walk:
    """A walk through the folder of a command line."""

    def __init__(self, top: str, problems: list[Problem]) -> None:
        self._top = top
        self._problems = problems
        self._suffixes = tuple(formats.suffixes())

    def articles(self) -> Iterator[str]:
        """The articles below the folder, in no order."""
        prefix = "" if os.path.normpath(self._top) == "." else self._top
        yield from self._below(self._top, prefix, list(_rules_above(self._top)))

    def _below(self, folder: str, prefix: str, rules: "list[tuple[str, Globs]]") -> Iterator[str]:
        try:
            with os.scandir(folder) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            reason = os.strerror(error.errno or 0).lower()
            self._problems.append(Problem(folder, None, reason))
            return
        if any(entry.name == IGNORE_FILE for entry in entries):
            rules = [*rules, (os.path.abspath(folder), _read_rules(folder))]
        for entry in entries:
            if entry.name.startswith("."):
                continue
            is_folder = entry.is_dir(follow_symlinks=False)
            if not is_folder and not entry.name.lower().endswith(self._suffixes):
                continue
            if rules and _ignored(os.path.abspath(entry.path), rules, folder=is_folder):
                continue
            path = os.path.join(prefix, entry.name)
            if is_folder:
                yield from self._below(entry.path, path, rules)
            elif not os.path.isdir(entry.path):  # a link that leads nowhere is told when it is read
                yield path


def _ignored(path: str, rules: "list[tuple[str, Globs]]", *, folder: bool) -> bool:
    """Whether the nearest ``.gitignore`` that speaks of a path leaves it out."""
    for root, globs in reversed(rules):
        relative = path[len(root) :].lstrip(os.sep).replace(os.sep, "/")
        verdict = globs.verdict(relative, folder=folder)
        if verdict is not None:
            return verdict
    return False


def _rules_above(folder: str) -> "Iterator[tuple[str, Globs]]":
    """The rules of the folders above, down from the root of the repository that they are in."""
    above: list[str] = []
    here = os.path.abspath(folder)
    while not os.path.lexists(os.path.join(here, ".git")):
        parent = os.path.dirname(here)
        if parent == here:
            return
        above.append(parent)
        here = parent
    own = os.path.join(here, ".git", "info", "exclude")
    if os.path.isfile(own):
        with open(own, encoding="utf-8", errors="replace") as file:
            yield here, Globs(file)
    for parent in reversed(above):
        if os.path.isfile(os.path.join(parent, IGNORE_FILE)):
            yield parent, _read_rules(parent)


def _read_rules(folder: str) -> Globs:
    try:
        with open(os.path.join(folder, IGNORE_FILE), encoding="utf-8", errors="replace") as file:
            return Globs(file)
    except OSError:
        return Globs(())
