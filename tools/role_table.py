"""Writes the table of roles in docs/languages.md from `linter.roles.ROLES`.

python tools/role_table.py
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from linter.roles import ROLES  # noqa: E402  # found only now

PAGE = ROOT / "docs" / "languages.md"
BEGIN, END = "<!-- roles -->\n", "<!-- /roles -->"


def table() -> str:
    """The table of all roles, in Markdown."""
    rows = [f"| `{role}` | {meaning} |" for role, meaning in ROLES.items()]
    return "\n".join(["| role | what it is |", "| --- | --- |", *rows]) + "\n"


def with_table(page: str) -> str:
    """The page with the table between its marks."""
    before, _, rest = page.partition(BEGIN)
    return before + BEGIN + table() + END + rest.partition(END)[2]


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text("utf-8")), "utf-8")
