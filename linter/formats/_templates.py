"""Tags of site generators in an article: Liquid, Nunjucks, Hugo, kramdown, Pandoc, MDX.

They are run before anyone reads the page, so they are not prose, and what stands in their quotes
and braces must not confuse the reader of Markdown or HTML. So they are masked first: the masked
text is as long as the original, and a tag in it is a run of letters, or a processing instruction if
it stands on a line of its own. A variable leaves `GAP`, so that a later rule can see that something
which nobody knows stands in the sentence.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from linter.document import Hidden, HiddenKind, ProseWriter
from linter.formats import _allow

GAP = "\ufffc"
"""What stands in the prose for the value of a variable."""

_LONGEST = 4_000
"""A tag longer than this is no tag but a stray brace; this bounds what a hostile text can cost."""

_OPEN = re.compile(
    r"\{(?:\{[{%<]?|%|#(?=[\s-])|:|\.(?=[A-Za-z])|(?<=[)\]`*_]\{)(?=[#\w]))|^[ \t]*:{3}",
    re.MULTILINE,
)
_CLOSERS = {"{{": "}}", "{{{": "}}}", "{{<": ">}}", "{{%": "%}}", "{%": "%}", "{#": "#}"}
_ATTRIBUTES = re.compile(r"\{[:.#\w][^{}\r\n]*\}")
_NAME = re.compile(r"\W*([\w-]*)")
_PAIRED: dict[str, HiddenKind] = {
    "comment": "comment",
    "highlight": "code",
    "mermaid": "code",
    "codeblock": "code",
    "::comment": "comment",
}
_PAIR_END = r"\{{%-?\s*end{0}\s*-?%\}}|\{{\{{[<%]\s*/\s*{0}\s*[%>]\}}\}}|\{{:/{1}\}}"
_BLANK_LINE = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)")
_STYLED_AWAY = re.compile(r"display\s*:\s*['\"]?none")


class Tag(NamedTuple):
    """A tag of a site generator: where it stands, and what a reader sees in its place."""

    kind: HiddenKind
    start: int
    end: int
    shown: str


class Masked:
    """A text whose tags are masked, and what is to be read in their place."""

    def __init__(self, text: str, tags: list[Tag], fillers: list[str]) -> None:
        parts = []
        at = 0
        for tag, filler in zip(tags, fillers, strict=True):
            parts += text[at : tag.start], filler
            at = tag.end
        self.text = "".join([*parts, text[at:]])
        self._tags = tags
        self._next = 0

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """The text between the tags in ``start:end`` (shown as ""), and what tags show.

        Must be asked for stretches in order.
        """
        tags = self._tags
        while self._next < len(tags) and tags[self._next].end <= start:
            self._next += 1
        at = self._next
        while at < len(tags) and tags[at].start < end:
            tag = tags[at]
            if tag.start > start:
                yield start, tag.start, ""
            if tag.shown and tag.start >= start:
                yield tag.start, tag.end, tag.shown
            start = max(start, tag.end)
            at += 1
        if start < end:
            yield start, end, ""


def mask(writer: ProseWriter, start: int, *, blocks: bool, mdx: bool = False) -> Masked | None:
    """Mask the tags of the source from `start` on; `None` if there are none.

    `blocks` tells whether a tag on a line of its own ends a paragraph.
    """
    text = writer.source.text
    tags = list(_tags(text, start))
    if mdx:
        from linter.formats import _mdx

        tags = _mdx.tags(text, start, tags)
    if not tags:
        return None
    for tag in tags:
        writer.hidden.append(Hidden(tag.kind, tag.start, tag.end))
        if tag.kind == "comment":
            _allow.note(writer, _inside(text[tag.start : tag.end]), tag.start, tag.end)
    alone = _alone(text, tags) if blocks else set()
    return Masked(text, tags, [_filler(text, tag, tag.start in alone) for tag in tags])


def _inside(comment: str) -> str:
    """What a comment says between the marks that open and close it."""
    return re.sub(r"^[{%#/*\s:]*(?:comment\W*)?|(?:\{\W*(?:end)?comment)?[}%#/*\s]*$", "", comment)


def _filler(text: str, tag: Tag, alone: bool) -> str:  # noqa: FBT001
    size = tag.end - tag.start
    if text.startswith(":::", tag.start):
        return "***" + " " * (size - 3)
    if alone and size > 3:
        return "<?" + " " * (size - 4) + "?>"
    if tag.shown and size > 9 and _STYLED_AWAY.search(text, tag.start, tag.end):
        return "x hidden" + " " * (size - 8)
    return "x" * size


def _alone(text: str, tags: list[Tag]) -> set[int]:
    """The starts of the tags that stand on lines of their own, with nothing but other tags.

    A variable does so only between blank lines: in a paragraph it is a word of it.
    """
    found: set[int] = set()
    group: list[Tag] = []
    for tag, after in zip(tags, [*tags[1:], None], strict=True):
        group.append(tag)
        if after is not None and not text[tag.end : after.start].strip(" \t"):
            if after.start - tag.end < _LONGEST:
                continue
        first, last = group[0].start, tag.end
        before = re.compile(r"[ \t]*(?:[\r\n]|\Z)").match(text, last)
        lead = text[max(0, first - 80) : first].rstrip(" \t")
        if before is not None and (not lead or lead[-1] in "\r\n"):
            variable = any(tag.shown for tag in group)
            if not variable or _BLANK_LINE.match(
                lead[-1:] + text[last : before.end() + 80].lstrip(" \t")
            ):
                found.update(tag.start for tag in group)
        group = []
    return found


def _tags(text: str, start: int) -> Iterator[Tag]:
    closers = _Closers(text)
    at = start
    for opening in _OPEN.finditer(text, start):
        first, mark = opening.start(), opening.group().lstrip()
        first = opening.end() - len(mark)
        if first < at:
            continue
        if mark == ":::":
            end = closers.line_end(first)
            yield Tag("template", first, end, "")
            at = end
            continue
        closer = _CLOSERS.get(mark)
        if closer is None:
            found = _ATTRIBUTES.match(text, first, first + _LONGEST)
            end = found.end() if found else -1
        else:
            end = closers.after(closer, opening.end(), first)
        if end < 0:
            continue
        name_match = _NAME.match(text, opening.end())
        name = name_match[1] if name_match else ""
        if text.startswith("::", opening.end() - 1):
            name = "::" + name
        kind: HiddenKind = "template"
        if mark == "{#" or text.startswith("/*", opening.end()):
            kind = "comment"
        elif name in _PAIRED:
            close = closers.pair(name, end)
            if close >= 0:
                kind, end = _PAIRED[name], close
        shown = GAP if mark in {"{{", "{{{"} or name == "param" else ""
        if kind != "template":
            shown = ""
        yield Tag(kind, first, end, shown)
        at = end


class _Closers:
    """Where the next closing mark of each kind stands; each is searched for only once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.known: dict[str, int] = {}
        self.unpaired: set[str] = set()
        self.blank = -1

    def next(self, mark: str, at: int) -> int:
        known = self.known.get(mark, -1)
        if known < at:
            known = self.text.find(mark, at)
            self.known[mark] = known = len(self.text) if known < 0 else known
        return known

    def after(self, mark: str, at: int, first: int) -> int:
        """The end of the tag that begins at `first`, or -1 if it is none."""
        close = self.next(mark, at)
        if close - first > _LONGEST or self.next_blank(at) < close:
            return -1
        return close + len(mark)

    def next_blank(self, at: int) -> int:
        if self.blank < at:
            found = _BLANK_LINE.search(self.text, at)
            self.blank = found.start() if found else len(self.text) + 1
        return self.blank

    def line_end(self, at: int) -> int:
        found = re.compile(r"[\r\n]|\Z").search(self.text, at)
        return found.start() if found else len(self.text)

    def pair(self, name: str, at: int) -> int:
        """The end of the tag that closes the pair `name`, or -1."""
        if name in self.unpaired:
            return -1
        close = re.compile(_PAIR_END.format(name, name.lstrip(":"))).search(self.text, at)
        if close is None:
            self.unpaired.add(name)
            return -1
        return close.end()
