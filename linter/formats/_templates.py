"""Tags of site generators: Liquid, Nunjucks, Hugo, kramdown, Pandoc, Docusaurus.

Liquid and Nunjucks write ``{% tag %}``, ``{{ variable }}`` and ``{# comment #}``, Hugo
``{{< shortcode >}}`` and ``{{/* comment */}}``, kramdown and Pandoc ``{: .class}`` and
``{.class}``; Pandoc and Docusaurus open and close a box with a line of ``:::``.
"""

import re
from collections.abc import Iterator

from linter.document import HiddenKind
from linter.formats._masking import GAP, Tag
from linter.later import pattern

_LONGEST = 4_000
"""A tag longer than this is no tag but a stray brace; this bounds what a hostile text costs."""

_OPEN = pattern(
    r"\{(?:\{(?:[<%{]|/\*)?|%|\#(?=[\s-])"  # a tag, variable or comment
    r"|:{1,2}(?=[^}])|(?=[.#][A-Za-z])|(?<=[)\]`*]\{)(?=\w))"  # attributes
)
_LINES = {
    ":::": re.compile(r"^[ \t]*(:::[^\r\n]*)", re.MULTILINE),
    # Docusaurus reads plain Markdown as MDX.
    "import ": re.compile(
        r"""(?<![^\n])(import [^\r\n]*['"];?)(?=[ \t]*(?:[\r\n]|\Z))""", re.MULTILINE
    ),
    "markdown=": re.compile(
        r"^[ \t]*(<\w[^<>\r\n]*\smarkdown=[\"']?(?:1|block|span)\b[^<>\r\n]*>)", re.MULTILINE
    ),
}
_CLOSERS = {
    "{{": "}}",
    "{{{": "}}}",
    "{{<": ">}}",
    "{{%": "%}}",
    "{{/*": "*/}}",
    "{%": "%}",
    "{#": "#}",
}
_COMMENTS = {"{{/*", "{#"}
_VARIABLES = {"{{", "{{{"}
_ATTRIBUTES = pattern(r"\{[^{}\r\n]{1,400}\}")
_NAME = pattern(r"[-\s]*([\w-]*)")
_PAIRED: dict[str, HiddenKind] = {
    "comment": "comment",
    "highlight": "code",
    "codeblock": "code",
    "mermaid": "code",
}
_PAIR_END = r"\{{%-?\s*end{0}\s*-?%\}}|\{{\{{[<%]\s*/\s*{0}\s*[%>]\}}\}}|\{{:/(?:{0})?\}}"
_BLANK_LINE = pattern(r"\n[ \t]*[\r\n]")


def tags(text: str, start: int) -> Iterator[Tag]:
    """The tags in `text` from offset `start` on."""
    closing = _Closing(text)
    at = start
    for opening in _OPEN.finditer(text, start):
        first = opening.start()
        if first >= at and (tag := _tag(text, opening.group(), first, closing)) is not None:
            yield tag
            at = tag.end


def lines(text: str, start: int) -> Iterator[Tag]:
    """What takes a line of its own in Markdown, of no order: boxes, imports, elements."""
    for mark, line in _LINES.items():
        if text.find(mark, start) >= 0:
            for found in line.finditer(text, start):
                yield Tag(*found.span(1), None if mark == "markdown=" else "template")


def _tag(text: str, mark: str, first: int, closing: "_Closing") -> Tag | None:
    if mark in _CLOSERS:
        end = closing.after(mark, first)
        return _named(text, mark, first, end, closing) if end else None
    found = _ATTRIBUTES.match(text, first)
    if found is None:
        return None
    if mark == "{::":
        return _named(text, mark, first, found.end(), closing)
    while text[first - 1 : first] == " ":
        first -= 1
    return Tag(first, found.end())


def _named(text: str, mark: str, first: int, end: int, closing: "_Closing") -> Tag:
    """A tag that stands at ``first:end``, or the whole pair that it opens."""
    if mark in _COMMENTS:
        return Tag(first, end, "comment")
    found = _NAME.match(text, first + len(mark))
    name = found[1] if found else ""
    kind = _PAIRED.get(name)
    if kind is not None and mark not in _VARIABLES and (close := closing.pair(name, end)):
        return Tag(first, close, kind)
    shows = mark in _VARIABLES or name == "param"
    return Tag(first, end, "template", GAP if shows else "")


class _Closing:
    """Where the next closing mark of each kind stands; no stretch is searched for one twice."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, int] = {}
        self._unpaired: set[str] = set()
        self._blank = -1

    def after(self, mark: str, first: int) -> int:
        """The end of the tag that `mark` opens at `first`, or 0 if it is none."""
        at = first + len(mark)
        closer = _CLOSERS[mark]
        close = self._known.get(closer, -1)
        if close < at:
            close = self._text.find(closer, at)
            self._known[closer] = close = len(self._text) if close < 0 else close
        if close == len(self._text) or close - first > _LONGEST or self._blank_line(at) < close:
            return 0
        return close + len(closer)

    def _blank_line(self, at: int) -> int:
        if self._blank < at:
            found = _BLANK_LINE.search(self._text, at)
            self._blank = found.start() if found else len(self._text)
        return self._blank

    def pair(self, name: str, at: int) -> int:
        """The end of the tag that closes the pair `name`, or 0."""
        if name not in self._unpaired:
            close = re.compile(_PAIR_END.format(name)).search(self._text, at)
            if close is not None:
                return close.end()
            self._unpaired.add(name)
        return 0
