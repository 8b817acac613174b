"""Front matter: the fields before an article, in YAML, TOML or JSON.

Only what an article says about itself in plain top-level fields is wanted (title, language, author,
publisher, description …), so nothing here is a full parser of those languages, and nothing fails: a
field that is not understood is left out.
"""

import re
from typing import NamedTuple

from linter.later import pattern

_FENCE = pattern(r"(---|\+\+\+|;;;)[ \t]*(yaml|toml|json)?[ \t]*\n", re.IGNORECASE)
_CLOSE = {"---": ("\n---", "\n..."), "+++": ("\n+++",), ";;;": ("\n;;;",)}
_REST = pattern(r"[ \t]*(?:\n|\Z)")
_FIELD = pattern(
    r"""^("[^"\n]*"|[^\W\d][\w.-]*)[ \t]*[:=](?=[ \t\r\n]|(?<==))[ \t]*(.*)"""
    r"((?:\n(?:[ \t]+.*|-[ \t].*|\]|[ \t]*(?=\n[ \t])))*)",
    re.MULTILINE,
)
_TABLE = pattern(r"^\[.*", re.MULTILINE | re.DOTALL)
_LANGUAGE = pattern(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*\Z")
# These are not compiled before a field wants them: most articles have few such fields, or none.
_ITEM = r"""\s*("(?:[^"\\]|\\.)*+"|'[^']*+'|[^,\[\]"']++)"""
_COMMENT = r"(?:^|\s)#.*"
_BLOCK = r"[|>][-+\d]*(?:\s*#.*)?"
_SINGLE = r"'([^']*+(?:''[^']*+)*+)'"
_DOUBLE = r'"([^"\\]*+(?:\\.[^"\\]*+)*+)"'
_ESCAPE = r"\\(u[0-9a-fA-F]{4}|.)"
_LINE_REST = r"[ \t]*(?:\r\n|\n|\r|\Z)"

_LISTS = frozenset(("author", "authors", "byline", "creator", "publisher", "disclint-allow"))
"""The fields whose lists and maps are wanted, not only their plain text."""
_LINE = 1_000
"""More than this does not stand behind the brace that ends a line."""
LANGUAGE_FIELDS = ("lang", "language", "locale")


class FrontMatter(NamedTuple):
    """The fields of an article, and where its text begins."""

    end: int
    """The offset after the line that closes the front matter; 0 if there is none."""
    fields: dict[str, str]
    language: str | None


def read(text: str) -> FrontMatter:
    """The front matter that `text` begins with; one that is not closed is none."""
    if text.startswith(("---", "+++", ";;;")):
        return _fenced(text)
    if text.startswith("{") and text[1:2] in '\r\n \t"':
        return _json(text, 0)
    return _none()


def _none() -> FrontMatter:
    return FrontMatter(0, {}, None)


def language_tag(value: str) -> str | None:
    """A BCP 47 tag as people write it (``pt_BR``), in its usual form; `None` if it is none."""
    value = value.strip().partition(".")[0]
    return value.replace("_", "-") if _LANGUAGE.match(value) else None


def _fenced(text: str) -> FrontMatter:
    # All line ends are read alike here; the offsets stay the same.
    lines = text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in text else text
    fence = _FENCE.match(lines)
    if fence is None:
        return _none()
    # The newline before the closing fence may be the one that ends the opening fence.
    ends = [_closing(lines, mark, fence.end() - 1) for mark in _CLOSE[fence[1]]]
    close, end = min(ends)
    if end < 0:
        return _none()
    body = lines[fence.end() : close]
    if fence[1] == "+++":
        body = _TABLE.sub("", body)  # what stands in a table is no field of the article
    if fence[1] == ";;;" or (fence[2] or "").lower() == "json":
        fields = _json(body, 0).fields
    else:
        fields = _fields(body)
    return _made(end, fields)


def _closing(lines: str, mark: str, at: int) -> tuple[int, int]:
    """Where the line stands that is nothing but `mark`: its start, and the start of the next."""
    while (at := lines.find(mark, at)) >= 0:
        rest = _REST.match(lines, at + len(mark))
        if rest is not None:
            return at + 1, rest.end()
        at += 1
    return len(lines) + 1, -1


def _made(end: int, fields: dict[str, str]) -> FrontMatter:
    languages = (language_tag(fields[name]) for name in LANGUAGE_FIELDS if name in fields)
    return FrontMatter(end, fields, next(filter(None, languages), None))


def _fields(body: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    for key, value, more in _FIELD.findall(body):
        name = key.strip('"').lower()
        if (value[:1] == "[" or not value.strip()) and name not in _LISTS:
            continue
        if text := _value(value, more):
            fields.setdefault(name, text)
    return fields


def _value(value: str, more: str = "") -> str:
    """The text of a field: a plain or quoted scalar, a block, or a list joined by commas."""
    value = value.strip()
    if more:
        value = _folded(value, more)
    first = value[:1]
    if first in {'"', "'"}:
        return _unquoted(value)
    if first == "[":
        return ", ".join(filter(None, map(_value, re.findall(_ITEM, value))))
    if first in {"{", "&", "*", "!"}:
        return ""
    return re.sub(_COMMENT, "", value).strip() if "#" in value else value


def _folded(value: str, more: str) -> str:
    """The text of a field that takes several lines, as if it stood on one."""
    lines = [line.strip() for line in more.split("\n")]
    if re.fullmatch(_BLOCK, value):
        return '"' + " ".join(lines).strip().replace("\\", "\\\\").replace('"', '\\"') + '"'
    if value:
        return " ".join([value, *lines])
    items = [line[2:] for line in lines if line.startswith("- ")]
    if items:
        return ", ".join(map(_named, items))
    return next((_named(line) for line in lines if line.startswith("name:")), "")


def _named(item: str) -> str:
    """An item of a list; of one that is a map, its name."""
    return _value(item.strip().removeprefix("name:"))


def _unquoted(value: str) -> str:
    if value.startswith(('"""', "'''")):
        return value[3:].partition(value[:3])[0].strip()
    if value[0] == "'":
        quoted = re.match(_SINGLE, value)
        return quoted[1].replace("''", "'") if quoted else value[1:]
    quoted = re.match(_DOUBLE, value)
    text = quoted[1] if quoted else value[1:]
    return re.sub(_ESCAPE, _escaped, text) if "\\" in text else text


def _escaped(match: re.Match[str]) -> str:
    code = match[1]
    if code[0] == "u" and len(code) > 1:
        return chr(int(code[1:], 16)).encode(errors="replace").decode()
    return {"n": " ", "t": " ", "r": " "}.get(code, code)


def _json(text: str, start: int) -> FrontMatter:
    from json import JSONDecoder

    try:
        found, end = JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return _none()
    if not isinstance(found, dict):
        return _none()
    rest = re.match(_LINE_REST, text[end : end + _LINE])
    if rest is None:
        return _none()
    return _made(end + rest.end(), {str(k).lower(): v for k, v in map(_plain, found.items()) if v})


def _plain(item: tuple[str, object]) -> tuple[str, str]:
    key, value = item
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        value = ", ".join(v for v in value if isinstance(v, str))
    return key, value if isinstance(value, str) else ""
