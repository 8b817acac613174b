"""Comments that ask to allow a rule, the same in every format.

``disclint: allow RULE[, RULE] -- reason`` speaks of the block that comes next,
``disclint: allow-file RULE[, RULE] -- reason`` of the whole file. A comment that begins with
``disclint:`` and says nothing else that we understand is kept with no rules, so that it can be
reported: a misspelt request must not pass in silence.
"""

import re
from typing import Literal

from linter.document import ProseWriter, Suppression
from linter.later import pattern
from linter.source import Span

_REQUEST = pattern(
    r"\s*disclint\s*:\s*(?:allow(-file)?(?![\w-])\s*(.*))?", re.IGNORECASE | re.DOTALL
)
_REASON = pattern(r"\s(?:--+|—|–)\s|\s--+$")


def note(writer: ProseWriter, text: str, start: int, end: int) -> bool:
    """Note what the comment `text` asks for, if it is a request; it stands at ``start:end``."""
    request = _REQUEST.match(text)
    if request is None:
        return False
    names, _, reason = _split(request[2] or "")
    rules = tuple(names.replace(",", " ").split())
    scope: Literal["file", "next-block"] = "file" if request[1] else "next-block"
    writer.suppressions.append(
        Suppression(rules, " ".join(reason.split()), Span(start, end), scope)
    )
    return True


def _split(request: str) -> tuple[str, str, str]:
    dash = _REASON.search(request)
    if dash is None:
        return request, "", ""
    return request[: dash.start()], dash.group(), request[dash.end() :]
