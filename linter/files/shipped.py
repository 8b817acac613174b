"""The rules and data that ship with the package, compiled: found in a wheel, made in a checkout.

A wheel carries everything compiled. In a checkout (or an editable install) each part is compiled
on first use and whenever its sources change, beside the package or, where nobody may write there,
in the user's cache directory.
"""

import os
import zlib
from collections.abc import Iterator

from linter.compiling import PARTS, Part
from linter.files.cache import cache_folder, put_folder, remove_folder
from linter.findings import Problem

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_DATA = os.path.join(_PACKAGE, "data")
_CHECKOUT = os.path.dirname(_PACKAGE)
_COMPILED = os.path.join(_DATA, "compiled")


class BrokenData(Exception):
    """Shipped sources that cannot be compiled: `problems` are all that is wrong with them."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def compiled(name: str) -> str:
    """The folder that holds the compiled files of a part; raises `BrokenData`."""
    folder = os.path.join(_COMPILED, name)
    if os.path.isdir(folder):  # as a wheel carries it
        return folder
    part = next(part for part in PARTS if part.name == name)
    own = f"{name}-{_fingerprint(part):08x}"
    for parent in (_COMPILED, cache_folder()):
        if os.path.isdir(os.path.join(parent, own)):
            return os.path.join(parent, own)
    return _compile(part, own)


def read_compiled(name: str, file: str) -> bytes:
    """One compiled file of a part."""
    with open(os.path.join(compiled(name), file), "rb") as stream:
        return stream.read()


def source_texts(part: Part) -> dict[str, str]:
    """The texts of a part's sources by their path, in the order of the paths."""
    texts: dict[str, str] = {}
    for name, path in _sources(part):
        with open(path, encoding="utf-8") as stream:
            texts[name] = stream.read()
    return texts


def _compile(part: Part, name: str) -> str:
    """Compile a part and keep it; what an earlier state of the sources became is removed."""
    files, problems = part.compile(source_texts(part))
    if problems:
        raise BrokenData(problems)
    for parent in (_COMPILED, cache_folder()):
        if put_folder(os.path.join(parent, name), files):
            _remove_older(parent, part.name, name)
            return os.path.join(parent, name)
    raise OSError(f"cannot write to {_COMPILED} nor to {cache_folder()}")


def _remove_older(parent: str, part: str, name: str) -> None:
    for other in os.listdir(parent):
        if other.startswith(f"{part}-") and other != name:
            remove_folder(os.path.join(parent, other))


def _fingerprint(part: Part) -> int:
    """What changes whenever a source or a module that compiles it changes."""
    paths = [path for _, path in _sources(part)]
    paths += [os.path.join(_PACKAGE, *f"{module}.py".split("/")) for module in part.modules]
    stamps = [(path, os.stat(path)) for path in paths]
    listing = "".join(f"{path}\t{at.st_size}\t{at.st_mtime_ns}\n" for path, at in stamps)
    return zlib.crc32(listing.encode())


def _sources(part: Part) -> Iterator[tuple[str, str]]:
    """Name (``rules/languages/en.yaml``) and path of each source file of a part."""
    for pattern in part.sources:
        folder, _, last = pattern.rpartition("/")
        root = _DATA if os.path.isdir(os.path.join(_DATA, "rules")) else _CHECKOUT
        where = os.path.join(_PACKAGE if folder.startswith("data") else root, *folder.split("/"))
        suffix = last.lstrip("*")
        for name in sorted(os.listdir(where)) if os.path.isdir(where) else ():
            if name.endswith(suffix):
                yield f"{folder}/{name}", os.path.join(where, name)
