"""Walking, reading, and what is kept compiled: real files in temporary folders."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from linter.compiling import PARTS
from linter.config import Config
from linter.files import shipped
from linter.files.cache import put_folder
from linter.files.kept import compiled_text
from linter.files.reading import Unreadable, read_source
from linter.files.settings import find_settings, read_rules, read_settings, write_new
from linter.files.walking import Selection, find_articles
from linter.findings import Problem
from linter.globs import Globs

TEXT = "Words.\n"


def grow(root: Path, *paths: str) -> None:
    for path in paths:
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(TEXT, "utf-8")


def found(*paths, include=(), exclude=()):
    return find_articles(paths, Selection(str(Path.cwd()), Globs(include), Globs(exclude)))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A working directory, and a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "here"


# Walking


def test_a_folder_means_the_articles_below_it_in_order(here):
    grow(here, "b.md", "a/z.html", "a/b/c.txt", "a.MD", "code.py", "no-suffix", "z.markdown")
    assert found(".").paths == ("a.MD", "a/b/c.txt", "a/z.html", "b.md", "z.markdown")
    assert found("a").paths == ("a/b/c.txt", "a/z.html")
    assert found("a/").paths == ("a/b/c.txt", "a/z.html")
    assert found("./a").paths == ("./a/b/c.txt", "./a/z.html")
    assert found(str(here / "a")).paths[0] == str(here / "a" / "b" / "c.txt")


def test_an_article_that_is_named_twice_is_read_once(here):
    grow(here, "a.md", "b.md")
    assert found("b.md", ".", "./a.md", "a.md").paths == ("a.md", "b.md")


def test_the_order_of_arguments_does_not_matter(here):
    grow(here, "a.md", "b.md", "c/d.md")
    assert found("a.md", "c", "b.md") == found("c", "b.md", "a.md")


@pytest.mark.parametrize(
    "passed_over",
    [
        pytest.param(".git/description.md", id="what git keeps"),
        pytest.param(".hidden.md", id="a hidden file"),
        pytest.param(".venv/lib/readme.md", id="a hidden folder"),
        pytest.param("drafts/a.md", id="an ignored folder"),
        pytest.param("deep/ignored.md", id="a name that an inner list leaves out"),
        pytest.param("folder.md/x", id="a folder that is called like an article"),
    ],
)
def test_a_walk_passes_over(here, passed_over):
    grow(here, "a.md", passed_over)
    (here / ".gitignore").write_text("drafts/\n", "utf-8")
    (here / "deep").mkdir(exist_ok=True)
    (here / "deep" / ".gitignore").write_text("ignored.md\n", "utf-8")
    assert found(".") == (("a.md",), (), 0)


def test_lists_above_the_folder_count_up_to_the_root_of_the_repository(here):
    grow(here, "a/b/keep.md", "a/b/draft.md", "a/b/private.md", "a/b/own.md")
    (here / ".gitignore").write_text("draft.md\nown.md\n", "utf-8")
    (here / "a" / ".gitignore").write_text("private.md\n!own.md\n", "utf-8")
    (here.parent / ".gitignore").write_text("keep.md\n", "utf-8")
    (here / ".git" / "info").mkdir(parents=True)
    (here / ".git" / "info" / "exclude").write_text("nothing.md\n", "utf-8")
    assert found("a/b").paths == ("a/b/keep.md", "a/b/own.md")


def test_what_is_named_is_read_though_git_ignores_it(here):
    grow(here, "drafts/a.md")
    (here / ".gitignore").write_text("drafts/\n", "utf-8")
    assert found("drafts/a.md").paths == ("drafts/a.md",)


def test_a_link_to_an_article_is_an_article_and_a_link_to_a_folder_is_not_followed(here):
    grow(here, "a/b.md")
    (here / "a" / "again.md").symlink_to("b.md")
    (here / "a" / "loop").symlink_to(".")
    (here / "a" / "gone.md").symlink_to("nowhere.md")
    assert found("a").paths == ("a/again.md", "a/b.md", "a/gone.md")


def test_a_folder_without_articles_is_told_with_what_would_be_one(here):
    grow(here, "empty/code.py")
    ((problem,), paths) = found("empty").problems, found("empty").paths
    assert not paths
    assert str(problem).startswith("empty: there is no article in this folder (an article ends in")
    assert ".md" in str(problem)


def test_a_file_that_no_format_reads_is_told(here):
    grow(here, "report.pdf", "a.md")
    got = found("report.pdf", "a.md")
    assert got.paths == ("a.md",)
    assert [problem.path for problem in got.problems] == ["report.pdf"]


def test_a_missing_path_is_left_to_who_reads_it(here):
    del here
    assert found("missing.md").paths == ("missing.md",)


@pytest.mark.parametrize(
    ("include", "exclude", "wanted"),
    [
        ((), (), {"a.md", "posts/a.md", "posts/drafts/a.md"}),
        (("posts/",), (), {"posts/a.md", "posts/drafts/a.md"}),
        (("posts/*.md",), (), {"posts/a.md"}),
        ((), ("drafts/",), {"a.md", "posts/a.md"}),
        (("posts/",), ("drafts/",), {"posts/a.md"}),
        (("*.md", "!a.md"), (), set()),
    ],
)
def test_settings_choose_among_articles_also_those_that_are_named(here, include, exclude, wanted):
    grow(here, "a.md", "posts/a.md", "posts/drafts/a.md")
    for paths in (["."], ["a.md", "posts/a.md", "posts/drafts/a.md"]):
        got = found(*paths, include=include, exclude=exclude)
        assert set(got.paths) == wanted
        assert got.excluded == 3 - len(wanted)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_told(here):
    grow(here, "closed/a.md", "a.md")
    (here / "closed").chmod(0)
    got = found(".")
    (here / "closed").chmod(0o755)
    assert got.paths == ("a.md",)
    assert "permission denied" in str(got.problems[0])


def test_settings_say_nothing_of_standard_input(here):
    del here
    assert found("-", include=["posts/"], exclude=["*"]) == (("-",), (), 0)


# Reading


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"", "the file is empty", id="no byte"),
        pytest.param(b" \r\n\t\n", "the file is empty", id="only white space"),
        pytest.param(b"\xef\xbb\xbf", "the file is empty", id="only a byte order mark"),
        pytest.param(b"caf\xe9", "not valid UTF-8 at byte 3 (save it as UTF-8)", id="Latin-1"),
        pytest.param(b"\xef\xbb\xbfa\xff", "not valid UTF-8 at byte 4", id="counted from the BOM"),
        pytest.param(
            b"GIF89a\0\1", "a NUL character: this is a binary file at byte 6", id="binary"
        ),
        pytest.param(
            b"\xff\xd8\xff\0", "not valid UTF-8 at byte 0 (it is a binary file)", id="JPEG"
        ),
    ],
)
def test_an_article_that_cannot_be_read_is_told_on_one_line(here, data, message):
    del here
    Path("a.md").write_bytes(data)
    with pytest.raises(Unreadable) as told:
        read_source("a.md")
    assert str(told.value).startswith(f"a.md: {message}")
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("missing.md", "missing.md: no such file or directory"),
        ("a.md/b.md", "a.md/b.md: not a directory"),
        (".", ".: is a folder, not a file"),
        ("a\0b.md", "a\0b.md: embedded null byte"),
        ("loop.md", "loop.md: too many levels of symbolic links"),
    ],
)
def test_a_path_that_leads_nowhere_is_told(here, path, message):
    grow(here, "a.md")
    (here / "loop.md").symlink_to("loop.md")
    with pytest.raises(Unreadable) as told:
        read_source(path)
    assert str(told.value) == message


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("Ünï\r\n".encode(), id="UTF-8"),
        pytest.param(b"\xef\xbb\xbf" + "Ünï\r\n".encode(), id="with a BOM"),
        pytest.param(b"\xff\xfe" + "Ünï\r\n".encode("utf-16-le"), id="UTF-16, little end first"),
        pytest.param(b"\xfe\xff" + "Ünï\r\n".encode("utf-16-be"), id="UTF-16, big end first"),
    ],
)
def test_an_article_reads_the_same_in_every_encoding(here, data):
    del here
    Path("a.md").write_bytes(data)
    assert read_source("a.md").text == "Ünï\r\n"


# Settings and rules


def test_the_nearest_settings_above_are_found(here):
    (here / "a" / "b").mkdir(parents=True)
    assert find_settings("a/b") is None
    (here / ".disclint.yaml").write_text("", "utf-8")
    assert find_settings("a/b") == str(here / ".disclint.yaml")
    (here / "a" / ".disclint.yml").write_text("", "utf-8")
    assert find_settings("a/b") == str(here / "a" / ".disclint.yml")


def test_settings_are_never_overwritten(here):
    del here
    assert write_new("x.yaml", "one")
    assert not write_new("x.yaml", "two")
    assert Path("x.yaml").read_text("utf-8") == "one"


def test_issuer_files_are_read_beside_the_settings(here):
    (here / "a").mkdir()
    path = here / "a" / ".disclint.yaml"
    path.write_text("issuers:\n  add: ours.csv\n  ignore: missing.yaml\n", "utf-8")
    (here / "a" / "ours.csv").write_text("name,tickers\nAcme Holding,XETR:ACM\n", "utf-8")
    config, problems = read_settings(str(path), ["en"])
    assert [issuer.name for issuer in config.settings.issuers] == ["Acme Holding"]
    assert [str(problem) for problem in problems] == [
        "a/.disclint.yaml:3:3: a/missing.yaml: no such file or directory"
    ]


RULE = """\
id: {id}
summary: A word that the house avoids.
why: The style book says so.
severity: warning
message: "avoid this word"
forbid:
  phrase: leverage
