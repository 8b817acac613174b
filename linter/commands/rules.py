"""`disclint rules`: which rules there are, and which are on."""

from collections.abc import Iterator

from linter.arguments import Arguments
from linter.commands import CLEAN, Console, complaints
from linter.commands.common import chosen_format
from linter.commands.table import COMMANDS
from linter.files.knowledge import Wanted, settle
from linter.rules import RuleSet


def run(arguments: Arguments, console: Console) -> int:
    """List all rules as they are set for the working directory."""
    shape = chosen_format(arguments, COMMANDS["rules"].formats)
    wanted = Wanted(arguments.text("config") or None, arguments.texts("rules"))
    settled = settle(wanted)
    if settled.problems:
        return complaints(settled.problems, console)
    show = _as_json if shape == "json" else _as_text
    console.show(show(settled.rules))
    return CLEAN


def _as_text(rules: RuleSet) -> Iterator[str]:
    width = max(map(len, rules.ids), default=0)
    for rule in rules.rules:
        state = rule.severity if rule.enabled else "off"
        yield f"{rule.id:<{width}}  {state:<7}  {rule.summary}"


def _as_json(rules: RuleSet) -> Iterator[str]:
    from json import dumps  # noqa: PLC0415  # not for `text`

    yield dumps(
        [
            {
                "id": rule.id,
                "severity": rule.severity,
                "enabled": rule.enabled,
                "summary": rule.summary,
                "why": rule.why,
                "references": list(rule.references),
                "path": rule.path,
            }
            for rule in rules.rules
        ],
        ensure_ascii=False,
    )
