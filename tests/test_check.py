"""The whole flow over small articles: what must be found, and what must stay silent."""

import pytest

from linter.check import lint
from linter.config import load_config
from linter.configfile import compile_config
from linter.files.knowledge import Wanted, load
from linter.source import Source, decode

MISSING = ["missing-no-position", "missing-not-advice"]


@pytest.fixture(scope="module")
def knowledge():
    loaded = load(Wanted(config=None, select=MISSING))
    assert not loaded.problems
    return loaded.knowledge


def found(text, knowledge, name="post.md"):
    checked = lint(Source(name, text), None, knowledge)
    assert not checked.problems
    return [
        f"{one.place.start.line}:{one.place.start.column} {one.rule}"
        for one in checked.findings
        if one.suppressed is None
    ]


def on(place):
    return [f"{place} {rule}" for rule in MISSING]


BOTH = "This is not investment advice. The author holds no position in any stock mentioned."


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("NVIDIA grows.", "1:1"),
        ("nvidia grows.", "1:1"),
        ("It is NVIDIA’s year.", "1:7"),
        ("It is NVI**DIA** that grows.", "1:7"),
        ("It is *NVIDIA* that grows.", "1:8"),
        ("Shares of Meta\nPlatforms grow.", "1:11"),
        ("> Shares of Meta\n> Platforms grow.", "1:13"),
        ("# NVIDIA grows", "1:3"),
        ("| a | b |\n|---|---|\n| c | NVIDIA |", "3:7"),
        ("[NVIDIA](https://example.com) grows.", "1:2"),
        ("---\ntitle: Chips\n---\n\nNVIDIA grows.", "5:1"),
        ("A pie.\r\n\r\nNVIDIA grows.", "3:1"),
        ("NVIDIA grows.\n\n<!-- " + BOTH + " -->", "1:1"),
        ("NVIDIA grows.\n\n```\n" + BOTH + "\n```", "1:1"),
        ("NVIDIA grows.\n\n    " + BOTH, "1:1"),
        ('NVIDIA grows.\n\n<p style="display:none">' + BOTH + "</p>", "1:1"),
        ("NVIDIA grows.\n\n<template>" + BOTH + "</template>", "1:1"),
        ("---\nnotice: " + BOTH + "\n---\n\nNVIDIA grows.", "5:1"),
    ],
    ids=[
        "name",
        "small-letters",
        "possessive",
        "half-bold",
        "emphasis",
        "over-a-line-end",
        "over-a-line-end-in-a-quotation",
        "heading",
        "table",
        "link-text",
        "behind-front-matter",
        "crlf",
        "disclosed-in-a-comment",
        "disclosed-in-a-code-block",
        "disclosed-in-indented-code",
        "disclosed-in-hidden-markup",
        "disclosed-in-a-template",
        "disclosed-in-front-matter",
    ],
)
def test_a_company_without_disclosure_is_found_where_it_stands(text, place, knowledge):
    assert found(text, knowledge) == on(place)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "We baked an apple pie.",
        "---\ntitle: NVIDIA\n---\n\nWe baked a pie.",
        "[a page](https://nvidia.com/nvidia) about pies.",
        "![pies](nvidia.png) are good.",
        "NVIDIA grows. " + BOTH,
        "NVIDIA grows. This is **not** investment advice. The author holds **no** position in it.",
        "NVIDIA! This is&nbsp;not investment&#160;advice. The author holds no\u00a0position in it.",
        "NVIDIA! This is not invest\u00adment advice. The author holds no posi&shy;tion in it.",
        "NVIDIA!\n\n> This is not\n> investment advice. The author\n> holds no position in\n> it.",
        "NVIDIA\n\n> - This is not\n>   investment advice.\n> - The author\n>   holds no position.",
        "NVIDIA grows. THIS IS NOT INVESTMENT ADVICE. THE AUTHOR HOLDS NO POSITION IN IT.",
        "NVIDIA grows.\n\n" + BOTH.replace(" ", "\n"),
        "NVIDIA! Non e\u0300 una consulenza finanziaria. L&rsquo;autore non detiene titoli citati.",
    ],
    ids=[
        "empty",
        "blank",
        "no-company",
        "name-in-front-matter",
        "name-in-an-address",
        "name-of-a-picture",
        "disclosed",
        "disclosed-with-emphasis",
        "disclosed-with-entities",
        "disclosed-with-soft-hyphens",
        "disclosed-in-a-wrapped-quotation",
        "disclosed-in-nested-lists",
        "disclosed-in-capitals",
        "disclosed-one-word-a-line",
        "disclosed-with-decomposed-accents",
    ],
)
def test_what_is_disclosed_or_not_about_a_company_is_silent(text, knowledge):
    assert found(text, knowledge) == []


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html"])
def test_a_byte_order_mark_is_no_column(name, knowledge):
    assert found(decode("\ufeffNVIDIA grows.".encode()), knowledge, name) == on("1:1")


@pytest.mark.parametrize(
    ("settings", "text", "silent"),
    [
        ("issuers: {ignore: NVIDIA}", "NVIDIA grows.", True),
        ("issuers: {ignore: NASDAQ:NVDA}", "NVIDIA grows.", True),
        ("issuers: {ignore: US67066G1040}", "NVIDIA grows.", True),
        ("issuers: {ignore: Intel}", "NVIDIA grows.", False),
        ("issuers: {only: Intel}", "NVIDIA grows.", True),
        ("issuers: {only: Intel}", "Shares of Intel fell.", False),
        ("issuers: {add: Quuxco Holdings}", "Quuxco Holdings grows.", False),
        ("issuers: {add: [{name: Quuxco Holdings, aliases: Quuxco}]}", "Quuxco grows.", False),
        ("{}", "Quuxco Holdings grows.", True),
        ("issuers: {prominence: {within: title}}", "# Pies\n\nNVIDIA grows.", True),
        ("issuers: {prominence: {within: title}}", "# NVIDIA\n\nIt grows.", False),
        ("issuers: {prominence: {mentions: 2}}", "NVIDIA grows.", True),
        ("issuers: {prominence: {mentions: 2}}", "NVIDIA grows. NVIDIA grows.", False),
        (
            "sentences: {not-advice: {en: You decide.}, no-position: {en: Our pockets are empty.}}",
            "NVIDIA grows. You **decide**. Our pockets\nare empty.",
            True,
        ),
        (
            "includes: [{template: finance, says: [not-advice, no-position]}]",
            "NVIDIA grows.\n\n{{< finance >}}",
            True,
        ),
        (
            "includes: [{front-matter: notice, says: [not-advice, no-position]}]",
            "---\nnotice: finance\n---\n\nNVIDIA grows.",
            True,
        ),
    ],
    ids=[
        "ignored-by-name",
        "ignored-by-ticker",
        "ignored-by-isin",
        "another-ignored",
        "only-another",
        "only-this",
        "added",
        "added-alias",
        "not-added",
        "not-prominent",
        "prominent",
        "not-often-enough",
        "often-enough",
        "own-sentences",
        "printed-by-a-template",
        "printed-for-a-field",
    ],
)
def test_a_house_decides_what_counts(settings, text, silent, knowledge):
    blob, problems = compile_config(".disclint.yaml", settings)
    assert blob is not None, problems
    ours = knowledge._replace(settings=load_config(blob).settings)
    assert (found(text, ours) == []) is silent
