"""The commands, one module each: ``run(arguments: Arguments, console: Console) -> int``.

A command says what to print and how the run ends; `linter.cli` prints. What a command needs is
imported when it is asked for.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from linter.findings import Problem

CLEAN, FINDINGS, USERS_MISTAKE, OURS = range(4)
"""What a run ends with."""


class Console(NamedTuple):
    """Where a command's words go."""

    show: Callable[[Iterable[str]], None]
    """Print the lines of the result."""
    complain: Callable[[object], None]
    """Print one line about what went wrong."""
    is_terminal: bool
    """Whether a person reads the result."""


def complaints(problems: Iterable[Problem], console: Console) -> int:
    """Print what went wrong; what the run ends with for that."""
    status = CLEAN
    for problem in problems:
        console.complain(problem)
        status = max(status, OURS if problem.ours else USERS_MISTAKE)
    return status
