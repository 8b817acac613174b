"""`disclint test`: whether rules do what the examples in their files say."""

from collections.abc import Iterator

from linter.arguments import Arguments
from linter.commands import CLEAN, FINDINGS, Console, complaints
from linter.counting import several
from linter.examples import failures
from linter.files.knowledge import Wanted, load
from linter.files.settings import rule_files, shown
from linter.findings import Problem
from linter.rules import Rule


def run(arguments: Arguments, console: Console) -> int:
    """Run the examples of the rule files that are named, or of every rule."""
    loaded = load(Wanted(arguments.text("config") or None, arguments.operands))
    if loaded.problems:
        return complaints(loaded.problems, console)
    rules = loaded.knowledge.rules.rules
    paths = {shown(file) for path in arguments.operands for file in rule_files(path)}
    tested = [rule for rule in rules if not paths or rule.path in paths]
    failed = [(rule, failures(rule, loaded.knowledge)) for rule in tested]
    console.show(_result(failed, quiet=arguments.given("quiet")))
    return FINDINGS if any(problems for _, problems in failed) else CLEAN


def _result(tested: list[tuple[Rule, tuple[Problem, ...]]], *, quiet: bool) -> Iterator[str]:
    for rule, problems in tested:
        yield from map(str, problems)
        if not rule.examples:
            yield f"{rule.path}: `{rule.id}` has no examples"
    if not quiet:
        examples = sum(len(rule.examples) for rule, _ in tested)
        failed = sum(len(problems) for _, problems in tested)
        rules = several(len(tested), "rule")
        yield f"{rules}, {several(examples, 'example')}, {failed} failed"
