"""How sure a name is: whether it is the company's alone, or a word, a person or a place too.

The class of a form follows from its words (`EverydayWords`), its length, and how well known the
company is: a phrase of everyday words is ordinary language unless a large company bears it.
"""

import re
from typing import NamedTuple

from everyday_words import EverydayWords

_HAN = re.compile("[\u3400-\u9fff]+")
_KANA = re.compile("[\u3040-\u30ff]+")
_HANGUL = re.compile("[\uac00-\ud7af]+")
_LATIN = re.compile("[a-z]")
CORPORATE = frozenset(
    "airlines airways motors motor electric foods food financial bank banks bancorp group holdings "
    "technologies technology pharmaceuticals pharma therapeutics energy oil petroleum railway "
    "insurance assurance industries steel semiconductor semiconductors software systems networks "
    "communications telecom telekom beverages brands stores realty properties reit bancshares "
    "biosciences biotherapeutics robotics aerospace chemical chemicals materials resources "
    "instruments devices diagnostics laboratories".split()
)
"""Words that only stand in the name of a company, when a name goes before them."""
GENERIC = frozenset(
    "the a an of and & de la le el di da del and first second new old global international national "
    "american european asian world united general central royal north south east west northern "
    "southern eastern western pacific atlantic capital financial finance bank banks banking trust "
    "group holding holdings company companies corporation industries industry industrial energy oil "
    "gas power electric water resources mining metals gold silver steel materials technology "
    "technologies systems solutions services service software digital data media communications "
    "networks network health healthcare medical care pharma therapeutics biotech sciences science "
    "properties property realty real estate land development investment investments partners "
    "management asset assets insurance life home foods food products brands retail stores trading "
    "construction engineering motors motor auto air lines marine shipping transport logistics "
    "premier prime advanced applied standard federal community commerce commercial city state "
    "business growth income value opportunity opportunities ventures enterprise enterprises "
    "environmental education entertainment electronics machinery equipment paper textile chemical "
    "chemicals cement sugar tea hotel hotels bancorp acquisition corp inc co ltd".split()
)


class Known(NamedTuple):
    """What the table knows of a form, over all the issuers that have it."""

    weight: int
    curated: bool
    """Whether someone wrote it into our own table without a mark: the machine may be bolder."""


class Verdict(NamedTuple):
    """A class other than distinctive, and why."""

    ambiguity: str
    reason: str


def judge(form: str, known: Known, words: EverydayWords) -> Verdict | None:
    """The class of a folded form; `None` if it is distinctive."""
    if len(form) < 2 or not re.search(r"[^\W\d_]", form):
        return Verdict("never", "number" if re.search(r"\d", form) else "short")
    if _HAN.search(form) or _KANA.search(form) or _HANGUL.search(form):
        return _judge_eastern(form, known, words)
    tokens = re.findall(r"[^\W_]+", form)
    if re.fullmatch(r"\w{1,3}( ?[&+] ?\w{1,3})+|\w+\.(com|net|de|it)", form):
        return None if known.curated or known.weight >= 6 else Verdict("ambiguous", "short")
    if len(tokens) == 1:
        return _judge_word(form, known, words)
    return _judge_phrase(form, tokens, known, words)


def _judge_eastern(form: str, known: Known, words: EverydayWords) -> Verdict | None:
    if len(form) == 1:
        return Verdict("never", "short")
    languages = words.languages(form)
    frequent = words.zipf(form) >= (4.2 if _KANA.fullmatch(form) else 3.0)
    if _LATIN.search(form):
        return None
    if _HAN.fullmatch(form) and len(form) > 3:
        return None
    if languages and frequent and not (known.curated and len(form) > 2):
        return Verdict("ambiguous", "word:" + languages[0])
    if len(form) == 2 or (len(form) == 3 and _KANA.fullmatch(form)):
        return Verdict("ambiguous", "short")
    return None


def _judge_word(form: str, known: Known, words: EverydayWords) -> Verdict | None:
    letters = len(re.sub(r"[\W\d_]", "", form))
    if len(form) == 2:
        return Verdict("ambiguous" if known.curated else "never", "short")
    zipf, languages = words.zipf(form), words.languages(form)
    if known.curated or known.weight >= 6:
        if languages := words.native(form):
            return Verdict("ambiguous", "word:" + languages[0])
    elif languages:
        return Verdict("ambiguous", "word:" + languages[0])
    for names, reason in (
        (words.given, "given name"),
        (words.surnames, "surname"),
        (words.places, "place"),
    ):
        if form in names:
            return Verdict("ambiguous", reason)
    if letters <= 3 and not (known.curated and zipf < 4.6):
        return Verdict("ambiguous", "short")
    if zipf >= 3.8 and not known.curated and known.weight < 6:
        return Verdict("ambiguous", "word")
    return None


def _judge_phrase(
    form: str, tokens: list[str], known: Known, words: EverydayWords
) -> Verdict | None:
    if all(token in GENERIC for token in tokens) and not known.curated:
        few = len(tokens) < 3 and known.weight < 7
        return Verdict("never" if few else "ambiguous", "phrase")
    everyday = [bool(words.languages(token)) or token in GENERIC for token in tokens]
    if not all(everyday):
        return _judge_person(tokens, known, words)
    if known.weight >= 6 or known.curated:
        plain = len(tokens) == 2 and tokens[-1] not in CORPORATE
        if plain and min(map(words.zipf, tokens)) >= (5.25 if known.curated else 4.9):
            return Verdict("ambiguous", "phrase")
        return None
    if len(tokens) >= 3 and min(map(words.zipf, tokens)) < 3.8:
        return None
    if tokens[-1] in CORPORATE and words.zipf(tokens[0]) < 4:
        return None
    return Verdict("ambiguous", "phrase")


def _judge_person(tokens: list[str], known: Known, words: EverydayWords) -> Verdict | None:
    """A given name with a surname is a person, unless a well-known company is called so."""
    if len(tokens) == 2 and known.weight < 5 and not known.curated:
        first, last = tokens
        if first in words.given and (last in words.surnames or last in words.given):
            return Verdict("ambiguous", "person")
    return None
