"""What the words around a name say about it: the vocabulary of each language, as data.

`rules/evidence/<tag>.yaml` lists, for each role that a word can play beside the name of a company,
the words that play it; `common.yaml` has what is the same in all languages. They are compiled
together, and a language is unpacked when it is first asked for.
"""

import marshal
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from linter.scripts import WORD

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
FIRST = 3
"""Letters by which beginnings of words are filed."""
_KEPT = 40_000
_Entry = tuple[tuple[str, ...], int]


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
        "particles",
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
        self.particles: tuple[str, ...] = packed["particles"]
        """What is written before a name as one word with it: the ``and`` of Arabic."""
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
        for match in WORD.finditer(text, start, end):
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
            found.extend(
                Mark(match.start(), match.end(), roles[match.group()])
                for match in self._pattern.finditer(text, start, end)
            )
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
        for stem, rest, mask in self._beginnings.get(word[:FIRST], ()):
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
        match = WORD.search(text, at, min(end, at + _LONGEST_WORD))
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
