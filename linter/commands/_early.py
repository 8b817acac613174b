"""Facts without mentions, until there is a reader of mentions. To be removed then."""

from collections.abc import Callable

from linter import formats
from linter.facts.model import Facts
from linter.facts.statements import read_statements
from linter.files.shipped import read_compiled
from linter.folding import fold
from linter.languages import Languages
from linter.phrases import WORD
from linter.source import Source


def early_reader() -> Callable[[Source], Facts]:
    """Read statements only."""
    languages = Languages(read_compiled("languages", "languages.bin"))

    def read(source: Source) -> Facts:
        document = formats.read(source)
        folded = fold(document.prose)
        sample = folded.text[:4000]
        found = languages.recognise(WORD.findall(sample), sample)
        language = found[0][0] if found else "en"
        said = read_statements(document, folded, language, (), languages)
        return Facts(document, language, (), said)

    return read
