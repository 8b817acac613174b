"""Facts judged by rules: what is found, where it stands, and what is said beside it.

The facts are written out by hand, so that what a rule makes of them is tested apart from how an
article is read.
"""

from pathlib import Path

import pytest

from linter import formats
from linter.case import Case
from linter.facts.model import Facts, Mention, Statement
from linter.facts.settings import Include, Settings
from linter.rulefile import compile_rules
from linter.rules import load_rules
from linter.source import Source
from linter.verdict import judged

RULES = Path(__file__).parent.parent / "rules"
NAMES = {"NVIDIA": "us:nvda", "Intel": "us:intc", "Enel": "it:enel"}


@pytest.fixture(scope="module")
def rules():
    texts = {path.name: path.read_text("utf-8") for path in RULES.glob("*.yaml")}
    blob, problems = compile_rules(texts)
    assert blob is not None, problems
    return load_rules(blob)


def said(kind, text, **more):
    """A statement of this kind that counts, unless told otherwise."""
    about = {"covers": None if kind == "not-advice" else "all", "excepts": (), "subject": "author"}
    about |= {"language": "en", "counted": True, "reason": "", **more}
    return Statement(start=-1, end=-1, kind=kind, text=text, **about)


def case(text, *statements, uncounted=(), hidden=(), language="en", settings=None):
    """An article with its facts: every name of `NAMES`, and the statements where they stand."""
    document = formats.read(Source("post.md", text), "markdown")
    prose = document.prose
    mentions = [
        Mention(at, at + len(name), issuer, name, (), None, name, "name", name not in uncounted, "")
        for name, issuer in NAMES.items()
        for at in [prose.find(name)]
        if at >= 0
    ]
    placed = tuple(_placed(one, prose) for one in statements)
    facts = Facts(document, language, tuple(mentions), placed)

    def read(unseen):
        return Facts(unseen, language, (), tuple(_placed(one, unseen.prose) for one in hidden))

    return Case(facts, settings or Settings(), read)


def _placed(one, prose):
    start = prose.index(one.text)
    return one._replace(start=start, end=start + len(one.text))


def found(case, rules, *ids):
    """The findings of these rules as ``line:column rule``."""
    checked = judged(case, rules.selected(ids))
    return [
        f"{one.place.start.line}:{one.place.start.column} {one.rule}" for one in checked.findings
    ]


NONE_HELD = said("no-position", "None is held.")
NO_ADVICE = said("not-advice", "No advice.")
HELD = said("holds-position", "I own NVIDIA.", covers=("us:nvda",))
VAGUE = said("vague-position", "We may own some.")
BOTH = ("missing-no-position", "missing-not-advice")


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        (case("Chips by NVIDIA."), ["1:10 missing-no-position", "1:10 missing-not-advice"]),
        (case("A *NVI**DIA*** chip."), ["1:4 missing-no-position", "1:4 missing-not-advice"]),
        (case("NVIDIA. No advice.", NO_ADVICE), ["1:1 missing-no-position"]),
        (case("NVIDIA. None is held.", NONE_HELD), ["1:1 missing-not-advice"]),
        (case("NVIDIA. I own NVIDIA.", HELD), ["1:1 missing-not-advice"]),
        (
            case("NVIDIA. We may own some.", VAGUE),
            ["1:1 missing-no-position", "1:1 missing-not-advice"],
        ),
        (
            case("NVIDIA. None is held.", NONE_HELD._replace(counted=False)),
            ["1:1 missing-no-position", "1:1 missing-not-advice"],
        ),
        (
            case("Pies, and\n\nEnel before NVIDIA."),
            ["3:1 missing-no-position", "3:1 missing-not-advice"],
        ),
        (
            case("NVIDIA or Enel.", uncounted=["NVIDIA"]),
            ["1:11 missing-no-position", "1:11 missing-not-advice"],
        ),
        (case("NVIDIA. No advice. None is held.", NO_ADVICE, NONE_HELD), []),
        (case("A pie is a pie."), []),
        (case("NVIDIA!", uncounted=["NVIDIA"]), []),
        (case(""), []),
    ],
    ids=[
        "nothing-disclosed",
        "place-inside-markup",
        "only-advice-denied",
        "only-position-denied",
        "a-held-position-is-a-position",
        "vague-is-not-enough",
        "what-does-not-count-is-not-enough",
        "first-in-the-text",
        "first-that-counts",
        "both-disclosed",
        "no-company",
        "no-company-that-counts",
        "empty",
    ],
)
def test_what_is_missing_stands_on_the_first_mention(article, expected, rules):
    assert found(article, rules, *BOTH) == expected


