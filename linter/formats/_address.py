"""Bare web addresses in running text: a reader sees them, but they are no prose."""

from linter.later import pattern

_SCHEME = pattern(r"(?<![A-Za-z\d@])[A-Za-z][A-Za-z+.-]{1,9}\Z")
# An address ends before a script without spaces, whose sentences go on right behind it.
_REST = pattern(
    r"[^\s<>\"`|\\^{}\u2e80-\u312f\u31a0-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff01-\uffef]*"
)
_TRAILING = "?!.,:;*_~'’”»)]"


def find(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The first address that begins in ``text[start:end]``; it may go on past `end`."""
    at = start
    while (mark := text.find("://", at, end)) >= 0:
        scheme = _SCHEME.search(text[max(start, mark - 11) : mark])
        if scheme is not None:
            first = mark - len(scheme.group())
            break
        at = mark + 3
    else:
        first = end
    www = text.find("www.", start, first)
    if www >= 0 and not text[max(start, www - 1) : www].isalnum():
        first = www
    if first == end:
        return None
    rest = _REST.match(text, first)
    return first, _trimmed(text, first, rest.end() if rest else end)


def _trimmed(text: str, start: int, end: int) -> int:
    """Where an address ends without the punctuation of the sentence that it stands in."""
    balance = text.count("(", start, end) - text.count(")", start, end)
    while end > start and text[end - 1] in _TRAILING:
        if text[end - 1] == ")":
            if balance >= 0:
                break
            balance += 1
        end -= 1
    return end
