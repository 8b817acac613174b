"""Words that a house requires or forbids: found as a reader reads them, within their scope."""

import pytest

from linter import formats, wording
from linter.patterns import required_literals, why_never
from linter.rules import TooSlow, Wording
from linter.source import Source, Span
from linter.wording import find, nearest, stretches, wanted


def places(text, *phrases, pattern="", scope="anywhere", exact=False, format="markdown"):
    """The source text of each place where the wording stands."""
    document = formats.read(Source("a", text), format)
    spoken = Wording({}, pattern, required_literals(pattern) if pattern else (), scope, exact)
    spans = stretches(scope, document)
    found = [document.span(*span) for span in find(spoken, phrases, document.prose, spans)]
    return [text[start:end] for start, end in found]


@pytest.mark.parametrize(
    ("text", "phrase", "found"),
    [
        ("Risk free money.", "risk free", ["Risk free"]),
        ("RISK FREE money.", "risk free", ["RISK FREE"]),
        ("A risk\nfree bond.", "risk free", ["risk\nfree"]),
        ("> a risk\n> free bond", "risk free", ["risk\n> free"]),
        ("A **risk** free bond.", "risk free", ["risk** free"]),
        ("Risk&nbsp;free.", "risk free", ["Risk&nbsp;free"]),
        ("Ri\u00adsk free.", "risk free", ["Ri\u00adsk free"]),
        ("Sans risque, c’est sûr.", "c'est sur", ["c’est sûr"]),
        ("rendimento garantito e più", "piu", ["più"]),
        ("元本保証です。", "元本保証", ["元本保証"]),
        ("Risk free. Risk free!", "risk free", ["Risk free", "Risk free"]),
        ("A risk freely taken.", "risk free", []),
        ("An asterisk free text.", "risk free", []),
        ("A risk.\n\nFree money.", "risk free", []),
        ("A `risk` free bond", "risk-free", []),
        ("<!-- risk free -->Nothing.", "risk free", []),
    ],
    ids=[
        "plain",
        "capitals",
        "wrapped",
        "wrapped-in-a-quotation",
        "emphasis",
        "entity",
        "soft-hyphen",
        "apostrophe-and-accent",
        "accentless",
        "unspaced-script",
        "twice",
        "longer-word-after",
        "longer-word-before",
        "across-blocks",
        "hyphen",
        "comment",
    ],
)
def test_a_phrase_is_found_as_it_is_read(text, phrase, found):
    assert places(text, phrase) == found


ARTICLE = """\
# Title of x

First x.

## Part x

> Quoted x.

Last x.

- item x
"""


@pytest.mark.parametrize(
    ("scope", "count"),
    [
        ("anywhere", 6),
        ("title", 1),
        ("headings", 2),
        ("lead", 1),
        ("body", 4),
        ("last-block", 1),
        ("quotes", 1),
    ],
)
def test_a_scope_is_a_part_of_the_article(scope, count):
    assert places(ARTICLE, "x", scope=scope) == ["x"] * count


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# One\n\nTwo", ["One"]),
        ("Zero\n\n# One", ["One"]),
        ("## One\n\n# Two", ["Two"]),
        ("## One\n\nTwo", ["One"]),
        ("Zero\n\n## One", []),
        ("Zero", []),
        ("", []),
    ],
)
def test_the_title_is_a_heading(text, title):
    assert places(text, pattern=r"\w+", scope="title") == title


@pytest.mark.parametrize(
    ("text", "pattern", "exact", "found"),
    [
        ("Price target: 120 EUR", r"target:\s*\d+", False, ["target: 120"]),
        ("BUY now, buy later", "buy", False, ["BUY", "buy"]),
        ("BUY now, buy later", "BUY", True, ["BUY"]),
        ("one\n\ntwo one", "^one", False, ["one"]),
        ("one two\n\nthree two", "two$", False, ["two", "two"]),
        ("nothing", "x+", False, []),
        ("nothing", "x*", False, []),
    ],
    ids=[
        "plain",
        "ignores-case",
        "exact-case",
        "begins-a-block",
        "ends-a-block",
        "none",
        "never-empty",
    ],
)
def test_a_pattern_runs_over_each_block(text, pattern, exact, found):
    assert places(text, pattern=pattern, exact=exact) == found


def test_a_pattern_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(wording, "SECONDS", 0.05)
    with pytest.raises(TooSlow):
        places("a" * 60 + "!", pattern=r"(a|aa|aaa)+b|(.*a){25}c")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("For information only. No advice.", True),
        ("*For information* only.\nNo advice.", True),
        ("Note: “For information only. No advice.”", True),
        ("For information only. no advice.", False),
        ("For information only, no advice.", False),
        ("For information only.\n\nNo advice.", False),
    ],
    ids=["as-is", "markup-and-wrap", "within-a-sentence", "other-case", "other-mark", "two-blocks"],
)
def test_an_exact_wording_keeps_case_and_punctuation(text, found):
    assert bool(places(text, "For information only. No advice.", exact=True)) is found


@pytest.mark.parametrize(
    ("text", "difference"),
    [
        ("This is not advice.", "“personal” is missing"),
        ("This is not personal legal advice.", "“legal” too much"),
        ("This is no personal advice.", "“no” instead of “not”"),
        ("Pies are good for you.", None),
        ("", None),
    ],
)
def test_what_comes_close_is_shown_with_its_difference(text, difference):
    near = nearest(("This is not personal advice.",), text, [Span(0, len(text))])
    assert (near and near.difference) == difference


def test_the_closest_sentence_is_chosen():
    text = "One. This is not a thing. This is not advice. Two."
    near = nearest(("This is not personal advice.",), text, [Span(0, len(text))])
    assert near is not None
    assert text[near.span.start : near.span.end] == "This is not advice."


@pytest.mark.parametrize(
    ("language", "required", "phrases"),
    [
        ("it", True, ("due", "per tutti")),
        ("it-CH", True, ("due", "per tutti")),
        ("fr", True, ("per tutti",)),
        ("fr", False, ("per tutti",)),
    ],
)
def test_phrases_are_those_of_the_language_and_those_for_any(language, required, phrases):
    table = {"en": ("one",), "it": ("due",), "any": ("per tutti",)}
    assert wanted(table, language, required=required) == phrases


def test_what_is_required_in_no_language_of_the_article_is_required_in_another():
    assert wanted({"en": ("one",), "it": ("due",)}, "fr", required=True) == ("one", "due")
    assert wanted({"en": ("one",), "it": ("due",)}, "fr", required=False) == ()


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        ("price target", ("price target",)),
        ("Price (?:target|goal)", ("price ",)),
        ("(?:strong|clear) buy", ("clear", "strong")),
        ("buy|sell", ("buy", "sell")),
        ("buy|.*", ()),
        (r"\d+ %", (" %",)),
        ("x{2,}", ("xx",)),
        (r"\[[a-z]+\]", ("[",)),
        ("(?:risk)?free", ("free",)),
        (r"(?<=a)\w+", ()),
        ("a", ()),
        ("[ab]c", ()),
    ],
)
def test_a_pattern_tells_what_it_cannot_do_without(pattern, literals):
    assert required_literals(pattern) == literals


@pytest.mark.parametrize(
    "pattern",
    ["a|b", "^a", "a$", r"\ba\b", "(?i)a", "a(?=b)", r"\p{Lu}+", "(?m:^a)", r"x\Z|y"],
)
def test_a_useful_pattern_is_left_alone(pattern):
    assert why_never(pattern) is None
