"""`disclint check`: which disclosures articles lack, and where."""

from collections.abc import Iterable

from linter.arguments import Arguments
from linter.check import lint
from linter.commands import CLEAN, FINDINGS, OURS, USERS_MISTAKE, Console, complaints
from linter.commands.common import articles, chosen_format, colored, how
from linter.files.knowledge import Loaded, Wanted, load
from linter.findings import SEVERITIES, Finding, Problem, Report
from linter.reports import View, is_name, names, render
from linter.run import over
from linter.source import Source
from linter.verdict import Checked


def run(arguments: Arguments, console: Console) -> int:
    """Check articles, print the report, and say how the run ends."""
    if not is_name(arguments.text("format", "text")):
        chosen_format(arguments, names())
    loaded = load(wanted(arguments))
    if loaded.problems:
        return complaints(loaded.problems, console)
    report, excluded = _report(arguments, loaded)
    complaints(report.problems, console)
    color = colored(arguments, is_terminal=console.is_terminal)
    view = View(color, brief=arguments.given("quiet"), excluded=excluded)
    shape = arguments.text("format") or loaded.config.format or "text"
    console.show(render(shape, report, view))
    return exit_status(report, arguments.text("fail-on") or loaded.config.fail_on)


def wanted(arguments: Arguments) -> Wanted:
    """What a command line asks for, besides articles."""
    return Wanted(
        arguments.text("config") or None,
        arguments.texts("rules"),
        listed(arguments.texts("select")),
        listed(arguments.texts("ignore")),
    )


def listed(values: Iterable[str]) -> tuple[str, ...]:
    """The items of lists with commas."""
    return tuple(item.strip() for value in values for item in value.split(",") if item.strip())


def _report(arguments: Arguments, loaded: Loaded) -> tuple[Report, int]:
    """The report on the articles of a command line, and how many the settings exclude."""
    config = loaded.config
    found = articles(arguments, config.path, config.include, config.exclude)

    def work(source: Source) -> Checked:
        return lint(source, None, loaded.knowledge)

    findings: list[Finding] = []
    problems: list[Problem] = list(found.problems)
    files = 0
    for outcome in over(found.paths, work, how(arguments)):
        if outcome.result is not None:
            files += 1
            findings.extend(outcome.result.findings)
            problems.extend(outcome.result.problems)
        if outcome.problem is not None:
            problems.append(outcome.problem)
    return Report(tuple(findings), tuple(problems), files), found.excluded


def exit_status(report: Report, fail_on: str) -> int:
    """What a run with this report ends with; an article that was not read is never clean."""
    if any(problem.ours for problem in report.problems):
        return OURS
    if report.problems:
        return USERS_MISTAKE
    grave = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on != "never" else ()
    return FINDINGS if any(one.severity in grave for one in report.active) else CLEAN
