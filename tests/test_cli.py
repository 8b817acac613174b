"""The command line: what is asked, what is answered, and how the run ends."""

import json
import os
import re
import signal
import subprocess
import sys

import pytest

from linter import __version__
from linter.arguments import BadArguments, parse
from linter.cli import main
from linter.commands.init import TEMPLATE
from linter.commands.table import COMMANDS, OPTIONS
from linter.run import MANY

BAD = "# Chips\n\nNVIDIA sold more accelerators than ever before.\n"
SAID = (
    "This article is for information only and is not investment advice. The author holds no"
    " position in any of the companies mentioned."
)
GOOD = f"{BAD}\n{SAID}\n"
CLEAN = "# Orchards\n\nThe pears are ripe.\n"


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A working directory with articles, and a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    root = tmp_path / "here"
    root.mkdir()
    monkeypatch.chdir(root)
    (root / "bad.md").write_text(BAD, "utf-8")
    (root / "good.md").write_text(GOOD, "utf-8")
    return root


@pytest.fixture
def disclint(capsys):
    """Run `disclint`: status, output, complaints."""

    def run(*words):
        status = main([str(word) for word in words])
        out, err = capsys.readouterr()
        return status, out, err

    return run


def disclint_process(*words, **options):
    return subprocess.run(
        [sys.executable, "-m", "linter", *words], capture_output=True, check=False, **options
    )


# Check


def test_what_is_missing_is_said_with_its_place_and_a_remedy(here, disclint):
    del here
    status, out, err = disclint("check", "bad.md")
    assert (status, err) == (1, "")
    lines = out.splitlines()
    assert lines[0].startswith("bad.md:3:1 error missing-no-position Nvidia Corporation is a")
    assert lines[1:3] == [
        " 3 | NVIDIA sold more accelerators than ever before.",
        "   | ^^^^^^",
    ]
    assert "   add: The author holds no position in any of the companies mentioned." in lines
    assert lines[-1] == "1 article checked: 2 errors"


def test_check_is_the_default_command_and_the_working_directory_the_default_path(here, disclint):
    del here
    assert disclint("bad.md") == disclint("check", "bad.md")
    assert disclint() == disclint("check", ".")
    assert disclint("good.md") == (0, "1 article checked: nothing to report\n", "")


def test_a_file_that_is_called_like_a_command_can_be_checked(here, disclint):
    (here / "facts").mkdir()
    (here / "facts" / "bad.md").write_text(BAD, "utf-8")
    assert disclint("check", "facts")[0] == 1
    assert disclint("./facts")[0] == 1


def test_only_findings_as_grave_as_asked_for_fail_the_run(here, disclint):
    vague = (
        CLEAN
        + "\nEnel S.p.A. grows. The author owns shares of Enel S.p.A.\n\nNot investment advice.\n"
    )
    (here / "held.md").write_text(vague, "utf-8")
    statuses = [disclint("held.md", "--fail-on", level)[0] for level in OPTIONS["fail-on"].legal]
    assert statuses == [0, 1, 1, 0]
    assert "warning position-held" in disclint("held.md")[1]


