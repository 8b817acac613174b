"""From a document to its facts: candidates, statements, and the candidates weighed."""

from typing import Protocol

from linter.document import Document
from linter.facts.evidence import Vocabulary
from linter.facts.house import house_statements
from linter.facts.mentions import find_candidates, weigh
from linter.facts.model import Facts
from linter.facts.settings import Settings
from linter.facts.statements import read_statements
from linter.folding import Folded, fold
from linter.issuers import IssuerTable
from linter.languages import Languages
from linter.lexicon import WORD

_SAMPLE = 4000
"""Characters by which the language of an article is recognised."""
_SURE = 5
"""Function words of a language that outweigh what the article declares."""


class Known(Protocol):
    """What must be known to read facts; `linter.check.Knowledge` is one."""

    @property
    def issuers(self) -> IssuerTable:
        """The issuer table."""

    @property
    def languages(self) -> Languages:
        """All languages."""

    @property
    def evidence(self) -> Vocabulary:
        """What tells a company from a word."""

    @property
    def settings(self) -> Settings:
        """What the house decides."""


def read_facts(document: Document, known: Known) -> Facts:
    """The facts of an article: the issuers that it mentions and the statements that it makes."""
    folded = fold(document.prose)
    language = language_of(document, folded, known)
    candidates = find_candidates(
        document, folded, known.issuers, known.settings, known.evidence, language
    )
    statements = read_statements(document, folded, language, candidates, known.languages)
    statements = house_statements(document, folded, statements, known.settings)
    mentions = weigh(
        document,
        folded,
        candidates,
        statements,
        known.issuers,
        known.evidence,
        known.settings,
        language,
    )
    return Facts(document, language, mentions, statements)


def language_of(document: Document, folded: Folded, known: Known) -> str:
    """The language an article is in: recognised, else declared, else the house's, else English."""
    languages = known.languages
    declared = languages.known(document.language)
    sample = folded.text[:_SAMPLE]
    words = WORD.findall(sample)
    found = languages.recognise(words, sample)
    top = found[0][1] if found else 0
    if top >= _SURE:
        return found[0][0]
    if declared or not top:
        return declared or languages.known(known.settings.language) or "en"
    tied = [tag for tag, count in found if count == top and tag in languages]
    return max(tied, key=lambda tag: languages.known_words(tag, words))
