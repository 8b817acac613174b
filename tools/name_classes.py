"""How sure a name is: whether it is the company's alone, or a word, a person or a place too.

The class of a form follows from its words (`EverydayWords`), its length, and how well known the
company is: a phrase of everyday words is ordinary language unless a large company bears it.
"""

import re
from typing import NamedTuple

from everyday_words import EverydayWords

_HAN = re.compile("[\u3400-\u9fff]+")
_KANA = re.compile("[\u3040-\u30ff]+")
_EAST = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LATIN = re.compile("[a-z]")
_LETTERS_AND_LETTERS = re.compile(r"\w{1,3}( ?[&+] ?\w{1,3})+|\w+\.(com|net|de|it)")
SHORT = 2
"""Characters of a name that is too short, and words of the shortest phrase."""
ACRONYM = 3
HAN_WORD = 3
"""Words of Han characters are hardly longer; nor are the shortest names in Katakana."""
KNOWN = 6
"""From this weight on, a company is well known."""
MENTIONED = 4
"""From this weight on, articles may be about a company that they call by an everyday word."""
# Zipf frequencies: 3 is once in a million words, 6 once in a thousand.
FREQUENT_HAN, FREQUENT_KANA = 3.0, 4.2
FREQUENT_ACRONYM = 4.6
FREQUENT_NAME, FREQUENT_FIRST = 3.8, 4.0
FREQUENT_SMALL, EVERYWHERE = 3.3, 6.0
COMMON, COMMON_CURATED = 4.9, 5.25
_CORPORATE_TEXT = """
    airlines airways motors motor electric foods food financial bank banks bancorp group
    holdings technologies technology pharmaceuticals pharma therapeutics energy oil petroleum
    railway insurance assurance industries steel semiconductor semiconductors software systems
    networks communications telecom telekom beverages brands stores realty properties reit
    bancshares biosciences biotherapeutics robotics aerospace chemical chemicals materials
    resources instruments devices diagnostics laboratories
"""
CORPORATE = frozenset(_CORPORATE_TEXT.split())
"""Words that only stand in the name of a company, when a name goes before them."""
_GENERIC_TEXT = """
    the a an of and & de la le el di da del and first second new old global international
    national american european asian world united general central royal north south east west
    northern southern eastern western pacific atlantic capital financial finance bank banks
    banking trust group holding holdings company companies corporation industries industry
    industrial energy oil gas power electric water resources mining metals gold silver steel
    materials technology technologies systems solutions services service software digital data
    media communications networks network health healthcare medical care pharma therapeutics
    biotech sciences science properties property realty real estate land development investment
    investments partners management asset assets insurance life home foods food products brands
    retail stores trading construction engineering motors motor auto air lines marine shipping
    transport logistics premier prime advanced applied standard federal community commerce
    commercial city state business growth income value opportunity opportunities ventures
    enterprise enterprises environmental education entertainment electronics machinery equipment
    paper textile chemical chemicals cement sugar tea hotel hotels bancorp acquisition corp inc
    co ltd
"""
GENERIC = frozenset(_GENERIC_TEXT.split())


class Known(NamedTuple):
    """What the table knows of a form, over all the issuers that have it."""

    weight: int
    curated: bool
    """Whether someone wrote it into our own table without a mark: the machine may be bolder."""

    @property
    def well(self) -> bool:
        """Whether the company is well known: written about more than the word is written."""
        return self.curated or self.weight >= KNOWN

    @property
    def doubt(self) -> str:
        """What becomes of a name that is a word: a small company is not meant by it."""
        return "ambiguous" if self.well or self.weight >= MENTIONED else "never"


class Verdict(NamedTuple):
    """A class other than distinctive, and why."""

    ambiguity: str
    reason: str


def judge(form: str, known: Known, words: EverydayWords) -> Verdict | None:
    """The class of a folded form; `None` if it is distinctive."""
    if len(form) < SHORT or not re.search(r"[^\W\d_]", form):
        return Verdict("never", "short")
    if _EAST.search(form):
        return None if _LATIN.search(form) else _judge_eastern(form, known, words)
    if _LETTERS_AND_LETTERS.fullmatch(form):
        return None if known.well else Verdict("ambiguous", "short")
    return _judge_western(form, known, words)


def _judge_western(form: str, known: Known, words: EverydayWords) -> Verdict | None:
    tokens = re.findall(r"[^\W_]+", form)
    if len(tokens) == 1:
        return _judge_word(form, known, words)
    if all(token in GENERIC for token in tokens) and not known.curated:
        return Verdict("never" if len(tokens) == SHORT else "ambiguous", "phrase")
    if all(words.languages(token) or token in GENERIC for token in tokens):
        return Verdict("ambiguous", "phrase") if _is_plain(tokens, known, words) else None
    return _judge_person(tokens, known, words)


def _judge_eastern(form: str, known: Known, words: EverydayWords) -> Verdict | None:
    """Names in Han, Kana or Hangul: two characters meet by chance, or are a word."""
    kana = bool(_KANA.fullmatch(form))
    if _HAN.fullmatch(form) and len(form) > HAN_WORD:
        return None
    languages = words.languages(form)
    frequent = words.zipf(form) >= (FREQUENT_KANA if kana else FREQUENT_HAN)
    if languages and frequent and not (known.curated and len(form) > SHORT):
        return Verdict(known.doubt, "word:" + ",".join(languages))
    few = len(form) == SHORT or (kana and len(form) <= HAN_WORD)
    return Verdict(known.doubt, "short") if few else None


def _judge_word(form: str, known: Known, words: EverydayWords) -> Verdict | None:
    """One word: in a dictionary, borne by people, a place, or too short to be telling."""
    if len(form) == SHORT:
        meant = known.curated and words.zipf(form) < EVERYWHERE
        return Verdict("ambiguous" if meant else "never", "short")
    if words.native(form) if known.well else words.languages(form):
        reason = "word:" + ",".join(words.languages(form))
        return Verdict(_worded(words.zipf(form), known), reason)
    lists = {"given name": words.given, "surname": words.surnames, "place": words.places}
    for reason, names in lists.items():
        if form in names:
            return Verdict("ambiguous", reason)
    letters = len(re.sub(r"[\W\d_]", "", form))
    if letters <= ACRONYM and not (known.curated and words.zipf(form) < FREQUENT_ACRONYM):
        return Verdict(known.doubt, "short")
    frequent = words.zipf(form) >= FREQUENT_NAME and not known.well
    return Verdict("ambiguous", "word") if frequent else None


def _worded(zipf: float, known: Known) -> str:
    """The class of a name that is a word, by how often the word is written."""
    if zipf >= EVERYWHERE:
        return "never"
    return "ambiguous" if zipf < FREQUENT_SMALL else known.doubt


def _is_plain(tokens: list[str], known: Known, words: EverydayWords) -> bool:
    """Whether everyday words in a row are ordinary language rather than a company's name."""
    rarest = min(map(words.zipf, tokens))
    corporate = tokens[-1] in CORPORATE
    if known.well:
        least = COMMON_CURATED if known.curated else COMMON
        return len(tokens) == SHORT and not corporate and rarest >= least
    if len(tokens) > SHORT and rarest < FREQUENT_NAME:
        return False
    return not (corporate and words.zipf(tokens[0]) < FREQUENT_FIRST)


def _judge_person(tokens: list[str], known: Known, words: EverydayWords) -> Verdict | None:
    """A given name with a surname is a person, unless a well-known company is called so."""
    if len(tokens) == SHORT and not known.well:
        first, last = tokens
        if first in words.given and (last in words.surnames or last in words.given):
            return Verdict("ambiguous", "person")
    return None
