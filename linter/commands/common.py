"""What the commands that read articles have in common."""

import os
import sys
from collections.abc import Sequence

from linter import formats
from linter.arguments import Arguments, BadArguments
from linter.files.walking import Found, Selection, find_articles
from linter.globs import Globs
from linter.hints import did_you_mean, one_of
from linter.run import How


def how(arguments: Arguments) -> How:
    """How the articles are to be read."""
    jobs = arguments.text("jobs")
    if jobs and (not jobs.isdecimal() or int(jobs) < 1):
        raise BadArguments(f"--jobs must be a whole number from 1 on, not `{jobs}`")
    name = arguments.text("stdin-filename", How().stdin_name)
    if formats.name_for(name) is None:
        legal = ", ".join(sorted(formats.suffixes()))
        raise BadArguments(f"--stdin-filename must end in one of {legal}, not `{name}`")
    return How(int(jobs) if jobs else None, name, arguments.given("debug"))


def articles(
    arguments: Arguments,
    settings: str = "",
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
) -> Found:
    """The articles of a command line, or those of the working directory where it names none."""
    root = os.path.dirname(os.path.abspath(settings)) if settings else os.getcwd()
    return find_articles(
        arguments.operands or (".",), Selection(root, Globs(include), Globs(exclude))
    )


def chosen_format(arguments: Arguments, legal: Sequence[str], settled: str | None = None) -> str:
    """The output format that was asked for, else the settled one, else text."""
    name = arguments.text("format") or settled or "text"
    if name not in legal:
        hint = did_you_mean(name, legal)
        raise BadArguments(
            f"--format must be {one_of(legal)}, not `{name}`" + (f" ({hint})" if hint else "")
        )
    return name


def colored(arguments: Arguments, *, is_terminal: bool) -> bool:
    """Whether to print in colour: as asked for, as the environment says, or on a terminal."""
    choice = arguments.text("color", "auto")
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal and os.environ.get("TERM") != "dumb" and sys.platform != "win32"
