"""`disclint issuers update` against our own server: it renews the table, or leaves it alone."""

import json
import threading
import time
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from linter.commands.fetching import FetchFailed, fetch
from linter.commands.update import Places, UpdateFailed, update
from linter.files.updated import read_sources
from linter.issuernews import BadAnswer, News, read_sec, read_wikidata, renew
from linter.issuers import FILE, IssuerTable
from linter.issuertext import COLUMNS, read_row, records

CONTACT = "Example House desk@example.org"
FIELDS = ["cik", "name", "ticker", "exchange"]
SHIPPED = [read_row(cells) for cells in records(read_sources()["issuers.tsv"])]
NEW_ISIN = "US9990001110"


def sec_answer(rows=None):
    """The SEC's list, as it would be if nothing had changed but for one newcomer."""
    if rows is None:
        names = {"XNAS": "Nasdaq", "XNYS": "NYSE", "XOTC": "OTC"}
        rows = [
            [1, row.name.lstrip("~!?"), listing.partition(":")[2].replace(".", "-"), names[mic]]
            for row in SHIPPED
            if "sec" in row.source and row.status in {"listed", "otc"}
            for listing in row.listings
            if (mic := listing.partition(":")[0]) in names
        ]
        rows.append([999_999, "Quillmark Robotics, Inc.", "QLMKX", "Nasdaq"])
    return json.dumps({"fields": FIELDS, "data": rows}).encode()


def binding(**cells):
    return {key: {"type": "literal", "value": value} for key, value in cells.items()}


def wikidata_answer(bindings=None):
    if bindings is None:
        bindings = [
            binding(name=row.name, isin=row.isins[0], country=row.country, mic="XETR")
            for row in SHIPPED[::9]
            if row.isins and ";" not in row.name
        ]
        bindings.append(
            binding(name="Ostwerk Anlagen AG", isin="DE0009990002", mic="XETR", ticker="owa")
        )
    return json.dumps({"head": {}, "results": {"bindings": bindings}}).encode()


class Answers:
    """What the server says: a body by path, and how it says it."""

    def __init__(self, sec=None, wikidata=None):
        self.bodies = {"/sec": sec or sec_answer(), "/sparql": wikidata or wikidata_answer()}
        self.status = 200
        self.manner = "whole"
        self.agents = []


