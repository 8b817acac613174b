"""What public lists say of issuers today, checked, and brought into the issuer table.

An answer from the network is not trusted: it must have the shape, the size and enough of the
companies that we know already, or it is refused as a whole (`BadAnswer`).
"""

import re
from collections.abc import Callable, Collection, Iterator
from typing import Any, NamedTuple

from linter.folding import folded
from linter.issuertext import COLUMNS, EMPTY, VENDOR, marked, records
from linter.legalnames import without_form

SEC_EXCHANGES = {"Nasdaq": "XNAS", "NYSE": "XNYS", "OTC": "XOTC", "CBOE": "BATS"}
LEAST_KNOWN = 0.6
"""Such a share of the companies that we know there must be in a list, or it is not that list."""
_TICKER = re.compile(r"[A-Z0-9][A-Z0-9.&/-]{0,14}")
_NAME = re.compile(r"[^\x00-\x1f\x7f\u200e-\u202e;]{2,120}")
_ISIN = re.compile(r"[A-Z]{2}[A-Z0-9]{9}[0-9]")
_FUND = re.compile(r"\b(ETF|ETN|Funds?|SPDR|iShares|ProShares)\b", re.IGNORECASE)
_OF_A_SHARE_CLASS = re.compile(r"-(P[A-Z]?|W[ST]?|WT[A-Z]?|UN?|R[TI]?)$")


class BadAnswer(ValueError):
    """An answer that is not the list that was asked for."""


class News(NamedTuple):
    """One company as a list has it today."""

    source: str
    name: str
    country: str
    isin: str
    listing: str
    """`MIC:TICKER`, or empty."""


class Changes(NamedTuple):
    """A new issuer table, and what is new about it."""

    text: str
    added: int
    listed: int
    """How many listings or ISINs were added to known issuers."""
    gone: int
    """How many American companies left the market."""


def read_sec(data: bytes) -> list[News]:
    """The SEC's `company_tickers_exchange.json`: each registrant with ticker and exchange."""
    answer = _json(data)
    if not isinstance(answer, dict) or answer.get("fields") != [
        "cik",
        "name",
        "ticker",
        "exchange",
    ]:
        raise BadAnswer("not the SEC's list of tickers: its fields are others")
    rows = answer.get("data")
    if not isinstance(rows, list):
        raise BadAnswer("not the SEC's list of tickers: it has no rows")
    news = [_registrant(row) for row in rows]
    return [each for each in news if each and not _FUND.search(each.name)]


def _registrant(row: Any) -> News | None:  # noqa: ANN401  # it is from the network
    if not (isinstance(row, list) and len(row) == 4 and isinstance(row[0], int)):  # noqa: PLR2004
        raise BadAnswer(f"not a row of the SEC's list: {str(row)[:60]}")
    _, name, ticker, exchange = row
    mic = SEC_EXCHANGES.get(exchange if isinstance(exchange, str) else "")
    if not (isinstance(name, str) and isinstance(ticker, str) and mic):
        return None
    derived = _OF_A_SHARE_CLASS.search(ticker)
    ticker = ticker.replace("-", ".")
    if derived or not _NAME.fullmatch(name) or not _TICKER.fullmatch(ticker):
        return None
    return News("sec", name, "US", "", f"{mic}:{ticker}")


def read_wikidata(data: bytes, mics: Collection[str]) -> list[News]:
    """The answer of Wikidata's query service to `commands.update.QUERY`, as JSON."""
    answer = _json(data)
    try:
        bindings = answer["results"]["bindings"]
        values = [{key: cell["value"] for key, cell in row.items()} for row in list(bindings)]
    except (KeyError, TypeError, AttributeError):
        raise BadAnswer("not an answer of Wikidata's query service") from None
    news = (_company(row, mics) for row in values)
    return [each for each in news if each]


def _company(row: dict[str, Any], mics: Collection[str]) -> News | None:
    cells = {key: value for key, value in row.items() if isinstance(value, str)}
    name, isin, country = (cells.get(key, "") for key in ("name", "isin", "country"))
    mic, ticker = cells.get("mic", ""), cells.get("ticker", "").upper()
    if not _NAME.fullmatch(name) or not _is_isin(isin):
        return None
    listing = f"{mic}:{ticker}" if mic in mics and _TICKER.fullmatch(ticker) else ""
    country = country if re.fullmatch("[A-Z]{2}", country) else isin[:2]
    return News("wikidata", name, country, isin, listing)


def _json(data: bytes) -> Any:  # noqa: ANN401  # it is from the network
    import json  # noqa: PLC0415  # not on the way to a finding

    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise BadAnswer("not JSON, or cut off") from None


def _is_isin(isin: str) -> bool:
    if not _ISIN.fullmatch(isin):
        return False
    digits = "".join(str(int(char, 36)) for char in isin)
    doubled = (int(d) * (1 + place % 2) for place, d in enumerate(reversed(digits)))
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0


