"""One piece of work over many articles: outcomes in order, faults kept to their article."""

import os

import pytest

from linter.commands import CLEAN, FINDINGS, OURS, USERS_MISTAKE
from linter.commands.check import exit_status
from linter.findings import Finding, Place, Problem, Report, Suppressed
from linter.run import MANY, How, over
from linter.source import Position


@pytest.fixture
def paths(tmp_path):
    files = [tmp_path / f"{number:03}.md" for number in range(MANY + 3)]
    for file in files:
        file.write_text(file.name, "utf-8")
    return [str(file) for file in files]


def work(source):
    if source.path.endswith("007.md"):
        raise LookupError("no such\nthing")
    if source.path.endswith("008.md"):
        raise RecursionError
    return len(source.text) * "x"


@pytest.mark.parametrize("jobs", [None, 1, 2, 7, 1000])
def test_outcomes_come_in_order_whatever_the_number_of_processes(paths, jobs):
    outcomes = list(over(paths, work, How(jobs)))
    assert [outcome.path for outcome in outcomes] == paths
    assert outcomes == list(over(paths, work, How(1)))


def test_a_fault_of_ours_is_told_on_one_line_and_ends_one_article(paths):
    outcomes = list(over(paths, work, How()))
    told = [outcome.problem for outcome in outcomes if outcome.problem]
    assert [problem.message for problem in told] == [
        "internal error: LookupError: no such thing",
        "internal error: RecursionError:",
    ]
    assert all(problem.ours for problem in told)
    assert sum(outcome.result is not None for outcome in outcomes) == len(paths) - 2


def test_a_fault_is_raised_where_it_is_looked_for(paths):
    with pytest.raises(LookupError):
        list(over(paths, work, How(debug=True)))


def test_a_process_that_dies_is_told_for_each_of_its_articles(paths):
    def die(source):
        if source.path.endswith("009.md"):
            os._exit(1)
        return source.path

    outcomes = list(over(paths, die, How(2)))
    lost = [outcome.path for outcome in outcomes if outcome.problem]
    assert lost == paths[9::2]
    assert "a worker process ended early" in outcomes[9].problem.message


def test_no_process_is_left_when_the_reader_stops_early(paths):
    outcomes = over(paths, work, How(2))
    next(outcomes)
    outcomes.close()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def finding(severity, *, suppressed=False):
    here = Place(Position(1, 1), Position(1, 2))
    by = Suppressed("comment", "why", 1) if suppressed else None
    return Finding("a.md", here, "rule", severity, "m", "w", None, "x", (), by)


USERS = Problem("a.md", None, "empty")
OUR = Problem("a.md", None, "internal error", ours=True)


@pytest.mark.parametrize(
    ("findings", "problems", "fail_on", "status"),
    [
        ((), (), "error", CLEAN),
        ((finding("error"),), (), "error", FINDINGS),
        ((finding("warning"),), (), "error", CLEAN),
        ((finding("warning"),), (), "warning", FINDINGS),
        ((finding("error"),), (), "info", FINDINGS),
        ((finding("error"),), (), "never", CLEAN),
        ((finding("error", suppressed=True),), (), "info", CLEAN),
        ((), (USERS,), "never", USERS_MISTAKE),
        ((finding("error"),), (USERS,), "error", USERS_MISTAKE),
        ((finding("error"),), (USERS, OUR), "error", OURS),
    ],
)
def test_how_a_run_ends_is_decided_from_its_report(findings, problems, fail_on, status):
    assert exit_status(Report(findings, problems, 1), fail_on) == status
