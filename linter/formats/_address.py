"""Bare web addresses in running text: a reader sees them, but they are no prose."""

import re

from linter.document import ProseWriter

# An address ends before a script without spaces, whose sentences go on right behind it.
_REST = r"[^\s<>\"`|\\^{}\u2e80-\u312f\u31a0-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff01-\uffef]"
ADDRESS = re.compile(rf"(?<![\w@])(?:[a-z][a-z+.-]{{1,9}}://|www\.(?=\w)){_REST}*", re.IGNORECASE)
_TRAILING = "?!.,:;*_~'’”»)]"


def find(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The first address in ``text[start:end]``; it may go on past `end`."""
    if text.find("://", start, end) < 0 and text.find("www.", start, end) < 0:
        return None
    found = ADDRESS.search(text, start, end)
    if found is None:
        return None
    whole = ADDRESS.match(text, found.start())
    return found.start(), _trimmed(text, found.start(), (whole or found).end())


def _trimmed(text: str, start: int, end: int) -> int:
    """Where an address ends without the punctuation of the sentence that it stands in."""
    while end > start and text[end - 1] in _TRAILING:
        inside = text[start:end] if text[end - 1] == ")" else ""
        if inside and inside.count("(") >= inside.count(")"):
            break
        end -= 1
    return end


def copy_without(writer: ProseWriter, start: int, end: int) -> None:
    """Copy source ``start:end`` into the open block, without the addresses in it."""
    text = writer.source.text
    while (address := find(text, start, end)) is not None:
        writer.copy(start, address[0])
        start = min(address[1], end)
    writer.copy(start, end)