class Handler(BaseHTTPRequestHandler):
    """Says what the server's `Answers` hold, in their manner."""

    def do_GET(self):  # the name is given
        answers = self.server.answers
        answers.agents.append(self.headers["User-Agent"])
        body = answers.bodies[self.path.partition("?")[0]]
        self.send_response(answers.status)
        if answers.manner == "redirected":
            self.send_header("Location", "file:///etc/hostname")
        if answers.manner != "endless":
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(OSError):  # the other side may have heard enough
            for part in getattr(self, answers.manner)(body):
                self.wfile.write(part)

    def whole(self, body):
        yield body

    redirected = whole

    def truncated(self, body):
        yield body[: len(body) // 2]

    def slow(self, body):
        for place in range(0, len(body), 1000):
            yield body[place : place + 1000]
            time.sleep(0.05)

    def silent(self, body):
        time.sleep(3)
        yield body

    def endless(self, body):
        del body
        for _ in range(2000):
            yield b"[" * (1 << 16)

    def log_message(self, *_):
        pass


@contextmanager
def served(answers):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.answers = answers
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def run(folder, answers, *, contact=CONTACT, seconds=60.0):
    told = []
    with served(answers) as base:
        places = Places(f"{base}/sec", f"{base}/sparql", seconds)
        return update(str(folder), contact, "2026-12-01", told.append, places), told


def test_an_update_brings_new_issuers(tmp_path):
    answers = Answers()
    changes, told = run(tmp_path, answers)
    table = IssuerTable.open(str(tmp_path))
    newcomer = table.issuer(table.listed_as("QLMKX", ["XNAS"])[0])
    assert (newcomer.name, newcomer.status) == ("Quillmark Robotics, Inc.", "listed")
    assert (newcomer.source, newcomer.date) == ("sec", "2026-12-01")
    assert table.issuer(table.by_isin("DE0009990002")).tickers == ("ETR:OWA",)
    assert table.named("Nvidia")[0].ambiguity == "distinctive"
    assert changes.added >= 2
    assert len(table) == len(SHIPPED) + changes.added
    assert told[0] == "fetching the SEC's tickers"
    assert told[-1] == "compiling"
    assert all(CONTACT in agent for agent in answers.agents)
    assert sorted(path.name for path in tmp_path.iterdir()) == [FILE]


def test_nobody_looked_at_the_short_name_of_a_newcomer(tmp_path):
    run(tmp_path, Answers())
    table = IssuerTable.open(str(tmp_path))
    assert [form.ambiguity for form in table.named("Quillmark Robotics")] == ["ambiguous"]
    assert [form.ambiguity for form in table.named("Quillmark Robotics, Inc.")] == ["distinctive"]


MANNERS = [
    ("truncated", "cut off"),
    ("slow", "too long"),
    ("silent", "timed out"),
    ("endless", "more than"),
    ("redirected", "Found"),
]


@pytest.mark.parametrize(("manner", "reason"), MANNERS, ids=[each[0] for each in MANNERS])
def test_a_bad_server_leaves_the_old_table_alone(tmp_path, manner, reason):
    (tmp_path / FILE).write_bytes(b"old")
    answers = Answers()
    answers.manner = manner
    answers.status = 302 if manner == "redirected" else 200
    with pytest.raises(UpdateFailed, match=reason):
        run(tmp_path, answers, seconds=1.0 if manner in {"slow", "silent"} else 30.0)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [(FILE, b"old")]


BAD_SEC = [
    (b"", "not JSON", "empty"),
    (b"<html>blocked</html>", "not JSON", "a page"),
    (b"[" * 100_000, "not JSON", "deeply nested"),
    (b"[]", "fields", "another shape"),
    (b'{"fields": ["cik"], "data": []}', "fields", "other fields"),
    (json.dumps({"fields": FIELDS, "data": {"a": 1}}).encode(), "no rows", "no rows"),
    (json.dumps({"fields": FIELDS, "data": [["x"]]}).encode(), "not a row", "a short row"),
    (sec_answer([]), "not one company", "nobody listed"),
    (sec_answer([[1, "Nvidia Corp", "NVDA", "Nasdaq"]]), "only 0%", "hardly anybody listed"),
]
BAD_WIKIDATA = [
    (b"{", "not JSON", "cut off"),
    (b'{"results": 5}', "query service", "another shape"),
    (b'{"results": {"bindings": [[1]]}}', "query service", "rows of another shape"),
    (b'{"results": {"bindings": [{"isin": "x"}]}}', "query service", "cells of another shape"),
    (
        wikidata_answer([binding(name="Quux AG", isin="DE0009990002")]),
        "only 0% of the ISINs",
        "nobody known",
    ),
]


@pytest.mark.parametrize(("body", "reason"), [e[:2] for e in BAD_SEC], ids=[e[2] for e in BAD_SEC])
def test_a_bad_list_of_the_sec_leaves_the_old_table_alone(tmp_path, body, reason):
    answers = Answers()
    answers.bodies["/sec"] = body
    with pytest.raises(UpdateFailed, match=reason):
        run(tmp_path, answers)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("body", "reason"), [e[:2] for e in BAD_WIKIDATA], ids=[e[2] for e in BAD_WIKIDATA]
)
def test_a_bad_answer_of_wikidata_leaves_the_old_table_alone(tmp_path, body, reason):
    with pytest.raises(UpdateFailed, match=reason):
        run(tmp_path, Answers(wikidata=body))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("contact", ["", "nobody", "a@b\r\nX: y", "jürg@example.org"])
def test_whoever_asks_must_say_who_they_are(tmp_path, contact):
    answers = Answers()
    with pytest.raises(UpdateFailed, match="who asks"):
        run(tmp_path, answers, contact=contact)
    assert answers.agents == []


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UpdateFailed, match="file"):
        run(tmp_path / "file", Answers())


def test_only_the_web_is_fetched():
    with pytest.raises(FetchFailed, match="no web address"):
        fetch("file:///etc/hostname", {})


HOSTILE = [
    ("Evil\tCorp", "EVIL", "a tab would make a column"),
    ("Evil\nCorp", "EVIL", "a line end would make a row"),
    ("Evil; ~Apple", "EVIL", "an alias is smuggled in"),
    ("Evil Corp", "EV IL", "a ticker with a space"),
    ("Evil Corp", "EVIL~", "a ticker with a mark"),
    ("E" * 500, "EVIL", "an endless name"),
    ("Evil \u202eCorp", "EVIL", "text that turns around"),
    ("Evil Gold ETF", "EVIL", "a fund"),
    ("Evil Corp", "EVIL-WT", "a warrant"),
    (None, "EVIL", "no name"),
]