def test_rules_are_selected_and_ignored(here, disclint):
    del here
    rules = lambda out: {line.split()[2] for line in out.splitlines() if " error " in line}  # noqa: E731
    assert rules(disclint("bad.md", "--select", "missing-no-position")[1]) == {
        "missing-no-position"
    }
    assert rules(disclint("bad.md", "--ignore=missing-no-position")[1]) == {"missing-not-advice"}
    assert disclint("bad.md", "--ignore", "missing-no-position,missing-not-advice")[0] == 0
    both = disclint("bad.md", "--select", "missing-no-position", "--select", "missing-not-advice")
    assert both[0] == 1
    assert "2 errors" in both[1]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ["--select", "missing-no-positon"],
            "--select: there is no rule `missing-no-positon` (did you mean `missing-no-position`?)",
        ),
        (["--ignore", "nonsense"], "--ignore: there is no rule `nonsense`"),
        (
            ["--format", "txt"],
            "disclint: --format must be one of github, json, jsonl, sarif, text, not `txt`",
        ),
        (
            ["--fail-on", "warn"],
            "disclint: --fail-on must be one of error, warning, info, never, not `warn` (did",
        ),
        (["--color", "on"], "disclint: --color must be one of auto, always, never, not `on`"),
        (["--colour", "never"], "disclint: unknown option --colour (did you mean `--color`?)"),
        (["--jobs", "0"], "disclint: --jobs must be a whole number from 1 on, not `0`"),
        (["--jobs", "many"], "disclint: --jobs must be a whole number from 1 on, not `many`"),
        (
            ["-", "--stdin-filename", "a.pdf"],
            "disclint: --stdin-filename must end in one of .htm, .html, ",
        ),
        (["--jobs"], "disclint: --jobs needs a value: N"),
        (["--quiet=yes"], "disclint: --quiet takes no value"),
        (["explain"], "disclint: `disclint explain` needs RULE"),
        (
            ["explain", "nonsense"],
            "disclint: there is no rule `nonsense` (legal are ",
        ),
        (
            ["explain", "missing-no-position", "x"],
            "disclint: `disclint explain` takes no further argument `x`",
        ),
        (["rules", "--jobs", "2"], "disclint: `disclint rules` has no option --jobs"),
        (
            ["facts", "--format", "github"],
            "disclint: --format must be one of text, json, jsonl, not",
        ),
        (["--config", "missing.yaml", "bad.md"], "missing.yaml: no such file or directory"),
        (["--rules", "missing.yaml", "bad.md"], "missing.yaml: no such file or directory"),
        (["test", "missing.yaml"], "missing.yaml: no such file or directory"),
    ],
)
def test_a_mistake_of_the_user_is_told_on_one_line(here, disclint, words, message):
    del here
    status, out, err = disclint(*words)
    assert (status, out) == (2, "")
    assert err.startswith(message)
    assert err.count("\n") == 1


# Bad input


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        pytest.param("missing.md", None, "missing.md: no such file or directory", id="missing"),
        pytest.param("latin.md", b"caf\xe9", "latin.md: not valid UTF-8 at byte 3", id="Latin-1"),
        pytest.param("empty.md", b"", "empty.md: the file is empty", id="empty"),
        pytest.param("image.md", b"GIF\0", "image.md: a NUL", id="binary"),
        pytest.param("report.pdf", b"%PDF", "report.pdf: not a format that is read", id="unknown"),
    ],
)
def test_a_bad_file_is_told_and_the_others_are_still_checked(here, disclint, name, data, message):
    if data is not None:
        (here / name).write_bytes(data)
    status, out, err = disclint(name, "bad.md", "good.md")
    assert status == 2
    assert err.startswith(message)
    assert err.count("\n") == 1
    assert "bad.md:3:1 error" in out
    assert out.endswith("2 articles checked: 2 errors (1 problem above)\n")


def test_a_folder_without_articles_is_told(here, disclint):
    (here / "empty").mkdir()
    status, out, err = disclint("empty")
    assert (status, out) == (2, "0 articles checked: nothing to report (1 problem above)\n")
    assert err.startswith("empty: there is no article in this folder")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("---\ntitle: Unclosed\n\n" + BAD, id="unclosed front matter"),
        pytest.param("word " * 200_000 + BAD.splitlines()[2], id="a long line"),
        pytest.param("> " * 3_000 + "\n" + BAD, id="nested quotes"),
    ],
)
def test_strange_articles_are_checked_like_any_other(here, disclint, text):
    (here / "strange.md").write_text(text, "utf-8")
    status, out, err = disclint("strange.md")
    assert (status, err) == (1, "")
    assert max(map(len, out.splitlines())) < 400


