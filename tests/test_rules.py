"""Every example of every rule file, through the whole flow; there is no list to keep."""

import importlib
import re
import sys
from pathlib import Path

import pytest

from linter import formats
from linter.config import configure, load_config
from linter.configfile import compile_config
from linter.examples import failure, failures
from linter.facts.reading import read_facts
from linter.files.knowledge import Wanted, load
from linter.remedies import joined
from linter.rulefile import compile_rules
from linter.rules import OPTION_TYPES, SCOPES, Allowing, RuleSet, load_rules, plain
from linter.source import Source

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "rules"
sys.path.insert(0, str(ROOT / "tools"))
rule_table = importlib.import_module("rule_table")
TEXTS = {f"rules/{path.name}": path.read_text("utf-8") for path in sorted(FOLDER.glob("*.yaml"))}
BLOB, PROBLEMS = compile_rules(TEXTS)
RULES = load_rules(BLOB) if BLOB else RuleSet(())
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}:{number}")
    for rule in RULES.rules
    for number, example in enumerate(rule.examples, 1)
]
STATES = {
    "missing-not-advice": "not-advice",
    "missing-no-position": "no-position",
    "uncovered-company": "no-position",
    "contradictory-position": "holds-position",
}
"""What the remedies of a rule state."""
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


REMEDIES = [
    pytest.param(text, tag, STATES[rule.id], id=f"{rule.id}:{tag}")
    for rule in RULES.rules
    if rule.id in STATES
    for tag, text in rule.remedies.items()
]


@pytest.mark.parametrize(("text", "tag", "kind"), REMEDIES)
def test_a_remedy_is_a_statement_that_counts(text, tag, kind, knowledge):
    if tag.partition("-")[0] not in knowledge.languages:
        pytest.skip("no article is read in this language yet")
    article = "NVIDIA\n\n" + text.replace("{issuers}", "NVIDIA")
    document = formats.read(Source("a", article), "text")
    document.language = tag
    facts = read_facts(document, knowledge)
    (nvidia, *_) = (one.issuer for one in facts.mentions if one.counted)
    stated = [one for one in facts.statements if one.counted and one.kind == kind]
    assert [one.language for one in stated] == [tag.partition("-")[0]]
    assert stated[0].covers in (None, "all", (nvidia,))


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


def test_the_table_in_the_docs_is_that_of_the_files():
    page = rule_table.PAGE.read_text("utf-8")
    assert page == rule_table.page_with(page, RULES)


def _yaml_of(page):
    return re.search(r"```yaml\n(.*?)```", page.read_text("utf-8"), re.DOTALL)[1]


def test_the_rule_in_the_docs_works(knowledge):
    blob, problems = compile_rules({"house.yaml": _yaml_of(rule_table.PAGE)}, ("en", "it"))
    assert not problems
    (rule,) = load_rules(blob).rules
    assert len(rule.examples) == 2
    assert failures(rule, knowledge) == ()


def test_the_settings_in_the_docs_work():
    text = _yaml_of(ROOT / "docs" / "settings.md")
    blob, problems = compile_config(".disclint.yaml", text, ("en", "it"), ("text",))
    assert not problems
    assert configure(RULES, load_config(blob))[1] == ()


def test_the_docs_name_every_scope_and_option_type():
    page = rule_table.PAGE.read_text("utf-8")
    assert all(f"| `{scope}` |" in page for scope in SCOPES)
    assert f"# {', '.join(OPTION_TYPES[:-1])} or {OPTION_TYPES[-1]}" in page
