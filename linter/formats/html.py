"""HTML pages: what a browser shows of them, block by block."""

from linter.document import Document, ProseWriter
from linter.formats import _masking, _templates
from linter.formats._elements import Elements
from linter.source import Source

SUFFIXES = (".html", ".htm", ".xhtml")


def read(source: Source) -> Document:
    """Read the prose of an HTML page."""
    writer = ProseWriter(source, "html")
    masked = None
    if "{" in source.text:
        masked = _masking.mask(writer, source.text, _templates.tags(source.text, 0), blocks=False)
    elements = Elements(writer, masked)
    elements.feed(masked.text if masked else source.text, 0)
    elements.finish(len(source.text))
    return writer.finish()
