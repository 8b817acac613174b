"""GitHub workflow commands: a pull request shows the findings as annotations on its lines."""

from collections import Counter
from collections.abc import Iterator

from linter.counting import several
from linter.findings import Finding, Problem, Report
from linter.reports import View

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
SHOWN = 10
"""GitHub shows this many annotations of each kind in a step, and drops the rest in silence."""


def render(report: Report, view: View) -> Iterator[str]:
    """Annotations for problems and findings; what GitHub will not show is said first."""
    del view
    active = report.active
    counts = Counter(_COMMANDS[finding.severity] for finding in active)
    counts["error"] += len(report.problems)
    for kind, count in counts.items():
        if count > SHOWN:
            yield _command(
                "notice",
                {"title": "disclint"},
                f"GitHub shows {SHOWN} of {several(count, kind)}; the other {count - SHOWN} stand "
                "only in the log of this step",
            )
    yield from map(_problem, report.problems)
    yield from map(_finding, active)


def _problem(problem: Problem) -> str:
    properties = {"file": problem.path}
    if problem.position:
        properties |= {"line": str(problem.position.line), "col": str(problem.position.column)}
    hint = f" ({problem.hint})" if problem.hint else ""
    return _command("error", {**properties, "title": "disclint"}, problem.message + hint)


def _finding(finding: Finding) -> str:
    start, end = finding.place
    properties = {"file": finding.path, "line": str(start.line), "endLine": str(end.line)}
    if start.line == end.line:  # otherwise GitHub rejects the columns, and with them the place
        properties |= {"col": str(start.column), "endColumn": str(end.column)}
    text = finding.message
    if finding.remedy:
        text += f"\nTo paste: {finding.remedy}"
    for related in finding.related:
        text += f"\nLine {related.place.start.line}: {related.message}"
    return _command(_COMMANDS[finding.severity], {**properties, "title": finding.rule}, text)


def _command(kind: str, properties: dict[str, str], message: str) -> str:
    listed = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    return f"::{kind} {listed}::{_escaped(message)}"


def _escaped(text: str, also: str = "") -> str:
    """Text as the runner decodes it; properties escape the characters that separate them too."""
    for char in "%\r\n" + also:
        text = text.replace(char, f"%{ord(char):02X}")
    return text
