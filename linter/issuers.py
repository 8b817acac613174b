"""The issuer table: companies found by name, by ticker or by ISIN in a file that is memory-mapped.

Nothing of the table is parsed when it is opened: three tries lie in one file (`issuer_index` says
how), each key leads to packed numbers, and an issuer's record is read when it is asked for.
"""

import os
from collections.abc import Collection, Iterator
from mmap import ACCESS_READ, mmap

from marisa_trie import Trie  # type: ignore[import-not-found]  # it has no types

from linter.folding import folded
from linter.issuer import STATUSES, Form, Issuer, Listing, unpack
from linter.scripts import bounded

FILE = "issuers.idx"
MAGIC = 0x31495344
"""The first four bytes of the file, and the version of its form."""
SECTIONS = 11
NAMES, WORDS, CODES, NAME_STARTS, FORMS, CODE_STARTS, LISTED, RECORD_STARTS, RECORDS, MICS = range(
    10
)
"""What the sections of the file hold, in their order; the last offset is the end of the file."""
ISIN, EXCHANGE, SUFFIX, COUNTRY_CODE = "=", "@", ".", " "
"""What a key of the trie of codes begins with, unless it is a ticker."""
LONGEST = 80
"""No form is longer than this, in characters."""


class BrokenTable(ValueError):
    """The file is no issuer table of the form that this version reads."""


