"""One piece of work over many articles, by several processes where that is faster.

The outcome of each article comes in the order of the paths, whatever the number of processes; the
memory it takes does not grow with the number of articles.
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from linter.files.reading import STDIN, Unreadable, read_source, read_stdin
from linter.findings import Problem
from linter.source import Source

T = TypeVar("T")
Work = Callable[[Source], T]

MANY = 48
"""From this many articles on, further processes earn more time than they take to start."""
_FEWEST_EACH = 16
"""No process is started for fewer articles."""


class Outcome(NamedTuple, Generic[T]):
    """What came of one article: a result, or a problem."""

    path: str
    result: T | None
    problem: Problem | None = None


class How(NamedTuple):
    """How the work is to be done."""

    jobs: int | None = None
    """How many processes; `None`: as many as are worth it."""
    stdin_name: str = "stdin.md"
    """What the article on standard input is called."""
    debug: bool = False
    """Whether a fault of ours shall end the run with its traceback."""


def over(paths: Sequence[str], work: Work[T], how: How) -> Iterator[Outcome[T]]:
    """Do the work on every article, and yield the outcomes in the order of `paths`."""
    jobs = _jobs(len(paths), how.jobs)
    if jobs > 1 and not how.debug:
        return _in_parallel(paths, work, how, jobs)
    return (_one(path, work, how) for path in paths)


def _jobs(articles: int, asked: int | None) -> int:
    """How many processes to use; one where the system cannot copy a running process."""
    if not hasattr(os, "fork") or (asked is None and articles < MANY):
        return 1
    if asked is not None:
        return max(1, min(asked, articles))
    own = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return max(1, min(own, articles // _FEWEST_EACH))


def _one(path: str, work: Work[T], how: How) -> Outcome[T]:
    """The outcome of one article; a fault of ours ends this article, not the run."""
    try:
        source = read_stdin(how.stdin_name) if path == STDIN else read_source(path)
        return Outcome(path, work(source))
    except Unreadable as error:
        return Outcome(path, None, error.problem)
    except Exception as error:
        if how.debug:
            raise
        return Outcome(path, None, internal_error(path, error))


def internal_error(path: str, error: BaseException) -> Problem:
    """A fault of ours, told on one line."""
    told = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    hint = "please report it; --debug shows where"
    return Problem(path, None, f"internal error: {told}", hint, ours=True)


def _in_parallel(paths: Sequence[str], work: Work[T], how: How, jobs: int) -> Iterator[Outcome[T]]:
    """Each process takes every n-th article; the outcomes are collected in turn.

    A pipe holds few outcomes, so no process runs far ahead of what is read.
    """
    import pickle  # noqa: PLC0415  # needed only here

    sys.stdout.flush()
    sys.stderr.flush()
    workers = [_start(paths[number::jobs], work, how) for number in range(jobs)]
    try:
        for number, path in enumerate(paths):
            try:
                yield Outcome(*pickle.load(workers[number % jobs][1]))  # noqa: S301  # our own
            except (EOFError, pickle.UnpicklingError) as error:
                lost = RuntimeError(f"a worker process ended early ({error})")
                yield Outcome(path, None, internal_error(path, lost))
    finally:
        for _, pipe in workers:
            pipe.close()
        for process, _ in workers:
            os.waitpid(process, 0)


def _start(paths: Sequence[str], work: Work[Any], how: How) -> tuple[int, Any]:
    """Start a process on these articles: its id, and the pipe that its outcomes come through."""
    import pickle  # noqa: PLC0415

    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, os.fdopen(reading, "rb")
    status = 1
    try:
        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            for path in paths:
                pickle.dump(tuple(_one(path, work, how)), pipe, pickle.HIGHEST_PROTOCOL)
                pipe.flush()
        status = 0
    except (BrokenPipeError, KeyboardInterrupt):
        status = 0
    finally:
        os._exit(status)
