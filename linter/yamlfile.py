"""YAML whose every key and value knows its place, read with the expectations of who reads it.

`read_yaml` gives the `Entry` at the top of a file. A loader says what it expects of each entry:
``entry.choice(("error", "warning"))``. What is not as expected is noted as a `Problem` with line
and column, a neutral value is returned, and reading goes on: so every error of a file is told in
one run. A file is good when `YamlFile.problems` is empty at the end.
"""

import re
import warnings
from collections.abc import Collection, Sequence
from typing import Any

from linter.findings import Problem
from linter.hints import closest, did_you_mean, listed, one_of
from linter.source import Position, Source
from linter.yamlsyntax import explain

_KINDS = {
    "map": "a mapping",
    "seq": "a list",
    "str": "text",
    "int": "a number",
    "float": "a fraction",
    "bool": "yes or no",
    "null": "nothing",
    "timestamp": "a date",
}
_YES = ("yes", "true", "on")
_NO = ("no", "false", "off")


class YamlFile:
    """One file that is being read, and what was found wrong with it so far."""

    __slots__ = ("problems", "source")

    def __init__(self, path: str, text: str) -> None:
        self.source = Source(path, text)
        self.problems: list[Problem] = []

    def note(self, offset: int | None, message: str, hint: str | None = None) -> None:
        """Note what is wrong at an offset of the text, or with the file as a whole (`None`)."""
        at = None if offset is None else self.source.position(min(offset, len(self.source.text)))
        problem = Problem(self.source.path, at, message, hint)
        if problem not in self.problems:
            self.problems.append(problem)

    def sorted_problems(self) -> tuple[Problem, ...]:
        """What was found wrong, in the order of the text."""
        return tuple(sorted(self.problems, key=lambda problem: problem.position or (0, 0)))


