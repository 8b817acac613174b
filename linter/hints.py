"""How a message names what would have been legal, and what was likely meant."""

from collections.abc import Collection, Iterable


def closest(word: str, legal: Iterable[str]) -> str | None:
    """The legal word that was likely meant, if there is one."""
    from difflib import get_close_matches  # noqa: PLC0415  # needed only for a mistake

    known = {name.lower(): name for name in legal}
    close = get_close_matches(word.lower(), known, n=1, cutoff=0.6)
    return known[close[0]] if close else None


def did_you_mean(word: str, legal: Iterable[str]) -> str | None:
    """A hint that names the likely intended word, if there is one."""
    meant = closest(word, legal)
    return f"did you mean `{meant}`?" if meant else None


def listed(words: Iterable[str]) -> str:
    """Words as a list for people: ``a, b, c``."""
    return ", ".join(words)


def one_of(words: Collection[str]) -> str:
    """``one of a, b, c``, or the only word there is."""
    return f"one of {listed(words)}" if len(words) > 1 else listed(words)
