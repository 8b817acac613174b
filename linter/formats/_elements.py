"""HTML as a reader sees it: which elements begin blocks, which are hidden, how space collapses.

`Elements` is fed stretches of a source, in order, and writes the prose between the tags. A whole
page is one stretch; the HTML inside Markdown comes in many, and the elements stay open between
them, so that a hidden element hides the Markdown in it.
"""

import re
from linter.document import BlockKind, Cell, Hidden, HiddenKind, ProseWriter
from linter.formats import _address, _allow
from linter.formats._script import joins
from linter.formats._masking import Masked

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_BLOCK: dict[str, BlockKind] = dict.fromkeys(
    "address article aside blockquote body button center dd details dialog dir div dl dt fieldset "
    "footer form header hgroup html legend main menu nav ol p pre search section summary table "
    "tbody tfoot thead title tr ul".split(),
    "paragraph",
)
_BLOCK |= dict.fromkeys("h1 h2 h3 h4 h5 h6".split(), "heading")
_BLOCK |= dict.fromkeys(("caption", "figcaption"), "caption")
_BLOCK |= {"figure": "paragraph", "li": "item", "td": "cell", "th": "cell"}

_UNSEEN = frozenset(
    "applet audio canvas datalist embed frameset head iframe map math noembed noframes noscript "
    "object option rp rt script select style svg template textarea title video".split()
)
"""Elements whose text is no prose of the page: not shown, not text, or a reading aid in ruby."""
_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp")
}
_SAYS_NOTHING = frozenset("code del kbd s samp strike tt var".split())
_CLOSED_BY = {
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "tr": ("td", "th", "tr"),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "thead": ("td", "th", "tr", "tbody", "thead"),
    "tbody": ("td", "th", "tr", "tbody", "thead"),
    "tfoot": ("td", "th", "tr", "tbody", "thead"),
    "option": ("option",),
    "body": ("head",),
}
"""Which open elements a start tag ends that stand without their end tags."""
_BOUNDARY = frozenset("ul ol menu dl table blockquote div section article td th template".split())
_REACH = 16
"""How far up an unclosed element is looked for, so that time stays linear."""

_MARKUP = re.compile(r"<(?:(/?)([A-Za-z][^\s/>]*+)|!--|[!?/])")
_TAG_END = re.compile(r"""(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+>""")
_COMMENT_END = re.compile(r"--!?>")
_SPECIAL = re.compile(
    r"[ \t\n\r\f]{2,}|[\t\n\r\f]|&(?:\#[xX][0-9a-fA-F]+|\#[0-9]+|[A-Za-z][A-Za-z0-9]*);?"
)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'=<>`]++))?""")
_NOT_SHOWN = re.compile(r"(?:^|[;\s{])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))")
_REFERENCE = re.compile(
    r"\s*(?:<a\b[^>]{0,400}>)?\s*[\[(]?(?:\d{1,3}|[a-z*†‡§¶]|\*\*|®|™|℠|TM|SM|tm|sm)[\])]?"
    r"\s*(?:</a>)?\s*</sup>",
    re.IGNORECASE,
)


# What the text inside the open elements is: kind, heading level, lists, quotes, cell. These two are
# plain tuples because a page has hundreds of elements.
Context = tuple[BlockKind, int, int, int, Cell | None]
_Open = tuple[str, Context, int, HiddenKind | None, int]
"""An open element: name, context outside it, start, what it hides its text as, and where its text
begins in the prose if it says nothing (otherwise -1)."""
_NOWHERE: Context = ("paragraph", 0, 0, 0, None)