@pytest.mark.parametrize(("name", "ticker"), [e[:2] for e in HOSTILE], ids=[e[2] for e in HOSTILE])
def test_a_row_that_cannot_be_a_company_is_left_out(name, ticker):
    assert read_sec(sec_answer([[1, name, ticker, "Nasdaq"]])) == []


def test_only_valid_isins_and_known_exchanges_are_taken():
    rows = [
        binding(name="Good AG", isin="DE0009990002", mic="XETR", ticker="GUD"),
        binding(name="Bad AG", isin="DE0009990003", mic="XETR", ticker="BAD"),
        binding(name="Odd AG", isin="DE0007164600", mic="ZZZZ", ticker="ODD"),
    ]
    assert read_wikidata(wikidata_answer(rows), {"XETR"}) == [
        News("wikidata", "Good AG", "DE", "DE0009990002", "XETR:GUD"),
        News("wikidata", "Odd AG", "DE", "DE0007164600", ""),
    ]


def rows_of(*rows):
    lines = ["# head", "\t".join(COLUMNS), *("\t".join(row) for row in rows)]
    return "\n".join(lines) + "\n"


def old_row(name, listings, *, source="sec", country="US", isin="-"):
    key = listings.partition(" ")[0]
    place = (key, name, country, "listed", "-", "-", isin, listings, "-")
    return [*place, "3", source, "2026-01"]


def test_who_is_on_the_list_no_more_has_left_the_market():
    names = ("Alpha Inc", "Beta Inc", "Gamma Inc")
    old = rows_of(*(old_row(name, f"XNAS:{name[:3].upper()}") for name in names))
    sec = [News("sec", name, "US", "", f"XNYS:{name[:3].upper()}") for name in names[:2]]
    changes = renew(old, sec, [], "2027-02-03")
    status = {row[1]: (row[3], row[4]) for row in records(changes.text)}
    assert status["Gamma Inc"] == ("delisted", "2027")
    assert status["Alpha Inc"] == ("listed", "-")
    assert (changes.added, changes.gone) == (0, 1)


def test_who_is_listed_elsewhere_stays():
    old = rows_of(
        old_row("Alpha Inc", "XNAS:ALP"),
        old_row("Beta Inc", "XNAS:BET"),
        old_row("Gamma plc", "XLON:GAM XNAS:GMM"),
    )
    sec = [News("sec", f"{n} Inc", "US", "", f"XNAS:{n[:3].upper()}") for n in ("Alpha", "Beta")]
    changes = renew(old, sec, [], "2027-02-03")
    assert [row[3] for row in records(changes.text)] == ["listed"] * 3
    assert changes.gone == 0


def test_a_known_issuer_gains_listings_and_isins():
    old = rows_of(
        old_row("Alpha Inc", "XNAS:ALP"),
        old_row("Beta AG", "XETR:BET", country="DE", isin="DE0007164600", source="curated"),
    )
    sec = [News("sec", "Alpha Inc", "US", "", "XNAS:ALP")]
    others = [News("wikidata", "Alpha", "US", NEW_ISIN, "")]
    others += [News("wikidata", "Beta", "DE", "DE0007164600", "XOTC:BETAY")]
    changes = renew(old, sec, others, "2027-02-03")
    rows = {row[1]: row for row in records(changes.text)}
    assert rows["Alpha Inc"][6] == NEW_ISIN
    assert rows["Beta AG"][7] == "XETR:BET XOTC:BETAY"
    assert (changes.added, changes.listed) == (0, 2)


def test_nothing_new_changes_nothing():
    old = rows_of(old_row("Alpha Inc", "XNAS:ALP"))
    changes = renew(old, [News("sec", "Alpha Inc", "US", "", "XNAS:ALP")], [], "2027-02-03")
    assert changes.text == old


def test_a_list_without_those_we_know_is_refused():
    old = rows_of(*(old_row(f"Alpha{n} Inc", f"XNAS:ALP{n}") for n in range(10)))
    with pytest.raises(BadAnswer, match="only 10%"):
        renew(old, [News("sec", "Alpha1 Inc", "US", "", "XNAS:ALP1")], [], "2027-02-03")
