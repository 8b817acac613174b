"""What is shipped: the wheel, the sdist, the hook, and what the README promises of them."""

import ast
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from importlib.metadata import entry_points, requires
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from linter import __version__
from linter.cli import main
from linter.compiling import PARTS

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
README = (ROOT / "README.md").read_text("utf-8")


def fenced(language):
    """The fenced blocks of the README in a language, without their fences."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A folder with the wheel and the sdist."""
    folder = tmp_path_factory.mktemp("built")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--directory", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return folder


@pytest.fixture(scope="module")
def wheel(built):
    with zipfile.ZipFile(next(built.glob("*.whl"))) as archive:
        yield archive


@pytest.fixture(scope="module")
def sdist(built):
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        yield {name.partition("/")[2] for name in archive.getnames()}


def shipped(folder, suffix):
    return {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob(f"*{suffix}")}


def test_the_wheel_carries_modules_rules_and_compiled_data(wheel):
    names = set(wheel.namelist())
    assert shipped("linter", ".py") <= names
    assert {f"linter/data/{rule}" for rule in shipped("rules", ".yaml")} <= names
    assert "linter/py.typed" in names
    for part in PARTS:
        assert any(name.startswith(f"linter/data/compiled/{part.name}/") for name in names)
    assert all(name.startswith("linter/") or ".dist-info/" in name for name in names)
    assert any(name.endswith("/licenses/LICENSE") for name in names)


def test_the_wheel_is_small_and_for_every_machine(built, wheel):
    (path,) = built.glob("*.whl")
    assert path.name == f"disclint-{__version__}-py3-none-any.whl"
    compiled = [one for one in wheel.infolist() if "/compiled/issuers/" in one.filename]
    assert sum(one.file_size for one in compiled) < 15_000_000


def test_the_wheel_works_without_the_checkout(built, tmp_path):
    """Its modules and data are taken from the wheel; what they need is that of the tests."""
    place = tmp_path / "installed"
    with zipfile.ZipFile(next(built.glob("*.whl"))) as archive:
        archive.extractall(place)  # noqa: S202  # our own
    (tmp_path / "a.md").write_text("NVIDIA grows.\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "linter", "a.md", "--quiet"],
        cwd=tmp_path,
        env={
            **os.environ,
            "PYTHONPATH": str(place),
            "XDG_CACHE_HOME": str(tmp_path / "cache"),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert len(done.stdout.splitlines()) == 2
    assert not (tmp_path / "cache").exists(), "a wheel has nothing left to compile"


def test_the_sdist_carries_all_that_a_wheel_and_the_tests_need(sdist):
    wanted = {"pyproject.toml", "hatch_build.py", "README.md", "LICENSE", ".pre-commit-hooks.yaml"}
    wanted |= shipped("linter", ".py") | shipped("rules", ".yaml") | shipped("tests", ".py")
    wanted |= {f"linter/data/{name}" for name in ("issuers.tsv", "exchanges.tsv")}
    assert wanted <= sdist
    assert not {name for name in sdist if "/compiled/" in name or "__pycache__" in name}


def test_the_package_imports_nothing_that_it_does_not_declare():
    declared = {
        re.match(r"[\w.-]+", line)[0].lower() for line in PROJECT["project"]["dependencies"]
    }
    modules = {"marisa_trie": "marisa-trie", "ruamel": "ruamel.yaml"}
    for path in (ROOT / "linter").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [name.name for name in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            for name in names:
                top = name.split(".")[0]
                known = top == "linter" or top in sys.stdlib_module_names
                assert known or modules.get(top, top) in declared, f"{path} imports {name}"


def test_the_installed_distribution_is_the_one_that_is_tested():
    assert requires("disclint")
    (script,) = entry_points(group="console_scripts", name="disclint")
    assert script.load() is main


def test_the_hook_of_the_readme_is_the_one_in_the_manifest():
    (snippet,) = [block for block in fenced("yaml") if block.startswith("repos:")]
    (repo,) = YAML(typ="safe", pure=True).load(snippet)["repos"]
    (hook,) = YAML(typ="safe", pure=True).load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert repo["hooks"][0]["id"] == hook["id"] == "disclint"
    assert repo["rev"] == f"v{__version__}"
    assert hook["language"] == "python"
    assert not hook["require_serial"]


def test_ci_runs_the_very_test_command_of_the_readme():
    (command,) = [block.strip() for block in fenced("sh") if "pytest" in block]
    script = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert script[-1] == command


def test_the_readme_names_every_command_and_format(capsys):
    main(["--help"])
    told = capsys.readouterr().out
    for command in re.findall(r"^  ([a-z]+)  ", told, re.MULTILINE):
        assert f"`disclint {command}" in README or command == "check"
    for link in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / link).exists(), link


def test_the_rule_of_the_readme_does_what_its_examples_say(tmp_path, monkeypatch, capsys):
    (rule,) = [block for block in fenced("yaml") if block.startswith("id:")]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "house.yaml").write_text(rule, "utf-8")
    assert main(["test", "house.yaml"]) == 0
    assert capsys.readouterr().out == "1 rule, 2 examples, 0 failed\n"


def test_the_readme_shows_what_disclint_says(request, monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    (block,) = fenced("console")
    first = block.partition("\n")[0]
    main(first.split()[2:])
    shown = f"{first}\n{capsys.readouterr().out}"
    if request.config.getoption("--update"):
        (ROOT / "README.md").write_text(README.replace(block, shown), "utf-8")
    else:
        assert block == shown


def test_the_examples_are_found_to_lack_what_they_lack(golden, monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    assert main(["examples"]) == 1
    golden(ROOT / "tests" / "examples.golden", capsys.readouterr().out)
    assert main(["examples/good"]) == 0
