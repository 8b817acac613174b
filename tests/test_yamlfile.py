"""YAML read with places: values as they are meant, and each mistake where it stands."""

import pytest

from linter.source import Position
from linter.yamlfile import read_yaml


def _top(text):
    entry, file = read_yaml("f.yaml", text)
    assert entry is not None, file.problems
    return entry, file


@pytest.mark.parametrize(
    ("text", "read", "value"),
    [
        ("a: no", lambda e: e.text(), "no"),
        ("a: 2024-01-31", lambda e: e.text(), "2024-01-31"),
        ("a: 0123", lambda e: e.text(), "0123"),
        ("a: null-coupon", lambda e: e.text(), "null-coupon"),
        ("a: >-\n  one\n  two", lambda e: e.text(), "one two"),
        ("a: |\n  one\n\n  two\n", lambda e: e.raw(), "one\n\ntwo\n"),
        ("a: one", lambda e: e.texts(), ("one",)),
        ("a: [one, 2]", lambda e: e.texts(), ("one", "2")),
        ("a: no", lambda e: e.flag(), False),
        ("a: True", lambda e: e.flag(), True),
        ("a: 'yes'", lambda e: e.flag(), True),
        ("a: 12", lambda e: e.number(), 12),
        ("a: 1_000", lambda e: e.number(), 1000),
        ("a: off", lambda e: e.choice(("on", "off")), "off"),
        ("a: false", lambda e: e.choice(("on", "off", "error")), "off"),
        ("a: {b: [1, no, x], c: {d: true}}", lambda e: e.plain(),
         {"b": [1, "no", "x"], "c": {"d": True}}),
    ],
    ids=[
        "no-is-a-word", "date-as-written", "leading-zero-as-written", "not-null", "folded-scalar",
        "block-keeps-line-ends", "one-text-is-a-list-of-one", "numbers-as-texts", "no-is-false",
        "yaml-1.2-true", "quoted-yes", "number", "underscores", "off", "false-is-off", "plain",
    ],
)  # fmt: skip
def test_a_value_is_read_as_meant(text, read, value):
    top, file = _top(text)
    assert read(top.mapping()["a"]) == value
    assert not file.problems


@pytest.mark.parametrize(
    ("text", "read", "problem"),
    [
        ("a: [x]", lambda e: e.text(), "f.yaml:1:4: `a` must be text, not a list"),
        ("a:", lambda e: e.text(), "f.yaml:1:3: `a` must be text, not nothing"),
        ("a: ~", lambda e: e.text(), "f.yaml:1:4: `a` must be text, not nothing"),
        ("a: '  '", lambda e: e.text(), "f.yaml:1:4: `a` must not be empty"),
        ("a: X", lambda e: e.text("[a-z]", "small"), "f.yaml:1:4: `a` must be small, not `X`"),
        ("a: []", lambda e: e.texts(), "f.yaml:1:4: `a` must not be empty"),
        ("a: [x, {}]", lambda e: e.texts(), "f.yaml:1:8: `a[2]` must be text, not a mapping"),
        ("a: 1.5", lambda e: e.number(), "f.yaml:1:4: `a` must be a whole number, not `1.5`"),
        ("a: 0x1F", lambda e: e.number(), "f.yaml:1:4: `a` must be a whole number, not `0x1F`"),
        ("a: 9", lambda e: e.number(1, 8), "f.yaml:1:4: `a` must be from 1 to 8, not 9"),
        ("a: 1", lambda e: e.flag(), "f.yaml:1:4: `a` must be yes or no, not `1`"),
        ("a: x", lambda e: e.sequence(), "f.yaml:1:4: `a` must be a list, not `x`"),
        ("a: x", lambda e: e.mapping(),
         "f.yaml:1:4: `a` must be a mapping of keys to values, not `x`"),
        ("a: {b: 1, b: 2}", lambda e: e.mapping(),
         "f.yaml:1:11: `a.b` stands twice (first on line 1)"),
        ("a: {bb: 1}", lambda e: e.fields((), ("b",)),
         "f.yaml:1:5: unknown key `a.bb` (did you mean `b`?)"),
        ("a: {}", lambda e: e.fields(("b",)), "f.yaml:1:1: `a` lacks the key `b`"),
        ("a: " + "x" * 99, lambda e: e.choice(("y",)),
         f"f.yaml:1:4: `a` must be y, not `{'x' * 57}...`"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_where_it_stands(text, read, problem):
    top, file = _top(text)
    read(top.mapping()["a"])
    assert [str(found) for found in file.problems] == [problem]


def test_a_likely_misspelt_key_is_not_also_missing():
    top, file = _top("sumary: x")
    top.fields(("summary", "why"))
    assert [problem.message for problem in file.problems] == [
        "unknown key `sumary`",
        "the file lacks the key `why`",
    ]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_places_count_lines_as_an_editor_does(line_end):
    top, _ = _top(line_end.join(["# è", "a:", "  b: 'é'", "  c: [x, y]"]))
    inner = top.mapping()["a"].mapping()
    assert inner["c"].position == Position(4, 3)
    assert inner["c"].items()[1].position == Position(4, 10)


def test_an_alias_is_the_value_that_it_stands_for():
    top, file = _top("a: &x one\nb: *x\nc: &x two\n")
    assert [entry.text() for entry in top.mapping().values()] == ["one", "one", "two"]
    assert not file.problems


@pytest.mark.parametrize("text", ["[" * 5000, "a: &a [*a]", "{a: " * 3000], ids=["[", "loop", "{"])
def test_hostile_nesting_is_an_error_and_no_crash(text):
    entry, file = read_yaml("f.yaml", text)
    if entry is not None:
        entry.fields((), ("a",))["a"].texts()
    assert file.problems