examples:
  - flag: We leverage our leverage.
    at: leverage
  - pass: We use our debt.
"""


def test_rule_files_come_from_files_and_folders_with_every_error_told(here):
    grow(here, "rules/notes.txt", "empty/notes.txt")
    (here / "rules" / "deep").mkdir()
    (here / "rules" / "a.yaml").write_text(RULE.format(id="house-a"), "utf-8")
    (here / "rules" / "deep" / "b.yml").write_text(RULE.format(id="house-b"), "utf-8")
    (here / "bad.yaml").write_text("id: [\n", "utf-8")
    rules, problems = read_rules(Config(), ["rules"], ["en"])
    assert (rules.ids, problems) == (("house-a", "house-b"), ())
    rules, problems = read_rules(Config(), ["bad.yaml", "empty", "gone.yaml"], ["en"])
    assert not rules.ids
    assert {problem.path for problem in problems} == {"bad.yaml", "empty", "gone.yaml"}


# What is kept compiled


def test_what_is_kept_is_used_until_the_text_changes(here):
    del here
    made = []

    def make(text):
        made.append(text)
        return text.encode(), ()

    for text in ("one", "one", "two", "one"):
        assert compiled_text("test", text, "", lambda text=text: make(text))[0] == text.encode()
    assert made == ["one", "two"]
    compiled_text("test", "one", "another version of the tags", lambda: make("again"))
    assert made == ["one", "two", "again"]


@pytest.mark.parametrize("harm", [b"", b"\0", b"garbage", b"\xa9\x02"])
def test_a_kept_file_that_is_damaged_is_made_again(here, harm):
    compiled_text("test", "one", "", lambda: (b"made", ()))
    (kept,) = (here.parent / ".cache" / "disclint" / "kept").iterdir()
    kept.write_bytes(harm)
    assert compiled_text("test", "one", "", lambda: (b"again", ())) == (b"again", ())
    assert compiled_text("test", "one", "", lambda: (b"not asked", ())) == (b"again", ())


def test_what_is_faulty_is_not_kept(here):
    del here
    problems = (Problem("x", None, "faulty"),)
    assert compiled_text("test", "one", "", lambda: (None, problems)) == (None, problems)
    assert compiled_text("test", "one", "", lambda: (b"made", ())) == (b"made", ())


def test_without_a_cache_everything_works(here, monkeypatch):
    grow(here, "file")
    monkeypatch.setenv("XDG_CACHE_HOME", str(here / "file"))
    for _ in range(2):
        assert compiled_text("test", "one", "", lambda: (b"made", ())) == (b"made", ())


def test_a_folder_is_put_whole_or_not_at_all(here):
    assert put_folder(str(here / "new" / "folder"), {"a": b"1", "b": b"2"})
    assert names(here / "new" / "folder") == ["a", "b"]
    assert put_folder(str(here / "new" / "folder"), {"a": b"3"}), "whoever comes second is content"
    assert (here / "new" / "folder" / "a").read_bytes() == b"1"
    assert names(here / "new") == ["folder"]
    grow(here, "file")
    assert not put_folder(str(here / "file" / "folder"), {"a": b"1"})


@pytest.mark.parametrize("part", [part.name for part in PARTS])
def test_every_part_of_the_data_compiles_and_is_found_again(part):
    folder = shipped.compiled(part)
    assert names(Path(folder))
    assert shipped.compiled(part) == folder


def test_data_compiles_the_same_every_time():
    """Also where strings hash differently, as they do from one run to the next."""
    program = (
        "from linter.files.shipped import compile_all; import zlib\n"
        "for part, files in compile_all().items():\n"
        "    print(part, {name: zlib.crc32(data) for name, data in files.items()})"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
