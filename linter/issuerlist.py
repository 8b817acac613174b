"""A house's own list of issuers: in its settings, or in a YAML or CSV file beside them."""

import re
from collections.abc import Iterator

from linter.facts.checkdigits import ISIN, is_isin
from linter.facts.settings import HouseIssuer
from linter.findings import Problem
from linter.hints import did_you_mean, listed
from linter.source import Position
from linter.yamlfile import Entry, read_yaml

_KEYS = ("name", "tickers", "isin", "aliases", "ambiguous")
_TICKER = r"([A-Z][A-Z0-9 ]*:)?[A-Z0-9][A-Z0-9.\-/]{0,11}"
_TICKER_SHAPE = "a ticker in capitals, such as `NASDAQ:NVDA`"


def read_issuer(entry: Entry) -> HouseIssuer:
    """An issuer out of YAML: a mapping, or only its name."""
    if entry.kind != "map":
        return HouseIssuer(entry.text())
    fields = entry.fields(("name",), _KEYS[1:])
    isin = fields["isin"].text() if "isin" in fields else None
    if isin and (reason := wrong_isin(isin)):
        fields["isin"].wrong(f"{reason}: `{isin}`")
    return HouseIssuer(
        name=fields["name"].text() if "name" in fields else "",
        tickers=fields["tickers"].texts(_TICKER, _TICKER_SHAPE) if "tickers" in fields else (),
        isin=isin,
        aliases=fields["aliases"].texts() if "aliases" in fields else (),
        ambiguous=fields["ambiguous"].flag() if "ambiguous" in fields else False,
    )


def compile_issuers(path: str, text: str) -> tuple[tuple[HouseIssuer, ...], tuple[Problem, ...]]:
    """The issuers of a YAML, CSV or TSV file, and all that is wrong with it.

    A CSV file begins with a line that names its columns; several tickers or aliases in one cell are
    separated by ``|``.
    """
    if not path.lower().endswith((".csv", ".tsv")):
        entry, file = read_yaml(path, text)
        issuers = tuple(read_issuer(item) for item in entry.sequence()) if entry else ()
        return issuers, file.sorted_problems()
    table = _Table(path, text)
    issuers = tuple(table.issuers())
    return issuers, tuple(table.problems)


class _Table:
    """A table in CSV or TSV, read line by line."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self._text = text
        self._columns: list[str] = []

    def issuers(self) -> Iterator[HouseIssuer]:
        import csv  # noqa: PLC0415  # only for a house with such a table

        delimiter = "\t" if self.path.lower().endswith(".tsv") else _delimiter(self._text)
        reader = csv.reader(self._text.splitlines(), delimiter=delimiter)
        for row in reader:
            if not any(cell.strip() for cell in row) or row[0].startswith("#"):
                continue
            if not self._columns:
                self._columns = [cell.strip().lower() for cell in row]
                if not self._check_columns(reader.line_num):
                    return
                continue
            yield from self._issuer(row, reader.line_num)
        if not self._columns:
            self._wrong(None, "is empty")

    def _issuer(self, row: list[str], line: int) -> Iterator[HouseIssuer]:
        cells = dict(zip(self._columns, map(str.strip, row), strict=False))
        if len(row) > len(self._columns):
            self._wrong(line, f"has {len(row)} cells, but there are {len(self._columns)} columns")
        if not cells.get("name"):
            self._wrong(line, "lacks a name")
            return
        isin = cells.get("isin") or None
        if isin and (reason := wrong_isin(isin)):
            self._wrong(line, f"the ISIN {reason}: `{isin}`")
        tickers = _several(cells.get("tickers", ""))
        for ticker in tickers:
            if not re.fullmatch(_TICKER, ticker):
                self._wrong(line, f"must have {_TICKER_SHAPE}, not `{ticker}`")
        yield HouseIssuer(
            cells["name"],
            tickers,
            isin,
            _several(cells.get("aliases", "")),
            cells.get("ambiguous", "").lower() in {"yes", "true", "1"},
        )

    def _check_columns(self, line: int) -> bool:
        for column in self._columns:
            if column not in _KEYS:
                hint = did_you_mean(column, _KEYS) or f"legal are {listed(_KEYS)}"
                self._wrong(line, f"unknown column `{column}`", hint)
        if "name" not in self._columns:
            self._wrong(line, "lacks the column `name`")
        return not self.problems

    def _wrong(self, line: int | None, message: str, hint: str | None = None) -> None:
        at = Position(line, 1) if line else None
        self.problems.append(Problem(self.path, at, message, hint))


def _delimiter(text: str) -> str:
    head = next((line for line in text.splitlines() if line[:1] not in {"", "#"}), "")
    return max(",;\t", key=head.count)


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def wrong_isin(isin: str) -> str | None:
    """Why this is no ISIN: its shape or its check digit; `None` if it is one."""
    if not ISIN.fullmatch(isin):
        return "is no ISIN (two letters, nine letters or digits, a check digit)"
    return None if is_isin(isin) else "has a wrong check digit"
