"""The rules and data that ship with the package, compiled: found in a wheel, made in a checkout.

A wheel carries everything compiled. In a checkout (or an editable install) each part is compiled
on first use and whenever its sources change, beside the package or, where nobody may write there,
in the user's cache directory.
"""

import os
import zlib
from collections.abc import Callable, Iterator

from linter.compiling import PARTS, Part
from linter.files.cache import put_folder, remove_folder
from linter.files.folders import cache_folder
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
    return _keep(part, own)


def reader(name: str) -> Callable[[str], bytes]:
    """What reads compiled files of a part, by their names."""
    folder = compiled(name)

    def read(file: str) -> bytes:
        with open(os.path.join(folder, file), "rb") as stream:
            return stream.read()

    return read


def compile_all() -> dict[str, dict[str, bytes]]:
    """All compiled files by part and name, as a wheel carries them; raises `BrokenData`."""
    return {part.name: _compiled(part) for part in PARTS}


def _keep(part: Part, name: str) -> str:
    """Compile a part and keep it; what an earlier state of the sources became is removed."""
    files = _compiled(part)
    for parent in (_COMPILED, cache_folder()):
        if put_folder(os.path.join(parent, name), files):
            _remove_older(parent, part.name, name)
            return os.path.join(parent, name)
    raise OSError(f"cannot write to {_COMPILED} nor to {cache_folder()}")


def _compiled(part: Part) -> dict[str, bytes]:
    texts: dict[str, str] = {}
    for name, path in _sources(part):
        with open(path, encoding="utf-8") as stream:
            texts[name] = stream.read()
    files, problems = part.compile(texts)
    if problems:
        raise BrokenData(problems)
    return files


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
    return zlib.crc32(listing.encode("utf-8", "surrogateescape"))


def _sources(part: Part) -> Iterator[tuple[str, str]]:
    """Name (``rules/languages/en.yaml``) and path of each source file of a part, in order."""
    for pattern in part.sources:
        folder, _, last = pattern.rpartition("/")
        root = _PACKAGE if folder.startswith("data") else _CHECKOUT
        where = os.path.join(root, *folder.split("/"))
        starred, suffix = last.startswith("*"), last.lstrip("*")
        for name in sorted(os.listdir(where)) if os.path.isdir(where) else ():
            if name == last or (starred and name.endswith(suffix)):
                yield f"{folder}/{name}", os.path.join(where, name)
