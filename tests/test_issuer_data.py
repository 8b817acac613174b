"""The issuer table that ships: its form, what it finds, and what it doubts."""

import random
import re
from pathlib import Path

import pytest

from linter.files.shipped import compiled
from linter.folding import folded
from linter.issuer import AMBIGUITIES, REASONS, STATUSES
from linter.issuers import IssuerTable
from linter.issuertext import COLUMNS, EMPTY, EXCHANGE_COLUMNS, VENDOR, read_row, records

DATA = Path(__file__).parent.parent / "linter" / "data"
ISSUERS, AMBIGUOUS, EXCHANGES = (
    (DATA / name).read_text("utf-8") for name in ("issuers.tsv", "ambiguous.tsv", "exchanges.tsv")
)
SAMPLE = 10_000
LEAST = 0.995
"""The share of a sample that must be found."""


@pytest.fixture(scope="module")
def issuers():
    return IssuerTable.open(compiled("issuers"))


@pytest.mark.parametrize("text", [ISSUERS, AMBIGUOUS, EXCHANGES], ids=["issuers", "doubts", "mics"])
def test_a_table_says_where_it_is_from(text):
    head = [line for line in text.split("\n")[:20] if line.startswith("#")]
    assert any("source" in line for line in head)
    assert any("date" in line for line in head)
    assert any(word in line for line in head for word in ("licence", "MIT", "CC"))
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\r" not in text


def test_the_issuers_are_in_normal_form():
    rows = list(records(ISSUERS))
    assert {len(cells) for cells in rows} == {len(COLUMNS)}
    names = [(folded(cells[1].lstrip("~!?")), cells[0].partition(".")[0]) for cells in rows]
    assert names == sorted(names)
    assert len({cells[0] for cells in rows}) == len(rows)
    for cells in rows:
        assert all(cell and cell == cell.strip() for cell in cells), cells
        row = read_row(cells)
        assert row.status in STATUSES, cells
        assert re.fullmatch("[A-Z]{2}", row.country), cells
        assert all(re.fullmatch("[A-Z]{2}[A-Z0-9]{9}[0-9]", isin) for isin in row.isins), cells
        assert len(set(row.aliases)) == len(row.aliases), cells
        assert 0 <= row.weight <= 9, cells


def test_every_listing_is_at_a_known_exchange():
    mics = {cells[0] for cells in records(EXCHANGES)}
    for cells in records(ISSUERS):
        for listing in read_row(cells).listings:
            mic, colon, ticker = listing.removeprefix(VENDOR).partition(":")
            assert mic in mics, cells
            assert colon, cells
            assert ticker == ticker.upper(), cells
            assert ticker, cells


def test_no_isin_belongs_to_two_issuers():
    owners = {}
    for cells in records(ISSUERS):
        for isin in read_row(cells).isins:
            assert owners.setdefault(isin, cells[0]) == cells[0]


def test_the_doubts_are_in_normal_form():
    rows = [tuple(cells) for cells in records(AMBIGUOUS)]
    assert rows == sorted(rows)
    assert len({form for form, _, _ in rows}) == len(rows)
    for form, ambiguity, reason in rows:
        assert form == folded(form)
        assert ambiguity in AMBIGUITIES[1:]
        assert reason.partition(":")[0] in REASONS[1:]


def test_the_exchanges_are_in_normal_form():
    rows = [tuple(cells) for cells in records(EXCHANGES)]
    assert rows == sorted(rows)
    assert {len(cells) for cells in rows} == {len(EXCHANGE_COLUMNS)}
    assert len({cells[0] for cells in rows}) == len(rows)
    for mic, operating, country, _, short, *_ in rows:
        assert all(re.fullmatch("[A-Z0-9]{4}", code) for code in (mic, operating))
        assert re.fullmatch("[A-Z]{2}", country)
        assert short != EMPTY


def _sample(issuers):
    # A sample that is the same in every run, so that a failure can be looked at.
    return random.Random(20_261_124).sample(range(len(issuers)), SAMPLE)  # noqa: S311


def test_issuers_are_found_by_legal_name(issuers):
    rows = _sample(issuers)
    found = [row in [form.row for form in issuers.named(issuers.issuer(row).name)] for row in rows]
    assert sum(found) / len(found) >= LEAST


def test_issuers_are_found_by_exchange_and_ticker(issuers):
    found = []
    for row in _sample(issuers):
        for code in issuers.issuer(row).tickers[:1]:
            exchange, _, ticker = code.partition(":")
            found.append(row in issuers.listed_as(ticker, issuers.exchange(exchange)))
    assert sum(found) / len(found) >= LEAST


def test_issuers_are_found_by_isin(issuers):
    rows = {row: issuers.issuer(row).isin for row in _sample(issuers)}
    found = [issuers.by_isin(isin) == row for row, isin in rows.items() if isin]
    assert sum(found) / len(found) >= LEAST