def test_broken_settings_are_told_with_every_error(here, disclint):
    (here / ".disclint.yaml").write_text("fail-on: sometimes\nruls: {}\n", "utf-8")
    status, out, err = disclint("bad.md")
    assert (status, out) == (2, "")
    assert [line.split(": ")[0] for line in err.splitlines()] == [
        ".disclint.yaml:1:10",
        ".disclint.yaml:2:1",
    ]


# Standard input and output


def test_standard_input_is_checked_under_the_name_it_is_given(here):
    bad = disclint_process("-", "--stdin-filename", "posts/new.md", input=BAD.encode(), cwd=here)
    assert bad.returncode == 1
    assert bad.stdout.startswith(b"posts/new.md:3:1 error")
    assert disclint_process("-", input=GOOD.encode(), cwd=here).returncode == 0
    html = f"<!-- {SAID} --><p>{BAD}</p>".encode()
    assert disclint_process("-", "--stdin-filename", "a.html", input=html).returncode == 1
    empty = disclint_process("-", input=b"", cwd=here)
    assert (empty.returncode, empty.stderr) == (2, b"stdin.md: the file is empty\n")


@pytest.mark.parametrize(
    ("words", "environment", "colored"),
    [
        ([], {}, False),
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour_is_for_terminals_unless_asked_for(
    here, disclint, monkeypatch, words, environment, colored
):
    del here
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in disclint("bad.md", *words)[1]) == colored


def test_a_closed_pipe_ends_the_run_quietly(here):
    for number in range(200):
        (here / f"{number}.md").write_text(BAD, "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "linter", ".", "--format", "jsonl"],
        cwd=here,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with process:
        assert process.stdout.readline().startswith(b"{")
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode in {1, 141}


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_an_interrupt_ends_the_run_quietly(here):
    process = subprocess.Popen(
        [sys.executable, "-m", "linter", "-"],
        cwd=here,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    process.stdin.write(b"Still writing " * 50_000)  # more than a pipe holds: it is reading now
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    assert process.communicate() == (b"", b"")
    assert process.returncode == 130


def test_the_locale_changes_nothing(here):
    (here / "a.md").write_text(BAD.replace("sold", "’sold’"), "utf-8")
    told = {
        disclint_process("a.md", cwd=here, env={**os.environ, "LC_ALL": locale, "PYTHONUTF8": "0",
                                                "PYTHONIOENCODING": "ascii"}).stdout
        for locale in ("C", "C.UTF-8")
    }  # fmt: skip
    assert len(told) == 1
    assert "’".encode() in told.pop()


# Many articles


def test_the_result_is_the_same_with_any_number_of_processes_and_order_of_paths(here, disclint):
    for number in range(MANY + 5):
        (here / f"{number}.md").write_text(BAD if number % 3 else GOOD, "utf-8")
    (here / "7.md").write_bytes(b"\xff")
    paths = sorted(path.name for path in here.glob("*.md"))
    whole = disclint(*paths, "--format", "json", "--jobs", "1")
    assert whole[0] == 2
    for jobs in (["--jobs", "2"], ["--jobs", "5"], []):
        assert disclint(*reversed(paths), "--format", "json", *jobs) == whole


# The other commands


def test_facts_are_told_in_the_shape_that_tools_are_built_on(here, disclint):
    del here
    status, out, err = disclint("facts", "--format", "jsonl", "bad.md", "good.md")
    assert (status, err) == (0, "")
    bad, good = map(json.loads, out.splitlines())
    assert list(bad) == ["path", "format", "language", "mentions", "statements"]
    assert (bad["path"], bad["format"], bad["language"]) == ("bad.md", "markdown", "en")
    (mention,) = bad["mentions"]
    assert list(mention) == [
        "issuer", "name", "tickers", "isin", "text", "evidence", "counted", "reason", "line",
        "column", "end_line", "end_column",
    ]  # fmt: skip
    assert (mention["text"], mention["counted"]) == ("NVIDIA", True)
    assert (mention["line"], mention["column"], mention["end_column"]) == (3, 1, 7)
    assert [one["kind"] for one in good["statements"]] == ["not-advice", "no-position"]
    assert list(good["statements"][0]) == [
        "kind", "text", "language", "subject", "covers", "counted", "reason", "line", "column",
        "end_line", "end_column",
    ]  # fmt: skip
    assert [one["covers"] for one in good["statements"]] == [None, "all"]
    (whole,) = [disclint("facts", "--format", "json", "good.md")[1]]
    assert json.loads(whole) == {"articles": [good]}


def test_facts_for_people_say_why_each_counts(here, disclint):
    (here / "both.md").write_text("NVIDIA grows, and OpenAI buys.\n", "utf-8")
    status, out, _ = disclint("facts", "both.md")
    assert status == 0
    assert "  + 1:1 NVIDIA -> Nvidia Corporation NASDAQ:NVDA (distinctive-name)" in out
    assert "  - 1:19 OpenAI -> OpenAI" in out


def test_explain_shows_a_rule_with_an_article_that_fails_and_one_that_passes(here, disclint):
    del here
    status, out, err = disclint("explain", "missing-no-position")
    assert (status, err) == (0, "")
    headings = [line for line in out.splitlines() if line and not line.startswith(" ")]
    assert headings[0] == "missing-no-position (error)"
    assert headings[1:] == ["Why", "References", "Flagged", "Passes", "What to write"]
    assert "   | ^^^^^^" in out


def test_every_rule_can_be_explained(here, disclint):
    del here
    listed = json.loads(disclint("rules", "--format", "json")[1])
    assert listed
    for rule in listed:
        status, out, err = disclint("explain", rule["id"])
        assert (status, err) == (0, "")
        assert rule["summary"].split()[0] in out


def test_rules_are_listed_as_the_settings_make_them(here, disclint):
    (here / ".disclint.yaml").write_text("rules:\n  position-held: error\n  vague-position: off\n")
    out = disclint("rules")[1]
    states = {line.split()[0]: line.split()[1] for line in out.splitlines()}
    assert states["position-held"] == "error"
    assert states["vague-position"] == "off"
    assert states["missing-not-advice"] == "error"


HOUSE_RULE = """\
id: house-leverage
summary: A word that the house avoids.
why: The style book says so.
severity: warning
message: "avoid this word"
forbid:
  phrase: leverage
examples:
  - flag: We use leverage.
    at: {at}
  - pass: We use our debt.
"""


def test_rules_of_the_house_are_checked_and_tested(here, disclint):
    (here / "rule.yaml").write_text(HOUSE_RULE.format(at="leverage"), "utf-8")
    (here / "a.md").write_text("Much leverage here.\n", "utf-8")
    assert (
        "a.md:1:6 warning house-leverage avoid this word"
        in disclint("a.md", "--rules", "rule.yaml")[1]
    )
    assert disclint("test", "rule.yaml") == (0, "1 rule, 2 examples, 0 failed\n", "")
    (here / "rule.yaml").write_text(HOUSE_RULE.format(at="We use"), "utf-8")
    status, out, _ = disclint("test", "rule.yaml")
    assert status == 1
    assert out.splitlines()[-1] == "1 rule, 2 examples, 1 failed"
    assert out.startswith("rule.yaml:9:1: must be flagged at `We use`")


def test_settings_apply_to_the_folder_they_stand_in(here, disclint):
    (here / "posts" / "drafts").mkdir(parents=True)
    (here / "posts" / "a.md").write_text(BAD, "utf-8")
    (here / "posts" / "drafts" / "b.md").write_text(BAD, "utf-8")
    (here / ".disclint.yaml").write_text("exclude: [drafts/]\nfail-on: never\n", "utf-8")
    status, out, _ = disclint("posts")
    assert status == 0
    assert out.endswith("1 article checked: 2 errors (1 article excluded by the settings)\n")
    assert disclint("posts", "--fail-on", "error")[0] == 1


def test_init_writes_settings_that_work_and_never_overwrites_them(here, disclint):
    assert disclint("init")[0] == 0
    assert disclint("good.md")[0] == 0
    status, _, err = disclint("init")
    assert status == 2
    assert err == "disclint: there is a .disclint.yaml already; it stays as it is\n"
    assert (here / ".disclint.yaml").read_text("utf-8") == TEMPLATE


def test_every_setting_that_init_shows_is_a_legal_one(here, disclint):
    lines = re.findall(r"^# ( *(?:- )?[a-z-]+:.*)$", TEMPLATE, re.MULTILINE)
    (here / "rules").mkdir()
    (here / "rules" / "a.yaml").write_text(HOUSE_RULE.format(at="leverage"), "utf-8")
    (here / ".disclint.yaml").write_text("\n".join(lines), "utf-8")
    assert disclint("rules")[::2] == (0, "")


def test_the_version_is_printed(disclint):
    assert disclint("--version") == (0, f"disclint {__version__}\n", "")
    assert disclint("-V") == disclint("facts", "--version")


@pytest.mark.parametrize("words", [["--help"], ["-h"], *([name, "-h"] for name in COMMANDS)])
def test_help_fits_a_terminal_and_names_what_is_legal(disclint, words):
    status, out, err = disclint(*words)
    assert (status, err) == (0, "")
    assert out.startswith("usage: disclint ")
    command = COMMANDS.get(words[0], COMMANDS["check"])
    for name in command.options:
        assert f"--{name}" in out
        assert all(value in out for value in OPTIONS[name].legal)
    assert max(map(len, out.splitlines())) <= 100


def test_a_command_line_is_understood():
    words = ["facts", "a", "--format=json", "-q", "--", "-b", "check"]
    options = OPTIONS
    commands = {**COMMANDS, "facts": COMMANDS["facts"]._replace(options=("format", "quiet"))}
    given = parse(words, commands, options)
    assert (given.command, given.operands) == ("facts", ("a", "-b", "check"))
    assert given.values == {"format": "json", "quiet": True}
    with pytest.raises(BadArguments):
        parse(["-x"], commands, options)


@pytest.mark.parametrize(
    "query", [["nvidia"], ["NVDA"], ["NASDAQ:NVDA"], ["US67066G1040"], ["nvidia", "corporation"]]
)
def test_an_issuer_is_found_by_name_ticker_and_isin(disclint, query):
    status, out, err = disclint("issuers", "find", *query, "--format", "json")
    assert (status, err) == (0, "")
    assert "US67066G1040" in {issuer["isin"] for issuer in json.loads(out)}
    assert "  ISIN: US67066G1040\n" in disclint("issuers", "find", *query)[1]


def test_an_issuer_that_is_not_known_is_told(disclint):
    status, out, err = disclint("issuers", "find", "no", "such", "company")
    assert (status, out) == (1, "")
    assert err == "disclint: no issuer is known as `no such company`\n"


def test_the_issuer_table_tells_its_size_and_sources(disclint):
    status, out, _ = disclint("issuers", "info")
    assert status == 0
    assert re.match(r"\d{5} issuers of \d+ countries\n  listed: \d+\n", out)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "disclint: `disclint issuers` needs find NAME|TICKER|ISIN, info, or update NAME MAIL"),
        (
            ["fnd"],
            "disclint: `disclint issuers` must be followed by one of find, info, update, not `fnd`",
        ),
        (["find"], "disclint: `disclint issuers find` needs a name, a ticker or an ISIN"),
    ],
)
def test_a_mistaken_question_about_issuers_is_told(disclint, words, message):
    status, out, err = disclint("issuers", *words)
    assert (status, out) == (2, "")
    assert err.startswith(message)
