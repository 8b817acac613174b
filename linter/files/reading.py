"""Bytes of an article read from a file or from standard input, decoded; every failure in words."""

import os
import sys

from linter.findings import Problem
from linter.source import NotText, Source, decode

STDIN = "-"


class Unreadable(Exception):
    """A file that cannot be checked: `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def read_source(path: str) -> Source:
    """The article of a file; raises `Unreadable`."""
    return _decoded(path, read_bytes(path))


def read_stdin(name: str) -> Source:
    """The article on standard input under the name that reports shall call it by."""
    return _decoded(name, sys.stdin.buffer.read())


def read_bytes(path: str) -> bytes:
    """The bytes of a file; raises `Unreadable`."""
    try:
        # Unbuffered: a file is read whole, and thousands of them are.
        with open(path, "rb", 0) as file:
            return file.read()
    except IsADirectoryError:
        raise Unreadable(Problem(path, None, "is a folder, not a file")) from None
    except (OSError, ValueError) as error:
        raise Unreadable(Problem(path, None, _reason(error))) from None


def read_text(path: str) -> str:
    """The text of a file of ours or of a house's settings; raises `Unreadable`."""
    return _text(path, read_bytes(path))


def _decoded(path: str, data: bytes) -> Source:
    text = _text(path, data)
    if not text or text.isspace():
        raise Unreadable(Problem(path, None, "the file is empty"))
    return Source(path, text)


def _text(path: str, data: bytes) -> str:
    try:
        return decode(data)
    except NotText as error:
        binary = b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff"))
        hint = "it is a binary file" if binary else "save it as UTF-8"
        raise Unreadable(Problem(path, None, str(error), hint)) from None


def _reason(error: Exception) -> str:
    """What the system says of a failure, in the words that it has for it."""
    if isinstance(error, OSError) and error.errno is not None:
        return os.strerror(error.errno).lower()
    return str(error)
