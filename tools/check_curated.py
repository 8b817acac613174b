"""Check the curated issuer tables: columns, markers, codes, order, and that no two rows collide.

``python tools/check_curated.py [FILE…]`` prints ``path:line:column: message`` for each mistake and
exits with 1 if there is one. Without arguments it reads every table of ``linter/data/curated``.
Collisions between files are only seen among the files that are read.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

CURATED = Path(__file__).parent.parent / "linter" / "data" / "curated"
HEADER = ("name", "status", "country", "isin", "listings", "aliases")
MARKERS = "~<@#!"
ADDING = ("brands.tsv", "foreign-names.tsv", "native-names.tsv")
"""Rows of these tables add aliases to a row of another one, so they may repeat its name."""

_MICS = """
    XNAS XNYS XASE XOTC XCBO XTSE XTSX XCNQ NEOE XMEX BVMF XSGO XBOG XLIM XBUE XCAR XMIL XETR XFRA
    XWBO XSWX XPAR XAMS XBRU XLIS XMAD XLON XDUB XLUX XSTO XNGM XCSE XHEL XOSL XICE XTAL XRIS XLIT
    XWAR XPRA XBUD XBSE XBRA XZAG XLJU XBEL XBUL XATH XCYS XMAL XIST XTKS XJPX XNGO XFKA XSAP XHKG
    XSHG XSHE BJSE XTAI ROCO XKRX XKOS XKON XASX XNZE XNSE XBOM XSES XKLS XIDX XBKK XPHS XSTC HSTC
    XKAR XDHA XCOL XKAZ AIXK XULA MISX XMOS PFTS UKEX XTAE XSAU XADS XDFM DIFX DSMD XKUW XBAH XMUS
    XAMM XBEY XPAE XCAI XCAS XTUN XALG XNSA XNAI XGHA XBRV XJSE XBOT XNAM XZIM XLUS XMAU XDAR XUGA
