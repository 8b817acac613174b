"""Patterns that are compiled when they are first used.

A pattern costs a tenth of a millisecond to compile, one with a class of CJK characters two. An
article uses few of all that the package knows, and start-up is what its author waits for.
"""

import re
from typing import Any, cast

_METHODS = ("finditer", "findall", "fullmatch", "match", "search", "split", "sub", "subn")


class _Later:
    """Stands for a compiled pattern; from its first use on its methods are that pattern's."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = pattern, flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # whatever a pattern has
        compiled = re.compile(*self._source)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern that `source` is, to be compiled on first use."""
    return cast("re.Pattern[str]", _Later(source, flags))
