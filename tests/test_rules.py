"""Every example of every rule file, through the whole flow; there is no list to keep."""

from pathlib import Path

import pytest

from linter.examples import failure
from linter.files.knowledge import Wanted, load
from linter.remedies import joined
from linter.rulefile import compile_rules
from linter.rules import Allowing, RuleSet, load_rules, plain

FOLDER = Path(__file__).parent.parent / "rules"
TEXTS = {f"rules/{path.name}": path.read_text("utf-8") for path in sorted(FOLDER.glob("*.yaml"))}
BLOB, PROBLEMS = compile_rules(TEXTS)
RULES = load_rules(BLOB) if BLOB else RuleSet(())
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}:{number}")
    for rule in RULES.rules
    for number, example in enumerate(rule.examples, 1)
]
EACH = pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)


@pytest.fixture(scope="session")
def knowledge():
    loaded = load(Wanted())
    assert not loaded.problems
    return loaded.knowledge._replace(rules=RULES)


def test_no_rule_file_is_broken():
    assert not PROBLEMS


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_shows_what_the_rule_does(rule, example, knowledge):
    assert failure(example, rule, knowledge) is None


@EACH
def test_a_rule_shows_what_it_flags_and_what_it_passes(rule):
    flagged = [example for example in rule.examples if example.at is not None]
    assert flagged
    assert len(flagged) < len(rule.examples)


@EACH
def test_a_rule_is_named_as_its_file_and_says_why(rule):
    assert rule.path == f"rules/{rule.id}.yaml"
    assert rule.why.endswith(".")
    assert rule.references or isinstance(rule.target, Allowing)


@EACH
def test_a_remedy_for_one_language_is_there_for_all(rule):
    tags = {tag.partition("-")[0] for tag in rule.remedies}
    assert tags <= {"any"} or tags == {path.stem for path in FOLDER.glob("languages/*.yaml")} | tags


def test_compiled_rules_are_what_was_compiled():
    again = load_rules(BLOB)
    assert [plain(rule) for rule in again.rules] == [plain(rule) for rule in RULES.rules]


def test_a_house_rule_takes_the_place_of_ours():
    ours = RULES.get("position-held")
    house = RuleSet([ours._replace(severity="error")])
    assert RULES.merged(house).get("position-held").severity == "error"
    assert RULES.merged(house).ids == RULES.ids


@pytest.mark.parametrize(
    ("only", "without", "on"),
    [
        (("position-held",), (), ["position-held"]),
        (("buried-disclosure",), (), ["buried-disclosure"]),
        (("position-held", "vague-position"), ("vague-position",), ["position-held"]),
    ],
    ids=["selected", "selected-though-off", "selected-and-ignored"],
)
def test_rules_are_selected_by_name(only, without, on):
    assert [rule.id for rule in RULES.selected(only, without).active] == on


@pytest.mark.parametrize(
    ("names", "language", "text"),
    [
        ((), "en", ""),
        (("A",), "en", "A"),
        (("A", "B", "C"), "en", "A, B and C"),
        (("A", "B"), "it", "A e B"),
        (("A", "B", "C"), "ja", "A、B、C"),
        (("A", "B", "C"), "zh-Hant", "A、B、C"),
        (("A", "B", "C"), "xx", "A, B, C"),
    ],
)
def test_companies_are_listed_as_the_language_does(names, language, text):
    assert joined(names, language) == text
