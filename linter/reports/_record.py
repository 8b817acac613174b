"""Findings and problems in the JSON shapes that tools are built on."""

from typing import Any

from linter.findings import Finding, Place, Problem, Report


def finding_record(finding: Finding) -> dict[str, Any]:
    """One finding."""
    return {
        "path": finding.path,
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "remedy": finding.remedy,
        **_place(finding.place),
        "related": [{**_place(one.place), "message": one.message} for one in finding.related],
        "suppressed": finding.suppressed._asdict() if finding.suppressed else None,
    }


def problem_record(problem: Problem) -> dict[str, Any]:
    """What kept a file from being checked."""
    line, column = problem.position or (None, None)
    return {
        "path": problem.path,
        "line": line,
        "column": column,
        "message": problem.message,
        "hint": problem.hint,
    }


def summary_record(report: Report) -> dict[str, Any]:
    """The counts of a report."""
    active = report.active
    return {
        "files": report.files,
        "findings": len(active),
        "error": sum(finding.severity == "error" for finding in active),
        "warning": sum(finding.severity == "warning" for finding in active),
        "info": sum(finding.severity == "info" for finding in active),
        "suppressed": len(report.findings) - len(active),
    }


def _place(place: Place) -> dict[str, int]:
    return {
        "line": place.start.line,
        "column": place.start.column,
        "end_line": place.end.line,
        "end_column": place.end.column,
    }
