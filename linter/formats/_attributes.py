"""The attributes of an HTML start tag, and what they hide."""

from linter.document import HiddenKind
from linter.formats._tags import UNSEEN
from linter.later import pattern

_ATTRIBUTE = pattern(r"""([^\s"'<>/=]++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'=<>`]++))?""")
_NOT_SHOWN = pattern(r"(?:^|[;\s{])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))")


def hides(name: str, attributes: str) -> HiddenKind | None:
    """What an element hides its text as, if it does."""
    if name in UNSEEN:
        return "code" if name == "pre" else "markup"
    if name == "dialog":
        return None if "open" in attributes.lower() else "markup"
    if len(attributes) < len(" hidden"):
        return None
    lower = attributes.lower()
    if any(word in lower for word in ("hidden", "display", "visibility")):
        values = attributes_of(lower)
        if "hidden" in values or _NOT_SHOWN.search(values.get("style", "")):
            return "markup"
    return None


def attributes_of(text: str) -> dict[str, str]:
    """The attributes of a start tag by name in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for attribute in _ATTRIBUTE.finditer(text):
        value = attribute[2] or ""
        found.setdefault(attribute[1].lower(), value[1:-1] if value[:1] in {'"', "'"} else value)
    return found
