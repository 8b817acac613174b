"""Output formats: how a report becomes text.

A format is a module of this package with ``render(report: Report, view: View) -> Iterator[str]``,
which yields lines without their ends. Dropping a module in is all it takes; the golden test of
``tests/test_reports.py`` asks for its sample.
"""

from collections.abc import Iterator
from importlib import import_module
from typing import NamedTuple

from linter.findings import Report

_USUAL = ("text", "json", "jsonl", "github")


class View(NamedTuple):
    """How a report shall look, and what it tells besides."""

    color: bool = False
    brief: bool = False
    """Whether one line a finding is enough."""
    excluded: int = 0
    """How many articles the settings exclude."""


def names() -> tuple[str, ...]:
    """The names of all formats, in alphabetical order."""
    from pkgutil import iter_modules  # noqa: PLC0415  # for help and mistakes only

    return tuple(sorted(m.name for m in iter_modules(__path__) if not m.name.startswith("_")))


def is_name(name: str) -> bool:
    """Whether there is such a format; the usual ones are known without a look at the package."""
    return name in _USUAL or name in names()


def render(name: str, report: Report, view: View) -> Iterator[str]:
    """The lines of a report in the named format, which must exist."""
    lines: Iterator[str] = import_module(f"linter.reports.{name}").render(report, view)
    return lines
