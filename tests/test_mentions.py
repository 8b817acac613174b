"""What counts as a mention, and why: sentences in every language, then what a house decides."""

from pathlib import Path

import pytest
from issuer_sample import sample_table
from reading_names import counted, read_mentions

from linter.facts.settings import HouseIssuer, Prominence, Settings

_LINES = (Path(__file__).parent / "sentences.tsv").read_text(encoding="utf-8").splitlines()
SENTENCES = [tuple(line.split("\t")) for line in _LINES if line and not line.startswith("#")]
LANGUAGES = {
    *("en", "it", "de", "fr", "es", "pt", "nl", "pl", "sv", "da", "nb", "fi"),
    *("cs", "ro", "hu", "el", "tr", "ru", "uk", "ja", "zh", "ko", "id"),
    *("ar", "he", "hi", "vi"),
}


@pytest.fixture(scope="module")
def table():
    return sample_table()


@pytest.mark.parametrize(
    ("language", "names", "sentence"),
    [(language, names, sentence) for language, names, sentence, _ in SENTENCES],
    ids=[f"{language}-{why}-{number}" for number, (language, _, _, why) in enumerate(SENTENCES)],
)
def test_a_sentence_names_these_issuers_and_no_others(language, names, sentence, knowledge):
    mentions = read_mentions(sentence, knowledge.issuers, knowledge.evidence, language=language)
    expected = set() if names == "-" else set(names.split("; "))
    assert {mention.text for mention in mentions if mention.counted} == expected


def test_the_sentences_are_many_and_half_of_them_are_silent():
    silent = [names for _, names, _, _ in SENTENCES if names == "-"]
    assert len(SENTENCES) >= 400
    assert len(silent) * 2 >= len(SENTENCES)
    assert {language for language, _, _, _ in SENTENCES} == LANGUAGES


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Harvest shares fell.", ["Harvest=Harvest Corporation"]),
        ("We met Harvest in spring.", ["Harvest=Harvest Corporation"]),
        (
            "Harvest (NYSE: HRV) grew.",
            ["Harvest=Harvest Corporation", "NYSE: HRV=Harvest Corporation"],
        ),
        ("Nordwind, Harvest and Tevla grew.", ["Nordwind", "Harvest", "Tevla"]),
        ("- Nordwind\n- Harvest\n- Tevla\n", ["Nordwind", "Harvest", "Tevla"]),
        ("Harvest is good. $HRV is cheap.", ["Harvest", "$HRV"]),
        ("Our Harvest was late.", []),
        ("The Harvest Was Good This Year.", []),
        ("John Harvest said so.", []),
        ("Mr Harvest said so.", []),
        ("Harvest (2011) found otherwise.", []),
        ("Anna Tevla left.", []),
        ("The game was in the Tevla Stadium.", []),
        ("She won the Tevla Award.", []),
        ('He wrote the novel "The House of Tevla Wind" in May.', []),
        ("Mail anna@tevla.com for it.", []),
        ("See www.tevla.com/shop for it.", []),
        ("The file tevla-logo.png is lost.", []),
        ("#Tevla trends.", []),
    ],
)
def test_an_ambiguous_name_needs_evidence(text, names, table, knowledge):
    mentions = read_mentions(text, table, knowledge.evidence, format="markdown")
    expected = [name.partition("=")[0] for name in names]
    assert [mention.text for mention in mentions if mention.counted] == expected


def test_every_mention_says_why(table, knowledge):
    text = "Harvest is near. Nordwind (XETRA: NWE) and Brisk Foods and the Windbox and #Tevla."
    mentions = read_mentions(text, table, knowledge.evidence)
    assert len(mentions) == 6
    assert all(mention.reason for mention in mentions)


class TestCode:
    def test_a_cashtag_in_code_does_not_count(self, table, knowledge):
        mentions = read_mentions("Run `$TVLA` now.", table, knowledge.evidence, format="markdown")
        assert counted(mentions) == []

    def test_a_whole_cashtag_in_code_counts_where_the_author_gives_tickers_in_prose(
        self, table, knowledge
    ):
        text = "I like $NWEY.\n\n`$TVLA` too, but not `a = $HRV`."
        mentions = read_mentions(text, table, knowledge.evidence, format="markdown")
        assert [mention.text for mention in mentions if mention.counted] == ["$NWEY", "$TVLA"]

    def test_a_name_in_code_does_not_count(self, table, knowledge):
        mentions = read_mentions(
            "Call `Nordwind` twice.", table, knowledge.evidence, format="markdown"
        )
        assert [(one.text, one.reason) for one in mentions] == [("Nordwind", "it stands in code")]