class Elements:
    """The open elements of a page, and the writer that its text goes to."""

    def __init__(self, writer: ProseWriter, masked: Masked | None = None) -> None:
        self.writer = writer
        self.context = _NOWHERE
        self.around = _NOWHERE
        """What the text is that the elements stand in: a list or quote of Markdown."""
        self.resume = 0
        """The offset in the source before which nothing more is to be read."""
        self.hidden = 0
        """How many of the open elements hide their text."""
        self.tables = 0
        """How many tables the document has so far."""
        self._open: list[_Open] = []
        self._names: dict[str, int] = {}
        self._grid: list[list[int]] = []
        self._space: tuple[int, int] | None = None
        self._text = ""
        self._base = 0
        self._masked = masked

    def feed(self, text: str, base: int) -> None:
        """Read the stretch `text` of the source, which begins at offset `base`."""
        self._text = text
        self._base = base
        at = 0
        quoted = True
        while (markup := _MARKUP.search(text, at)) is not None:
            start, after = markup.span()
            if start > at:
                self._words(at, start)
            name = markup[2]
            if name is None:
                at = self._declaration(start, after)
                continue
            end = _TAG_END.match(text, after) if quoted else None
            if end is not None:
                at = end.end()
            else:
                # No tag end outside quotes: from here on, take any, so that time stays linear.
                quoted = False
                at = text.find(">", after) + 1
                if at == 0:
                    at = start
                    break
            if markup[1]:
                self._end(name.lower(), start, at)
            else:
                at = self._start(name.lower(), start, after, at)
        if at < len(text):
            self._words(at, len(text))
        self.resume = base + at

    def finish(self, end: int) -> None:
        """The source ends at `end`: so do the elements that are still open."""
        self.close()
        while self._open:
            self._pop(end)

    def close(self) -> None:
        """End the open block."""
        self._space = None
        self.writer.close()

    def open(self) -> None:
        """Open a block for the text inside the open elements."""
        kind, level, lists, quote, cell = self.context
        outer_kind, outer_level, outer_lists, outer_quote, outer_cell = self.around
        if kind == "paragraph":
            kind, level = outer_kind, outer_level
        if kind == "item":
            level = lists + outer_lists
        self.writer.open(kind, level=level, quote=quote + outer_quote, cell=cell or outer_cell)

    # Tags

    def _start(self, name: str, start: int, after: int, end: int) -> int:
        """Read a start tag; returns where reading goes on."""
        text = self._text
        if name in _VOID:
            self._void(name, start, after, end)
            return end
        if name == "sup" and not self.hidden:
            reference = _REFERENCE.match(self.writer.source.text, self._base + end)
            if reference is not None:
                return reference.end() - self._base
        kind = _BLOCK.get(name)
        self._imply(name, kind, start)
        if kind is not None:
            self.close()
        attributes = text[after : end - 1]
        if name == "html" or name == "body":
            self._language(attributes)
        closed = attributes.endswith("/")
        self._push(name, kind, start, self._hides(name, attributes))
        if closed:
            self._pop(self._base + end)
            return end
        if name in _RAW:
            return self._raw(name, end)
        return end

    def _raw(self, name: str, end: int) -> int:
        """Skip the text of an element in which no tag is one."""
        close = _RAW[name].search(self._text, end)
        stop = close.start() if close else len(self._text)
        if name == "title" and "svg" not in self._names and "title" not in self.writer.meta:
            self._note_title(end, stop)
        return stop

    def _note_title(self, start: int, end: int) -> None:
        from html import unescape

        title = " ".join(unescape(self._text[start:end]).split())
        if title:
            self.writer.meta["title"] = title

    def _void(self, name: str, start: int, after: int, end: int) -> None:
        if name == "hr":
            self.close()
        elif name == "br" and not self.hidden and self.writer.opened:
            self._space = None
            if self.writer.last != "\n":
                self.writer.put("\n", self._base + start, self._base + end)
        elif name == "meta":
            self._meta(self._text[after : end - 1])

    def _push(
        self, name: str, kind: BlockKind | None, start: int, hides: HiddenKind | None
    ) -> None:
        context = self.context
        says_nothing = name in _SAYS_NOTHING
        prose = self.writer.length if says_nothing else -1
        self._open.append((name, context, self._base + start, hides, prose))
        self._names[name] = self._names.get(name, 0) + 1
        if hides:
            self.hidden += 1
        if kind is not None:
            self.context = self._inner(name, kind, context)

    def _inner(self, name: str, kind: BlockKind, outer: Context) -> Context:
        """What the text in a block element is that stands in the context `outer`."""
        outer_kind, level, lists, quote, cell = outer
        if kind == "heading":
            return kind, int(name[1]), lists, quote, cell
        if kind == "cell":
            return kind, 0, lists, quote, self._next_cell()
        if kind != "paragraph":
            return kind, 0, lists, quote, cell
        if name in {"ul", "ol", "menu", "dir"}:
            return outer_kind, level, lists + 1, quote, cell
        if name == "blockquote":
            return outer_kind, level, lists, quote + 1, cell
        if name == "table":
            self._grid.append([self.tables, -1, -1])
            self.tables += 1
            return kind, 0, lists, quote, None
        if name == "tr" and self._grid:
            self._grid[-1][1] += 1
            self._grid[-1][2] = -1
        return outer

    def _next_cell(self) -> Cell:
        if not self._grid:
            self._grid.append([self.tables, 0, -1])
            self.tables += 1
        grid = self._grid[-1]
        grid[1] = max(grid[1], 0)
        grid[2] += 1
        return Cell(*grid)

    def _imply(self, name: str, kind: BlockKind | None, start: int) -> None:
        """End the open elements that the start of `name` ends."""
        closed = _CLOSED_BY.get(name, ())
        if kind is not None and self._names.get("p"):
            closed = (*closed, "p")
        if not any(self._names.get(other) for other in closed):
            return
        depth = 0
        for back, (other, *_) in enumerate(reversed(self._open[-_REACH:]), 1):
            if other in closed:
                depth = back
            elif other in _BOUNDARY:
                break
        for _ in range(depth):
            self._pop(self._base + start)

    def _end(self, name: str, start: int, end: int) -> None:
        if name == "br":
            self._void(name, start, start, end)
        if not self._names.get(name):
            if name == "p":
                self.close()
            return
        if name in _BLOCK:
            self.close()
        while self._open[-1][0] != name:
            self._pop(self._base + start)
        self._pop(self._base + end)

    def _pop(self, end: int) -> None:
        """End the innermost element, whose source ends at `end`."""
        name, self.context, start, hides, prose = self._open.pop()
        self._names[name] -= 1
        if name in _BLOCK:
            self.close()
        if name == "table" and self._grid:
            self._grid.pop()
        if hides:
            self.hidden -= 1
            if not self.hidden:
                self.writer.hidden.append(Hidden(hides, start, end))
        elif prose >= 0 and not self.hidden:
            self.writer.mark_code(prose)

    # Attributes

    def _hides(self, name: str, attributes: str) -> HiddenKind | None:
        if name == "pre":
            return "code"
        if name in _UNSEEN:
            return "markup"
        lower = attributes.lower()
        if name == "dialog" and "open" not in lower:
            return "markup"
        if "hidden" not in lower and "display" not in lower and "visibility" not in lower:
            return None
        values = _attributes(lower)
        if "hidden" in values or _NOT_SHOWN.search(values.get("style", "")):
            return "markup"
        return None

    def _language(self, attributes: str) -> None:
        from linter.formats._frontmatter import language_tag

        if self.writer.language is None and "lang" in attributes.lower():
            values = _attributes(attributes)
            self.writer.language = language_tag(values.get("lang") or values.get("xml:lang") or "")

    def _meta(self, attributes: str) -> None:
        values = _attributes(attributes)
        name = (values.get("name") or values.get("property") or "").lower()
        field = {"author": "author", "description": "description", "og:site_name": "publisher"}
        if name in field and values.get("content"):
            from html import unescape

            self.writer.meta.setdefault(field[name], " ".join(unescape(values["content"]).split()))

    # Text

    def _declaration(self, start: int, after: int) -> int:
        """Read a comment, a declaration or a processing instruction; returns where it ends."""
        text = self._text
        if text.startswith("<!--", start):
            if text.startswith((">", "->"), after):
                return text.index(">", after) + 1
            close = _COMMENT_END.search(text, after)
            inner, end = (close.start(), close.end()) if close else (len(text), len(text))
            self.comment(text[after:inner], self._base + start, self._base + end)
            return end
        return text.find(">", after) + 1 or len(text)

    def comment(self, text: str, start: int, end: int) -> None:
        """Note the comment `text`, which stands at ``start:end``."""
        if not self.hidden:
            _allow.note(self.writer, text, start, end)
            self.writer.hidden.append(Hidden("comment", start, end))

    def _words(self, start: int, end: int) -> None:
        if self.hidden:
            return
        for special in _SPECIAL.finditer(self._text, start, end):
            first, last = special.span()
            if first > start:
                self._copy(start, first)
            if self._text[first] == "&":
                self._entity(first, last)
            else:
                self._blank(first, last)
            start = last
        if end > start:
            self._copy(start, end)

    def _copy(self, start: int, end: int) -> None:
        text = self._text
        if text[start] == " ":
            self._blank(start, start + 1)
            start += 1
        blank = end > start and text[end - 1] == " "
        if blank:
            end -= 1
        if end > start:
            self._pieces(start, end)
        if blank:
            self._blank(end, end + 1)

    def _pieces(self, start: int, end: int) -> None:
        """Copy a stretch that neither begins nor ends with a space, but for the tags in it."""
        base = self._base
        if self._masked is None:
            self._begin(self._text[start], start)
            _address.copy_without(self.writer, base + start, base + end)
            return
        for first, last, shown in self._masked.pieces(base + start, base + end):
            self._begin(shown or self._text[first - base], first - base)
            if shown:
                self.writer.put(shown, first, last)
            else:
                _address.copy_without(self.writer, first, last)

    def _entity(self, start: int, end: int) -> None:
        from html import unescape

        entity = self._text[start:end]
        shown = unescape(entity)
        if shown == entity:
            self._copy(start, end)
        elif shown:
            self._begin(shown[0], start)
            self.writer.put(shown, self._base + start, self._base + end)

    def _blank(self, start: int, end: int) -> None:
        """White space: kept back until text follows it in its block."""
        if self.writer.opened and self.writer.last != "\n":
            first = self._space[0] if self._space else self._base + start
            self._space = (first, self._base + end)

    def _begin(self, char: str, start: int) -> None:
        """Make ready for text that begins with `char` at `start`."""
        if not self.writer.opened:
            self.open()
        elif self._space is not None:
            first, last = self._space
            line_end = not self.writer.source.text[first:last].isspace() or (
                self.writer.source.text[first:last].strip(" \t") != ""
            )
            if not (line_end and joins(self.writer.last, char)):
                self.writer.put(" ", first, last)
        self._space = None


def _attributes(text: str) -> dict[str, str]:
    """The attributes of a start tag by name in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for attribute in _ATTRIBUTE.finditer(text):
        value = attribute[2] or ""
        found.setdefault(attribute[1].lower(), value[1:-1] if value[:1] in {'"', "'"} else value)
    return found
