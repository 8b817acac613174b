"""Document formats: how the prose of an article is found in its source.

A format is a module of this package whose name does not begin with an underscore. It says which
file names it reads and how:

- ``SUFFIXES: tuple[str, ...]``: the endings of its file names, in lower case, with their dot;
- ``read(source: Source) -> Document``: the prose of the article. It never raises, whatever the
  text, and takes time linear in its length.

Dropping a module in is all it takes; the contract test of ``tests/test_formats.py`` finds it there.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from linter.document import Document
from linter.source import Source

if TYPE_CHECKING:
    from typing import Protocol

    class Format(Protocol):
        """What a format module provides."""

        SUFFIXES: tuple[str, ...]

        def read(self, source: Source) -> Document:
            """Read the prose of `source`."""


# What nearly every run asks for, so that it neither lists the package nor imports a format in vain.
_USUAL = {".md": "markdown", ".html": "html", ".txt": "text", ".mdx": "markdown"}


class UnknownFormat(ValueError):
    """A format that nobody reads: `name` is what was asked for, `legal` what could have been."""

    def __init__(self, name: str, legal: tuple[str, ...]) -> None:
        super().__init__(f"unknown format {name!r}; legal values: {', '.join(legal)}")
        self.name = name
        self.legal = legal


def names() -> tuple[str, ...]:
    """The names of all formats, in alphabetical order."""
    from pkgutil import iter_modules

    return tuple(sorted(m.name for m in iter_modules(__path__) if not m.name.startswith("_")))


def suffixes() -> dict[str, str]:
    """The format of each file name suffix that some format reads, by suffix in lower case."""
    return {suffix: name for name in names() for suffix in _module(name).SUFFIXES}


def name_for(path: str) -> str | None:
    """The format of a file by the suffix of its name, or `None` if none reads it."""
    suffix = _suffix(path)
    return _USUAL.get(suffix) or (suffixes().get(suffix) if suffix else None)


def read(source: Source, format: str | None = None) -> Document:
    """Read a source in the named format, or in that of its path.

    Raises `UnknownFormat`, with the legal names (or suffixes, if none was named).
    """
    name = format or name_for(source.path)
    if name is None:
        raise UnknownFormat(_suffix(source.path) or source.path, tuple(suffixes()))
    if name not in _USUAL.values() and name not in names():
        raise UnknownFormat(name, names())
    return _module(name).read(source)


def _suffix(path: str) -> str:
    """The last suffix of a path's file name, in lower case, with its dot; "" if it has none."""
    name = path.replace("\\", "/").rpartition("/")[2]
    stem, dot, suffix = name.rpartition(".")
    return dot + suffix.lower() if stem else ""


def _module(name: str) -> "Format":
    return import_module(f"linter.formats.{name}")
