"""Globs mean what git means by them; git itself is asked."""

import shutil
import subprocess

import pytest

from linter.globs import Globs

PATHS = [
    "a.md",
    "b.md",
    "[a].md",
    "a b.md",
    "#a.md",
    "!a.md",
    "posts/a.md",
    "posts/b.txt",
    "posts/2024/a.md",
    "posts/2024/draft-a.md",
    "drafts/a.md",
    "site/drafts/a.md",
    "site/drafts/deep/b.md",
    "x/posts/a.md",
    "è/àà.md",  # two letters: a question mark of git is one byte, ours is one character
]

LISTS = {
    "a name anywhere": ["a.md"],
    "a name at the top": ["/a.md"],
    "a suffix": ["*.md"],
    "a folder anywhere": ["drafts/"],
    "a folder at the top": ["/drafts/"],
    "a folder without its slash": ["drafts"],
    "a path is anchored": ["posts/a.md"],
    "a star does not cross a slash": ["posts/*.md"],
    "two stars cross": ["posts/**/a.md"],
    "two stars in front": ["**/a.md"],
    "two stars behind": ["posts/**"],
    "two stars inside a name are one": ["posts/2024/**a.md"],
    "a question mark": ["?.md"],
    "a question mark is no slash": ["posts?a.md"],
    "a set": ["[ab].md"],
    "a negated set": ["[!a].md"],
    "a negated set with a caret": ["[^a].md"],
    "a range": ["posts/202[0-9]/*"],
    "a class": ["[[:alpha:]].md"],
    "a set that holds a bracket": ["[]a].md"],
    "escaped brackets": ["\\[a\\].md"],
    "an unclosed set": ["[a.md"],
    "taken back": ["*.md", "!a.md"],
    "taken back in a folder": ["*.md", "!posts/**/a.md"],
    "left out again": ["*.md", "!a.md", "posts/a.md"],
    "a comment": ["# a.md", "#a.md"],
    "an escaped comment": ["\\#a.md"],
    "an escaped exclamation mark": ["\\!a.md"],
    "white space behind": ["a.md   "],
    "white space inside": ["a b.md"],
    "escaped white space behind": ["a\\ "],
    "an empty line": ["", "   "],
    "accents": ["àà.md"],
    "only a slash": ["/"],
    "two slashes at the end": ["posts//"],
    "everything": ["*"],
    "everything but": ["/*", "!/posts/"],
}


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    root = tmp_path_factory.mktemp("repository")
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    return root


@pytest.mark.parametrize("lines", LISTS.values(), ids=LISTS.keys())
def test_a_list_means_what_git_means_by_it(repository, lines):
    (repository / ".gitignore").write_text("".join(f"{line}\n" for line in lines), "utf-8")
    asked = subprocess.run(
        ["git", "check-ignore", "--no-index", "-z", "--stdin"],
        cwd=repository,
        input="\0".join(PATHS).encode(),
        capture_output=True,
        check=False,
    )
    ignored = set(asked.stdout.decode().split("\0")) - {""}
    globs = Globs(lines)
    assert {path for path in PATHS if globs.means(path)} == ignored


def test_a_list_that_says_nothing_is_false():
    assert not Globs(["", "# only a comment"])
    assert Globs(["a.md"])
