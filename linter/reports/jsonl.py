"""One JSON object a line for each finding."""

from collections.abc import Iterator
from json import dumps

from linter.findings import Report
from linter.reports import View
from linter.reports._record import finding_record


def render(report: Report, view: View) -> Iterator[str]:
    """The findings, suppressed ones too; a tool reads them line by line."""
    del view
    for finding in report.findings:
        yield dumps(finding_record(finding), ensure_ascii=False)
