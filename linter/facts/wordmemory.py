"""What words can be, remembered: most begin no name, and most come again in the next article."""

from collections.abc import Callable, Iterator

from linter.facts.evidence import Words
from linter.folding import folded
from linter.issuer import Form, Issuer
from linter.issuers import IssuerTable
from linter.later import pattern
from linter.scripts import UNSPACED

NAME, ALONE, STEM, TICKER, NUMBER, DULL, COMMON = 1, 2, 4, 8, 16, 32, 64
"""What a word can be: the beginning of a name, a name, an inflected name, a ticker, a long code; a
name that is an everyday word, of a company that few write about; a ticker that is most often
something else, or a fund's."""
WELL_KNOWN = 7
"""From which weight on a company is named without an introduction."""
_SELDOM = 3
_SHORT = "short"
"""The reason of a name of two or three letters."""
_KEPT = 60_000
"""How many words are kept: enough for a language, and small beside the issuer table."""
_LEAST_STEM, _LONGEST_ENDING = 4, 6
_JOINTS = " -&."
"""What may stand behind the first word of a name."""
_LEAST_SMALL, _SHORT_SMALL = 4, 5
"""Letters of a name that is found in small letters; a short one needs a capital inside: eBay."""
_LONG_CODE = 12
_TICKER_SHAPE = pattern(r"[A-Z]{1,6}|[A-Z][A-Z0-9]{2,7}")
_PIECES = pattern(rf"[^\W_{UNSPACED}]+")
_VIETNAMESE = pattern("[\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
"""Letters of Vietnamese only: without their accents its short words are names elsewhere."""
_EVERYDAY = frozenset({"word", "given name", "surname", "place", "person"})


class Memory:
    """What is remembered of the words of one language, for one issuer table."""

    __slots__ = (
        "alone",
        "bases",
        "beginnings",
        "common",
        "dull",
        "flags",
        "foreign",
        "issuers",
        "pairs",
        "rows",
        "small",
        "table",
        "words",
    )

    def __init__(
        self,
        table: IssuerTable,
        words: Words,
        common: frozenset[str],
        foreign: Callable[[str], bool],
    ) -> None:
        self.table = table
        self.words = words
        self.common = common
        """What is seldom a name when it is written in capitals: ``AI``, ``CEO``."""
        self.foreign = foreign
        """Whether a name is a word, but in other languages than this one."""
        self.flags: dict[str, int] = {}
        """What each word that begins with a capital or a digit can be."""
        self.alone: dict[str, tuple[Form, ...]] = {}
        """Whom a word names that is a name by itself."""
        self.bases: dict[str, tuple[str, ...]] = {}
        """The names that an inflected word may be a form of."""
        self.pairs: dict[str, bool] = {}
        """Whether names begin with these words, or with these two characters."""
        self.beginnings: dict[str, tuple[int, ...]] = {}
        """Where in a word of a script without capitals names begin: at 0, or behind a particle."""
        self.dull: set[str] = set()
        """Tokens of folded text that hold no name that is written in small letters."""
        self.small: dict[str, tuple[str, ...]] = {}
        """The names in the other tokens."""
        self.rows: dict[tuple[str, tuple[str, ...] | None], int | None] = {}
        """The issuer that a ticker leads to, at some exchanges or at any."""
        self.issuers: dict[int, Issuer] = {}

    def issuer(self, row: int) -> Issuer:
        """The issuer of a row, which may be asked for again and again."""
        known = self.issuers.get(row)
        if known is None:
            if len(self.issuers) > _KEPT:
                self.issuers.clear()
            known = self.issuers[row] = self.table.issuer(row)
        return known

    def begins(self, beginning: str) -> bool:
        """Whether some name begins with this stretch of folded text."""
        known = self.pairs.get(beginning)
        if known is None:
            if len(self.pairs) > _KEPT:
                self.pairs.clear()
            known = self.pairs[beginning] = self.table.begins(beginning)
        return known

    def where_names_begin(self, word: str) -> tuple[int, ...]:
        """Where in a folded word, which may begin with a particle, names may begin."""
        if len(self.beginnings) > _KEPT:
            self.beginnings.clear()
        particles = (one for one in self.words.particles if word.startswith(one))
        quoted = (len(one) + word.startswith('"', len(one)) for one in particles)
        self.beginnings[word] = found = tuple(
            offset
            for offset in (0, *quoted)
            if (rest := word[offset:])
            and (not offset or len(rest) >= _LEAST_STEM - 1)
            and (self.table.named(rest) or any(self.table.begins(rest + one) for one in _JOINTS))
        )
        return found

    def learn(self, word: str) -> int:
        """What a word that begins with a capital or digit can be, as flags."""
        if len(self.flags) > _KEPT:
            for kept in (self.flags, self.alone, self.bases):
                kept.clear()
        text = folded(word)
        flags = self._as_name(word, text) if self.table.starts(text) else 0
        if self.words.inflects and (bases := tuple(self._bases(word, text))):
            flags |= STEM
            self.bases[word] = bases
        if _TICKER_SHAPE.fullmatch(word) and self.table.listed_as(word):
            flags |= TICKER | COMMON if text in self.common or len(word) == 1 else TICKER
        if len(word) == _LONG_CODE and word.isupper():
            flags |= NUMBER
        self.flags[word] = flags
        return flags

    def _as_name(self, word: str, text: str) -> int:
        forms = tuple(form for form in self.table.named(text) if stands(form, word))
        if forms and _VIETNAMESE.search(word):
            forms = tuple(form for form in forms if self.issuer(form.row).country == "VN")
        if not forms:
            return NAME
        self.alone[word] = forms
        if word.isupper() and text in self.common:
            dull = forms[0].ambiguity != "distinctive"
        else:
            dull = self.is_dull(forms) and not self.foreign(text)
        return NAME | ALONE | DULL if dull else NAME | ALONE

    def is_dull(self, forms: tuple[Form, ...]) -> bool:
        """Whether a name is an everyday word, and all that bear it are seldom written about."""
        return all(
            form.reason in _EVERYDAY
            and form.kind != "brand"
            and self.issuer(form.row).weight < WELL_KNOWN
            for form in forms[:3]
        )

    def forms_of(self, name: str, written: str) -> tuple[str, tuple[Form, ...]]:
        """A name that may be inflected as it stands in the table, and whom it names."""
        forms = self.table.named(name)
        if forms or not self.words.inflects:
            return name, forms
        _, space, rest = name.partition(" ")
        for base in self.bases.get(written.partition(" ")[0], ()):
            if forms := self.table.named(base + space + rest):
                return base + space + rest, forms
        found = next(iter(self.table.stems(name, 0)), None)
        return (name[: found[0]], found[1]) if found else (name, ())

    def _bases(self, word: str, text: str) -> Iterator[str]:
        """The words, known to begin names, that `text` may be an inflected form of."""
        least = _LEAST_STEM - word[: _LEAST_STEM - 1].isupper()
        for size in range(1, min(_LONGEST_ENDING, len(text) - least) + 1):
            if text[-size:] in self.words.endings and self._inflects(text[:-size], least):
                yield text[:-size]
        for new, old in self.words.changes:
            if text.endswith(new) and len(text) - len(new) >= _LEAST_STEM - 1:
                base = text[: len(text) - len(new)] + old
                if self._inflects(base, least):
                    yield base

    def _inflects(self, base: str, least: int) -> bool:
        """Whether names begin with this word that are known, or long, enough to be inflected."""
        if not self.table.starts(base):
            return False
        forms = self.table.named(base)
        if not forms:
            return True
        enough = len(base) > _LEAST_STEM or least < _LEAST_STEM
        return self.issuer(forms[0].row).weight >= (_SELDOM if enough else WELL_KNOWN)

    def small_names(self, token: str) -> tuple[str, ...]:
        """The words of a folded token that people write in small letters too: ``nvidia``."""
        names = tuple(
            word
            for word in _PIECES.findall(token)
            if len(word) >= _LEAST_SMALL
            and self.table.starts(word)
            and any(self._in_small(word, form) for form in self.table.named(word))
        )
        if names:
            self.small[token] = names
            return names
        if len(self.dull) > _KEPT:
            self.dull.clear()
        self.dull.add(token)
        return names

    def _in_small(self, word: str, form: Form) -> bool:
        if form.ambiguity != "distinctive":
            return False
        weight = self.issuer(form.row).weight
        return weight > WELL_KNOWN or (weight == WELL_KNOWN and len(word) > _SHORT_SMALL)


def stands(form: Form, written: str) -> bool:
    """Whether a form may be a name by itself, as written: two or three letters want capitals."""
    if form.ambiguity == "never":
        return False
    return form.reason != _SHORT or not any(map(str.islower, written))


def is_small(name: str, written: str) -> bool:
    """Whether `name` is as it may be written with a small letter first, accents and all."""
    return written.lower() == name and (len(name) >= _SHORT_SMALL or not written.islower())