def test_further_issuers_are_told_once_each(rules):
    article = case("Intel, NVIDIA and again NVIDIA with Enel.")
    (finding,) = judged(article, rules.selected(["missing-not-advice"])).findings
    assert finding.message.startswith("Intel is a listed company")
    assert [(one.place.start.column, one.message) for one in finding.related] == [
        (8, "NVIDIA is mentioned too"),
        (37, "Enel is mentioned too"),
    ]


def test_what_looks_like_the_missing_statement_is_explained(rules):
    article = case(
        "NVIDIA. None is held. We may own some. No advice.",
        NONE_HELD._replace(counted=False, reason="it is the analyst's"),
        VAGUE,
        NO_ADVICE._replace(counted=False, reason="it is a quotation"),
    )
    (finding,) = judged(article, rules.selected(["missing-no-position"])).findings
    assert [(one.place.start.column, one.message) for one in finding.related] == [
        (9, "looks like it, but it is the analyst's"),
        (23, "looks like it, but is a vague position"),
    ]


def test_no_more_than_three_near_misses_are_told(rules):
    text = "NVIDIA. " + " ".join(f"Advice {number}." for number in range(9))
    near = [said("not-advice", f"Advice {n}.", counted=False, reason="so") for n in range(9)]
    (finding,) = judged(case(text, *near), rules.selected(["missing-not-advice"])).findings
    assert len(finding.related) == 3


@pytest.mark.parametrize(
    ("language", "text", "remedy"),
    [
        ("it", "NVIDIA.", "Il presente articolo"),
        ("pt", "NVIDIA.", "Este artigo tem fins"),
        ("zh", "NVIDIA 说。", "本文仅供参考"),
        ("zh", "NVIDIA 說這個會。", "本文僅供參考"),
        ("xx", "NVIDIA.", "This article is for information only"),
    ],
    ids=["own", "base", "simplified", "traditional", "unknown-falls-back-to-english"],
)
def test_the_remedy_is_in_the_language_of_the_article(language, text, remedy, rules):
    article = case(text, language=language)
    (finding,) = judged(article, rules.selected(["missing-not-advice"])).findings
    assert finding.remedy.startswith(remedy)


def test_a_declared_region_is_honoured(rules):
    article = case("---\nlang: pt-BR\n---\nNVIDIA.", language="pt")
    (finding,) = judged(article, rules.selected(["missing-not-advice"])).findings
    assert finding.remedy.startswith("Este artigo tem caráter")


TWO = "NVIDIA beats Intel and Enel. None is held. I own NVIDIA."


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ([NONE_HELD._replace(covers=("us:nvda",))], ["1:14 uncovered-company"]),
        ([NONE_HELD._replace(covers=())], ["1:1 uncovered-company"]),
        ([NONE_HELD._replace(excepts=("it:enel",))], ["1:24 uncovered-company"]),
        ([HELD], ["1:14 uncovered-company"]),
        ([NONE_HELD], []),
        ([NONE_HELD._replace(excepts=("us:nvda",)), HELD], []),
        ([HELD, NONE_HELD._replace(covers=("us:intc", "it:enel"))], []),
        ([], []),
        ([VAGUE._replace(text="None is held.")], []),
    ],
    ids=[
        "one-left-out",
        "names-another",
        "all-but-one",
        "held-names-one",
        "all",
        "all-but-what-is-held",
        "together-all",
        "nothing-disclosed-is-another-rule",
        "only-vague",
    ],
)
def test_a_company_left_out_is_found(statements, expected, rules):
    assert found(case(TWO, *statements), rules, "uncovered-company") == expected


