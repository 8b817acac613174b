"""Broken rule, settings and issuer files: all that is wrong with each, in one run, exactly."""

from pathlib import Path

import pytest

from linter.config import configure, load_config
from linter.configfile import compile_config
from linter.issuerlist import compile_issuers
from linter.rulefile import compile_rules
from linter.rules import load_rules

HERE = Path(__file__).parent
CASES = sorted(path for path in (HERE / "bad_config").iterdir() if path.suffix in {".yaml", ".csv"})
LANGUAGES = ("de", "en", "it", "ja")
OUTPUTS = ("text", "json", "jsonl", "github")


@pytest.fixture(scope="module")
def rules():
    texts = {path.name: path.read_text("utf-8") for path in (HERE.parent / "rules").glob("*.yaml")}
    blob, problems = compile_rules(texts, ())
    assert not problems
    return load_rules(blob)


def _problems(path, rules):
    kind, text = path.name.partition("-")[0], path.read_bytes().decode()
    if kind == "rule":
        return compile_rules({path.name: text}, LANGUAGES)
    if kind == "settings":
        return compile_config(path.name, text, LANGUAGES, OUTPUTS)
    if kind == "configured":
        blob, problems = compile_config(path.name, text, LANGUAGES, OUTPUTS)
        assert not problems
        return None, configure(rules, load_config(blob))[1]
    return None, compile_issuers(path.name, text)[1]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_every_error_is_told_with_its_place(path, rules, golden):
    blob, problems = _problems(path, rules)
    assert blob is None
    assert problems
    golden(path.with_suffix(".txt"), "".join(f"{problem}\n" for problem in problems))


def test_an_id_may_stand_in_one_file_only():
    good = (HERE.parent / "rules" / "position-held.yaml").read_text("utf-8")
    blob, problems = compile_rules({"a.yaml": good, "b.yaml": good})
    assert blob is None
    assert [str(problem) for problem in problems] == [
        "b.yaml:1:1: the file has the id `position-held`, which `a.yaml` has too"
    ]
