"""`disclint --help`: made from the table of commands and options."""

from collections.abc import Iterator

from linter import reports
from linter.arguments import Command, Option
from linter.commands.table import COMMANDS, OPTIONS

_INDENT = 26
"""Columns before the explanations."""
_WIDTH = 96


def help_lines(name: str | None) -> Iterator[str]:
    """Help for one command, or for all of `disclint`."""
    if name is None:
        yield from _overview()
        name = next(iter(COMMANDS))
        yield ""
        yield f"Options of `disclint {name}`:"
    else:
        command = COMMANDS[name]
        yield f"usage: disclint {' '.join(filter(None, (name, '[OPTION...]', command.operands)))}"
        yield ""
        yield f"{command.summary[0].upper()}{command.summary[1:]}."
        yield from command.epilog.splitlines()
        yield ""
        yield "Options:"
    yield from _options(COMMANDS[name])
    yield ""
    yield "Exit status: 0 clean, 1 findings, 2 a mistake of yours, 3 a mistake of ours."


def _overview() -> Iterator[str]:
    yield "usage: disclint [COMMAND] [OPTION...] [PATH...]"
    yield ""
    yield "Say which disclosures a financial article lacks, and where. PATH is a file, a folder, or"
    yield "`-` for standard input; without one, the working directory is read."
    yield ""
    yield "Commands:"
    for command in COMMANDS.values():
        yield from _row(command.name, command.summary)
    yield ""
    yield "`disclint COMMAND --help` tells more about each."


def _options(command: Command) -> Iterator[str]:
    for name in command.options:
        option = OPTIONS[name]
        yield from _row(_written(option), _explained(option, command))


def _written(option: Option) -> str:
    short = f"-{option.short}, " if option.short else ""
    return f"{short}--{option.name} {option.metavar}".strip()


def _explained(option: Option, command: Command) -> str:
    legal = option.legal
    if option.name == "format":
        legal = {"check": reports.names()}.get(command.name, command.formats)
    return f"{option.help}: {', '.join(legal)}" if legal else option.help


def _row(left: str, right: str) -> Iterator[str]:
    from textwrap import wrap  # noqa: PLC0415  # for people only

    first, *rest = wrap(right, _WIDTH - _INDENT)
    yield f"  {left:<{_INDENT - 4}}  {first}"
    yield from (" " * _INDENT + line for line in rest)
