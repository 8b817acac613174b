"""Reads the mentions of a text, for tests: the shortest way from a text to what was found."""

from linter import formats
from linter.facts.mentions import find_candidates, weigh
from linter.facts.settings import Settings
from linter.folding import fold
from linter.source import Source

NOTHING = Settings()


def read_mentions(
    text,
    table,
    evidence,
    *,
    language="en",
    settings=NOTHING,
    format="text",
    path="a.txt",
    statements=(),
):
    """The mentions of a text, in order."""
    document = formats.read(Source(path, text), format)
    folded = fold(document.prose)
    candidates = find_candidates(document, folded, table, settings, evidence, language)
    return weigh(document, folded, candidates, statements, table, evidence, settings, language)


def counted(mentions):
    """What counts, as ``text=name``."""
    return [f"{mention.text}={mention.name}" for mention in mentions if mention.counted]
