"""How the code is cut: imports go one way, the core is pure, and start-up imports little."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from linter.compiling import PARTS
from linter.files import shipped

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "linter"

LAYERS = (
    {
        *("source", "folding", "hints", "globs", "counting", "later", "scripts", "legalnames"),
        *("roles", "issuer"),
    },
    {"document", "findings", "yamlsyntax", "yamlfile", "phrases", "lexicon", "issuers", "patterns"},
    {
        *("formats", "reports", "languages", "languagefile", "issuertext", "issuer_index"),
        *("issuernews", "arguments"),
    },
    {"facts"},
    {"rules", "rulevalues", "rulefile", "wording", "issuerlist"},
    {
        *("check", "case", "judging", "verdict", "remedies", "suppressions", "examples"),
        *("covering", "faults"),
        *("config", "configfile", "compiling"),
    },
    {"files", "run"},
    {"cli", "commands"},
)
"""From the lowest to the highest; a package counts as one. docs/design.md says what they are."""
LEVELS = {name: level for level, names in enumerate(LAYERS) for name in names}

MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}
TREES = {name: ast.parse(path.read_text("utf-8")) for name, path in MODULES.items()}


def part(module):
    """The module or package directly below `linter` that a module belongs to."""
    return module.split(".")[1] if "." in module else ""


def imports(tree):
    """The modules of this package that a module imports, wherever it does."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "linter":
            for name in node.names:
                full = f"{node.module}.{name.name}"
                yield full if full in MODULES else node.module
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.split(".")[0] == "linter")


def edges():
    return {
        (part(module), part(other))
        for module, tree in TREES.items()
        for other in imports(tree)
        if part(module) not in {part(other), "", "__main__"} and part(other)
    }


def test_every_module_has_its_layer():
    there = {part(module) for module in MODULES} - {"", "__main__"}
    assert there == LEVELS.keys()


def test_imports_never_lead_to_a_higher_layer():
    wrong = [(one, other) for one, other in edges() if LEVELS[other] > LEVELS[one]]
    assert not wrong


def test_imports_never_lead_in_a_circle():
    left = edges()
    while left:
        sources = {one for one, _ in left}
        ends = {(one, other) for one, other in left if other not in sources}
        assert ends, f"a circle among {sorted(left)}"
        left -= ends


def calls(tree):
    """The names of the functions that a module calls."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node.func.id
            elif isinstance(node.func, ast.Attribute):
                yield f".{node.func.attr}"


@pytest.mark.parametrize(
    ("calling", "only"),
    [
        pytest.param({"open"}, {"files", "issuers"}, id="files are opened"),
        pytest.param({"print", "input"}, set(), id="nothing is printed aside"),
        pytest.param({"exit", ".exit", ".abort"}, {"__main__"}, id="the process ends"),
        pytest.param({".fork", "._exit"}, {"run"}, id="processes are started"),
        pytest.param({".urlopen", ".create_connection"}, {"commands"}, id="the network is used"),
    ],
)
def test_only_the_edges_touch_the_world(calling, only):
    found = {part(module) for module, tree in TREES.items() if calling & {*calls(tree)}}
    assert found <= only


def test_only_the_command_line_knows_standard_output():
    """`run` empties the buffers before it starts processes."""
    knowing = {
        part(module)
        for module, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in {"stdout", "stderr", "argv"}
        and isinstance(node.value, ast.Name)
        and node.value.id == "sys"
    }
    assert knowing <= {"cli", "run"}


SLOW = ("argparse", "pathlib", "json", "dataclasses", "regex", "ruamel", "subprocess", "tempfile",
        "multiprocessing", "inspect", "csv", "logging", "urllib", "shutil", "pkgutil", "hashlib",
        "random", "traceback")  # fmt: skip


@pytest.mark.parametrize("found", [True, False], ids=["findings", "clean"])
def test_a_check_imports_nothing_slow(tmp_path, found):
    said = "" if found else (
        "This is not investment advice. The author holds no position in any company mentioned."
    )  # fmt: skip
    for part in PARTS:
        shipped.compiled(part.name)  # in a checkout this is done once, and takes its time
    (tmp_path / "a.md").write_text(f"# Chips\n\nNVIDIA sells *many* chips. {said}\n", "utf-8")
    program = (
        "import sys; before = set(sys.modules)\n"
        "from linter.cli import main\n"
        "status = main(['a.md'])\n"
        "print(status, *(set(sys.modules) - before), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path[1:]])},
        capture_output=True,
        text=True,
        check=True,
    )
    status, *loaded = done.stderr.split()
    assert (status == "1") == found
    assert not {name for name in loaded if name.split(".")[0] in SLOW}