def test_a_company_left_out_is_named_with_what_is_covered(rules):
    article = case(TWO, NONE_HELD._replace(covers=("us:nvda",)))
    (finding,) = judged(article, rules.selected(["uncovered-company"])).findings
    assert finding.message == "positions are disclosed here, but not for Intel and Enel"
    assert finding.remedy == "The author holds no position in Intel and Enel."
    assert [one.message for one in finding.related] == [
        "Enel is mentioned too",
        "this speaks only of NVIDIA",
    ]


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ([NONE_HELD, HELD], ["1:30 contradictory-position"]),
        ([NONE_HELD._replace(subject="both"), HELD], ["1:30 contradictory-position"]),
        ([NONE_HELD._replace(subject="none"), HELD], ["1:30 contradictory-position"]),
        ([NONE_HELD, HELD._replace(covers="all")], ["1:30 contradictory-position"]),
        ([NONE_HELD._replace(covers=("us:intc",)), HELD], []),
        ([NONE_HELD._replace(excepts=("us:nvda",)), HELD], []),
        ([NONE_HELD._replace(subject="publisher"), HELD], []),
        ([NONE_HELD, HELD._replace(counted=False)], []),
        ([HELD], []),
        ([NONE_HELD], []),
    ],
    ids=[
        "none-and-one",
        "both-and-author",
        "nobody-named-is-the-author",
        "none-and-all",
        "another-company",
        "all-but-this",
        "publisher-and-author",
        "does-not-count",
        "only-held",
        "only-none",
    ],
)
def test_a_contradiction_stands_on_the_denial(statements, expected, rules):
    assert found(case(TWO, *statements), rules, "contradictory-position") == expected


@pytest.mark.parametrize(
    ("article", "rule", "expected"),
    [
        (case("NVIDIA. I own NVIDIA.", HELD), "position-held", ["1:9 position-held"]),
        (case("Pies. I own NVIDIA.", HELD, uncounted=["NVIDIA"]), "position-held", []),
        (case("NVIDIA. We may own some.", VAGUE), "vague-position", ["1:9 vague-position"]),
        (case("NVIDIA. We may own some. None is held.", VAGUE, NONE_HELD), "vague-position", []),
        (
            case("NVIDIA. No advice.", NO_ADVICE._replace(language="it")),
            "disclosure-language",
            ["1:9 disclosure-language"],
        ),
        (
            case("NVIDIA. No advice.", NO_ADVICE._replace(language="nb"), language="da"),
            "disclosure-language",
            [],
        ),
        (
            case(
                "NVIDIA. No advice. Nessuno.",
                NO_ADVICE,
                said("not-advice", "Nessuno.", language="it"),
            ),
            "disclosure-language",
            [],
        ),
    ],
    ids=[
        "held",
        "held-but-no-company",
        "vague",
        "vague-beside-clear",
        "foreign",
        "neighbours-understand",
        "also-in-its-own",
    ],
)
def test_what_is_stated_wrongly_stands_where_it_is(article, rule, expected, rules):
    assert found(article, rules, rule) == expected


@pytest.mark.parametrize(
    ("text", "visible", "hidden", "expected"),
    [
        ("NVIDIA.\n\n<!-- No advice. -->", [], [NO_ADVICE], ["3:6 hidden-disclosure"]),
        ("NVIDIA.\n\n<!--\n  No advice.\n-->", [], [NO_ADVICE], ["4:3 hidden-disclosure"]),
        ("NVIDIA.\n\n```\nNo advice.\n```", [], [NO_ADVICE], ["4:1 hidden-disclosure"]),
        ("---\nnote: 'No advice.'\n---\nNVIDIA.", [], [NO_ADVICE], ["2:8 hidden-disclosure"]),
        ("NVIDIA.\n\n<p hidden>No <b>advice.</b></p>", [], [NO_ADVICE], ["3:11 hidden-disclosure"]),
        ("NVIDIA. No advice.\n\n<!-- No advice. -->", [NO_ADVICE], [NO_ADVICE], []),
        ("NVIDIA.\n\n<!-- No advice. -->", [], [NO_ADVICE._replace(counted=False)], []),
        ("Pies.\n\n<!-- No advice. -->", [], [NO_ADVICE], []),
    ],
    ids=[
        "comment",
        "comment-of-lines",
        "code",
        "front-matter",
        "markup",
        "visible-too",
        "does-not-count",
        "no-company",
    ],
)
def test_a_disclosure_that_nobody_sees(text, visible, hidden, expected, rules):
    assert found(case(text, *visible, hidden=hidden), rules, "hidden-disclosure") == expected


LONG = "NVIDIA.\n\n" + "x.\n\n" * 20 + "No advice.\n\n" + "y.\n\n" * 20


