"""Language files compiled to what `linter.languages` reads: phrases made lexicons and gates."""

import marshal
from collections.abc import Iterable, Mapping
from typing import Any

from linter.folding import folded
from linter.languages import HEAD
from linter.phrases import BadPhrase, build
from linter.roles import BIT, DECISIVE, LABEL, ROLES


def compile_languages(contents: Mapping[str, Mapping[str, Any]]) -> dict[str, bytes]:
    """Compile the parsed language files (by tag) to the files that `Languages` reads, by name.

    What tells languages apart is in `HEAD`; each language has a file of its own, since an article
    needs few of them.

    Raises `BadPhrase` naming the language, the role and the phrase.
    """
    function_words: dict[str, int] = {}
    files: dict[str, bytes] = {}
    for number, (tag, content) in enumerate(sorted(contents.items())):
        for word in map(folded, content["function-words"]):
            function_words[word] = function_words.get(word, 0) | 1 << number
        spaced = content.get("spaced", "yes") != "no"
        phrases, labels = _phrases(tag, content["lexicon"])
        lexicons = [build(one, spaced=spaced, strong=DECISIVE) for one in (phrases, labels)]
        files[f"{tag}.bin"] = marshal.dumps(
            (
                content["name"],
                spaced,
                content.get("negation", "before"),
                tuple(sorted(content.get("abbreviations", ()))),
                tuple(gate for _, gate in lexicons),
                tuple(marshal.dumps(tuple(lexicon[:-1])) for lexicon, _ in lexicons),
            )
        )
    files[HEAD] = marshal.dumps((tuple(sorted(contents)), function_words))
    return files


def _phrases(
    tag: str, lexicon: Mapping[str, Iterable[str]]
) -> tuple[dict[str, int], dict[str, int]]:
    """Every phrase with its roles as bits, and apart from them the labels with theirs.

    A key such as ``first+hold`` gives several roles at once.
    """
    phrases: dict[str, int] = {}
    labels: dict[str, int] = {}
    for roles, listed in lexicon.items():
        bits = 0
        for role in roles.split("+"):
            if role not in BIT:
                raise BadPhrase(f"{tag}: unknown role {role!r}; legal are {', '.join(ROLES)}")
            bits |= BIT[role]
        into = labels if bits & LABEL else phrases
        for phrase in listed:
            into[phrase] = into.get(phrase, 0) | bits
    return phrases, labels
