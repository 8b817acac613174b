"""Paragraphs of plain text: which line ends are soft wraps, and which end a paragraph."""

import pytest

from linter import formats
from linter.document import Document
from linter.source import Source

WRAPPED = """\
The company reported a good quarter, and its shares rose by four per
cent on the day. Analysts had expected less. We looked into what
NVIDIA said about the year ahead, which was not much.

Disclosure
The author does not hold a position in any of the companies that are
discussed here.
"""
ONE_A_LINE = """\
This article is no advice. The author holds no shares of the companies that are named in it.
A heading without a full stop
The company reported a good quarter, and its shares rose by four per cent on the day. Analysts had \
expected less, and said so; we looked into what it said about the year ahead, which was not much.
Another heading
The end came late.
"""


def read(text: str) -> Document:
    return formats.read(Source("post.txt", text))


def texts(text: str) -> list[str]:
    document = read(text)
    return [document.prose[block.start : block.end] for block in document.blocks]


def test_wrapped_lines_are_joined_and_headings_are_not():
    first, heading, last = texts(WRAPPED)
    assert first == WRAPPED.partition("\n\n")[0].replace("\n", " ")
    assert heading == "Disclosure"
    assert (
        last
        == "The author does not hold a position in any of the companies that are discussed here."
    )


def test_one_paragraph_a_line():
    assert texts(ONE_A_LINE) == ONE_A_LINE.splitlines()


READ = {
    "blank lines": ("One\n\n \nTwo", ["One", "Two"]),
    "next line begins small": (
        "Neither the author\nnor the site holds any",
        ["Neither the author nor the site holds any"],
    ),
    "sentence end, next line begins small": (
        "Done.\niPhone sales fell",
        ["Done.", "iPhone sales fell"],
    ),
    "short lines": ("Buy\nNVIDIA\nMETA PLATFORMS TODAY", ["Buy", "NVIDIA", "META PLATFORMS TODAY"]),
    "bullets": (
        "Risks:\n- one\n- Two\n  and more\n• three",
        ["Risks:", "one", "Two and more", "three"],
    ),
    "numbers": ("Risks:\n1. One\n2. Two", ["Risks:", "One", "Two"]),
    "number at a wrapped line": (
        "Der Umsatz stieg im letzten Jahr, und zwar schon ab dem\n2. Quartal, wie die Firma sagt",
        ["Der Umsatz stieg im letzten Jahr, und zwar schon ab dem 2. Quartal, wie die Firma sagt"],
    ),
    "dash at a wrapped line": (
        "shares rose\n– up 4% – on\nthe day",
        ["shares rose", "– up 4% – on the day"],
    ),
    "dash as bullet": ("– one\n– two", ["one", "two"]),
    "only a bullet": ("- \n-\n*", []),
    "rules": ("One\n----\nTwo\n* * *\nThree", ["One", "Two", "Three"]),
    "headings": ("# One\nTwo", ["One", "Two"]),
    "quotation": ("> not an\n> advice\nOne", ["not an advice", "One"]),
    "script without spaces": (
        "投資助言ではありませんので、ご自身の判断で\nお願いします。\n以上",
        [
            "投資助言ではありませんので、ご自身の判断でお願いします。",
            "以上",
        ],
    ),
    "hyphen at the line end": ("a well-\nknown firm", ["a well-known firm"]),
    "address": ("See https://a.b/c, or\nwww.x.y", ["See , or "]),
    "indents": ("  One\n\ttwo  \n", ["One two"]),
    "form feed is no line end": ("One\ftwo", ["One\ftwo"]),
    "empty": ("", []),
}


@pytest.mark.parametrize(("text", "blocks"), READ.values(), ids=READ)
def test_read(text, blocks):
    assert texts(text) == blocks


@pytest.mark.parametrize("end", ["\r\n", "\r"])
@pytest.mark.parametrize("text", [WRAPPED, ONE_A_LINE, *(text for text, _ in READ.values())])
def test_line_ends_change_nothing(text, end):
    assert texts(text.replace("\n", end)) == texts(text)


def test_kinds_of_blocks():
    document = read("## One\nTwo\n- Three\n> Four\n>> - Five")
    assert [(b.kind, b.level, b.quote) for b in document.blocks] == [
        ("heading", 2, 0),
        ("paragraph", 0, 0),
        ("item", 1, 0),
        ("paragraph", 0, 1),
        ("item", 1, 2),
    ]


def test_places():
    document = read("> not an\r\n> advice")
    assert document.span(0, len("not an advice")) == (2, 18)
    assert document.span(7, 13) == (12, 18)


@pytest.mark.parametrize(
    ("text", "rules", "reason", "scope"),
    [
        ("disclint: allow a -- why\nOne", ("a",), "why", "next-block"),
        ("# disclint: allow a, b\n\nOne", ("a", "b"), "", "next-block"),
        ("// disclint: allow-file a -- why\nOne", ("a",), "why", "file"),
        ("# disclint: forbid a\nOne", (), "", "next-block"),
    ],
)
def test_suppressions(text, rules, reason, scope):
    (suppression,) = read(text).suppressions
    assert (suppression.rules, suppression.reason, suppression.scope) == (rules, reason, scope)
    assert suppression.span == (0, text.index("\n"))
    assert texts(text) == ["One"]


def test_no_suppression():
    assert read("One uses disclint: allow a").suppressions == ()
