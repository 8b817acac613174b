"""For people: each finding with its line, the reason, and what to do about it."""

from collections.abc import Callable, Iterator

from linter.counting import several
from linter.findings import SEVERITIES, Finding, Related, Report
from linter.reports import View
from linter.reports._excerpt import excerpt, one_line, printable, shortened

Paint = Callable[[str, str], str]
"""Gives a text the look of what it is: a key of `LOOKS`."""

LOOKS = {
    "bold": "1",
    "dim": "2",
    "good": "32",
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
}
"""What the terminal is told for each look."""
_MOST_RELATED = 6
"""Related places that are listed; of more, how many there are."""


def render(report: Report, view: View) -> Iterator[str]:
    """The findings that nobody suppressed, and a line that counts all of them."""
    paint = painter(view)
    told: set[str] = set()
    for finding in report.active:
        yield _headline(finding, paint)
        if not view.brief:
            yield from _details(finding, paint, tell_why=finding.rule not in told)
            told.add(finding.rule)
    if not view.brief:
        yield _summary(report, view, paint)


def painter(view: View) -> Paint:
    """What paints, or leaves all text plain."""
    if not view.color:
        return lambda text, _look: text
    return lambda text, look: f"\x1b[{LOOKS[look]}m{text}\x1b[0m"


def _headline(finding: Finding, paint: Paint) -> str:
    line, column = finding.place.start
    place = paint(f"{printable(finding.path)}:{line}:{column}", "bold")
    severity = paint(finding.severity, finding.severity)
    return f"{place} {severity} {finding.rule} {one_line(finding.message)}"


def _details(finding: Finding, paint: Paint, *, tell_why: bool) -> Iterator[str]:
    """The line with its caret, the reason (once for each rule), related places, the remedy."""
    yield from excerpt_lines(finding, paint)
    if tell_why:
        yield f"   why: {one_line(finding.why)}"
    for related in finding.related[:_MOST_RELATED]:
        yield f"   see: {_related(related)}"
    if (more := len(finding.related) - _MOST_RELATED) > 0:
        yield f"   see: {several(more, 'more place')}"
    if finding.remedy:
        yield f"   add: {paint(one_line(finding.remedy), 'good')}"
    yield ""


def excerpt_lines(finding: Finding, paint: Paint) -> Iterator[str]:
    """The line of a finding, and a caret under its place."""
    start, end = finding.place
    last = end.column if end.line == start.line else len(finding.excerpt) + 1
    text, carets = excerpt(finding.excerpt, start.column, last)
    gutter = " " * len(str(start.line))
    yield f" {paint(f'{start.line} |', 'dim')} {text}"
    yield f" {paint(f'{gutter} |', 'dim')} {paint(carets, finding.severity)}"


def _related(related: Related) -> str:
    """A related place in words, with what stands there unless the words say it already."""
    start, end = related.place
    last = end.column if end.line == start.line else len(related.excerpt) + 1
    there = shortened(related.excerpt[start.column - 1 : last - 1])
    there += "" if end.line == start.line or there.endswith("…") else " …"
    told = f"line {start.line}:{start.column}: {one_line(related.message)}"
    return told if there in related.message else f"{told}: {there}"


def _summary(report: Report, view: View, paint: Paint) -> str:
    active = report.active
    parts: list[str] = []
    for severity in SEVERITIES:
        if count := sum(finding.severity == severity for finding in active):
            noun = "note" if severity == "info" else severity
            parts.append(paint(several(count, noun), severity))
    findings = ", ".join(parts) or paint("nothing to report", "good")
    aside = [f"{silent} suppressed"] if (silent := len(report.findings) - len(active)) else []
    if view.excluded:
        aside.append(f"{several(view.excluded, 'article')} excluded by the settings")
    if report.problems:
        aside.append(f"{several(len(report.problems), 'problem')} above")
    return f"{several(report.files, 'article')} checked: {findings}" + (
        f" ({', '.join(aside)})" if aside else ""
    )
