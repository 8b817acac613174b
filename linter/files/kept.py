"""What a house writes in YAML, kept compiled: YAML is slow to read, and seldom changes.

A kept file holds the very text that it was compiled from, so nothing stale is ever used. All
failures of the cache are silent: then the text is compiled once more.
"""

import marshal
import os
import zlib
from collections.abc import Callable

from linter import __version__
from linter.files.folders import cache_folder
from linter.findings import Problem

_MOST = 400
"""How many compiled files are kept."""


def compiled_text(
    kind: str,
    text: str,
    extra: str,
    compile: Callable[[], tuple[bytes | None, tuple[Problem, ...]]],
) -> tuple[bytes | None, tuple[Problem, ...]]:
    """What `compile` makes of `text`, from the cache if it is there.

    `extra` is whatever else the result depends on. What is faulty is not kept.
    """
    key = (__version__, kind, extra, text)
    place = os.path.join(cache_folder(), "kept", f"{kind}-{_number(kind, extra, text)}.bin")
    try:
        with open(place, "rb") as file:
            kept = marshal.load(file)  # noqa: S302  # written below, in the user's own directory
        if kept[0] == key:
            return kept[1], ()
    except (OSError, ValueError, EOFError, TypeError, IndexError, KeyError):
        pass
    blob, problems = compile()
    if blob is not None and not problems:
        _keep(place, marshal.dumps((key, blob)))
    return blob, problems


def _number(*texts: str) -> str:
    """A file name for texts; that two share one does no harm."""
    return f"{zlib.crc32(chr(0).join(texts).encode('utf-8', 'surrogatepass')):08x}"


def _keep(place: str, content: bytes) -> None:
    temporary = f"{place}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(place), exist_ok=True)
        _make_room(os.path.dirname(place))
        with open(temporary, "wb") as file:
            file.write(content)
        os.replace(temporary, place)
    except OSError:
        pass


def _make_room(folder: str) -> None:
    """Forget the older half once there are too many."""
    kept = [entry for entry in os.scandir(folder) if entry.is_file()]
    if len(kept) >= _MOST:
        kept.sort(key=lambda entry: entry.stat().st_mtime)
        for entry in kept[: len(kept) // 2]:
            os.unlink(entry.path)
