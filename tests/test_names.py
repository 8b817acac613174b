"""Names of issuers: where they begin and end, how they inflect, and which company is meant."""

from itertools import pairwise

import pytest
from issuer_sample import sample_table
from reading_names import counted, read_mentions


@pytest.fixture(scope="module")
def table():
    return sample_table()


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "Nordwind grew.", ["Nordwind=Nordwind Energie AG"]),
        ("en", "Nordwind Energie AG grew.", ["Nordwind Energie AG=Nordwind Energie AG"]),
        ("en", "nordwind grew.", ["nordwind=Nordwind Energie AG"]),
        ("en", "NORDWIND GREW.", ["NORDWIND=Nordwind Energie AG"]),
        ("en", "Nordwind’s profit grew.", ["Nordwind=Nordwind Energie AG"]),
        ("en", "The Nordwind-led group.", ["Nordwind=Nordwind Energie AG"]),
        ("de", "Nordwinds Gewinn wuchs.", ["Nordwinds=Nordwind Energie AG"]),
        ("de", "Die Nordwind-Aktie fiel.", ["Nordwind=Nordwind Energie AG"]),
        ("pl", "Zysk Nordwindu wzrósł.", ["Nordwindu=Nordwind Energie AG"]),
        ("pl", "Zysk Tevli wzrósł.", ["Tevli=Tevla Motors, Inc."]),
        ("fi", "Nordwindin tulos kasvoi.", ["Nordwindin=Nordwind Energie AG"]),
        ("hu", "A Nordwindnak nőtt a nyeresége.", ["Nordwindnak=Nordwind Energie AG"]),
        ("ja", "北村電機が反発した。", ["北村電機=Kitamura Denki K.K."]),
        ("ja", "Nordwindが反発した。", ["Nordwind=Nordwind Energie AG"]),
        ("en", "The Sickle app is free.", ["Sickle=Harvest Corporation"]),
    ],
)
def test_a_name_is_found_in_its_forms(language, text, names, table, knowledge):
    assert counted(read_mentions(text, table, knowledge.evidence, language=language)) == names


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Nordwindow panes are clean.", "the name ends inside a word"),
        ("A Südnordwind blew.", "the name begins inside a word"),
        ("The harvest was poor.", "a small letter"),
        ("Harvest comes in autumn.", "the beginning of a sentence"),
        ("Harvest Robotics raised money.", "a longer name of a private company"),
        ("The Windbox hums.", "a product"),
        ("The Morning Ledger wrote about it.", "a newspaper"),
        ("キタムラカメラに行った。", "the name ends inside a Katakana word"),
    ],
)
def test_other_words_stay_silent(text, why, table, knowledge):
    assert counted(read_mentions(text, table, knowledge.evidence)) == [], why


def test_a_product_with_the_name_of_its_maker_names_the_maker(table, knowledge):
    mentions = read_mentions("I read it on my Sickle Windbox.", table, knowledge.evidence)
    assert [(one.text, one.counted) for one in mentions] == [("Sickle", True), ("Windbox", False)]


def test_a_name_does_not_run_from_one_block_into_the_next(table, knowledge):
    mentions = read_mentions(
        "# Brisk\n\nFoods are cheap.", table, knowledge.evidence, format="markdown"
    )
    assert mentions == ()


@pytest.mark.parametrize(
    "text",
    [
        "Brisk\nFoods was sold.",
        "**Brisk** Foods was sold.",
        "Bri**sk Foods** was sold.",
        "> Brisk\n> Foods was sold.",
        "Br&#105;sk Foods was sold.",
        "Brisk&nbsp;Foods was sold.",
        "Bri\u00adsk Foods was sold.",
    ],
)
def test_a_name_is_read_as_a_reader_reads_it(text, table, knowledge):
    mentions = read_mentions(text, table, knowledge.evidence, format="markdown")
    assert [mention.issuer for mention in mentions] == ["N5"]
    assert mentions[0].text.replace("\u00ad", "").split() == ["Brisk", "Foods"]


def test_offsets_are_right_where_folding_changes_the_length(table, knowledge):
    text = "Straße, Œuvre and Straße: Nordwind grew, and Tevla too."
    mentions = read_mentions(text, table, knowledge.evidence)
    assert [text[one.start : one.end] for one in mentions] == ["Nordwind", "Tevla"]


def test_mentions_stand_in_order_and_apart(table, knowledge):
    text = "Nordwind (XETRA: NWE, NWE.DE) and Tevla Motors, Inc. (NASDAQ: TVLA) and $TVLA. " * 5
    mentions = read_mentions(text, table, knowledge.evidence)
    assert len(mentions) > 5 * 5
    assert all(one.end <= other.start for one, other in pairwise(mentions))
