"""Language files: every example of every file, whole and mangled, through the whole flow."""

import importlib
import sys
import unicodedata
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from linter import formats
from linter.check import Knowledge
from linter.facts.reading import read_facts
from linter.languagefile import compile_languages
from linter.phrases import BadPhrase
from linter.roles import BIT, ROLES
from linter.source import Source

sys.path.insert(0, str(Path(__file__).parent.parent / "tools"))
role_table = importlib.import_module("role_table")
LANGUAGE_FILES = sorted((Path(__file__).parent.parent / "rules" / "languages").glob("*.yaml"))
KINDS = {"not-advice", "no-position", "holds-position", "vague-position"}
FEWEST_EXAMPLES = 18


def _parsed():
    yaml = YAML(typ="safe", pure=True)
    return {path.stem: yaml.load(path.read_text("utf-8")) for path in LANGUAGE_FILES}


CONTENTS = _parsed()
EXAMPLES = [
    pytest.param(example["text"], set(example["says"]), id=f"{tag}:{number}")
    for tag, content in CONTENTS.items()
    for number, example in enumerate(content["examples"], 1)
]


def said(text: str, knowledge: Knowledge, suffix: str = ".txt") -> set[str]:
    document = formats.read(Source("example" + suffix, text))
    statements = read_facts(document, knowledge).statements
    return {statement.kind for statement in statements if statement.counted}


@pytest.mark.parametrize(("text", "says"), EXAMPLES)
def test_example_says_what_its_file_says(text, says, knowledge):
    assert said(text, knowledge) == says


@pytest.mark.parametrize("tag", CONTENTS)
def test_file_has_examples_of_every_kind_and_as_many_look_alikes(tag):
    examples = CONTENTS[tag]["examples"]
    speaking = [set(one["says"]) for one in examples if one["says"]]
    assert set().union(*speaking) == KINDS
    assert len(examples) >= FEWEST_EXAMPLES
    assert len(examples) - len(speaking) >= len(speaking) // 3


@pytest.mark.parametrize("tag", CONTENTS)
def test_file_is_named_for_its_language_and_known_roles(tag):
    content = CONTENTS[tag]
    assert content["tag"] == tag
    assert {role for key in content["lexicon"] for role in key.split("+")} <= set(ROLES)


def _accentless(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def _with_soft_hyphens(text: str) -> str:
    return " ".join(
        word[:3] + "\u00ad" + word[3:] if len(word) > 5 and word.isalpha() else word
        for word in text.split(" ")
    )


def _emphasised(text: str) -> str:
    words = text.split(" ")
    middle = len(words) // 2
    return " ".join([*words[:middle], f"**{words[middle]}**", *words[middle + 1 :]])


def _wrapped_quote(text: str) -> str:
    words = text.split(" ")
    middle = len(words) // 2
    return "> " + " ".join(words[:middle]) + "\n> " + " ".join(words[middle:])


UNACCENTED = {"ja", "zh", "ko", "hi"}
MANGLINGS = {
    "typographic apostrophes": (lambda text: text.replace("'", "’"), ".txt"),
    "straight apostrophes": (lambda text: text.replace("’", "'"), ".txt"),
    "no-break spaces": (lambda text: text.replace(" ", "\u00a0"), ".txt"),
    "decomposed accents": (lambda text: unicodedata.normalize("NFD", text), ".txt"),
    "no accents": (_accentless, ".txt"),
    "soft hyphens": (_with_soft_hyphens, ".txt"),
    "emphasis": (_emphasised, ".md"),
    "entities": (lambda text: text.replace("'", "&rsquo;").replace(" ", "&nbsp;"), ".md"),
    "hard wrap in a block quote": (_wrapped_quote, ".md"),
    "hard wrap": (lambda text: text.replace(" ", "\n", 3) if len(text) > 60 else text, ".md"),
    "full width": (
        lambda text: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text),
        ".txt",
    ),
}


def _applies(name: str, tag: str, text: str) -> bool:
    if name == "no accents":
        return tag not in UNACCENTED
    if name == "emphasis":
        return " " in text and "**" not in text
    return not (name == "hard wrap in a block quote" and " " not in text)


@pytest.mark.parametrize("name", MANGLINGS)
def test_mangled_example_says_the_same(name, knowledge):
    mangle, suffix = MANGLINGS[name]
    changed = []
    for tag, content in CONTENTS.items():
        for example in content["examples"]:
            text = example["text"]
            if _applies(name, tag, text) and said(mangle(text), knowledge, suffix) != set(
                example["says"]
            ):
                changed.append((tag, text))
    assert changed == []


def test_unknown_role_is_named_with_the_legal_ones():
    content = {
        "name": "X",
        "function-words": [],
        "lexicon": {"autor": ["the author"]},
    }
    with pytest.raises(BadPhrase, match=r"xx: unknown role 'autor'; legal are author, "):
        compile_languages({"xx": content})


@pytest.mark.parametrize("phrase", ["(a|b", "a)", "(|)", ""])
def test_bad_phrase_is_refused(phrase):
    content = {"name": "X", "function-words": [], "lexicon": {"author": [phrase]}}
    with pytest.raises(BadPhrase):
        compile_languages({"xx": content})


def test_every_role_has_a_bit_of_its_own():
    assert len(set(BIT.values())) == len(ROLES)


def test_page_lists_the_roles_as_they_are():
    page = Path(__file__).parent.parent / "docs" / "languages.md"
    text = page.read_text("utf-8")
    assert role_table.with_table(text) == text
