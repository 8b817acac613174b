"""The evidence files: what they must hold, how they are told wrong, how their words are found."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from linter.facts.evidence import BIT, Vocabulary
from linter.facts.evidencefile import BadEvidence, compile_evidence
from linter.facts.signs import REASONS

FOLDER = Path(__file__).parent.parent / "rules" / "evidence"
FILES = {path.stem: path for path in sorted(FOLDER.glob("*.yaml"))}
LANGUAGES = sorted(FILES.keys() - {"common"})
NEEDED = ("market", "security", "trade", "move", "executive", "action", "company", "source")
PLATFORM = ("posted", "on", "and", "of", "work", "header", "names", "fund", "place", "award")


def parsed(tag):
    return YAML(typ="safe", pure=True).load(FILES[tag].read_text(encoding="utf-8"))


def vocabulary(words, **other):
    """A vocabulary of English with these words only."""
    common = {"weights": {"enough": 2}}
    return Vocabulary(compile_evidence({"common": common, "en": {"words": words, **other}}))


def roles(words, text):
    """Each word of `text` that plays roles, with their names."""
    return [
        (text[mark.start : mark.end], {role for role, bit in BIT.items() if mark.mask & bit})
        for mark in words.marks(text, 0, len(text))
    ]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_language_has_words_for_every_role_that_decides(tag):
    held = {role for roles in parsed(tag)["words"] for role in roles.split("+")}
    # Some languages say where something was posted with an ending, not with a preposition.
    endings = {"fi": {"on"}, "hu": {"on"}}.get(tag, set())
    assert {*NEEDED, *PLATFORM} - held <= endings


def test_every_language_of_disclosures_has_evidence_about_names():
    languages = {path.stem for path in (FOLDER.parent / "languages").glob("*.yaml")}
    assert languages == set(LANGUAGES)


@pytest.mark.parametrize("tag", sorted(FILES))
def test_a_file_says_where_it_comes_from(tag):
    head = FILES[tag].read_text(encoding="utf-8").splitlines()[:4]
    assert [line.split(":")[0] for line in head[1:]] == ["# source", "# date", "# licence"]


def test_every_sign_has_a_weight(knowledge):
    assert REASONS.keys() <= knowledge.evidence.weights.keys()


def test_a_word_may_hold_vowel_signs():
    words = vocabulary({"security": "शेयर"}).words("en")
    assert roles(words, "एप्पल के शेयर") == [("शेयर", {"security"})]


def test_words_phrases_and_beginnings_are_found():
    words = vocabulary({"market": "share*, free cash flow", "trade": "sold"}).words("en")
    text = "shareholders sold their free cash flow"
    assert roles(words, text) == [
        ("shareholders", {"market"}),
        ("sold", {"trade"}),
        ("free cash flow", {"market"}),
    ]


def test_the_longest_phrase_wins_and_roles_add_up():
    words = vocabulary({"market": "price", "security": "price, price of shares"}).words("en")
    assert roles(words, "price of shares") == [("price of shares", {"security"})]
    assert roles(words, "price") == [("price", {"market", "security"})]


def test_without_spaces_words_stand_anywhere():
    words = vocabulary({"market": "株価, 株"}, spaced="no").words("en")
    assert roles(words, "同社の株価は") == [("株価", {"market"})]


def test_a_language_that_nobody_wrote_is_read_as_english(knowledge):
    assert knowledge.evidence.words("xx") is knowledge.evidence.words("en")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"markett": "shares"}, "unknown role 'markett'"),
        ({"market": "ab*"}, "too short a stem"),
        ({"market": "&&"}, "no word in '&&'"),
    ],
)
def test_a_wrong_file_is_told(words, message):
    with pytest.raises(BadEvidence, match=message):
        vocabulary(words)


def test_an_unknown_set_is_told():
    common = {"weights": {}, "givenn": "Anna"}
    with pytest.raises(BadEvidence, match="unknown key 'givenn'"):
        compile_evidence({"common": common})


def test_it_is_known_where_a_name_is_a_word(knowledge):
    assert knowledge.evidence.foreign("weg", "pt")
    assert not knowledge.evidence.foreign("weg", "de")
    assert not knowledge.evidence.foreign("nvidia", "de")
