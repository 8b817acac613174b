"""Comments that allow a rule: what they silence, in every place, and what is wrong with them."""

from pathlib import Path

import pytest

from linter import formats
from linter.case import Case
from linter.facts.model import Facts, Mention
from linter.facts.settings import Settings
from linter.rulefile import compile_rules
from linter.rules import load_rules
from linter.source import Source
from linter.verdict import judged

RULES = Path(__file__).parent.parent / "rules"
OFF = ("missing-no-position",)
ALLOW = "<!-- disclint: allow missing-not-advice -- the footer says it -->"
FILE = "<!-- disclint: allow-file missing-not-advice -- the footer says it -->"


@pytest.fixture(scope="module")
def rules():
    blob, problems = compile_rules({p.name: p.read_text("utf-8") for p in RULES.glob("*.yaml")})
    assert blob is not None, problems
    return load_rules(blob).selected(without=OFF)


def check(text, rules, format="markdown"):
    """The findings of an article in which NVIDIA is the only company, and discloses nothing."""
    document = formats.read(Source("post", text), format)
    at = document.prose.find("NVIDIA")
    mention = Mention(at, at + 6, "us:nvda", "NVIDIA", (), None, "NVIDIA", "name", True, "")
    facts = Facts(document, "en", (mention,) if at >= 0 else (), ())
    case = Case(facts, Settings(), lambda hidden: Facts(hidden, "en", (), ()))
    return judged(case, rules).findings


@pytest.mark.parametrize(
    ("text", "format"),
    [
        (f"{ALLOW}\n\nNVIDIA grows.", "markdown"),
        (f"{ALLOW}\nNVIDIA grows.", "markdown"),
        (f"NVIDIA grows. {ALLOW}", "markdown"),
        (f"About {ALLOW} NVIDIA.", "markdown"),
        (f"{ALLOW}\n\n- One\n- NVIDIA", "markdown"),
        (f"{ALLOW}\n\n| a | b |\n|---|---|\n| c | NVIDIA |", "markdown"),
        (f"{ALLOW}\n\n> One.\n>\n> NVIDIA.", "markdown"),
        (f"{FILE}\n\nOne.\n\nNVIDIA.", "markdown"),
        (f"One.\n\nNVIDIA.\n\n{FILE}", "markdown"),
        (f"One.\n\n{ALLOW}\n\n# NVIDIA", "markdown"),
        (f"<p>One</p>{ALLOW}<p>NVIDIA</p>", "html"),
        (f"<p>One</p>{FILE}<p>Two</p><p>NVIDIA</p>", "html"),
    ],
    ids=[
        "block-after",
        "block-right-after",
        "end-of-its-line",
        "inside-its-block",
        "whole-list",
        "whole-table",
        "whole-quotation",
        "file-from-the-start",
        "file-from-the-end",
        "heading",
        "html-block",
        "html-file",
    ],
)
def test_what_is_allowed_is_silent_but_kept(text, format, rules):
    (finding,) = check(text, rules, format)
    assert finding.rule == "missing-not-advice"
    assert finding.suppressed is not None
    assert (finding.suppressed.by, finding.suppressed.reason) == ("comment", "the footer says it")
    line = text[: text.index("<!--")].count("\n") + 1
    assert finding.suppressed.line == line


@pytest.mark.parametrize(
    "text",
    [
        f"{ALLOW}\n\nOne.\n\nNVIDIA.",
        f"NVIDIA.\n\n{ALLOW}\n\nOne.",
        f"NVIDIA.\n\n{ALLOW}",
        f"> One.\n\n{ALLOW}\n\n> Two.\n\nNVIDIA.",
        ALLOW.replace("missing-not-advice", "missing-no-position") + "\n\nNVIDIA.",
        f"`{ALLOW}`\n\nNVIDIA.",
    ],
    ids=[
        "block-after-the-next",
        "block-before",
        "nothing-after",
        "after-a-quote",
        "another-rule",
        "in-code",
    ],
)
def test_what_is_not_allowed_speaks(text, rules):
    speaking = [one.rule for one in check(text, rules) if one.suppressed is None]
    assert "missing-not-advice" in speaking


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{ALLOW}\n\nPies.", "1:1 unused-suppression: nothing here needs `missing-not-advice`"),
        (f"NVIDIA.\n\n{ALLOW}", "3:1 unused-suppression: nothing here needs"),
        (
            "<!-- disclint: allow missing-not-advise -- x y -->\n\nPies.",
            "1:1 unknown-rule: there is no rule `missing-not-advise`",
        ),
        ("<!-- disclint: alow missing-not-advice -- x -->\n\nPies.", "1:1 unknown-rule: "),
        ("<!-- disclint: allow -->\n\nPies.", "1:1 unknown-rule: "),
        (
            "<!-- disclint: allow missing-not-advice -->\n\nPies.",
            "1:1 suppression-without-reason: a reason is missing",
        ),
        (
            "<!-- disclint: allow missing-not-advice -- -->\n\nPies.",
            "1:1 suppression-without-reason: a reason is missing",
        ),
    ],
    ids=[
        "unused",
        "unused-at-the-end",
        "unknown",
        "misspelt",
        "no-rule",
        "no-reason",
        "empty-reason",
    ],
)
def test_a_comment_that_does_nothing_is_a_finding(text, expected, rules):
    told = [
        f"{one.place.start.line}:{one.place.start.column} {one.rule}: {one.message}"
        for one in check(text, rules)
        if one.rule != "missing-not-advice"
    ]
    assert len(told) == 1
    assert told[0].startswith(expected)


def test_an_unknown_rule_is_told_with_the_likely_one(rules):
    (finding,) = check("<!-- disclint: allow missing-not-advise -- x -->\n\nPies.", rules)
    assert finding.related[0].message == "did you mean `missing-not-advice`?"


def test_a_rule_that_is_off_is_neither_unused_nor_unknown(rules):
    text = "<!-- disclint: allow missing-no-position -- we never do -->\n\nPies."
    assert check(text, rules) == ()


def test_without_a_reason_nothing_is_silenced(rules):
    found = check("<!-- disclint: allow missing-not-advice -->\n\nNVIDIA.", rules)
    assert [(one.rule, one.suppressed) for one in found] == [
        ("suppression-without-reason", None),
        ("missing-not-advice", None),
    ]


def test_one_comment_may_allow_several_rules(rules):
    text = (
        "<!-- disclint: allow missing-not-advice, missing-no-position -- the footer -->\n\nNVIDIA."
    )
    found = check(text, rules.selected(["missing-not-advice", "missing-no-position"]))
    assert [(one.rule, one.suppressed.reason) for one in found] == [
        ("missing-no-position", "the footer"),
        ("missing-not-advice", "the footer"),
    ]


def test_the_nearest_comment_silences_and_the_other_is_unused(rules):
    found = check(f"{FILE}\n\n{ALLOW.replace('footer', 'header')}\n\nNVIDIA.", rules)
    assert [(one.rule, one.place.start.line) for one in found] == [
        ("unused-suppression", 1),
        ("missing-not-advice", 5),
    ]
    assert found[1].suppressed.reason == "the header says it"
