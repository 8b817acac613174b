"""What all tests share: golden files, rewritten by ``pytest --update`` and reviewed in the diff."""

from pathlib import Path

import pytest

from linter.files.knowledge import Wanted, load


def pytest_addoption(parser):
    parser.addoption("--update", action="store_true", help="rewrite the golden files")


@pytest.fixture
def golden(request):
    """Compare a text with a golden file: ``golden(path, text)``."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update"):
            path.write_bytes(text.encode())
        expected = path.read_bytes().decode() if path.exists() else ""
        assert text == expected

    return compare


@pytest.fixture(scope="session")
def knowledge():
    """All that ships: issuers, languages, evidence and rules, as the command line loads it."""
    return load(Wanted()).knowledge
