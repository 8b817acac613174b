"""What a word is besides a company's name: an everyday word, a given name, a surname, a place.

Frequencies say how often a word is written in a language, spelling dictionaries whether it is a
word at all (a name stands there with a capital), lists of names and cities the rest.
"""

import ast
import functools
import gzip
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import issuer_packages as packages

from linter.folding import folded

LANGUAGES = {
    "en": "en/en_US",
    "it": "it_IT/it_IT",
    "de": "de/de_DE",
    "fr": "fr_FR/fr_FR",
    "es": "es/es",
    "pt": "pt_BR/pt_BR",
    "nl": "nl_NL/nl_NL",
    "pl": "pl_PL/pl_PL",
    "sv": "sv_SE/sv_SE",
    "da": "da_DK/da_DK",
    "nb": "no/nb_NO",
    "cs": "cs_CZ/cs_CZ",
    "ro": "ro/ro_RO",
    "hu": "hu_HU/hu_HU",
    "el": "el_GR/el_GR",
    "tr": "tr_TR/tr_TR",
    "ru": "ru_RU/ru_RU",
    "uk": "uk_UA/uk_UA",
    "id": "id/id_ID",
    "fi": "",
    "ja": "",
    "zh": "",
    "ko": "",
}
"""The languages we read, and the spelling dictionary of each, if there is one."""
_WESTERN_TEXT = """
    en it de fr es pt nl pl sv nb fi cs
"""
WESTERN = frozenset(_WESTERN_TEXT.split())
"""Languages in Latin script of which we know many words."""
_INFLECTED_TEXT = """
    en it es ro el tr ru uk id
"""
INFLECTED = frozenset(_INFLECTED_TEXT.split())
"""Languages whose dictionary is asked for inflected words too; the others' are too slow for it."""
_LARGE_TEXT = """
    en it de fr es pt nl pl sv ja zh ru fi cs nb uk
"""
LARGE = frozenset(_LARGE_TEXT.split())
EASTERN = frozenset(("ja", "zh", "ko"))
_EAST = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
CITY = 60_000
"""A place with fewer inhabitants is not one that articles name often."""
SURNAME = 0.0015
"""A surname that fewer than so many Americans of a hundred bear is not counted as one."""


# Zipf frequencies: from which on a word is not too rare to matter, and is a common one.
RARE, RARE_EASTERN, COMMON = 1.8, 2.6, 4.4
MARGIN = 0.35
"""By how much more often a word is written where it is a word than where it can only be a name."""
ENOUGH = 3
"""From how many languages we can tell how often a name is written."""
LONG = 7


