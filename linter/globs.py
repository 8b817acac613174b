"""Which paths a list of globs means, by the rules of ``.gitignore``: the last that fits decides."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from linter.later import pattern as compiled_later


class Glob(NamedTuple):
    """One line of such a list, ready to be matched with paths relative to where the list stands."""

    fits: re.Pattern[str]
    wanted: bool
    """Whether what fits is meant; a line with `!` takes back what an earlier one meant."""
    folders_only: bool


class Globs:
    """A list of globs; the paths that it is asked about use ``/`` and are relative to the list."""

    __slots__ = ("_globs",)

    def __init__(self, lines: Iterable[str]) -> None:
        self._globs = [glob for line in lines if (glob := _read(line))]
        self._globs.reverse()

    def __bool__(self) -> bool:
        return bool(self._globs)

    def verdict(self, path: str, *, folder: bool = False) -> bool | None:
        """Whether a path is meant; `None` if no line says so. Its parents are not looked at."""
        for fits, wanted, folders_only in self._globs:
            if (folder or not folders_only) and fits.fullmatch(path):
                return wanted
        return None

    def means(self, path: str) -> bool:
        """Whether a file, or one of the folders that it lies in, is meant."""
        end = path.find("/")
        while end >= 0:
            if self.verdict(path[:end], folder=True):
                return True
            end = path.find("/", end + 1)
        return bool(self.verdict(path))


def _read(line: str) -> Glob | None:
    """One line of a list; `None` for a comment, an empty line or one that can match nothing."""
    line = line.rstrip("\r\n")
    if line.startswith("#"):
        return None
    while line.endswith((" ", "\t")) and not line.endswith(("\\ ", "\\\t")):
        line = line[:-1]
    wanted = not line.startswith("!")
    line = line if wanted else line[1:]
    folders_only = line.endswith("/")
    line = line.removesuffix("/")
    anchored = "/" in line
    line = line.removeprefix("/")
    if not line:
        return None
    try:
        pattern = re.compile(_translated(line if anchored else f"**/{line}"), re.DOTALL)
    except re.error:
        return None
    return Glob(pattern, wanted, folders_only)


_PIECE = compiled_later(
    r"(?P<above>\A\*\*/)|(?P<below>/\*\*\Z)|(?P<between>/\*\*/(?:\*\*/)*)|(?P<some>\*+)"
    r"|(?P<one>\?)|\[(?P<not>[!^]?)(?P<set>\]?(?:\[:\w+:\]|\\.|[^]\\])*)\]|\\(?P<plain>.)",
    re.DOTALL,
)
_FIXED = {
    "above": "(?:.*/)?",
    "below": "/.+",
    "between": "/(?:.*/)?",
    "some": "[^/]*",
    "one": "[^/]",
}
_CLASSES = {"alpha": "a-zA-Z", "digit": "0-9", "alnum": "a-zA-Z0-9", "lower": "a-z", "upper": "A-Z"}
_CLASSES |= {"space": r"\s", "punct": "!-/:-@\\[-`{-~", "xdigit": "0-9a-fA-F", "blank": " \\t"}


def _translated(glob: str) -> str:
    """A glob as a regular expression."""
    parts: list[str] = []
    done = 0
    for piece in _PIECE.finditer(glob):
        parts.append(re.escape(glob[done : piece.start()]))
        kind = piece.lastgroup or ""
        if kind in _FIXED:
            parts.append(_FIXED[kind])
        elif kind == "plain":
            parts.append(re.escape(piece["plain"]))
        else:
            parts.append(_characters(piece["set"], negated=bool(piece["not"])))
        done = piece.end()
    return "".join(parts) + re.escape(glob[done:])


def _characters(listed: str, *, negated: bool) -> str:
    """A set of characters, which never matches the slash."""
    inside = re.sub(r"\[:(\w+):\]", lambda m: _CLASSES.get(m[1], ""), listed)
    inside = re.sub(r"\\(.)", lambda m: m[1] if m[1].isalnum() else m[0], inside)
    inside = re.sub(r"(?<!\\)([\[\]&~|])", r"\\\1", inside) if "\\" not in inside else inside
    return f"(?!/)[{'^' if negated else ''}{inside}]"