TODAY = [
    ("Facebook", "Meta Platforms, Inc.", "brand"),
    ("Google", "Alphabet Inc.", "brand"),
    ("YouTube", "Alphabet Inc.", "product"),
    ("Instagram", "Meta Platforms, Inc.", "product"),
    ("Fiat", "Stellantis N.V.", "product"),
    ("Peugeot", "Stellantis N.V.", "product"),
    ("CenturyLink", "Lumen Technologies, Inc.", "former"),
    ("苹果", "Apple Inc.", "native"),
    ("トヨタ", "Toyota Motor Corporation", "native"),
    ("삼성전자", "Samsung Electronics Co., Ltd.", "native"),
    ("台積電", "Taiwan Semiconductor Manufacturing Company Limited", "native"),
    ("Nestle", "Nestlé S.A.", "name"),
    ("Novo Nordisk", "Novo Nordisk A/S", "name"),
]


@pytest.mark.parametrize(("form", "name", "kind"), TODAY, ids=[each[0] for each in TODAY])
def test_a_name_leads_to_the_company_of_today(issuers, form, name, kind):
    named = {issuers.issuer(each.row).name: each.kind for each in issuers.named(form)}
    assert named.get(name) == kind


GONE = [
    ("Twitter, Inc.", "delisted"),
    ("Activision Blizzard, Inc.", "acquired"),
    ("OpenAI", "private"),
    ("SpaceX", "private"),
    ("Stripe", "private"),
    ("Ferrero", "private"),
    ("IKEA", "private"),
    ("Huawei", "private"),
    ("Reuters", "media"),
]


@pytest.mark.parametrize(("name", "status"), GONE, ids=[each[0] for each in GONE])
def test_what_cannot_be_bought_is_marked_so(issuers, name, status):
    first = issuers.issuer(issuers.named(name)[0].row)
    assert first.status == status
    assert not first.trades


SURE = """
    NVIDIA; Microsoft; Google; Tesla; Netflix; Airbus; Siemens; Samsung; Nestlé; Boeing; Pfizer;
    Walmart; Starbucks; ASML; SAP; AMD; IBM; LVMH; Novartis; UniCredit; Enel; Stellantis; Iberdrola;
    General Motors; Bank of America; Goldman Sachs; Morgan Stanley; Eli Lilly; JPMorgan; AT&T; H&M;
    Volkswagen; Deutsche Bank; Telefónica; Petrobras; Orlen; Novo Nordisk; Ericsson; 特斯拉; 英伟达;
    トヨタ; ソニー; 任天堂; 삼성전자; 엔비디아; Газпром; Сбербанк
"""
DOUBTED = """
    Apple; Target; Gap; Visa; Orange; Meta; Generali; Ford; Shell; Amazon; Block; Prada; Next;
    Match; Snap; Unity; Oracle; Square; Zoom; Ring; Discovery; Ally; Sprint; Progressive; Corning;
    Ball; Dover; Dow; Fox; Coach; Chase; Delta; Best Buy; 우리; 하나; 国民; 理想; 大众; 小米;
    平安; 美的; アップル; メタ
"""
NEVER = "First; National Bank; Global Industries; Como; Material; AI; Excel; Formula; Also"


def _names(text):
    return [name.strip() for name in text.split(";")]


@pytest.mark.parametrize("name", _names(SURE))
def test_a_name_that_is_nothing_else_is_distinctive(issuers, name):
    assert issuers.named(name)[0].ambiguity == "distinctive"


@pytest.mark.parametrize("name", _names(DOUBTED))
def test_a_name_that_is_a_word_too_is_not_distinctive(issuers, name):
    assert {form.ambiguity for form in issuers.named(name)} <= {"ambiguous", "never"}


@pytest.mark.parametrize("name", _names(NEVER))
def test_an_everyday_word_is_never_a_little_known_company(issuers, name):
    assert "distinctive" not in {form.ambiguity for form in issuers.named(name)}
    assert [form for form in issuers.named(name) if form.ambiguity == "ambiguous"] == []


MEMBERS = list(records((Path(__file__).parent / "index_members.tsv").read_text("utf-8")))


@pytest.mark.parametrize(
    ("mic", "tickers"), [each[1:] for each in MEMBERS], ids=["-".join(e[:2]) for e in MEMBERS]
)
def test_the_members_of_an_index_are_listed(issuers, mic, tickers):
    for ticker in tickers.split():
        rows = issuers.listed_as(ticker, [mic])
        assert any(issuers.issuer(row).trades for row in rows), ticker


def test_the_table_is_small_enough_to_ship():
    size = sum(file.stat().st_size for file in Path(compiled("issuers")).iterdir())
    assert size <= 15_000_000
