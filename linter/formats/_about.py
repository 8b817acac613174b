"""What an HTML page says about itself: its title, language, author and publisher."""

from linter.document import ProseWriter
from linter.formats._attributes import attributes_of

_META = {"author": "author", "description": "description", "og:site_name": "publisher"}


def note_title(writer: ProseWriter, text: str) -> None:
    """Note the text of the `title` element."""
    from html import unescape

    title = " ".join(unescape(text).split())
    if title:
        writer.meta["title"] = title


def note_language(writer: ProseWriter, attributes: str) -> None:
    """Note the language that a start tag declares, if it is the first to do so."""
    from linter.formats._frontmatter import language_tag

    if writer.language is None and "lang" in attributes.lower():
        values = attributes_of(attributes)
        writer.language = language_tag(values.get("lang") or values.get("xml:lang") or "")


def note_meta(writer: ProseWriter, attributes: str) -> None:
    """Note what a `meta` element says, if it is something that we ask for."""
    values = attributes_of(attributes)
    name = (values.get("name") or values.get("property") or "").lower()
    if name in _META and values.get("content"):
        from html import unescape

        writer.meta.setdefault(_META[name], " ".join(unescape(values["content"]).split()))
