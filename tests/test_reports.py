"""One hand-made report in every output format, and the excerpt that `text` shows of a line."""

import json
from pathlib import Path

import pytest

from linter import __version__, reports
from linter.findings import Finding, Place, Problem, Related, Report, Suppressed
from linter.reports import View
from linter.reports._excerpt import WIDEST, excerpt, printable, shortened, width
from linter.source import Position

HERE = Path(__file__).parent / "reports"


def place(line, column, end_column, end_line=None):
    return Place(Position(line, column), Position(end_line or line, end_column))


WHY = "A reader cannot weigh a view without knowing whether its author gains from it."
REMEDY = "The author holds no position in any of the companies mentioned."


def finding(path, where, excerpt, **changes):
    made = Finding(
        path=path,
        place=where,
        rule="missing-no-position",
        severity="error",
        message="Nestlé S.A. is a listed company, but nothing here tells the author's position",
        why=WHY,
        remedy=REMEDY,
        excerpt=excerpt,
    )
    return made._replace(**changes)


LONG = f"{'Prices rose, and nobody knew why. ' * 9}Nestlé kept quiet{', as it always does' * 9}."
REPORT = Report(
    findings=(
        finding(
            "posts/a.md",
            place(12, 4, 10),
            "We Nestlé like",
            related=(
                Related(place(20, 1, 6), "Roche is mentioned too", "Roche is dear."),
                Related(
                    place(41, 3, 46),
                    "looks like it, but it speaks of the analyst",
                    "> The analyst holds no shares of the company.",
                ),
            ),
        ),
        finding("posts/a.md", place(14, 307, 313), LONG),
        finding(
            "posts/a.md",
            place(15, 1, 3),
            "Nestlé",
            suppressed=Suppressed("comment", "the house has sold all its shares", 15),
        ),
        finding(
            "posts/a.md",
            place(16, 8, 3, end_line=17),
            "Today, Nestlé",
            rule="position-held",
            severity="warning",
            message="a position is declared: 100 %\nof the shares",
            remedy=None,
        ),
        finding("posts/ja.md", place(2, 3, 8), "今日トヨタ自動車の株価は", severity="info"),
        finding("posts/tab, or: not.md", place(3, 3, 10), "\t“Nestlé” e\u0301 \x1b[31mred"),
    ),
    problems=(
        Problem("posts/latin-1.md", None, "not valid UTF-8 at byte 17", "save it as UTF-8"),
        Problem(".disclint.yaml", Position(3, 5), "unknown key `rule`", "did you mean `rules`?"),
    ),
    files=5,
)
EMPTY = Report((), (), 3)


@pytest.mark.parametrize("name", reports.names())
def test_every_format_shows_the_shared_report(name, golden):
    lines = reports.render(name, REPORT, View(excluded=2))
    text = "".join(f"{line}\n" for line in lines)
    golden(HERE / f"{name}.golden", text.replace(f'"{__version__}"', '"VERSION"'))


def test_colour_changes_nothing_but_colour(golden):
    lines = reports.render("text", REPORT, View(color=True))
    golden(HERE / "text-color.golden", "".join(f"{line}\n" for line in lines))


def test_brief_text_is_one_line_a_finding():
    lines = list(reports.render("text", REPORT, View(brief=True)))
    assert len(lines) == len(REPORT.active)
    assert not list(reports.render("text", EMPTY, View(brief=True)))


@pytest.mark.parametrize("name", reports.names())
def test_every_format_can_say_that_nothing_was_found(name):
    assert "Nestl" not in "".join(reports.render(name, EMPTY, View()))


def test_json_keeps_what_is_suppressed_and_counts_it():
    (line,) = reports.render("json", REPORT, View())
    told = json.loads(line)
    assert told["summary"] == {
        "files": 5, "findings": 5, "error": 3, "warning": 1, "info": 1, "suppressed": 1
    }  # fmt: skip
    assert [one["suppressed"] is not None for one in told["findings"]].count(True) == 1
    assert list(told["findings"][0]) == [
        "path", "rule", "severity", "message", "remedy", "line", "column", "end_line",
        "end_column", "related", "suppressed",
    ]  # fmt: skip


@pytest.mark.parametrize(("count", "notices"), [(10, 0), (11, 1)])
def test_github_says_how_many_annotations_it_will_not_show(count, notices):
    report = Report(REPORT.findings[:1] * count, (), 1)
    lines = list(reports.render("github", report, View()))
    assert len(lines) == count + notices
    assert sum(line.startswith("::notice title=disclint::") for line in lines) == notices


@pytest.mark.parametrize(
    ("line", "at", "text", "carets"),
    [
        pytest.param("We like Enel.", "Enel", "We like Enel.", "        ^^^^", id="plain"),
        pytest.param("\tof Enel", "Enel", "\tof Enel", "\t   ^^^^", id="a tab stays a tab"),
        pytest.param("今日トヨタの", "トヨタ", "今日トヨタの", "    ^^^^^^", id="wide characters"),
        pytest.param(
            "e\u0301 Enel", "Enel", "e\u0301 Enel", "  ^^^^", id="a combining accent takes no room"
        ),
        pytest.param(
            "a\u200bEnel", "Enel", "a\u200bEnel", " ^^^^", id="nor does a zero-width space"
        ),
        pytest.param(
            "x\x1bEnel", "Enel", "x\ufffdEnel", "  ^^^^", id="no escape reaches the terminal"
        ),
        pytest.param(
            "\u202eEnel", "Enel", "\ufffdEnel", " ^^^^", id="nor does a change of direction"
        ),
    ],
)
def test_a_caret_stands_under_the_very_characters(line, at, text, carets):
    start = line.index(at)
    assert excerpt(line, start + 1, start + 1 + len(at)) == (text, carets)


@pytest.mark.parametrize("before", [0, 1, 31, 32, 33, 90, 5000])
@pytest.mark.parametrize("after", [0, 1, 60, 5000])
@pytest.mark.parametrize("filler", ["x", "株", "e\u0301"])
def test_of_a_long_line_the_part_around_the_caret_is_shown(before, after, filler):
    line = f"{filler * before}Enel{filler * after}"
    start = line.index("Enel")
    text, carets = excerpt(line, start + 1, start + 5)
    assert sum(map(width, text)) <= WIDEST + 2
    column = carets.index("^")
    shown, offset = 0, 0
    while shown < column or width(text[offset]) == 0:
        shown += width(text[offset])
        offset += 1
    assert text[offset : offset + 4] == "Enel"
    assert carets.count("^") == 4


def test_a_place_that_is_longer_than_the_excerpt_is_cut():
    text, carets = excerpt("y" * 10_000, 1, 10_001)
    assert text == "y" * WIDEST + "…"
    assert carets == "^" * WIDEST


def test_a_place_at_the_end_of_an_empty_line_still_has_a_caret():
    assert excerpt("", 1, 1) == ("", "^")


def test_short_texts_stay_whole_and_long_ones_are_cut():
    assert shortened("as it is") == "as it is"
    assert shortened("株" * 100, 10) == "株" * 4 + "…"
    assert printable("plain\ttext") == "plain\ttext"
