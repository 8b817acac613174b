"""Names in scripts with spaces but without capitals: Hebrew, Arabic, those of India, Georgian."""

from collections.abc import Iterator

from linter.facts.prose import Prose
from linter.facts.spots import Spot, name_at
from linter.facts.wordmemory import Memory
from linter.later import pattern
from linter.scripts import CASELESS

_WORDS = pattern(f"[{CASELESS}]+(?:['\"][{CASELESS}]+)*")
"""A word; in Hebrew a quotation mark may stand in it."""


def other_spots(prose: Prose, memory: Memory) -> Iterator[Spot]:
    """Names in these scripts, also behind a particle that is written as one word with them."""
    text = prose.text
    if text.isascii():
        return
    known, done = memory.beginnings, -1
    for match in _WORDS.finditer(text):
        word, start = match.group(), match.start()
        if start < done:
            continue
        offsets = known.get(word)
        if offsets is None:
            offsets = memory.where_names_begin(word)
        for offset in offsets:
            spot = name_at(prose, start + offset, memory.table)
            if spot is not None and not _WORDS.match(text, spot.end):
                yield spot
                done = spot.end
                break
