"""What a YAML parser stumbles over, in words for people who do not write parsers."""

from typing import Any

from linter.later import pattern
from linter.source import Source

_KNOWN = (
    (r"character '\t'", "a tab where YAML wants spaces", "indent with spaces"),
    ("another document", "a second YAML document", "a file holds one; remove the `---` or `...`"),
    (
        "mapping values are not allowed",
        "a `:` where no key can be",
        "align the keys, and put quotes around text that contains `: `",
    ),
    ("undefined alias", "text that begins with `*`, an alias in YAML", "put quotes around it"),
    ("cannot start any token", "a character that no text may begin with", "put quotes around it"),
    ("unknown escape", "an unknown escape in double quotes", "use single quotes"),
    ("incompatible YAML", "a version of YAML that is not read", "remove the `%YAML` line"),
)


_ENDS = pattern("<stream end>|end of stream")


def explain(error: Any, source: Source) -> tuple[int | None, str, str | None]:  # noqa: ANN401  # an error of ruamel
    """The offset, the message and perhaps a hint for an error of the YAML parser."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return getattr(error, "position", None), "a control character that YAML forbids", None
    problem = str(getattr(error, "problem", None) or "")
    for sign, message, hint in _KNOWN:
        if sign in problem:
            return mark.index, message, hint
    context = getattr(error, "context", None)
    begins = getattr(error, "context_mark", None)
    if begins and _ENDS.search(problem):
        what = "a quoted text" if "quoted" in str(context) else "a bracket"
        return begins.index, f"{what} that is never closed", None
    where = f"it begins on line {source.position(begins.index).line}" if begins else None
    return mark.index, f"not valid YAML: {problem}" + (f" {context}" if context else ""), where