@pytest.mark.parametrize(
    ("place", "lines", "expected"),
    [
        ("start-or-end", 15, ["43:1 buried-disclosure"]),
        ("start-or-end", 43, []),
        ("start", 43, []),
        ("start", 42, ["43:1 buried-disclosure"]),
        ("end", 41, []),
        ("end", 40, ["43:1 buried-disclosure"]),
        ("before-first-mention", 0, ["43:1 buried-disclosure"]),
    ],
)
def test_a_disclosure_in_the_wrong_place(place, lines, expected, rules):
    rule = rules.get("buried-disclosure")
    options = rule.options | {
        "place": rule.options["place"]._replace(value=place),
        "lines": rule.options["lines"]._replace(value=lines),
    }
    chosen = rules.merged(type(rules)([rule._replace(options=options)]))
    assert found(case(LONG, NO_ADVICE), chosen, "buried-disclosure") == expected


SHORTCODE = '{{< disclaimer type="finance" >}}'


@pytest.mark.parametrize(
    ("text", "include", "printed"),
    [
        (f"NVIDIA.\n\n{SHORTCODE}\n", Include(("not-advice",), template=SHORTCODE), True),
        (f"NVIDIA.\n\n{SHORTCODE}\n", Include(("not-advice",), template="disclaimer"), True),
        (
            "NVIDIA.\n\n{% include disclaimer.html %}\n",
            Include(("not-advice",), "disclaimer"),
            True,
        ),
        (
            "NVIDIA.\n\n{% include disclaimer.html %}\n",
            Include(("not-advice",), "disclaimer.html"),
            True,
        ),
        (
            "NVIDIA.\n\n{{% include 'disclaimer.md' %}}\n",
            Include(("not-advice",), "disclaimer"),
            True,
        ),
        ("---\nfinance: true\n---\nNVIDIA.", Include(("not-advice",), field="finance"), True),
        (
            "---\nlayout: post\n---\nNVIDIA.",
            Include(("not-advice",), field="layout", value="post"),
            True,
        ),
        (f"NVIDIA.\n\n{SHORTCODE}\n", Include(("no-position",), template="disclaimer"), False),
        (f"NVIDIA.\n\n{SHORTCODE}\n", Include(("not-advice",), template="disclaim"), False),
        (f"NVIDIA.\n\n`{SHORTCODE}`\n", Include(("not-advice",), template="other"), False),
        ("NVIDIA disclaimer.\n", Include(("not-advice",), template="disclaimer"), False),
        ("---\nfinance: false\n---\nNVIDIA.", Include(("not-advice",), field="finance"), False),
        (
            "---\nlayout: page\n---\nNVIDIA.",
            Include(("not-advice",), field="layout", value="post"),
            False,
        ),
        ("NVIDIA.", Include(("not-advice",), field="finance"), False),
    ],
    ids=[
        "whole",
        "name",
        "liquid-include",
        "file-name",
        "quoted",
        "field",
        "field-with-value",
        "other-kind",
        "half-a-name",
        "another",
        "in-prose",
        "field-off",
        "other-value",
        "no-field",
    ],
)
def test_what_a_template_prints_need_not_be_written(text, include, printed, rules):
    article = case(text, settings=Settings(includes=(include,)))
    assert (found(article, rules, "missing-not-advice") == []) is printed


def test_findings_are_in_the_order_of_the_text_and_then_of_the_rules(rules):
    article = case("I own NVIDIA. Intel too. We may own some.", HELD, VAGUE)
    on = ("vague-position", "uncovered-company", "position-held", "missing-not-advice")
    assert found(article, rules, *on) == [
        "1:1 position-held",
        "1:7 missing-not-advice",
        "1:15 uncovered-company",
    ]


def test_a_finding_says_all_that_a_report_needs(rules):
    article = case("A\r\n\r\nb **NVIDIA** c")
    (finding,) = judged(article, rules.selected(["missing-no-position"])).findings
    assert (finding.path, finding.severity, finding.excerpt) == (
        "post.md",
        "error",
        "b **NVIDIA** c",
    )
    assert (finding.place.start, finding.place.end) == ((3, 5), (3, 11))
    assert finding.why.startswith("A reader cannot weigh")
    assert finding.remedy == "The author holds no position in any of the companies mentioned."
