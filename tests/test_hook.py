"""The hook as others use it: the real pre-commit, in a repository of articles.

One environment is built for the whole module; that needs a package registry.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from linter import formats

ROOT = Path(__file__).parent.parent
PRE_COMMIT = [sys.executable, "-m", "pre_commit"]

BAD = "# Chips\n\nNVIDIA sold more accelerators than ever before.\n"
GOOD = BAD + (
    "\nThis article is for information only and is not investment advice. The author holds no"
    " position in any of the companies mentioned.\n"
)


def run(*words, cwd, **changes):
    return subprocess.run(
        words, cwd=cwd, env={**os.environ, **changes}, capture_output=True, text=True, check=False
    )


def git(*words, cwd):
    name = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org"]
    done = run("git", *name, *words, cwd=cwd)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    """This checkout as it stands, as a repository of its own."""
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("needs git and a checkout")
    copy = tmp_path_factory.mktemp("disclint")
    listed = git("ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT)
    for name in listed.split("\0"):
        if name and (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copy / name)
    git("init", "-q", cwd=copy)
    git("add", "-A", cwd=copy)
    git("commit", "-q", "-m", "A snapshot", cwd=copy)
    return copy


@pytest.fixture(scope="module")
def posts(snapshot, tmp_path_factory):
    """A repository of articles with the hook installed."""
    root = tmp_path_factory.mktemp("posts")
    git("init", "-q", cwd=root)
    (root / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {snapshot.as_uri()}\n"
        f"    rev: {git('rev-parse', 'HEAD', cwd=snapshot)}\n"
        "    hooks:\n      - id: disclint\n",
        "utf-8",
    )
    home = tmp_path_factory.mktemp("home")
    os.environ["PRE_COMMIT_HOME"] = str(home)
    done = run(*PRE_COMMIT, "install", "--install-hooks", cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    git("add", ".pre-commit-config.yaml", cwd=root)
    git("commit", "-q", "-m", "Use disclint", cwd=root)
    yield root
    del os.environ["PRE_COMMIT_HOME"]


def commit(posts, **articles):
    """Try to commit articles by their names; what came of it."""
    for name, text in articles.items():
        (posts / name.replace("_", ".")).write_text(text, "utf-8")
    git("add", "-A", cwd=posts)
    name = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org"]
    done = run("git", *name, "commit", "-m", "Publish", cwd=posts)
    if done.returncode:
        git("rm", "-q", "-f", *(name.replace("_", ".") for name in articles), cwd=posts)
    return done


def test_an_article_without_disclosures_blocks_the_commit(posts):
    done = commit(posts, bad_md=BAD)
    assert done.returncode == 1
    told = done.stdout + done.stderr
    assert "bad.md:3:1 error missing-no-position" in told
    assert "bad.md:3:1 error missing-not-advice" in told


def test_an_article_with_disclosures_is_committed(posts):
    done = commit(posts, good_md=GOOD, notes_yaml="a: 1\n")
    assert done.returncode == 0, done.stdout + done.stderr
    assert git("status", "--porcelain", cwd=posts) == ""


def test_many_articles_in_batches_are_all_checked(posts):
    articles = {f"post{number}_md": GOOD for number in range(60)} | {"post61_html": f"<p>{BAD}</p>"}
    done = commit(posts, **articles)
    assert done.returncode == 1
    assert "post61.html" in done.stdout + done.stderr


def test_the_hook_takes_only_files_that_some_format_reads():
    manifest = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    listed = re.search(r"files: .*\((.*)\)\$", manifest)[1].split("|")
    assert listed
    assert all(formats.name_for(f"post.{suffix}") for suffix in listed)
