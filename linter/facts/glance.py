"""Cheap looks at a text before it is read: which languages it may be in, what it may hold.

Most sentences of most articles state nothing. To know that of a sentence its words are enough, and
what each word may be part of is remembered.
"""

from collections.abc import Sequence

from linter.facts.units import ADVICE, DENIED, HELD, OWN
from linter.languages import Languages
from linter.roles import BIT, LABEL

HOME = 2
"""Function words that a block must have more of another language than of the article's."""
UNSURE = 2
"""So few function words of a block tell no language: the most read is tried too, and in an article
that is not sure all are."""
_AT_HOME = 3
"""So many function words of the article's language tell that a block is in it."""
_MOST_READ = ("en",)
"""Languages that notices are written in whatever the language of the article."""
_THINGS = BIT["security"] | BIT["asset"] | BIT["mentioned"]


def languages_of(
    words: Sequence[str], text: str, main: str, languages: Languages, *, sure: bool, short: bool
) -> list[tuple[str, bool]]:
    """The languages that a block may make a statement in, likeliest first.

    With each, whether the block was recognised to be in it: only then it bars what others count.
    `sure`: whether the article is surely in `main`. `short`: whether it is too short to tell.
    """
    if sure and not short and len(languages.small_words(main).intersection(words)) >= _AT_HOME:
        return [(main, True)]
    counts = dict(languages.recognise(words, text))
    top = max(counts.values(), default=0)
    least = top / 2
    if sure:
        least = counts.setdefault(main, 0)
        counts[main] += HOME
    likely = [tag for tag in counts if counts[tag] >= least and tag in languages]
    if short:  # neighbours share their small words: what they know of the others tells them apart
        likely.sort(key=lambda tag: languages.known_words(tag, words), reverse=True)
    likely.sort(key=lambda tag: -counts[tag])
    if top <= UNSURE:
        likely += [*_MOST_READ, *(languages.tags if short else ())]
    return [(tag, tag in counts) for tag in dict.fromkeys(likely) if tag in languages]


def roles_in(languages: Languages, tag: str, words: Sequence[str], text: str) -> int:
    """All the roles that phrases in a text may play: more than they do, never less."""
    language = languages[tag]
    if language.spaced:
        return languages.roles_of(tag, words)
    return language.lexicon.mask_anywhere(text) | language.labels.mask_anywhere(text)


def may_state(mask: int, *, label: int, denied: bool, follows: bool) -> bool:
    """Whether a text in which phrases play no more than these roles may make a statement.

    `label`: that of the block. `denied`: whether a lead-in denies. `follows`: whether a disclosure
    or a question came right before, so that less may do.
    """
    if mask & (BIT["short-form"] | BIT["directive"] | LABEL):
        return True
    denies = mask & DENIED or denied
    if denies and (mask & ADVICE or follows):
        return True
    held = mask & HELD or (mask & BIT["hedge"] and mask & BIT["trade"])
    if not held:
        answers = label or mask & (BIT["mentioned"] | BIT["publisher"] | BIT["author"])
        return bool(answers and mask & (DENIED | BIT["except"]))
    if mask & (OWN | BIT["mentioned"] | BIT["rest"] | BIT["same"]) or label or follows:
        return True
    return bool(denies and mask & (BIT["position"] | BIT["invested"]))


def may_ask(mask: int, text: str) -> bool:
    """Whether a sentence asks what the next may answer, or leads in what the next block lists."""
    end = text.rstrip()[-1:]
    if end in {"?", "？", "؟"}:
        return bool(mask & (ADVICE | _THINGS))
    return end in {":", "："} and bool(mask & DENIED)
