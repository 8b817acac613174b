"""The elements of HTML, by what they do to the text in them."""

import re

from linter.document import BlockKind


def _named(names: str) -> frozenset[str]:
    return frozenset(names.split())


VOID = _named("area base br col embed hr img input link meta param source track wbr")
"""Elements without content, and without an end tag."""

BLOCK: dict[str, BlockKind] = dict.fromkeys(
    _named("""
        address article aside blockquote body button center dd details dialog dir div dl dt fieldset
        figure footer form header hgroup html legend main menu nav ol p pre search section summary
        table tbody tfoot thead tr ul
    """),
    "paragraph",
)
"""Elements that text does not run on through, by what a block directly in them is."""
BLOCK |= dict.fromkeys(_named("h1 h2 h3 h4 h5 h6"), "heading")
BLOCK |= dict.fromkeys(_named("caption figcaption"), "caption")
BLOCK |= dict.fromkeys(_named("td th"), "cell")
BLOCK |= {"li": "item"}

LISTS = _named("ul ol menu dir")

UNSEEN = _named("""
    applet audio canvas datalist embed frameset head iframe map math noembed noframes noscript
    object option pre rp rt script select style svg template textarea title video
""")
"""Elements whose text is no prose of the page: not shown, no text, or a reading aid (ruby)."""

RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp")
}
"""Elements in which nothing is a tag but their own end."""

SAYS_NOTHING = _named("code del kbd s samp strike tt var")
"""Elements whose text is seen, but states nothing: code, and what is struck out."""

CLOSED_BY = {
    "li": _named("li"),
    "dt": _named("dt dd"),
    "dd": _named("dt dd"),
    "td": _named("td th"),
    "th": _named("td th"),
    "tr": _named("td th tr"),
    "thead": _named("td th tr tbody thead"),
    "tbody": _named("td th tr tbody thead"),
    "tfoot": _named("td th tr tbody thead"),
    "option": _named("option"),
    "rt": _named("rt rp"),
    "rp": _named("rt rp"),
}
CLOSED_BY |= {name: CLOSED_BY.get(name, frozenset()) | {"p", "head"} for name in BLOCK}
"""By start tag, the open elements that it ends where their own end tags were left out."""

BOUNDARY = _named("ul ol menu dl table blockquote div section article td th template")
"""Elements that no start tag in them ends anything outside of."""
