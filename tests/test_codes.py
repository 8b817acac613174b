"""Codes of issuers in every spelling that the press uses, and what only looks like one."""

import pytest
from issuer_sample import sample_table
from reading_names import read_mentions


@pytest.fixture(scope="module")
def table():
    return sample_table()


def found(text, table, knowledge, language="en"):
    """The codes that count, each with the id of its issuer."""
    mentions = read_mentions(text, table, knowledge.evidence, language=language)
    return {
        mention.text: mention.issuer
        for mention in mentions
        if mention.counted and mention.evidence in {"isin", "ticker", "cashtag", "bare-ticker"}
    }


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The bond of (DE000NWE0011) pays.", {"DE000NWE0011": "N1"}),
        ("WKN: NWE001 is the number.", {"NWE001": "N1"}),
        ("A miner (NYSE: HRV) fell.", {"NYSE: HRV": "N2"}),
        ("A miner (NYSE:HRV) fell.", {"NYSE:HRV": "N2"}),
        ("A miner [New York Stock Exchange: HRV] fell.", {"New York Stock Exchange: HRV": "N2"}),
        ("A miner (NYSE HRV) fell.", {"NYSE HRV": "N2"}),
        ("A miner（NYSE：HRV）fell.", {"NYSE：HRV": "N2"}),
        ("Two of them (NASDAQ: TVLA, NWEY) rose.", {"NASDAQ: TVLA": "N4", "NWEY": "N1"}),
        ("A miner (NYSE: QQZX) fell.", {"NYSE: QQZX": "?XNYS:QQZX"}),
        ("It trades as NWE:XETR in Germany.", {"NWE:XETR": "N1"}),
        ("I bought NWE.DE early.", {"NWE.DE": "N1"}),
        ("I bought 6799.T early.", {"6799.T": "N7"}),
        ("The screen shows HRV US Equity.", {"HRV US Equity": "N2"}),
        ("A power company (NWE GY) grew.", {"NWE GY": "N1"}),
        ("$TVLA is my favourite.", {"$TVLA": "N4"}),
        ("$DAN-B and $DAN.B are the same.", {"$DAN-B": "N8", "$DAN.B": "N8"}),
        ("Danubia (DAN.B) grew.", {"DAN.B": "N8"}),
        ("Tevla (TVLA) grew. TVLA is cheap.", {"TVLA": "N4"}),
        ("半導体メーカー（東証：6799）が反発。", {"東証：6799": "N7"}),
        ("北村電機（6799）が反発。", {"6799": "N7"}),
        ("Shares of TVLA fell.", {"TVLA": "N4"}),
        ("My list: TVLA, HRV, NWEY.", {"TVLA": "N4", "HRV": "N2", "NWEY": "N1"}),
    ],
)
def test_a_code_tells_its_issuer(text, codes, table, knowledge):
    assert found(text, table, knowledge) == codes


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The number DE000NWE0012 is wrong.", "its check digit is wrong"),
        ("US0378331005 is somebody else's.", "no issuer of the table has it"),
        ("The time is NYSE: 10.", "no ticker has two digits"),
        ("Read it (EU: US) again.", "these are no exchanges"),
        ("London: HRV is not traded there.", "a city is no exchange for a ticker of another one"),
        ("echo $TVLA/bin", "a path"),
        ("set $PATH first", "a variable"),
        ("It costs US$TVLA5.", "an amount"),
        ("I hold $BTC and $ETH.", "coins"),
        ("I hold $SPY.", "a fund"),
        ("Version 2.T is out.", "a version"),
        ("The U.S. and the E.U. agreed.", "abbreviations"),
        ("TVLA_HRV is a constant.", "an identifier"),
        ("#TVLA trends.", "a hashtag"),
        ("HRV stands for hedged rate of value (HRV).", "an abbreviation that is explained"),
        ("The HRV of the patient was low.", "three letters with nothing beside them"),
        ("In 2024（2024）it rained.", "a year"),
    ],
)
def test_what_is_no_code_stays_silent(text, why, table, knowledge):
    assert found(text, table, knowledge) == {}, why


def test_tickers_under_their_head_count(table, knowledge):
    text = "| Ticker | Price |\n| --- | --- |\n| HRV | 12 |\n| TVLA | 30 |\n"
    mentions = read_mentions(text, table, knowledge.evidence, format="markdown")
    assert [mention.issuer for mention in mentions if mention.counted] == ["N2", "N4"]


def test_a_column_that_mostly_holds_tickers_needs_no_head(table, knowledge):
    text = "<table><tr><td>HRV</td><td>1</td></tr><tr><td>TVLA</td><td>2</td></tr></table>"
    mentions = read_mentions(text, table, knowledge.evidence, format="html")
    assert [mention.issuer for mention in mentions if mention.counted] == ["N2", "N4"]