class Entry:
    """A value of a YAML file with its place and the name that a user would call it by."""

    __slots__ = ("_node", "file", "name", "offset")

    def __init__(self, file: YamlFile, node: Any, name: str, offset: int | None = None) -> None:  # noqa: ANN401  # a node of ruamel, which is imported late
        self.file = file
        self._node = node
        self.name = name
        """Such as ``remedy.it`` or ``examples[2].flag``; empty for the whole file."""
        self.offset: int = node.start_mark.index if offset is None else offset
        """Where its key begins; for what has no key, where the value begins."""

    @property
    def position(self) -> Position:
        """Where its key stands; for what has no key, where the value begins."""
        return self.file.source.position(self.offset)

    @property
    def kind(self) -> str:
        """What it is: map, seq, str, int, float, bool, null or timestamp."""
        return _kind(self._node)

    def wrong(self, message: str, hint: str | None = None) -> None:
        """Note that the value is wrong, at the place where the value begins."""
        self.file.note(self._node.start_mark.index, f"{self._called}{message}", hint)

    @property
    def _called(self) -> str:
        return f"`{self.name}` " if self.name else "the file "

    def text(self, pattern: str | None = None, shape: str = "") -> str:
        """Text that is not empty; where `pattern` is given it must match the whole of it.

        `shape` says in words what the pattern demands. Numbers, dates and yes/no are read as they
        are written. Returns ``""`` where the value is wrong.
        """
        if self.kind in {"map", "seq", "null"}:
            self.wrong(f"must be text, not {_KINDS[self.kind]}")
            return ""
        value = str(self._node.value).strip()
        if not value:
            self.wrong("must not be empty")
        elif pattern is not None and not re.fullmatch(pattern, value):
            self.wrong(f"must be {shape or pattern}, not {_shown(value)}")
            return ""
        return value

    def raw(self) -> str:
        """Text exactly as it stands, empty or not: a block scalar with its line ends."""
        return str(self._node.value) if self.kind == "str" else self.text()

    def texts(self, pattern: str | None = None, shape: str = "") -> tuple[str, ...]:
        """One text or a list of them; at least one."""
        return tuple(item.text(pattern, shape) for item in self.items())

    def choice(self, legal: Collection[str], what: str = "") -> str:
        """One of the legal words; ``""`` where it is none of them. `what` names such a word.

        Where ``on`` and ``off`` are legal, ``yes`` and ``no`` and the like are read as these.
        """
        value = self.text()
        if "off" in legal and value.lower() in {*_YES, *_NO}:
            return "on" if value.lower() in _YES else "off"
        if value and value not in legal:
            self.wrong(
                f"must be {what or one_of(legal)}, not {_shown(value)}", did_you_mean(value, legal)
            )
            return ""
        return value

    def choices(self, legal: Collection[str], what: str = "") -> tuple[str, ...]:
        """One legal word or a list of them; at least one."""
        return tuple(item.choice(legal, what) for item in self.items())

    def flag(self) -> bool:
        """``yes`` or ``no`` (also ``true``, ``false``, ``on``, ``off``)."""
        value = str(self._node.value).lower() if self.kind in {"str", "bool"} else ""
        if value not in _YES and value not in _NO:
            self.wrong(f"must be yes or no, not {self._seen}")
        return value in _YES

    def plain(self) -> Any:  # noqa: ANN401  # whatever YAML can say
        """The value as plain text, number, truth value, list and dict, without expectation."""
        if self.kind == "map":
            return {name: item.plain() for name, item in self.mapping().items()}
        if self.kind == "seq":
            return [item.plain() for item in self.sequence()]
        if self.kind == "int":
            return self.number(-999999999)
        return self.flag() if self.kind == "bool" else str(self._node.value)

    def number(self, least: int = 0, most: int | None = None) -> int:
        """A whole number from `least` to `most`; `least` where it is none."""
        value = str(self._node.value).replace("_", "") if self.kind == "int" else ""
        if not re.fullmatch("[-+]?[0-9]{1,9}", value):
            self.wrong(f"must be a whole number, not {self._seen}")
            return least
        if int(value) < least or (most is not None and int(value) > most):
            self.wrong(f"must be {_range(least, most)}, not {value}")
            return least
        return int(value)

    def items(self) -> "list[Entry]":
        """The items of a list; a single value is a list of one. An empty list is wrong."""
        if self.kind == "map":
            self.wrong("must be a list or one text, not a mapping")
            return []
        if self.kind != "seq":
            return [self]
        return self.sequence()

    def sequence(self) -> "list[Entry]":
        """The items of what must be a list, at least one."""
        if self.kind != "seq":
            self.wrong(f"must be a list, not {self._seen}")
            return []
        if not self._node.value:
            self.wrong("must not be empty")
        return [
            Entry(self.file, node, f"{self.name}[{number}]")
            for number, node in enumerate(self._node.value, 1)
        ]

    def mapping(self) -> "dict[str, Entry]":
        """The entries of a mapping whose keys the user chooses; none may stand twice."""
        if self.kind != "map":
            self.wrong(f"must be a mapping of keys to values, not {self._seen}")
            return {}
        found: dict[str, Entry] = {}
        for key, value in self._node.value:
            if _kind(key) in {"map", "seq"}:
                self.file.note(
                    key.start_mark.index, f"a key must be text, not {_KINDS[_kind(key)]}"
                )
                continue
            name = str(key.value)
            full = f"{self.name}.{name}" if self.name else name
            if name in found:
                line = found[name].position.line
                self.file.note(
                    key.start_mark.index, f"`{full}` stands twice", f"first on line {line}"
                )
                continue
            found[name] = Entry(self.file, value, full, key.start_mark.index)
        return found

    def fields(self, required: Sequence[str], optional: Sequence[str] = ()) -> "dict[str, Entry]":
        """The entries of a mapping whose keys are given: no other, and every required one."""
        if self.kind != "map":
            self.mapping()
            return {}
        legal = (*required, *optional)
        found = self.mapping()
        meant = [self._unknown(found.pop(name), legal) for name in [*found] if name not in legal]
        for name in required:
            if name not in found and name not in meant:
                self.file.note(self.offset, f"{self._called}lacks the key `{name}`")
        return found

    def _unknown(self, entry: "Entry", legal: Sequence[str]) -> str | None:
        """Note a key that is not legal; the legal one that was likely meant."""
        name = entry.name.rpartition(".")[2]
        meant = closest(name, legal)
        hint = f"did you mean `{meant}`?" if meant else f"legal are {listed(legal)}"
        self.file.note(entry.offset, f"unknown key `{entry.name}`", hint)
        return meant

    @property
    def _seen(self) -> str:
        if self.kind in {"map", "seq", "null"}:
            return _KINDS[self.kind]
        return _shown(str(self._node.value))


def read_yaml(path: str, text: str) -> tuple[Entry | None, YamlFile]:
    """The top entry of a YAML file, or `None` with the problem noted in the `YamlFile`."""
    from ruamel.yaml import YAML  # noqa: PLC0415  # 29 ms, needed only for files not yet compiled
    from ruamel.yaml.error import YAMLError  # noqa: PLC0415

    file = YamlFile(path, text)
    try:
        with warnings.catch_warnings(action="ignore"):  # an anchor may be used again
            node = YAML(typ="safe", pure=True).compose(text)
    except YAMLError as error:
        file.note(*explain(error, file.source))
        return None, file
    except RecursionError:
        file.note(None, "is nested too deeply to be read")
        return None, file
    if node is None:
        file.note(None, "is empty")
        return None, file
    return Entry(file, node, ""), file


def _kind(node: Any) -> str:  # noqa: ANN401  # a node of ruamel
    shape = type(node).__name__
    if shape == "MappingNode":
        return "map"
    if shape == "SequenceNode":
        return "seq"
    kind = str(node.tag).rpartition(":")[2]
    return kind if kind in _KINDS else "str"


def _shown(value: str) -> str:
    """A value as a message quotes it: on one line and not too long."""
    value = " ".join(value.split())
    return f"`{value[:57]}...`" if len(value) > 60 else f"`{value}`"  # noqa: PLR2004


def _range(least: int, most: int | None) -> str:
    return f"{least} or more" if most is None else f"from {least} to {most}"
