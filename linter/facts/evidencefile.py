"""From the evidence files, as parsed YAML, to what `evidence.Vocabulary` reads."""

import marshal
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from linter.facts.evidence import BIT, FIRST, ROLES, SETS
from linter.folding import folded
from linter.scripts import WORD


class BadEvidence(ValueError):
    """An evidence file that cannot be understood, and why."""


def compile_evidence(contents: Mapping[str, Mapping[str, Any]], ambiguous: str = "") -> bytes:
    """Compile the parsed evidence files, by tag, `common` among them; raises `BadEvidence`.

    `ambiguous` is the text of `ambiguous.tsv`, which says of which languages a name is a word.
    """
    common = contents["common"]
    shared = common.get("words", {})
    languages = {
        tag: marshal.dumps(_language(tag, content, shared))
        for tag, content in sorted(contents.items())
        if tag != "common"
    }
    sets = {name: frozenset(map(folded, _texts(common.get(name, "")))) for name in SETS}
    for name in common.keys() - SETS.keys() - {"weights", "words"}:
        raise BadEvidence(f"common: unknown key {name!r}; legal are {', '.join(SETS)}")
    return marshal.dumps(
        {
            "weights": dict(common["weights"]),
            "sets": sets,
            "others-first": frozenset(_beginnings(sets["others"])),
            "others-last": frozenset(other.rpartition(" ")[2] for other in sets["others"]),
            "words": dict(_words_of(ambiguous)),
            "languages": languages,
        }
    )


def _beginnings(others: Iterable[str]) -> Iterator[str]:
    """All that a name may be which one of these begins with, by words or by characters."""
    for other in others:
        words = other.split(" ")
        yield from (" ".join(words[:count]) for count in range(1, len(words)))
        if not other.isascii():
            yield from (other[:-1], other[:-2])


def _words_of(ambiguous: str) -> Iterator[tuple[str, str]]:
    for line in ambiguous.split("\n"):
        form, _, rest = line.partition("\t")
        _, _, languages = rest.partition("\tword:")
        if languages:
            yield form, languages


def _texts(value: str | Iterable[Any]) -> list[str]:
    """The texts of a value: a YAML list, or one text with commas or line ends between them."""
    parts = re.split(r"[,\n]", value) if isinstance(value, str) else map(str, value)
    return [part.strip() for part in parts if part.strip()]


def _language(tag: str, content: Mapping[str, Any], shared: Mapping[str, str]) -> dict[str, Any]:
    unspaced = content.get("spaced", "yes") == "no"
    phrases: dict[str, dict[tuple[str, ...], int]] = {}
    beginnings: dict[str, list[tuple[str, tuple[str, ...], int]]] = {}
    anywhere: dict[str, int] = {}
    for role, listed in _roles(tag, content.get("words", {}), shared):
        for phrase in _texts(listed):
            text = folded(phrase)
            if unspaced and not text.isascii():
                anywhere[text] = anywhere.get(text, 0) | BIT[role]
                continue
            stars = text.split()
            words = [word for star in stars for word in _cut(star)]
            if not words:
                raise BadEvidence(f"{tag}: no word in {phrase!r}")
            first, rest = words[0], tuple(words[1:])
            if first.endswith("*"):
                if len(first) <= FIRST:
                    raise BadEvidence(f"{tag}: {phrase!r} begins with too short a stem")
                beginnings.setdefault(first[:FIRST], []).append((first[:-1], rest, BIT[role]))
            else:
                entry = phrases.setdefault(first, {})
                entry[rest] = entry.get(rest, 0) | BIT[role]
    return {
        "endings": tuple(map(folded, _texts(content.get("endings", "")))),
        "changes": tuple(
            (folded(new), folded(old)) for new, old in _pairs(content.get("changes", {}))
        ),
        "particles": tuple(map(folded, _texts(content.get("particles", "")))),
        "names-capital": content.get("names-capital", "no") == "yes",
        "nouns-capital": content.get("nouns-capital", "no") == "yes",
        "phrases": {first: list(entry.items()) for first, entry in phrases.items()},
        "beginnings": beginnings,
        "anywhere": sorted(anywhere.items(), key=lambda entry: (-len(entry[0]), entry[0])),
    }


def _cut(star: str) -> list[str]:
    words = WORD.findall(star)
    if words and star.endswith("*"):
        words[-1] += "*"
    return words


def _pairs(changes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    return ((new, old) for new, olds in changes.items() for old in _texts(olds))


def _roles(
    tag: str, words: Mapping[str, str], shared: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    for mapping in (words, shared):
        for roles, listed in mapping.items():
            for role in roles.split("+"):
                if role not in BIT:
                    raise BadEvidence(f"{tag}: unknown role {role!r}; legal: {', '.join(ROLES)}")
                yield role, listed
