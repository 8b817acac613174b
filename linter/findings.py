"""What we tell the author: findings, each with one place, a reason and a remedy."""

from typing import Literal, NamedTuple

from linter.source import Position

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""From the gravest to the lightest."""


class Place(NamedTuple):
    """A stretch of a file as it stands on disk: `end` is the position after its last character."""

    start: Position
    end: Position


class Related(NamedTuple):
    """Another place that belongs to a finding, and what is to be seen there."""

    place: Place
    message: str
    excerpt: str
    """The source line that `place` begins on."""


class Suppressed(NamedTuple):
    """Who silenced a finding, and why."""

    by: Literal["comment", "baseline", "settings"]
    reason: str
    line: int | None


class Finding(NamedTuple):
    """One thing that an article should have said, or should not have."""

    path: str
    place: Place
    rule: str
    severity: Severity
    message: str
    why: str
    remedy: str | None
    """The sentence to paste, in the language of the article."""
    excerpt: str
    """The source line that the place begins on."""
    related: tuple[Related, ...] = ()
    suppressed: Suppressed | None = None


class Problem(NamedTuple):
    """What kept a file from being checked, or a settings file from being understood."""

    path: str
    position: Position | None
    message: str
    hint: str | None = None
    ours: bool = False
    """Whether it is a fault of disclint, not of the user."""

    def __str__(self) -> str:
        """``path:line:column: message (hint)``, as printed on standard error."""
        at = f":{self.position.line}:{self.position.column}" if self.position else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.path}{at}: {self.message}{hint}"


class Report(NamedTuple):
    """All that one run found, in the order of path, line, column and rule."""

    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    files: int
    """How many files were checked."""

    @property
    def active(self) -> tuple[Finding, ...]:
        """The findings that nobody suppressed."""
        return tuple(finding for finding in self.findings if finding.suppressed is None)
