"""The issuer table as it is mapped: what is found in a text, and where a name may end."""

import pytest
from tables import row, table

from linter.folding import fold
from linter.issuer import Form, pack, unpack
from linter.issuers import FILE, BrokenTable, IssuerTable
from linter.scripts import bounded

ROWS = [
    row("Nvidia Corporation", "^英伟达; ^엔비디아", isin="US67066G1040", listings="XNAS:NVDA"),
    row("Meta Platforms, Inc.", "~Meta; <Facebook", listings="XNAS:META"),
    row("Apple Inc.", "~Apple; ^アップル; #Apple Music", listings="XNAS:AAPL XTKS:6689"),
    row("Amazon.com, Inc.", "~Amazon", listings="XNAS:AMZN"),
    row("L'Oréal S.A.", "L'Oréal"),
    row("AT&T Inc.", "AT&T", listings="XNYS:T"),
    row("Activision Blizzard, Inc.", status="delisted"),
]


@pytest.fixture(scope="module")
def issuers(tmp_path_factory):
    return table(tmp_path_factory.mktemp("table"), ROWS)


FOUND = [
    ("Nvidia rises", "nvidia", "a word"),
    ("NVIDIA’s chips", "nvidia", "before an apostrophe"),
    ("Nvidia-Aktie", "nvidia", "before a hyphen"),
    ("Nvidia Corporation rises", "nvidia corporation", "the longest"),
    ("Meta Platforms, Inc. rises", "meta platforms, inc.", "a comma and a dot"),
    ("Meta Platforms", "meta platforms", "at the end of the text"),
    ("L’ORÉAL gagne", "l'oreal", "an apostrophe and an accent"),
    ("AT&T Inc grows", "at&t inc", "an ampersand"),
    ("英伟达的股价", "英伟达", "Han, no spaces"),
    ("엔비디아는 올랐다", "엔비디아", "Hangul with a particle"),
    ("NVIDIAの株価", "nvidia", "Latin before Kana"),
    ("アップルの株価", "アップル", "Katakana before Hiragana"),
    ("Apple Music grows", "apple music", "a product of a longer name"),
]


@pytest.mark.parametrize(("text", "form"), [e[:2] for e in FOUND], ids=[e[2] for e in FOUND])
def test_the_longest_name_is_found(issuers, text, form):
    end, named = issuers.longest(fold(text).text, 0)
    assert fold(text).text[:end] == form
    assert issuers.named(form) == named


SILENT = [
    ("Nvidiana rises", "inside a longer word"),
    ("Metabolism", "the beginning of a word"),
    ("アップルパイ", "inside a longer Katakana word"),
    ("アップルー", "before a long-vowel mark"),
    ("Nvídiö", "another word with accents"),
    ("orchard", "no name at all"),
    ("", "no text"),
]


@pytest.mark.parametrize("text", [e[0] for e in SILENT], ids=[e[1] for e in SILENT])
def test_nothing_is_found(issuers, text):
    assert issuers.longest(fold(text).text, 0) is None
    assert issuers.matches(fold(text).text, 0) == []


def test_matches_are_the_longest_first_and_within_the_text(issuers):
    text = "we hold apple music and more"
    ends = [end for end, _ in issuers.matches(text, 8)]
    assert [text[8:end] for end in ends] == ["apple music", "apple"]


def test_a_name_inside_a_word_is_a_stem(issuers):
    (found,) = issuers.stems("amazona", 0)
    assert found[0] == len("amazon")
    assert issuers.stems("amazon a", 0) == []


STARTS = [("nvidia", True), ("meta", True), ("l", True), ("英", True), ("at", True)]
STARTS += [("platforms", False), ("nvid", False), ("達", False), ("", False)]


@pytest.mark.parametrize(("word", "starts"), STARTS)
def test_a_word_starts_a_name_or_not(issuers, word, starts):
    assert issuers.starts(word) is starts


def test_tickers_are_found_with_and_without_exchange(issuers):
    names = [issuers.issuer(each).name for each in issuers.listed_as("aapl")]
    assert names == ["Apple Inc."]
    assert issuers.listed_as("AAPL", ["XNYS"]) == ()
    assert issuers.listed_as("6689", ["XTKS"]) == issuers.listed_as("AAPL", ["XNAS"])
    assert issuers.listed_as("NOPE") == issuers.listed_as("") == ()


def test_an_issuer_says_where_it_trades(issuers):
    apple = issuers.issuer(issuers.listed_as("AAPL")[0])
    assert apple.tickers == ("NASDAQ:AAPL", "TYO:6689")
    assert apple.trades
    gone = issuers.issuer(issuers.named("Activision Blizzard")[0].row)
    assert (gone.status, gone.tickers, gone.trades) == ("delisted", (), False)


def test_an_isin_leads_to_its_issuer_only(issuers):
    assert issuers.issuer(issuers.by_isin("US67066G1040")).name == "Nvidia Corporation"
    assert issuers.by_isin("US0000000000") is None
    assert issuers.by_isin("") is None


def test_every_form_survives_packing():
    form = Form(123_456, "former", "ambiguous", "given name")
    assert unpack(pack(form)) == form


BOUNDS = [
    ("ab cd", 2, True, "a space"),
    ("ab.cd", 2, True, "a dot"),
    ("abcd", 2, False, "letters"),
    ("ab1", 2, False, "a digit"),
    ("a.b", 2, True, "after a dot"),
    ("абвг", 2, False, "Cyrillic letters"),
    ("ab中", 2, True, "Han after Latin"),
    ("中ab", 1, True, "Latin after Han"),
    ("삼성은", 2, True, "a Korean particle"),
    ("ไทยเบฟ", 3, True, "Thai"),
    ("メタル", 2, False, "Katakana"),
    ("メタの", 2, True, "Hiragana after Katakana"),
]


@pytest.mark.parametrize(
    ("text", "end", "may_end"), [e[:3] for e in BOUNDS], ids=[e[3] for e in BOUNDS]
)
def test_a_word_may_end_where_its_script_lets_it(text, end, may_end):
    assert bounded(text, end) is may_end


BROKEN = [(b"", "empty"), (b"x" * 200, "something else"), (b"\x44\x53\x49\x31", "only a beginning")]


@pytest.mark.parametrize("data", [e[0] for e in BROKEN], ids=[e[1] for e in BROKEN])
def test_what_is_no_table_is_told(tmp_path, data):
    (tmp_path / FILE).write_bytes(data)
    with pytest.raises(BrokenTable):
        IssuerTable.open(str(tmp_path))


def test_a_table_cut_off_anywhere_is_told(tmp_path):
    table(tmp_path, ROWS)
    data = (tmp_path / FILE).read_bytes()
    for size in range(0, len(data), 997):
        (tmp_path / FILE).write_bytes(data[:size])
        with pytest.raises(BrokenTable):
            IssuerTable.open(str(tmp_path))


def test_no_table_is_an_error_of_the_system(tmp_path):
    with pytest.raises(FileNotFoundError):
        IssuerTable.open(str(tmp_path))
