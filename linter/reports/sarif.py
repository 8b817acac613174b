"""SARIF 2.1.0, the format of code scanning: one run with its rules, results and failures."""

from collections.abc import Iterator
from json import dumps
from typing import Any
from urllib.parse import quote

from linter import __version__
from linter.findings import Finding, Place, Problem, Report, Severity
from linter.reports import View

Record = dict[str, Any]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def render(report: Report, view: View) -> Iterator[str]:
    """The report as one SARIF log; what is suppressed is in it, and marked."""
    del view
    rules = {finding.rule: finding for finding in report.findings}
    numbers = {rule: number for number, rule in enumerate(sorted(rules))}
    run: Record = {
        "tool": {
            "driver": {
                "name": "disclint",
                "semanticVersion": __version__,
                "rules": [_rule(rules[rule]) for rule in numbers],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, numbers[finding.rule]) for finding in report.findings],
        "invocations": [
            {
                "executionSuccessful": not report.problems,
                "toolExecutionNotifications": [_notification(one) for one in report.problems],
            }
        ],
    }
    yield dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False)


def _rule(finding: Finding) -> Record:
    return {
        "id": finding.rule,
        "shortDescription": {"text": finding.rule.replace("-", " ")},
        "fullDescription": {"text": finding.why},
    }


def _result(finding: Finding, rule: int) -> Record:
    text = f"{finding.message}\nTo paste: {finding.remedy}" if finding.remedy else finding.message
    result: Record = {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [_location(finding.path, finding.place)],
    }
    if finding.related:
        result["relatedLocations"] = [
            {**_location(finding.path, one.place), "message": {"text": one.message}}
            for one in finding.related
        ]
    if finding.suppressed:
        kind = "inSource" if finding.suppressed.by == "comment" else "external"
        result["suppressions"] = [{"kind": kind, "justification": finding.suppressed.reason}]
    return result


def _notification(problem: Problem) -> Record:
    hint = f" ({problem.hint})" if problem.hint else ""
    place = Place(problem.position, problem.position) if problem.position else None
    return {
        "level": "error",
        "message": {"text": problem.message + hint},
        "locations": [_location(problem.path, place)],
    }


def _location(path: str, place: Place | None) -> Record:
    physical: Record = {"artifactLocation": {"uri": _uri(path)}}
    if place:
        physical["region"] = {
            "startLine": place.start.line,
            "startColumn": place.start.column,
            "endLine": place.end.line,
            "endColumn": place.end.column,
        }
    return {"physicalLocation": physical}


def _uri(path: str) -> str:
    """A path as a URI relative to where the run began."""
    return quote(path.replace("\\", "/").removeprefix("./").encode("utf-8", "surrogateescape"))