class EverydayWords:
    """All the lists, folded."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache
        self._frequencies = {language: self._frequency(language) for language in LANGUAGES}
        self._stems = {language: self._dictionary(language) for language in LANGUAGES}
        self.given, self.surnames = self._people()
        self.places = self._places()

    def _frequency(self, language: str) -> dict[str, tuple[float, str]]:
        """Folded word → zipf frequency (6: once in a thousand words, 3: a million) and spelling."""
        size = "large" if language in LARGE else "small"
        data = packages.read(self._cache, packages.WORDS, f"data/{size}_{language}.msgpack.gz")
        import msgpack  # type: ignore[import-not-found]  # noqa: PLC0415  # a tool's need only

        bins = msgpack.unpackb(gzip.decompress(data), raw=False)[1:]
        words: dict[str, tuple[float, str]] = {}
        for centibels, bin_ in enumerate(bins):
            for word in bin_:
                words.setdefault(folded(word), (9 - centibels / 100, word))
        return words

    def _dictionary(self, language: str) -> "_Dictionary":
        return _Dictionary(language, self._cache)

    def _people(self) -> tuple[set[str], set[str]]:
        given: set[str] = set()
        surnames: set[str] = set()
        for kind, names in _faker_names(self._cache):
            (given if kind == "first" else surnames).update(map(folded, names))
        for file in ("dist.male.first", "dist.female.first"):
            given |= _census(packages.read(self._cache, packages.SURNAMES, file), 0.004)
        surnames |= _census(packages.read(self._cache, packages.SURNAMES, "dist.all.last"), SURNAME)
        return given, surnames

    def _places(self) -> set[str]:
        read = functools.partial(packages.read, self._cache, packages.PLACES)
        cities = json.loads(read("data/cities15000.json")).values()
        names = {folded(city["name"]) for city in cities if city["population"] >= CITY}
        names |= {folded(each["name"]) for each in json.loads(read("countries.json")).values()}
        return names | {
            folded(each["name"]) for each in json.loads(read("us_states.json")).values()
        }

    @functools.cache  # noqa: B019  # there is one of these, and it lives as long as the program
    def zipf(self, word: str) -> float:
        """How often a folded word is written, in the language that writes it most."""
        return max((f[word][0] for f in self._frequencies.values() if word in f), default=0.0)

    @functools.cache  # noqa: B019
    def languages(self, word: str) -> tuple[str, ...]:
        """The languages in which a folded word is a word, not a name, and not a rare one."""
        asked = EASTERN if _EAST.search(word) else LANGUAGES.keys() - EASTERN
        return tuple(lang for lang in LANGUAGES if lang in asked and self._is_word(word, lang))

    @functools.cache  # noqa: B019
    def native(self, word: str) -> tuple[str, ...]:
        """The languages in which it is more of a word than elsewhere, where it can only be a name.

        A dictionary or two has a well-known brand in lower case; but a brand is written everywhere
        alike, a word mostly in its own language.
        """
        own = self.languages(word)
        foreign = [
            frequencies[word][0] if word in frequencies else 1.0
            for language, frequencies in self._frequencies.items()
            if language in WESTERN and language not in own
        ]
        if len(foreign) < ENOUGH or not own or own[0] in EASTERN:
            return own
        usual = sum(foreign) / len(foreign) + MARGIN
        native = {lang: self._frequencies[lang][word][0] for lang in own}
        native = {lang: often for lang, often in native.items() if often >= usual}
        # A long word of one small language is its company more often than a word.
        if len(native) == 1 and "en" not in native and len(word) >= LONG:
            native = {lang: often for lang, often in native.items() if often >= COMMON}
        return tuple(native)

    def _is_word(self, word: str, language: str) -> bool:
        frequency, spelling = self._frequencies[language].get(word, (0.0, word))
        if language in EASTERN:
            return frequency >= RARE_EASTERN
        if language == "fi":
            return frequency >= COMMON and self.zipf(word) < frequency + 0.3
        return frequency >= RARE and self._stems[language].knows(spelling)


class _Dictionary:
    """One spelling dictionary: its words in lower case, and, where that is fast, their forms."""

    def __init__(self, language: str, cache: Path) -> None:
        self._stems: set[str] = set()
        self._speller = None
        if not LANGUAGES[language]:
            return
        path = _unpacked(cache, LANGUAGES[language])
        if language in INFLECTED:
            from spylls.hunspell import Dictionary  # type: ignore[import-not-found]  # noqa: PLC0415

            self._speller = Dictionary.from_files(str(path))
        else:
            self._stems = set(_stems(path.with_suffix(".dic"), language))

    def knows(self, word: str) -> bool:
        """Whether it is a word in lower case."""
        return word in self._stems or bool(self._speller and self._speller.lookup(word))


def _stems(path: Path, language: str) -> Iterator[str]:
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("iso-8859-2" if language in {"pl", "cs", "hu"} else "iso-8859-1")
    for line in text.splitlines()[1:]:
        word, _, flags = line.partition("/")
        word = word.split("\t")[0].strip()
        # German nouns have capitals too; those of names have hardly any flags.
        if word == word.lower() or (language == "de" and len(flags.strip()) > 1):
            yield word.lower()


def _unpacked(cache: Path, dictionary: str) -> Path:
    folder = cache / "dictionaries"
    path = folder / dictionary.rpartition("/")[2]
    if not path.with_suffix(".dic").exists():
        folder.mkdir(exist_ok=True)
        for ending in (".dic", ".aff"):
            data = packages.read(cache, packages.SPELLING, f"dictionary/{dictionary}{ending}")
            path.with_suffix(ending).write_bytes(data)
    return path


def _census(data: bytes, least: float) -> set[str]:
    rows = (line.split() for line in data.decode().splitlines())
    return {folded(row[0]) for row in rows if len(row) > 1 and float(row[1]) >= least}


def _faker_names(cache: Path) -> Iterator[tuple[str, list[str]]]:
    """Given names and surnames out of the modules of `faker`, which are parsed, not run."""
    archive = next(cache.glob(f"faker-{packages.PEOPLE.version}-*.whl"))
    with zipfile.ZipFile(archive) as wheel:
        for name in wheel.namelist():
            if re.fullmatch(r"faker/providers/person/[a-z]{2}_[A-Z]{2}/__init__\.py", name):
                yield from _assigned_names(ast.parse(wheel.read(name)))


def _assigned_names(module: ast.Module) -> Iterator[tuple[str, list[str]]]:
    for node in ast.walk(module):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            match = re.match(r"_?(first|last)_name", node.targets[0].id)
            if match:
                texts = [n.value for n in ast.walk(node.value) if isinstance(n, ast.Constant)]
                yield match[1], [text for text in texts if isinstance(text, str)]
