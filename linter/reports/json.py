"""One JSON object for the whole run."""

from collections.abc import Iterator
from json import dumps

from linter import __version__
from linter.findings import Report
from linter.reports import View
from linter.reports._record import finding_record, problem_record, summary_record


def render(report: Report, view: View) -> Iterator[str]:
    """The report as one object; a tool reads it whole."""
    del view
    record = {
        "version": __version__,
        "summary": summary_record(report),
        "findings": [finding_record(finding) for finding in report.findings],
        "errors": [problem_record(problem) for problem in report.problems],
    }
    yield dumps(record, ensure_ascii=False)
