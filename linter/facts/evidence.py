"""What the words around a name say about it: the vocabulary of each language, as data.

`rules/evidence/<tag>.yaml` lists, for each role that a word can play beside the name of a company,
the words that play it; `common.yaml` has what is the same in all languages. They are compiled
together, and a language is unpacked when it is first asked for.
"""

import marshal
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from linter.folding import folded
from linter.later import pattern

ROLES = {
    "market": "shares, dividends, earnings, investors: the sentence is about the market",
    "security": "a noun for what is traded, standing directly beside the name: shares of, stock",
    "trade": "to buy, sell or hold, or a view of it: bought, long, bullish on",
    "move": "to rise or fall, as only a price does: fell, jumped, closed at",
    "executive": "CEO of, chief executive, chairman",
    "action": "what companies do: reported, acquired, announced, launched",
    "company": "a noun that introduces a company: the company, the retailer, group",
    "source": "what leads to a news source: told, according to, in an interview with",
    "posted": "to publish, follow or meet on a platform: posted, follow us, join",
    "on": "the preposition before a platform: on, via",
    "article": "an article that a company's name seldom takes: the, a",
    "own": "a possessive, which a company's name does not take: my, our, her",
    "title": "what stands before a person's name: Mr, Dr, President",
    "fund": "index, fund, ETF: behind a name, the name of a product",
    "place": "stadium, park, street: behind a name, the name of a place",
    "award": "prize, cup, foundation: behind a name, the name of something else",
    "work": "book, film, novel: a quoted title follows or came before",
    "header": "the head of a table column of tickers",
    "names": "the head of a table column of companies",
    "and": "what joins the members of a list",
    "aux": "what may stand between a name and its verb: has, also, today",
    "of": "what joins two nouns: of, by, from",
}
"""What a word can be evidence of."""
BIT = {role: 1 << number for number, role in enumerate(ROLES)}
SETS = {
    "given": "given names: the name behind one is a person's",
    "persons": "ambiguous names that are persons' names",
    "places": "ambiguous names that are places",
    "media": "names that are news sources",
    "platforms": "names that are platforms to post or meet on",
    "venues": "names of exchanges, indices and rating agencies, which are companies too",
    "providers": "names of those who make indices and funds",
    "no-tickers": "capitals that are no ticker unless something says so: CEO, USD, AI",
    "coins": "cryptocurrencies with a cashtag",
    "funds": "tickers of funds",
    "variables": "names that stand behind `$` in code: HOME, PATH",
    "never": "words that are no issuer, whatever is listed under them: bitcoin, crypto",
    "others": "longer names of something else: apple pie, amazon rainforest",
}
"""Sets of words that are the same in all languages."""
_FIRST = 3
"""Letters by which beginnings of words are filed."""
_KEPT = 40_000
_WORD = pattern(r"[^\W_]+")
_Entry = tuple[tuple[str, ...], int]


class BadEvidence(ValueError):
    """An evidence file that cannot be understood, and why."""


class Mark(NamedTuple):
    """A word or phrase that plays roles, and where it stands in the folded text."""

    start: int
    end: int
    mask: int


class Words:
    """The vocabulary of one language."""

    __slots__ = (
        "_anywhere",
        "_beginnings",
        "_memo",
        "_pattern",
        "_phrases",
        "changes",
        "endings",
        "inflects",
        "names_capital",
        "nouns_capital",
        "unspaced",
    )

    def __init__(self, packed: Mapping[str, Any]) -> None:
        self.endings: frozenset[str] = frozenset(packed["endings"])
        """What case and number add to a name."""
        self.changes: tuple[tuple[str, str], ...] = packed["changes"]
        """How the end of a name changes: what is found, and what it was."""
        self.inflects = bool(self.endings or self.changes)
        """Whether names are inflected at all."""
        self.nouns_capital: bool = packed["nouns-capital"]
        """Whether every noun begins with a capital."""
        self.names_capital: bool = packed["names-capital"]
        """Whether all words of a name begin with a capital but ``of`` and the like."""
        self.unspaced = bool(packed["anywhere"])
        """Whether it is written without spaces between words and without capitals."""
        self._phrases: dict[str, list[_Entry]] = packed["phrases"]
        self._beginnings: dict[str, list[tuple[str, tuple[str, ...], int]]] = packed["beginnings"]
        self._anywhere: dict[str, int] = dict(packed["anywhere"])
        self._pattern = re.compile("|".join(map(re.escape, self._anywhere)) or "$^")
        self._memo: dict[str, tuple[_Entry, ...]] = {}

    def marks(self, text: str, start: int, end: int) -> list[Mark]:
        """All that plays a role in ``text[start:end]``, in order, the longest at each place."""
        found: list[Mark] = []
        memo = self._memo
        for match in _WORD.finditer(text, start, end):
            word = match.group()
            entries = memo.get(word)
            if entries is None:
                entries = self._learn(word)
            for rest, mask in entries:
                stop = _goes_on(text, match.end(), end, rest) if rest else match.end()
                if stop:
                    found.append(Mark(match.start(), stop, mask))
                    break
        if self.unspaced:
            roles = self._anywhere
            for match in self._pattern.finditer(text, start, end):
                found.append(Mark(match.start(), match.end(), roles[match.group()]))
            found.sort()
        return found

    def mask(self, text: str, start: int, end: int) -> int:
        """All the roles that something in ``text[start:end]`` plays."""
        mask = 0
        for mark in self.marks(text, start, end):
            mask |= mark.mask
        return mask

    def _learn(self, word: str) -> tuple[_Entry, ...]:
        """The phrases that begin with `word`, the longest first; one word alone comes once."""
        merged: dict[tuple[str, ...], int] = {}
        for rest, mask in self._phrases.get(word, ()):
            merged[rest] = merged.get(rest, 0) | mask
        for stem, rest, mask in self._beginnings.get(word[:_FIRST], ()):
            if word.startswith(stem):
                merged[rest] = merged.get(rest, 0) | mask
        entries = tuple(sorted(merged.items(), key=lambda entry: (-len(entry[0]), entry[0])))
        if len(self._memo) > _KEPT:
            self._memo.clear()
        self._memo[word] = entries
        return entries


