"""What the tables become: which forms an issuer has, of which class, and who comes first."""

import pytest
from tables import row, table

from linter.issuer import Form
from linter.issuers import FILE
from linter.issuertext import forms, marked, read_row

LEGAL = [
    ("Meta Platforms, Inc.", "meta platforms, inc.", "as it stands"),
    ("Meta Platforms, Inc.", "meta platforms inc", "without comma and dot"),
    ("Meta Platforms, Inc.", "meta platforms incorporated", "the form in full"),
    ("Enel S.p.A.", "enel spa", "without dots"),
    ("Enel SpA", "enel s.p.a.", "with dots"),
    ("Deere & Company", "deere & company", "a form that needs its joiner"),
    ("Henkel AG & Co. KGaA", "henkel ag & co. kgaa", "forms in a row"),
    ("Petróleo Brasileiro S.A.", "petroleo brasileiro sa", "accents"),
]


@pytest.mark.parametrize(("name", "text"), [e[:2] for e in LEGAL], ids=[e[2] for e in LEGAL])
def test_a_legal_name_is_found_in_its_spellings(name, text):
    named = {form.text: form.kind for form in forms(read_row(row(name)))}
    assert named[text] == "legal"


SHORT = [
    ("Meta Platforms, Inc.", {"meta platforms"}, "the form stripped"),
    ("HSBC Holdings plc", {"hsbc holdings", "hsbc"}, "Holdings too"),
    ("The Coca-Cola Company", {"coca-cola"}, "the article"),
    ("Marks and Spencer Group plc", {"marks and spencer", "marks & spencer"}, "and as &"),
    ("PT Bank Central Asia Tbk", {"bank central asia"}, "a form at the front"),
    ("トヨタ自動車株式会社", {"トヨタ自動車"}, "a form without a space"),
    ("株式会社エーアイ", {"エーアイ"}, "a form before, without a space"),
    ("Company", {"company"}, "a name that is only a form"),
]


@pytest.mark.parametrize(("name", "short"), [e[:2] for e in SHORT], ids=[e[2] for e in SHORT])
def test_a_short_name_is_derived(name, short):
    named = {form.text for form in forms(read_row(row(name))) if form.kind == "name"}
    assert short <= named


MARKS = [
    ("Nvidia", ("Nvidia", None, None), "none"),
    ("<Facebook", ("Facebook", "former", None), "former"),
    ("#YouTube", ("YouTube", "product", None), "product"),
    ("~^小米", ("小米", "native", "ambiguous"), "two"),
    ("!Ford", ("Ford", None, "distinctive"), "sure"),
    ("?On", ("On", None, "never"), "never"),
    ("#", ("#", None, None), "a lone mark is a name"),
]


@pytest.mark.parametrize(("alias", "read"), [e[:2] for e in MARKS], ids=[e[2] for e in MARKS])
def test_marks_are_read(alias, read):
    assert marked(alias) == read


def test_a_form_has_the_class_of_the_doubt_unless_the_table_is_sure(tmp_path):
    rows = [row("Target Corporation"), row("Shell plc", "!Shell"), row("Nvidia Corporation")]
    doubts = [("target", "ambiguous", "word:en"), ("shell", "ambiguous", "word:en")]
    known = table(tmp_path, rows, doubts)
    assert [form[2:] for form in known.named("Target")] == [("ambiguous", "word")]
    assert [form[2:] for form in known.named("Shell")] == [("distinctive", "")]
    assert [form[2:] for form in known.named("Nvidia")] == [("distinctive", "")]
    assert [form[1:3] for form in known.named("Target Corp.")] == [("legal", "distinctive")]


def test_a_mark_at_the_name_holds_for_the_short_name_only(tmp_path):
    known = table(tmp_path, [row("~Gap, Inc.")])
    assert [form.ambiguity for form in known.named("Gap")] == ["ambiguous"]
    assert [form.ambiguity for form in known.named("Gap, Inc.")] == ["distinctive"]
    assert known.issuer(0).name == "Gap, Inc."


def test_the_better_known_of_two_issuers_comes_first(tmp_path):
    rows = [row("Delta Corp Ltd", weight="1"), row("Delta Air Lines, Inc.", "~Delta", weight="8")]
    known = table(tmp_path, rows)
    assert [known.issuer(form.row).name for form in known.named("delta")] == [
        "Delta Air Lines, Inc.",
        "Delta Corp Ltd",
    ]


def test_a_name_of_today_comes_before_a_former_one(tmp_path):
    rows = [row("Big Corp", "<Square", weight="9"), row("Square Co., Ltd.", weight="2")]
    known = table(tmp_path, rows)
    assert [form.kind for form in known.named("Square")] == ["name", "former"]


def test_a_doubted_namesake_leaves_a_sure_name_alone(tmp_path):
    rows = [row("Ferro S.A.", "~Nova", weight="2"), row("Nova Ltd.", "!Nova", weight="8")]
    known = table(tmp_path, rows)
    assert [form.ambiguity for form in known.named("Nova")] == ["distinctive", "ambiguous"]


def test_an_exchange_is_known_by_its_names_and_codes(tmp_path):
    known = table(tmp_path, [row("Nvidia Corporation", listings="XNAS:NVDA")])
    assert known.exchange("Borsa Italiana") == ("XMIL",)
    assert known.exchange("piazza affari") == ("XMIL",)
    assert known.exchange("東証") == ("XTKS",)
    assert known.suffix("T") == ("XTKS",)
    assert known.country_code("IM") == ("XMIL",)
    assert known.exchange("Bourse") == ()
    assert known.suffix("XX") == ()


def test_exchanges_of_one_country_share_their_tickers(tmp_path):
    known = table(tmp_path, [row("Nvidia Corporation", listings="XNAS:NVDA")])
    assert known.exchange("NYSE") == ("XNYS", "XNAS")
    assert known.listed_as("NVDA", known.exchange("NYSE")) == (0,)
    assert known.listed_as("NVDA", known.exchange("Borsa Italiana")) == ()


def test_a_ticker_of_a_terminal_is_found_but_not_shown(tmp_path):
    known = table(tmp_path, [row("Enel S.p.A.", listings="XMIL:ENEL ~XMIL:ENEI")])
    assert known.listed_as("ENEI", ["XMIL"]) == (0,)
    assert known.issuer(0).tickers == ("BIT:ENEL",)


def test_any_isin_leads_to_the_issuer_and_the_first_is_shown(tmp_path):
    known = table(tmp_path, [row("Alphabet Inc.", isin="US02079K3059 US02079K1079")])
    assert known.by_isin("US02079K3059") == known.by_isin("us02079k1079") == 0
    assert known.issuer(0).isin == "US02079K3059"


def test_what_is_too_short_or_too_long_is_no_form(tmp_path):
    known = table(tmp_path, [row("X", "a; ab; " + "long " * 30)])
    assert known.named("a") == known.named("x") == known.named("long " * 30) == ()
    assert known.named("ab") == (Form(0, "name", "distinctive"),)


def test_the_same_tables_give_the_same_bytes(tmp_path):
    rows = [row("Nvidia Corporation", "#CUDA"), row("Enel S.p.A."), row("Gap, Inc.")]
    files = []
    for each in (rows, rows[::-1]):
        table(tmp_path, each)
        files.append((tmp_path / FILE).read_bytes())
    assert files[0] == files[1]