class _Table:
    """The issuer table while it is being renewed."""

    def __init__(self, text: str) -> None:
        lines = text.split("\n")
        self.head = lines[: lines.index("\t".join(COLUMNS))]
        self.rows = list(records(text))
        self.by_isin = {i: row for row in self.rows for i in _cell(row, "isin").split()}
        self.by_ticker: dict[str, list[str]] = {}
        self.by_name: dict[str, list[str]] = {}
        for row in self.rows:
            self._note(row)

    def _note(self, row: list[str]) -> None:
        for listing in _cell(row, "listings").split():
            if _cell(row, "status") in {"listed", "otc"}:
                self.by_ticker.setdefault(_place(listing), row)
        self.by_name.setdefault(_plain(_cell(row, "name")), row)

    def find(self, news: News) -> list[str] | None:
        """The row of a company, if we know it."""
        known = self.by_isin.get(news.isin) or self.by_ticker.get(_place(news.listing))
        if known is None:
            namesake = self.by_name.get(_plain(news.name))
            known = namesake if namesake and _cell(namesake, "country") == news.country else None
        return known

    def extend(self, row: list[str], news: News) -> bool:
        """Add the listing and the ISIN of a known company; whether there was anything to add."""
        before = list(row)
        if news.isin and news.isin not in self.by_isin:
            _add(row, "isin", news.isin)
            self.by_isin[news.isin] = row
        if news.listing and _place(news.listing) not in self.by_ticker:
            _add(row, "listings", news.listing)
        self._note(row)
        return row != before

    def add(self, news: News, date: str) -> None:
        """A new company; its short name is doubted, since nobody looked at it."""
        name = "~" + " ".join(news.name.split())
        status = "otc" if news.listing.startswith("XOTC:") else "listed"
        key = news.isin or news.listing
        isin, listing = news.isin or EMPTY, news.listing or EMPTY
        row = [key, name, news.country, status, EMPTY, EMPTY, isin, listing, EMPTY, "1"]
        row += [news.source, date]
        self.rows.append(row)
        if news.isin:
            self.by_isin[news.isin] = row
        self._note(row)

    def text(self) -> str:
        """The table in its normal form; an id that is taken gets a number."""
        taken: dict[str, int] = {}
        lines = []
        order = sorted(self.rows, key=lambda row: (folded(row[1].lstrip("~!?")), row[0]))
        for row in order:
            number = taken[row[0]] = taken.get(row[0], 0) + 1
            lines.append("\t".join(row if number == 1 else (f"{row[0]}.{number}", *row[1:])))
        return "\n".join((*self.head, "\t".join(COLUMNS), *lines)) + "\n"


def _cell(row: list[str], column: str) -> str:
    cell = row[COLUMNS.index(column)]
    return "" if cell == EMPTY else cell


def _add(row: list[str], column: str, item: str) -> None:
    row[COLUMNS.index(column)] = f"{_cell(row, column)} {item}".strip()


def _place(listing: str) -> str:
    """A listing by the market that shares its tickers: the United States are one."""
    mic, _, ticker = listing.removeprefix(VENDOR).partition(":")
    return f"{'US' if mic in AMERICAN else mic}:{ticker}" if ticker else ""


AMERICAN = frozenset((*SEC_EXCHANGES.values(), "XASE", "ARCX"))


def _plain(name: str) -> str:
    return re.sub(r"\W+", " ", without_form(marked(name)[0])).strip()


def renew(text: str, sec: list[News], others: list[News], date: str) -> Changes:
    """The issuer table with what the lists say; `BadAnswer` if they can hardly be those lists."""
    table = _Table(text)
    tickers = {_place(each.listing) for each in sec}
    ours = [row for row in table.rows if "sec" in _cell(row, "source").split("+")]
    if sec:
        _verify(ours, lambda row: bool(_places(row) & tickers), "the SEC's list")
    if others:
        isins = {each.isin for each in others}
        _verify_some(table, isins)
    added, listed = 0, 0
    for news in (*sec, *others):
        row = table.find(news)
        if row is None:
            table.add(news, date)
            added += 1
        elif table.extend(row, news):
            listed += 1
    gone = sum(_leave(row, date) for row in ours if sec and not _places(row) & tickers)
    return Changes(table.text(), added, listed, gone)


def _places(row: list[str]) -> set[str]:
    return {_place(listing) for listing in _cell(row, "listings").split()}


def _verify(rows: list[list[str]], known: Callable[[list[str]], bool], what: str) -> None:
    live = [row for row in rows if _cell(row, "status") in {"listed", "otc"}]
    share = sum(map(known, live)) / max(1, len(live))
    if share < LEAST_KNOWN:
        raise BadAnswer(f"{what} has only {share:.0%} of the companies that were in it before")


def _verify_some(table: _Table, isins: set[str]) -> None:
    share = len(isins & table.by_isin.keys()) / max(1, len(isins))
    if share < 1 - LEAST_KNOWN:
        raise BadAnswer(f"only {share:.0%} of the ISINs from Wikidata are known")


def _leave(row: list[str], date: str) -> bool:
    """Mark a company of the SEC's list that is there no more; not one that trades elsewhere."""
    status = COLUMNS.index("status")
    elsewhere = any(not place.startswith("US:") for place in _places(row))
    if row[status] not in {"listed", "otc"} or elsewhere or _cell(row, "country") != "US":
        return False
    row[status], row[COLUMNS.index("year")] = "delisted", date[:4]
    return True


def mics_of(exchanges: str) -> Iterator[str]:
    """The MICs of `exchanges.tsv`."""
    return (cells[0] for cells in records(exchanges))
