"""The folders of this user that files of ours are kept in; they need not exist."""

import os
import sys


def cache_folder() -> str:
    """For what can always be made again, and may vanish at any time."""
    return _folder("XDG_CACHE_HOME", (".cache",), ("Caches",), "cache")


def data_folder() -> str:
    """For what the user has asked for, and would miss."""
    return _folder("XDG_DATA_HOME", (".local", "share"), ("Application Support",), "data")


def _folder(variable: str, usual: tuple[str, ...], library: tuple[str, ...], local: str) -> str:
    """What the variable says, else the platform's place: Linux, macOS's library, Windows."""
    if own := os.environ.get(variable):
        return os.path.join(own, "disclint")
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        return os.path.join(os.environ.get("LOCALAPPDATA", home), "disclint", local)
    if sys.platform == "darwin":
        return os.path.join(home, "Library", *library, "disclint")
    return os.path.join(home, *usual, "disclint")
