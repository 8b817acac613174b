"""The words of a command line, by one table from which parsing, errors and help are made.

`argparse` would cost a third of the time that a whole check takes.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from linter.hints import did_you_mean, listed, one_of


class Option(NamedTuple):
    """An option that some commands take."""

    name: str
    help: str
    metavar: str = ""
    """What its value is called; empty: it takes none."""
    legal: tuple[str, ...] = ()
    """Its legal values; empty: any."""
    repeated: bool = False
    """Whether it may stand several times, or list several values with commas."""
    short: str = ""


class Command(NamedTuple):
    """What `disclint NAME` does, and what it takes."""

    name: str
    summary: str
    operands: str
    """How help calls its arguments: ``[PATH...]``."""
    options: tuple[str, ...]
    most: int | None = None
    """How many arguments it takes at most; `None`: any number."""
    least: int = 0
    epilog: str = ""
    """What its help says besides."""
    formats: tuple[str, ...] = ()
    """Its output formats, unless they are those of reports."""


class Arguments(NamedTuple):
    """A command line that was understood."""

    command: str
    operands: tuple[str, ...]
    values: Mapping[str, Any]
    """By option: its text, a tuple of texts if it may be repeated, or `True`."""

    def texts(self, name: str) -> tuple[str, ...]:
        """All values of an option that may be repeated."""
        given: tuple[str, ...] = self.values.get(name, ())
        return given

    def text(self, name: str, default: str = "") -> str:
        """The value of an option."""
        return str(self.values.get(name, default))

    def given(self, name: str) -> bool:
        """Whether an option was given."""
        return name in self.values


class BadArguments(ValueError):
    """A command line that cannot be understood, and why."""


def parse(
    words: Sequence[str], commands: Mapping[str, Command], options: Mapping[str, Option]
) -> Arguments:
    """Understand the words of a command line; the first command is meant where none is named.

    Raises `BadArguments` with what would have been legal.
    """
    names = {f"--{name}": name for name in options}
    names |= {f"-{option.short}": name for name, option in options.items() if option.short}
    values: dict[str, Any] = {}
    operands: list[str] = []
    command: Command | None = None
    rest = iter(words)
    for word in rest:
        if word == "--":
            operands.extend(rest)
        elif word[:1] == "-" and word != "-":
            _take(word, rest, names, options, values)
        elif command is None and not operands and word in commands:
            command = commands[word]
        else:
            operands.append(word)
    command = command or next(iter(commands.values()))
    if not values.keys() & {"help", "version"}:
        _check(command, operands, values)
    return Arguments(command.name, tuple(operands), values)


def _take(
    word: str,
    rest: Any,  # noqa: ANN401  # an iterator over the words that follow
    names: Mapping[str, str],
    options: Mapping[str, Option],
    values: dict[str, Any],
) -> None:
    """Take one option and its value."""
    written, equals, value = word.partition("=")
    if written not in names:
        raise BadArguments(_or(f"unknown option {written}", did_you_mean(written, names)))
    option = options[names[written]]
    if not option.metavar:
        if equals:
            raise BadArguments(f"{written} takes no value")
        values[option.name] = True
        return
    if not equals:
        value = next(rest, "")
        if not value:
            raise BadArguments(f"{written} needs a value: {option.metavar}")
    if option.legal and value not in option.legal:
        message = f"{written} must be {one_of(option.legal)}, not `{value}`"
        raise BadArguments(_or(message, did_you_mean(value, option.legal)))
    if option.repeated:
        values[option.name] = (*values.get(option.name, ()), value)
    else:
        values[option.name] = value


def _check(command: Command, operands: Sequence[str], values: Collection[str]) -> None:
    """Whether the command takes what was given."""
    for name in values:
        if name not in command.options:
            legal = listed(f"--{option}" for option in command.options)
            raise BadArguments(f"`disclint {command.name}` has no option --{name} (it has {legal})")
    if len(operands) < command.least:
        raise BadArguments(f"`disclint {command.name}` needs {command.operands}")
    if command.most is not None and len(operands) > command.most:
        extra = operands[command.most]
        raise BadArguments(f"`disclint {command.name}` takes no further argument `{extra}`")


def _or(message: str, hint: str | None) -> str:
    return f"{message} ({hint})" if hint else message
