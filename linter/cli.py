"""The command line: the only module that reads arguments, prints or exits."""

import os
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module

from linter import __version__
from linter.arguments import BadArguments, parse
from linter.commands import CLEAN, OURS, USERS_MISTAKE, Console
from linter.commands.table import COMMANDS, OPTIONS

_INTERRUPTED = 130
_PIPE_CLOSED = 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run `disclint` with these arguments, or with those of the process; the exit status."""
    words = sys.argv[1:] if argv is None else argv
    for stream in (sys.stdout, sys.stderr):
        # What cannot be written is written as an escape, and nothing depends on the locale.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        status = _run(words)
        sys.stdout.flush()
    except BadArguments as error:
        _complain(f"disclint: {error}")
        return USERS_MISTAKE
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has seen enough; what is still buffered goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _PIPE_CLOSED
    except Exception as error:  # noqa: BLE001  # the last resort: a fault of ours, told as such
        if isinstance(error.__cause__ or error.__context__, KeyboardInterrupt):
            return _INTERRUPTED  # while a module was being imported
        return _internal_error(error, debug="--debug" in words)
    return status


def _run(words: Sequence[str]) -> int:
    """Run the command that these words name."""
    arguments = parse(words, COMMANDS, OPTIONS)
    if arguments.given("version"):
        _show([f"disclint {__version__}"])
        return CLEAN
    if arguments.given("help"):
        from linter.commands.help import help_lines  # noqa: PLC0415  # for people only

        _show(help_lines(arguments.command if arguments.command in words else None))
        return CLEAN
    command = import_module(f"linter.commands.{arguments.command}")
    return int(command.run(arguments, Console(_show, _complain, sys.stdout.isatty())))


def _show(lines: Iterable[str]) -> None:
    write = sys.stdout.write
    for line in lines:
        write(f"{line}\n")


def _complain(what: object) -> None:
    sys.stderr.write(f"{what}\n")


def _internal_error(error: Exception, *, debug: bool) -> int:
    """Tell a fault of ours on one line, or with its traceback."""
    if debug:
        from traceback import print_exception  # noqa: PLC0415

        print_exception(error)
    else:
        told = " ".join(f"{type(error).__name__}: {error}".split())
        _complain(f"disclint: internal error: {told} (please report it; --debug shows where)")
    return OURS