class IssuerTable:
    """All issuers and the forms they are named by, read through the mapped file."""

    __slots__ = (
        "_buffer",
        "_code_starts",
        "_codes",
        "_exchanges",
        "_forms",
        "_listed",
        "_mics",
        "_name_starts",
        "_names",
        "_record_starts",
        "_records",
        "_words",
    )

    def __init__(self, buffer: memoryview) -> None:
        if len(buffer) < SECTIONS * 4 or int.from_bytes(buffer[:4], "little") != MAGIC:
            raise BrokenTable("not an issuer table, or one of another version")
        # Numbers are little-endian, like those of the tries: no machine we run on is otherwise.
        offsets = buffer[4 : 4 + SECTIONS * 4].cast("I").tolist()
        if offsets[-1] != len(buffer):
            raise BrokenTable("the issuer table is cut off")
        sections = [buffer[offsets[n] : offsets[n + 1]] for n in range(SECTIONS - 1)]
        self._buffer = buffer
        self._names, self._words, self._codes = Trie(), Trie(), Trie()
        self._names.map(sections[NAMES])
        self._words.map(sections[WORDS])
        self._codes.map(sections[CODES])
        self._name_starts = sections[NAME_STARTS].cast("I")
        self._forms = sections[FORMS].cast("I")
        self._code_starts = sections[CODE_STARTS].cast("I")
        self._listed = sections[LISTED].cast("I")
        self._record_starts = sections[RECORD_STARTS].cast("I")
        self._records = sections[RECORDS]
        self._mics = sections[MICS]
        self._exchanges: dict[str, str] = {}

    @classmethod
    def open(cls, directory: str) -> "IssuerTable":
        """Map the table of a directory; `OSError` if there is none, `BrokenTable` if it is bad."""
        with open(os.path.join(directory, FILE), "rb") as file:
            if not os.fstat(file.fileno()).st_size:
                raise BrokenTable("the issuer table is empty")
            return cls(memoryview(mmap(file.fileno(), 0, access=ACCESS_READ)))

    def __len__(self) -> int:
        return len(self._record_starts) - 1

    def starts(self, word: str) -> bool:
        """Whether some form begins with this folded word.

        A word is a run of letters and digits, or one character of a script without spaces
        (`scripts.FIRST_WORD`).
        """
        return bool(word in self._words)

    def begins(self, text: str) -> bool:
        """Whether some form begins with this folded text, wherever its words end."""
        return next(self._names.iterkeys(text), None) is not None

    def matches(self, text: str, start: int) -> list[tuple[int, tuple[Form, ...]]]:
        """All forms in folded `text` from `start` to where a word ends, the longest first.

        Each comes with its end.
        """
        ends = self._ends(text, start)
        ends.reverse()
        return [(end, self._named(key)) for end, key in ends]

    def longest(self, text: str, start: int) -> tuple[int, tuple[Form, ...]] | None:
        """The end of the longest of `matches` and what it names, or `None`."""
        ends = self._ends(text, start)
        return (ends[-1][0], self._named(ends[-1][1])) if ends else None

    def stems(self, text: str, start: int) -> list[tuple[int, tuple[Form, ...]]]:
        """Like `matches`, but of forms that end inside a word: `Amazon` in ``Amazona``."""
        found = self._names.iter_prefixes_with_ids(text[start : start + LONGEST])
        return [
            (start + len(form), self._named(key))
            for form, key in found
            if not bounded(text, start + len(form))
        ][::-1]

    def _ends(self, text: str, start: int) -> list[tuple[int, int]]:
        found = self._names.iter_prefixes_with_ids(text[start : start + LONGEST])
        return [(start + len(form), key) for form, key in found if bounded(text, start + len(form))]

    def named(self, name: str) -> tuple[Form, ...]:
        """The issuers of this name, the likeliest first; spelling may differ as `folded` allows."""
        key = self._names.get(folded(name))
        return () if key is None else self._named(key)

    def _named(self, key: int) -> tuple[Form, ...]:
        starts = self._name_starts
        return tuple(map(unpack, self._forms[starts[key] : starts[key + 1]]))

    def listed_as(self, ticker: str, mics: Collection[str] | None = None) -> tuple[int, ...]:
        """The rows of the issuers with this ticker, at one of these exchanges or at any."""
        return tuple(
            dict.fromkeys(
                row for row, mic in self._coded(ticker.upper()) if mics is None or mic in mics
            )
        )

    def by_isin(self, isin: str) -> int | None:
        """The row of the issuer of this ISIN."""
        return next((row for row, _ in self._coded(ISIN + isin.upper())), None)

    def exchange(self, name: str) -> tuple[str, ...]:
        """The MICs that an exchange's name may stand for, or none.

        All that the press writes is known: ``nasdaq``, ``borsa italiana``, ``東証``, ``XNAS``.
        """
        return tuple(mic for _, mic in self._coded(EXCHANGE + folded(name)))

    def suffix(self, suffix: str) -> tuple[str, ...]:
        """The MICs of a Yahoo or Reuters suffix without its dot: ``MI``, ``DE``, ``T``."""
        return tuple(mic for _, mic in self._coded(SUFFIX + suffix.upper()))

    def country_code(self, code: str) -> tuple[str, ...]:
        """The MICs of a Bloomberg country code: ``US``, ``IM``, ``GY``."""
        return tuple(mic for _, mic in self._coded(COUNTRY_CODE + code.upper()))

    def _coded(self, code: str) -> Iterator[tuple[int, str]]:
        key = self._codes.get(code)
        if key is not None:
            listed = self._listed
            for place in range(2 * self._code_starts[key], 2 * self._code_starts[key + 1], 2):
                yield listed[place], listed[place + 1].to_bytes(4, "little").decode()

    def issuer(self, row: int) -> Issuer:
        """The issuer of a row, from 0 to ``len(table) - 1``."""
        start, end = self._record_starts[row], self._record_starts[row + 1]
        fields = str(self._records[start:end], "utf-8").split("\t")
        key, name, country, status, year, parent, isin, listings, source, date, weight = fields
        return Issuer(
            key,
            name,
            country,
            STATUSES[int(status)],
            int(year) if year else None,
            parent or None,
            isin or None,
            tuple(map(self._listing, listings.split())),
            source,
            date,
            int(weight),
        )

    def _listing(self, code: str) -> Listing:
        if not self._exchanges:
            pairs = str(self._mics, "utf-8").splitlines()
            self._exchanges = dict(pair.split("\t", 1) for pair in pairs)
        mic, _, ticker = code.partition(":")
        return Listing(mic, ticker, self._exchanges.get(mic, mic))
