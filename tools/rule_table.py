"""Write the table of all rules into ``docs/rules.md``, out of the rule files.

    python tools/rule_table.py

A test holds that the page is as this script would write it.
"""

import sys
from pathlib import Path

from linter.rulefile import compile_rules
from linter.rules import RuleSet, load_rules

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "rules.md"
BEGIN = "<!-- the table below is written by tools/rule_table.py -->\n"
END = "<!-- end of the table -->\n"


def table(rules: RuleSet) -> str:
    """The rules as a table in Markdown, with the options that a house can set."""
    lines = ["| rule | by default | what it says |", "| --- | --- | --- |"]
    for rule in rules.rules:
        state = rule.severity if rule.enabled else f"off ({rule.severity})"
        lines.append(f"| `{rule.id}` | {state} | {rule.summary} |")
    lines += ["", "| rule | option | default | what it decides |", "| --- | --- | --- | --- |"]
    for rule in rules.rules:
        for name, option in rule.options.items():
            default = "none" if option.value is None else f"`{option.value}`"
            legal = f" One of {', '.join(option.legal)}." if option.legal else ""
            lines.append(f"| `{rule.id}` | `{name}` | {default} | {option.summary}{legal} |")
    return "\n".join(lines) + "\n"


def page_with(page: str, rules: RuleSet) -> str:
    """The page with the table of these rules between its two marks."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{table(rules)}\n{END}{after}"


def shipped() -> RuleSet:
    """The rules under ``rules/``."""
    texts = {path.name: path.read_text("utf-8") for path in (ROOT / "rules").glob("*.yaml")}
    blob, problems = compile_rules(texts)
    if blob is None:
        sys.exit("\n".join(map(str, problems)))
    return load_rules(blob)


if __name__ == "__main__":
    PAGE.write_text(page_with(PAGE.read_text("utf-8"), shipped()), "utf-8")
