"""The issuer table of this user: renewed by ``disclint issuers update``, else the one that ships.

A renewed table belongs to the table that it was made from. After a new version of `disclint` the
one that ships is used again until the next update.
"""

import os

from linter.files.folders import data_folder
from linter.files.shipped import compiled
from linter.issuers import FILE, BrokenTable, IssuerTable

SOURCES = ("issuers.tsv", "ambiguous.tsv", "exchanges.tsv")
"""The tables as text, as they ship."""


def updated_folder(shipped: str) -> str:
    """Where the table is that was renewed from the shipped one of a folder; it need not exist."""
    size = os.stat(os.path.join(shipped, FILE)).st_size
    return os.path.join(data_folder(), f"issuers-{size}")


def open_issuers() -> IssuerTable:
    """The renewed table, if there is a sound one; else the one that ships."""
    shipped = compiled("issuers")
    folder = updated_folder(shipped)
    if os.path.isfile(os.path.join(folder, FILE)):
        try:
            return IssuerTable.open(folder)
        except (OSError, BrokenTable):
            pass  # it can be made again at any time; a check must not fail for it
    return IssuerTable.open(shipped)


def read_sources() -> dict[str, str]:
    """The text of the tables that ship."""
    folder = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "data")
    texts = {}
    for name in SOURCES:
        with open(os.path.join(folder, name), encoding="utf-8", newline="\n") as file:
            texts[name] = file.read()
    return texts


def swap(folder: str, data: bytes) -> None:
    """Put a new table in the place of an old one at once; on any error the old one stays."""
    os.makedirs(folder, exist_ok=True)
    new = os.path.join(folder, f"{FILE}.{os.getpid()}.new")
    try:
        with open(new, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(new, os.path.join(folder, FILE))
    except BaseException:
        if os.path.exists(new):
            os.unlink(new)
        raise
