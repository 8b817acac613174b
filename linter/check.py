"""The whole flow for one article: source → document → facts → findings."""

from typing import NamedTuple

from linter import formats
from linter.case import Case
from linter.document import Document
from linter.facts.evidence import Vocabulary
from linter.facts.reading import read_facts
from linter.facts.settings import Settings
from linter.issuers import IssuerTable
from linter.languages import Languages
from linter.rules import RuleSet
from linter.source import Source
from linter.verdict import Checked, judged


class Knowledge(NamedTuple):
    """All that is known before an article is read; it is passed along and never changed."""

    issuers: IssuerTable
    languages: Languages
    evidence: Vocabulary
    rules: RuleSet
    settings: Settings = Settings()


def lint(source: Source, format: str | None, knowledge: Knowledge) -> Checked:
    """Check one article; `format` is the name of its format, or `None` to go by its path."""
    return lint_document(formats.read(source, format), knowledge)


def lint_document(document: Document, knowledge: Knowledge) -> Checked:
    """Check an article that has been read."""
    facts = read_facts(document, knowledge)
    case = Case(facts, knowledge.settings, lambda hidden: read_facts(hidden, knowledge))
    return judged(case, knowledge.rules)
