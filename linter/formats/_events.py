"""From the events of a Markdown parser to prose.

`pyromark` tells what begins and ends, in order, with ranges in bytes of UTF-8. Text that follows
text is copied in one go, so an event costs little more than it takes to look at it.
"""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from linter.formats._handlers import ENDS, LEAVES, STARTS, Handlers

if TYPE_CHECKING:
    from pyromark import Markdown

_DELIMITERS = "*_~"


@cache
def _parser() -> "Markdown":
    from pyromark import Markdown, Options

    return Markdown(
        options=Options.ENABLE_TABLES
        | Options.ENABLE_FOOTNOTES
        | Options.ENABLE_STRIKETHROUGH
        | Options.ENABLE_TASKLISTS
        | Options.ENABLE_GFM
        | Options.ENABLE_HEADING_ATTRIBUTES
    )


class Walk(Handlers):
    """One walk over the events of an article."""

    def run(self) -> None:
        """Write the prose of the article."""
        self.follow(_parser().events_with_range(self.body))
        if self.elements is not None:
            self.elements.finish(len(self.source))

    def follow(self, events: "Iterable[tuple[Any, Any]]") -> None:  # noqa: C901, PLR0912
        """Go over the events: this loop is where the time goes, so it is short, not pretty."""
        leaves, starts, ends = LEAVES, STARTS, ENDS
        first = stop = chars = 0  # the text that waits to be copied: bytes, and characters
        for event, place in events:
            if event.__class__ is str:
                handler = leaves[event]
                value = None
            else:
                (name,) = event
                value = event[name]
                if name == "Text":
                    start = place["start"]
                    end = place["end"]
                    count = len(value)
                    size = count if value.isascii() else len(value.encode())
                    if end - start == size and start >= self.skip:
                        if count == 1 and value in _DELIMITERS and self.is_left_over(start):
                            continue
                        if start == stop:
                            stop = end
                            chars += count
                            continue
                        if stop:
                            self.copy(first, stop, chars)
                            stop = 0
                        if start >= self.skip:  # which the copy may have moved
                            first, stop, chars = start, end, count
                            continue
                    handler = Handlers.on_text
                elif name == "Start":
                    if value.__class__ is str:
                        kind = value
                    else:
                        (kind,) = value
                        value = value[kind]
                    if (handler := starts.get(kind)) is None:
                        continue
                elif name == "End":
                    if value.__class__ is not str:
                        (value,) = value
                    if (handler := ends.get(value)) is None:
                        continue
                else:
                    handler = leaves[name]
            if stop:
                self.copy(first, stop, chars)
                stop = 0
            handler(self, value, place)
        if stop:
            self.copy(first, stop, chars)
