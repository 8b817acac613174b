"""Markdown: CommonMark with tables, footnotes, strikethrough, task lists, front matter, HTML.

The events and byte ranges come from `pyromark`. What a reader does not read is left out: code
blocks, link targets and titles, images, formulas, footnote marks, bare addresses, front matter,
comments, hidden elements, tags of site generators. Inline code and struck-out text are seen but
say nothing (`Document.code`). HTML is read as in a page; an element that it opens stays open over
the Markdown that follows, so a hidden ``<div>`` hides that.

``<!-- disclint: allow RULE -- reason -->`` before a block allows the rule there, ``allow-file``
anywhere in the whole file, as does a field ``disclint-allow`` of the front matter.
"""

import re
from typing import TYPE_CHECKING

from linter.document import Document, Hidden, ProseWriter
from linter.formats._events import Walk
from linter.source import Source

if TYPE_CHECKING:
    from linter.formats._masking import Masked, Tag

SUFFIXES = (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd")

_FRONT_MATTER = ("---", "+++", ";;;", "{")
_TAG_MARKS = ("{", ":::", "markdown=", "import ")
_FORMULA_MARKS = ("\\", "^", "$$")


def read(source: Source) -> Document:
    """Read the prose of a Markdown article."""
    writer = ProseWriter(source, "markdown")
    text = source.text
    start = _front_matter(writer) if text.startswith(_FRONT_MATTER) else 0
    if "\r" in text:
        # The parser is not at home with lines that end so; their length stays the same.
        text = re.sub(r"\r(?!\n)", "\n", text)
    is_mdx = source.path.lower().endswith(".mdx")
    masked = _masked(writer, text, start, is_mdx=is_mdx)
    # MDX has no indented code: what is indented there stands in a component.
    Walk(writer, text, start, masked, indented_is_code=not is_mdx).run()
    return writer.finish()


def _front_matter(writer: ProseWriter) -> int:
    """Read the front matter; returns where the article begins."""
    from linter.formats import _frontmatter

    end, writer.meta, writer.language = _frontmatter.read(writer.source.text)
    if end:
        writer.hidden.append(Hidden("front-matter", 0, end))
        if "disclint-allow" in writer.meta:
            from linter.formats import _allow

            key = re.search("disclint-allow", writer.source.text[:end], re.IGNORECASE)
            rules = writer.meta["disclint-allow"]
            _allow.note(writer, f"disclint: allow-file {rules}", *(key.span() if key else (0, end)))
    return end


def _masked(writer: ProseWriter, text: str, start: int, *, is_mdx: bool) -> "Masked | None":
    """The article with the tags of site generators and the formulas in it masked."""
    tags: list[Tag] = []
    if is_mdx:
        from linter.formats import _mdx

        tags += _mdx.tags(text, start)
    elif _any_of(_TAG_MARKS, text, start):
        from linter.formats import _templates

        tags += _templates.tags(text, start)
        tags += _templates.lines(text, start)
    if text.count("$", start) > 1 and _any_of(_FORMULA_MARKS, text, start):
        from linter.formats import _formulas

        tags += _formulas.tags(text, start)
    if not tags:
        return None
    from linter.formats._masking import mask

    return mask(writer, text, tags, blocks=True)


def _any_of(marks: tuple[str, ...], text: str, start: int) -> bool:
    return any(text.find(mark, start) >= 0 for mark in marks)