"""
MICS = frozenset(_MICS.split())

_STATUS = re.compile(
    r"listed|otc|private|media|delisted (?:19|20)\d\d|acquired (?:19|20)\d\d by \S.*"
)
_ISIN = re.compile(r"[A-Z]{2}[A-Z0-9]{9}[0-9]")
_LISTING = re.compile(r"([A-Z0-9]{4}):([A-Z0-9][A-Z0-9.&/-]{0,19})")


class Mistake(NamedTuple):
    """What is wrong, and the column (from 1, in characters) of the text it is about."""

    column: int
    message: str


class Row(NamedTuple):
    """One record, and where it stands."""

    path: str
    line: int
    cells: tuple[str, ...]

    def column(self, cell: int) -> int:
        """The column in which a cell begins."""
        return 1 + sum(len(text) + 1 for text in self.cells[:cell])

    def aliases(self) -> Iterator[tuple[int, str]]:
        """Each alias with its column, its marker still on."""
        column = self.column(5)
        for part in self.cells[5].split(";"):
            yield column + len(part) - len(part.lstrip()), part.strip()
            column += len(part) + 1


def isin_is_valid(isin: str) -> bool:
    """Whether the check digit (Luhn over the letters as two-digit numbers) is right."""
    digits = "".join(str(int(char, 36)) for char in isin)
    doubled = [int(d) * (1 + place % 2) for place, d in enumerate(reversed(digits))]
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0


def bare(name: str) -> str:
    """A name or alias without its marker."""
    return name[1:] if name[:1] in MARKERS else name


def cell_mistakes(row: Row) -> Iterator[Mistake]:
    """What is wrong with the cells of a row, each taken for itself."""
    name, status, country, isin, listings, _ = row.cells
    for place, cell in enumerate(row.cells):
        if not cell or cell != cell.strip() or "  " in cell:
            yield Mistake(row.column(place), f"{HEADER[place]} is empty or has stray spaces")
    if name[:1] in "<@#":
        yield Mistake(1, f"a name takes ~ or ! only, not {name[0]}")
    if not _STATUS.fullmatch(status):
        yield Mistake(row.column(1), f"unknown status {status!r}")
    if not re.fullmatch("[A-Z]{2}", country):
        yield Mistake(row.column(2), f"{country!r} is no country code of two letters")
    if isin != "-" and not (_ISIN.fullmatch(isin) and isin_is_valid(isin)):
        yield Mistake(row.column(3), f"{isin!r} is no valid ISIN")
    for listing in listings.split() if listings != "-" else ():
        match = _LISTING.fullmatch(listing)
        if not match or match[1] not in MICS:
            yield Mistake(row.column(4), f"{listing!r} is no MIC:TICKER of a known exchange")


def alias_mistakes(row: Row) -> Iterator[Mistake]:
    """What is wrong with the aliases of a row."""
    if row.cells[5] == "-":
        return
    seen = {row.cells[0].casefold()}
    for column, alias in row.aliases():
        text = bare(alias)
        if not text or text != text.strip() or text[0] in MARKERS:
            yield Mistake(column, f"alias {alias!r} is empty or has more than one marker")
        if text.casefold() in seen or alias.casefold() in seen:
            yield Mistake(column, f"alias {text!r} stands twice")
        seen.add(text.casefold())


def read(path: Path) -> Iterator[Row | tuple[int, Mistake]]:
    """The rows of a table, and the mistakes in its form."""
    lines = path.read_text(encoding="utf-8").split("\n")
    if lines.pop():
        yield len(lines) + 1, Mistake(1, "the last line has no line end")
    start = next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))
    if not start:
        yield 1, Mistake(1, "no comment lines with source, date and licence")
    if tuple(lines[start : start + 1]) != ("\t".join(HEADER),):
        yield start + 1, Mistake(1, "the header line is missing: " + " ".join(HEADER))
    for number, line in enumerate(lines[start + 1 :], start + 2):
        cells = tuple(line.split("\t"))
        if len(cells) == len(HEADER):
            yield Row(str(path), number, cells)
        else:
            yield number, Mistake(1, f"{len(cells)} columns instead of {len(HEADER)}")


def order_mistakes(rows: list[Row]) -> Iterator[tuple[Row, Mistake]]:
    """Rows of one table that do not stand in the order of their names."""
    last = ""
    for row in rows:
        key = bare(row.cells[0]).casefold()
        if key < last:
            yield row, Mistake(1, f"{row.cells[0]!r} does not stand in the order of names")
        last = max(last, key)


def keys(row: Row) -> Iterator[tuple[int, str]]:
    """What only one issuer may have, with its column: ISIN, listing, name, unmarked alias."""
    if row.path.endswith(ADDING):
        return
    yield 1, "name " + bare(row.cells[0]).casefold()
    if row.cells[3] != "-":
        yield row.column(3), "ISIN " + row.cells[3]
    live = row.cells[1] in {"listed", "otc"}
    for listing in row.cells[4].split() if live and row.cells[4] != "-" else ():
        yield row.column(4), "listing " + listing
    for column, alias in row.aliases():
        if alias != "-" and alias[:1] not in "~<#":
            yield column, "name " + bare(alias).casefold()


def collisions(rows: list[Row]) -> Iterator[tuple[Row, Mistake]]:
    """Keys that two rows claim, and brands whose parent no row holds."""
    owners: dict[str, Row] = {}
    names = {bare(row.cells[0]) for row in rows if not row.path.endswith(ADDING)}
    for row in rows:
        for column, key in keys(row):
            owner = owners.setdefault(key, row)
            if owner is not row:
                place = f"{Path(owner.path).name}:{owner.line}"
                yield row, Mistake(column, f"{key!r} is claimed by {place} already")
        if row.path.endswith(ADDING) and bare(row.cells[0]) not in names:
            yield row, Mistake(1, f"no other table holds {row.cells[0]!r}")


def main(arguments: list[str]) -> int:
    """Print every mistake of the given tables."""
    found: list[tuple[str, int, Mistake]] = []
    rows: list[Row] = []
    for path in map(Path, arguments or sorted(map(str, CURATED.glob("*.tsv")))):
        table: list[Row] = []
        for item in read(path):
            if isinstance(item, Row):
                table.append(item)
                checks = (*cell_mistakes(item), *alias_mistakes(item))
                found.extend((item.path, item.line, mistake) for mistake in checks)
            else:
                found.append((str(path), *item))
        found.extend((row.path, row.line, mistake) for row, mistake in order_mistakes(table))
        rows.extend(table)
    found.extend((row.path, row.line, mistake) for row, mistake in collisions(rows))
    for path_text, line, (column, message) in sorted(found):
        print(f"{path_text}:{line}:{column}: {message}")
    print(f"{len(rows)} rows, {len(found)} mistakes", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
