"""Rules that a house writes itself: words required and forbidden, as the documentation says."""

import pytest
from test_judging import NO_ADVICE, NONE_HELD, case, found

from linter import wording
from linter.rulefile import compile_rules
from linter.rules import load_rules
from linter.verdict import judged


def rule(condition, **more):
    """A rule set with the one rule `house` that has this condition."""
    keys = {"id": "house", "summary": "S.", "why": "W.", "severity": "error", "message": "m"}
    lines = [f"{key}: {value}" for key, value in (keys | more).items()]
    blob, problems = compile_rules({"house.yaml": "\n".join([*lines, condition])})
    assert blob is not None, problems
    return load_rules(blob)


@pytest.mark.parametrize(
    ("condition", "text", "expected"),
    [
        ("forbid: {phrase: sure thing}", "A **sure**\nthing!", ["1:5 house"]),
        ("forbid: {phrase: sure thing}", "A thing.\n\nSure thing.", ["3:1 house"]),
        ("forbid: {phrase: [sure, safe]}", "Safe. Sure.", ["1:1 house", "1:7 house"]),
        ("forbid: {phrase: {en: sure}}", "Sure.", ["1:1 house"]),
        ("forbid: {phrase: {it: sure}}", "Sure.", []),
        ("forbid: {phrase: {any: sure}}", "Sure.", ["1:1 house"]),
        ("forbid: {phrase: sure, scope: title}", "# A\n\nSure.", []),
        ("forbid: {phrase: sure, scope: title}", "# Sure\n\nSure.", ["1:3 house"]),
        ("forbid: {pattern: 'target.{0,9}\\d+'}", "Price target: 120.", ["1:7 house"]),
        ("forbid: {pattern: BUY, exact: yes}", "Buy or BUY.", ["1:8 house"]),
        ("require: {phrase: see our terms}", "Pies.", ["1:1 house"]),
        ("require: {phrase: see our terms}", "Pies. See our\nterms.", []),
        (
            "require: {phrase: see our terms, scope: last-block}",
            "See our terms.\n\nPies.",
            ["1:1 house"],
        ),
        ("require: {phrase: {it: vedi, de: siehe}}", "Pies.", ["1:1 house"]),
        ("require: {phrase: {it: vedi, de: siehe}}", "Siehe da.", []),
        ("require: {pattern: '©\\s*\\d{4}'}", "© 2024", []),
        ("require: {phrase: x}\nwhen: {mention: listed-company}", "Pies by NVIDIA.", ["1:9 house"]),
        ("require: {phrase: x}\nwhen: {mention: listed-company}", "Pies.", []),
        ("require: {phrase: x}\nwhen: {phrase: target}", "A target.", ["1:1 house"]),
        ("require: {phrase: x}\nwhen: {phrase: target}", "Pies.", []),
        ("require: {phrase: x}\nwhen: {language: it}", "Pies.", []),
        ("require: {phrase: x}\nwhen: {format: html}", "Pies.", []),
        ("require: {phrase: x}", "", ["1:1 house"]),
    ],
    ids=[
        "across-markup-and-lines",
        "not-across-blocks",
        "each-of-several",
        "own-language",
        "another-language",
        "any-language",
        "outside-its-scope",
        "inside-its-scope",
        "pattern",
        "pattern-with-case",
        "required-and-missing",
        "required-and-there",
        "required-elsewhere",
        "required-in-other-languages",
        "required-there-in-another",
        "required-pattern",
        "on-the-company",
        "only-with-a-company",
        "only-with-a-word",
        "without-the-word",
        "only-in-a-language",
        "only-in-a-format",
        "empty-article",
    ],
)
def test_words_are_required_and_forbidden(condition, text, expected):
    assert found(case(text), rule(condition), "house") == expected


def test_a_sentence_that_comes_close_is_shown_with_its_difference():
    article = case("Pies. This is not advice.")
    rules = rule("require: {phrase: This is not personal advice.}")
    (finding,) = judged(article, rules).findings
    (near,) = finding.related
    assert near.place.start == (1, 7)
    assert near.message == "comes close, but differs: “personal” is missing"


@pytest.mark.parametrize(
    ("subject", "said", "expected"),
    [
        ("author", "author", []),
        ("author", "both", []),
        ("author", "none", []),
        ("author", "publisher", ["1:1 house"]),
        ("publisher", "publisher", []),
        ("publisher", "both", []),
        ("publisher", "none", ["1:1 house"]),
        ("[author, publisher]", "publisher", []),
    ],
)
def test_a_statement_may_be_wanted_of_one_person(subject, said, expected):
    rules = rule(
        f"require: {{statement: no-position, subject: {subject}}}",
        when="{mention: listed-company}",
    )
    article = case("NVIDIA. None is held.", NONE_HELD._replace(subject=said))
    assert found(article, rules, "house") == expected


def test_a_placeholder_is_filled_in_and_nothing_else():
    rules = rule(
        "forbid: {statement: not-advice}",
        message='"{kind} in {language}, about {issuers} ({article-language}): {text}; {max}"',
        when="{mention: listed-company}",
        options="{max: {type: number, default: 3, summary: N.}}",
    )
    (finding,) = judged(case("NVIDIA, Enel. No advice.", NO_ADVICE), rules).findings
    assert finding.message == "not-advice in en, about NVIDIA and Enel (en): No advice.; 3"


def test_a_message_may_be_in_the_language_of_the_article():
    rules = rule("forbid: {phrase: pies}", message="{en: too much, it: troppo}")
    texts = [judged(case("Pies.", language=tag), rules).findings[0].message for tag in ("it", "de")]
    assert texts == ["troppo", "too much"]


def test_a_pattern_without_end_is_told_and_the_other_rules_still_speak(monkeypatch):
    monkeypatch.setattr(wording, "SECONDS", 0.05)
    slow = rule("forbid: {pattern: '(a|aa|aaa)+b|(.*a){25}c'}", id="slow")
    checked = judged(case("a" * 60 + " pies"), slow.merged(rule("forbid: {phrase: pies}")))
    assert [one.rule for one in checked.findings] == ["house"]
    assert [str(problem) for problem in checked.problems] == [
        "post.md: the pattern of the rule `slow` did not finish in time (simplify it)"
    ]
