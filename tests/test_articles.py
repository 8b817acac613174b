"""Whole articles and what is told of each: ``tests/articles/<name>`` and ``findings.golden``.

An article is named for its language and for what it is there for. What must stay silent stands in
the golden file too, with no line under it.
"""

from pathlib import Path

import pytest

from linter.check import lint
from linter.source import Source

FOLDER = Path(__file__).parent / "articles"
ARTICLES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".golden")
FEWEST = 40


def told(path: Path, knowledge) -> str:
    """The findings of one article, a line each."""
    checked = lint(Source(path.name, path.read_bytes().decode()), None, knowledge)
    assert checked.problems == ()
    lines = [path.name]
    for finding in checked.findings:
        start, end = finding.place.start, finding.place.end
        silenced = f" (allowed: {finding.suppressed.reason})" if finding.suppressed else ""
        lines.append(
            f"  {start.line}:{start.column}-{end.line}:{end.column} {finding.severity} "
            f"{finding.rule}{silenced}: {finding.message}"
        )
        lines.extend(f"    {note.place.start.line}: {note.message}" for note in finding.related)
    return "\n".join(lines) + "\n"


def test_findings_are_those_of_the_golden_file(knowledge, golden):
    golden(FOLDER / "findings.golden", "".join(told(path, knowledge) for path in ARTICLES))


def test_there_are_articles_enough():
    assert len(ARTICLES) >= FEWEST


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_line_ends_and_a_byte_order_mark_change_nothing(path, knowledge):
    text = path.read_bytes().decode()
    plain = lint(Source(path.name, text), None, knowledge).findings
    other = lint(Source(path.name, text.replace("\n", "\r\n")), None, knowledge).findings
    places = [(one.rule, one.place.start, one.message) for one in plain]
    assert places == [(one.rule, one.place.start, one.message) for one in other]