class TestLeftTheMarket:
    def test_one_that_left_does_not_count_in_a_later_article(self, table, knowledge):
        text = "---\ndate: 2024-05-01\n---\nBrisk Foods shares were popular."
        assert counted(read_mentions(text, table, knowledge.evidence, format="markdown")) == []

    def test_it_counts_in_an_article_from_before(self, table, knowledge):
        text = "---\ndate: 2018-05-01\n---\nBrisk Foods shares were popular."
        mentions = read_mentions(text, table, knowledge.evidence, format="markdown")
        assert counted(mentions) == ["Brisk Foods=Brisk Foods plc"]
        assert "2018" in mentions[0].reason

    def test_without_any_date_it_counts_as_a_stock_only(self, table, knowledge):
        assert counted(read_mentions("Brisk Foods shares fell.", table, knowledge.evidence))
        assert not counted(read_mentions("I ate at Brisk Foods.", table, knowledge.evidence))

    def test_it_counts_for_a_parent_that_is_listed(self, table, knowledge):
        mentions = read_mentions("Ostbank opened in 2024.", table, knowledge.evidence)
        assert counted(mentions) == ["Ostbank=Ostbank S.A."]
        assert "Nordwind" in mentions[0].reason


class TestHouse:
    def of(self, text, table, knowledge, **settings):
        return counted(
            read_mentions(text, table, knowledge.evidence, settings=Settings(**settings))
        )

    def test_products_count_when_the_house_says_so(self, table, knowledge):
        text = "The Windbox hums."
        assert self.of(text, table, knowledge) == []
        assert self.of(text, table, knowledge, counted=frozenset({"brands"})) == [
            "Windbox=Nordwind Energie AG"
        ]

    def test_hashtags_count_when_the_house_says_so(self, table, knowledge):
        found = self.of("#Tevla trends.", table, knowledge, counted=frozenset({"hashtags"}))
        assert found == ["Tevla=Tevla Motors, Inc."]

    def test_those_that_left_count_when_the_house_says_so(self, table, knowledge):
        found = self.of("I ate at Brisk Foods.", table, knowledge, counted=frozenset({"delisted"}))
        assert found == ["Brisk Foods=Brisk Foods plc"]

    @pytest.mark.parametrize(
        "ignored", ["Tevla", "NASDAQ:TVLA", "TVLA", "country:US", "exchange:NASDAQ"]
    )
    def test_an_ignored_issuer_does_not_count(self, ignored, table, knowledge):
        assert self.of("Tevla grew.", table, knowledge, ignored=(ignored,)) == []

    def test_only_the_chosen_issuers_count(self, table, knowledge):
        found = self.of("Tevla and Nordwind grew.", table, knowledge, only=("DE000NWE0011",))
        assert found == ["Nordwind=Nordwind Energie AG"]

    def test_the_publisher_and_the_author_do_not_count(self, table, knowledge):
        text = "Nordwind and Tevla grew."
        assert self.of(text, table, knowledge, publisher=("Nordwind",), authors=("Tevla",)) == []

    def test_an_issuer_of_the_house_is_found(self, table, knowledge):
        own = HouseIssuer("Zwiebel Invest", tickers=("XETR:ZWI",), aliases=("Zwiebelhaus",))
        found = self.of("The Zwiebelhaus grew.", table, knowledge, issuers=(own,))
        assert found == ["Zwiebelhaus=Zwiebel Invest"]

    def test_the_house_gives_one_of_ours_another_name(self, table, knowledge):
        own = HouseIssuer("The Windy Ones", tickers=("NWE",))
        found = self.of("The Windy Ones grew.", table, knowledge, issuers=(own,))
        assert found == ["The Windy Ones=Nordwind Energie AG"]

    def test_an_issuer_that_is_mentioned_once_is_not_prominent(self, table, knowledge):
        text = "Tevla grew. Tevla paid. Nordwind fell."
        found = self.of(text, table, knowledge, prominence=Prominence(mentions=2))
        assert set(found) == {"Tevla=Tevla Motors, Inc."}

    def test_an_issuer_below_the_lead_is_not_prominent(self, table, knowledge):
        text = "Tevla grew.\n\nNothing else.\n\nNordwind fell."
        found = self.of(text, table, knowledge, prominence=Prominence(within="lead"))
        assert found == ["Tevla=Tevla Motors, Inc."]


@pytest.mark.parametrize(
    "text",
    [
        "(" * 20_000,
        "$" * 20_000,
        "Tevla, " * 5_000,
        "NYSE: " * 5_000,
        '"Tevla ' * 5_000,
        "A.B." * 5_000,
        "- Harvest\n" * 3_000,
        "北" * 20_000,
    ],
    ids=["brackets", "dollars", "names", "exchanges", "quotes", "dots", "items", "one-character"],
)
def test_hostile_text_is_read(text, table, knowledge):
    """Nothing raises; a text for which the time were quadratic would not come back."""
    mentions = read_mentions(text, table, knowledge.evidence, format="markdown")
    assert all(one.start < one.end for one in mentions)
