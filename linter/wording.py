"""Words that a house requires or forbids, found in the prose of an article.

Phrases are compared in folded form, so case, accents and typographic variants do not matter;
patterns run over the prose as it stands, block by block, each article within `SECONDS`.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from time import monotonic
from typing import Any, NamedTuple

from linter.document import Block, Document
from linter.folding import fold, folded
from linter.later import pattern as compiled_later
from linter.rules import ANY_LANGUAGE, Phrases, TooSlow, Wording
from linter.source import Span

SECONDS = 2.0
"""How long one pattern may take over one article."""
_UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff66-\uff9f"
_WORD = compiled_later(f"[^\\W{_UNSPACED}]")


def stretches(scope: str, document: Document) -> list[Span]:
    """The stretches of prose that a scope stands for, in order, each within one block."""
    return [Span(block.start, block.end) for block in _blocks(scope, document.blocks)]


def _blocks(scope: str, blocks: tuple[Block, ...]) -> Iterable[Block]:
    headings = [block for block in blocks if block.kind == "heading"]
    if scope == "title":
        first = [block for block in headings if block.level == 1] or headings[:1]
        return [block for block in first[:1] if block.level == 1 or block is blocks[0]]
    if scope == "headings":
        return headings
    if scope == "lead":
        return [block for block in blocks if block.kind == "paragraph"][:1]
    if scope == "body":
        return [block for block in blocks if block.kind != "heading"]
    if scope == "last-block":
        return [block for block in blocks if block.kind != "heading"][-1:]
    return [block for block in blocks if block.quote] if scope == "quotes" else blocks


def wanted(phrases: Phrases, language: str, *, required: bool) -> tuple[str, ...]:
    """The phrases for an article: those of its language and those for any language.

    What is required in other languages only is required all the same: any of them will do.
    """
    own = phrases.get(language) or phrases.get(language.partition("-")[0]) or ()
    found = (*own, *phrases.get(ANY_LANGUAGE, ()))
    if found or not required:
        return found
    return tuple(phrase for listed in phrases.values() for phrase in listed)


def find(
    wording: Wording, phrases: tuple[str, ...], prose: str, spans: list[Span]
) -> Iterator[Span]:
    """Where the wording stands in these stretches of the prose, in order.

    Raises `TooSlow` for a pattern that takes too long.
    """
    if wording.pattern:
        return _find_pattern(wording, prose, spans)
    if wording.exact:
        return _find_exact(phrases, prose, spans)
    return _find_phrases(phrases, prose, spans)


def _find_pattern(wording: Wording, prose: str, spans: list[Span]) -> Iterator[Span]:
    deadline = monotonic() + SECONDS
    pattern = _compiled(wording.pattern, wording.exact)
    for start, end in spans:
        left = max(deadline - monotonic(), 0.001)
        try:
            for match in pattern.finditer(prose[start:end], timeout=left):
                if match.end() > match.start():
                    yield Span(start + match.start(), start + match.end())
        except TimeoutError:
            raise TooSlow from None


@lru_cache(maxsize=256)
def _compiled(pattern: str, exact: bool) -> Any:  # noqa: ANN401, FBT001  # a pattern of `regex`
    import regex  # noqa: PLC0415  # 15 ms, needed only where a pattern can match

    return regex.compile(pattern, 0 if exact else regex.IGNORECASE)


def _find_phrases(phrases: tuple[str, ...], prose: str, spans: list[Span]) -> Iterator[Span]:
    whole = fold(prose).text
    likely = [words for words in map(_words, phrases) if max(words, key=len) in whole]
    if not likely:
        return
    pattern = _phrase_pattern(tuple(likely))
    for start, end in spans:
        text = fold(prose[start:end])
        for match in pattern.finditer(text.text):
            first, last = text.original(match.start(), match.end())
            yield Span(start + first, start + last)


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(folded(phrase).split())


@lru_cache(maxsize=256)
def _phrase_pattern(phrases: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    """Any of the phrases as whole words, with any white space between the words."""
    return re.compile("|".join(map(_as_pattern, sorted(phrases, key=len, reverse=True))))


def _as_pattern(words: tuple[str, ...]) -> str:
    before = r"(?<![^\W_])" if _WORD.match(words[0][0]) else ""
    after = r"(?![^\W_])" if _WORD.match(words[-1][-1]) else ""
    return before + r"\s+".join(map(re.escape, words)) + after


_VARIANTS = str.maketrans(
    {
        **dict.fromkeys("’‘ʼ＇´`′", "'"),
        **dict.fromkeys("“”„‟«»＂", '"'),
        **dict.fromkeys("‐‑‒−－", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
    }
)


def _plain(text: str) -> str:
    """Text with its typographic variants made one; case, accents and punctuation kept."""
    from unicodedata import normalize  # noqa: PLC0415

    return " ".join(normalize("NFC", text).translate(_VARIANTS).split())


def _find_exact(phrases: tuple[str, ...], prose: str, spans: list[Span]) -> Iterator[Span]:
    plain = [_plain(phrase) for phrase in phrases]
    for start, end in spans:
        text = _plain(prose[start:end])
        if any(phrase in text for phrase in plain):
            yield Span(start, end)


class Near(NamedTuple):
    """A sentence that comes close to a wanted wording, and in what it differs."""

    span: Span
    difference: str


_SENTENCE = compiled_later(r"[^.!?。！？\n]+[.!?。！？]*")
_CLOSE = 0.5
"""How large a share of words a sentence must have in common with the wording to come close."""


def nearest(phrases: tuple[str, ...], prose: str, spans: list[Span]) -> Near | None:
    """The sentence that comes closest to one of the phrases, if any comes close."""
    best: tuple[float, Span, str] | None = None
    targets = [(phrase, set(_words(phrase))) for phrase in phrases]
    for start, end in spans:
        for match in _SENTENCE.finditer(prose, start, end):
            words = set(_words(match.group()))
            for phrase, target in targets:
                share = len(words & target) / (len(words | target) or 1)
                if share >= _CLOSE and (best is None or share > best[0]):
                    best = share, _trimmed(match), phrase
    if best is None:
        return None
    _, span, phrase = best
    return Near(span, _difference(_plain(prose[span.start : span.end]), _plain(phrase)))


def _trimmed(match: re.Match[str]) -> Span:
    text = match.group()
    start = match.start() + len(text) - len(text.lstrip())
    return Span(start, start + len(text.strip()))


def _difference(found: str, phrase: str) -> str:
    """In words, what the text says otherwise than the phrase."""
    from difflib import SequenceMatcher  # noqa: PLC0415  # needed only for a miss

    old, new = found.split(), phrase.split()
    parts = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        says, wants = " ".join(old[a:b]), " ".join(new[c:d])
        if what == "replace":
            parts.append(f"“{says}” instead of “{wants}”")
        elif what == "delete":
            parts.append(f"“{says}” too much")
        elif what == "insert":
            parts.append(f"“{wants}” is missing")
    return ", ".join(parts) or "the same words, but not within the place asked for"