def _goes_on(text: str, at: int, end: int, rest: tuple[str, ...]) -> int:
    """Where a phrase ends of which the words `rest` must follow at `at`; 0 if they do not."""
    for one in rest:
        match = _WORD.search(text, at, min(end, at + _LONGEST_WORD))
        if match is None or not _fits(one, match.group()):
            return 0
        at = match.end()
    return at


_LONGEST_WORD = 30


def _fits(one: str, word: str) -> bool:
    return word.startswith(one[:-1]) if one.endswith("*") else word == one


class Vocabulary:
    """All evidence: weights, what is the same everywhere, and each language's words."""

    __slots__ = (
        "_packed",
        "_unpacked",
        "memo",
        "others_first",
        "others_last",
        "sets",
        "tags",
        "weights",
        "words_of",
    )

    def __init__(self, blob: bytes) -> None:
        packed: dict[str, Any] = marshal.loads(blob)  # noqa: S302  # written by this module
        self.weights: dict[str, int] = packed["weights"]
        """What each sign counts for or against a name; see `common.yaml`."""
        self.sets: dict[str, frozenset[str]] = packed["sets"]
        self.words_of: dict[str, str] = packed["words"]
        """The languages, separated by commas, in which an ambiguous name is an everyday word."""
        self.others_first: frozenset[str] = packed["others-first"]
        """The names that `others` begin with: few need a closer look."""
        self.others_last: frozenset[str] = packed["others-last"]
        self._packed: dict[str, bytes] = packed["languages"]
        self.tags: tuple[str, ...] = tuple(self._packed)
        self._unpacked: dict[str, Words] = {}
        self.memo: dict[Any, Any] = {}
        """What is remembered of words from one article to the next; see `names.py`."""

    def foreign(self, name: str, tag: str) -> bool:
        """Whether an ambiguous name is a word in other languages, but not in this one."""
        languages = self.words_of.get(name)
        return languages is not None and tag not in languages.split(",")

    def words(self, tag: str | None) -> Words:
        """The words of a language; of one that we do not know, those of English."""
        tag = tag if tag in self._packed else "en"
        if tag not in self._unpacked:
            self._unpacked[tag] = Words(marshal.loads(self._packed[tag]))  # noqa: S302  # ours
        return self._unpacked[tag]


def load_vocabulary(blob: bytes) -> Vocabulary:
    """The vocabulary that `compile_evidence` made."""
    return Vocabulary(blob)


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
    sets = {name: frozenset(map(_key, _texts(common.get(name, "")))) for name in SETS}
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


def _key(text: str) -> str:
    return folded(text)


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
            text = _key(phrase)
            if unspaced and not text.isascii():
                anywhere[text] = anywhere.get(text, 0) | BIT[role]
                continue
            stars = text.split()
            words = [word for star in stars for word in _cut(star)]
            if not words:
                raise BadEvidence(f"{tag}: no word in {phrase!r}")
            first, rest = words[0], tuple(words[1:])
            if first.endswith("*"):
                if len(first) <= _FIRST:
                    raise BadEvidence(f"{tag}: {phrase!r} begins with too short a stem")
                beginnings.setdefault(first[:_FIRST], []).append((first[:-1], rest, BIT[role]))
            else:
                entry = phrases.setdefault(first, {})
                entry[rest] = entry.get(rest, 0) | BIT[role]
    return {
        "endings": tuple(map(_key, _texts(content.get("endings", "")))),
        "changes": tuple((_key(new), _key(old)) for new, old in _pairs(content.get("changes", {}))),
        "names-capital": content.get("names-capital", "no") == "yes",
        "nouns-capital": content.get("nouns-capital", "no") == "yes",
        "phrases": {first: list(entry.items()) for first, entry in phrases.items()},
        "beginnings": beginnings,
        "anywhere": sorted(anywhere.items(), key=lambda entry: (-len(entry[0]), entry[0])),
    }


def _cut(star: str) -> list[str]:
    words = _WORD.findall(star)
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
