"""A project's settings: read as they are meant, kept in bytes, and laid over the rules."""

from pathlib import Path

import pytest

from linter.config import Config, configure, load_config
from linter.configfile import compile_config
from linter.facts.settings import HouseIssuer, HouseSentence, Include, Prominence, Settings
from linter.issuerlist import compile_issuers, wrong_isin
from linter.rulefile import compile_rules
from linter.rules import load_rules

RULES = Path(__file__).parent.parent / "rules"


@pytest.fixture(scope="module")
def rules():
    blob, problems = compile_rules({p.name: p.read_text("utf-8") for p in RULES.glob("*.yaml")})
    assert blob is not None, problems
    return load_rules(blob)


def read(text):
    blob, problems = compile_config(".disclint.yaml", text)
    assert blob is not None, problems
    return load_config(blob)


@pytest.mark.parametrize("text", ["", "\n", "# nothing yet\n", "{}"])
def test_a_file_that_says_nothing_changes_nothing(text):
    assert read(text) == Config(".disclint.yaml")


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        (
            "issuers: {add: [{name: Acme S.p.A., tickers: 'BIT:ACME', ambiguous: yes}, Beta plc]}",
            Settings(
                issuers=(
                    HouseIssuer("Acme S.p.A.", ("BIT:ACME",), ambiguous=True),
                    HouseIssuer("Beta plc"),
                )
            ),
        ),
        (
            "issuers: {add: [{name: Acme, isin: IT0003132476, aliases: [A, B]}]}",
            Settings(issuers=(HouseIssuer("Acme", (), "IT0003132476", ("A", "B")),)),
        ),
        ("issuers: {ignore: Apple}", Settings(ignored=("Apple",))),
        ("issuers: {only: [Apple, NASDAQ:NVDA]}", Settings(only=("Apple", "NASDAQ:NVDA"))),
        (
            "issuers: {count: [brands, hashtags]}",
            Settings(counted=frozenset({"brands", "hashtags"})),
        ),
        ("issuers: {prominence: {within: lead}}", Settings(prominence=Prominence("lead"))),
        (
            "issuers: {prominence: {within: title, mentions: 3}}",
            Settings(prominence=Prominence("title", 3)),
        ),
        (
            "sentences: {not-advice: {en: [Mere talk., Just talk.], it: Solo parole.}}",
            Settings(
                sentences=(
                    HouseSentence("not-advice", "en", "Mere talk."),
                    HouseSentence("not-advice", "en", "Just talk."),
                    HouseSentence("not-advice", "it", "Solo parole."),
                )
            ),
        ),
        (
            "includes: [{template: '{{< d >}}', says: [not-advice, no-position]}]",
            Settings(includes=(Include(("not-advice", "no-position"), template="{{< d >}}"),)),
        ),
        (
            "includes: [{front-matter: finance, value: true, says: not-advice}]",
            Settings(includes=(Include(("not-advice",), field="finance", value="true"),)),
        ),
        ("language: pt-BR", Settings(language="pt-BR")),
        (
            "{publisher: Il Foglio, authors: [Jane Roe]}",
            Settings(publisher=("Il Foglio",), authors=("Jane Roe",)),
        ),
    ],
    ids=[
        "add",
        "add-isin",
        "ignore",
        "only",
        "count",
        "within",
        "within-or-often",
        "sentences",
        "template",
        "field",
        "language",
        "names",
    ],
)
def test_what_a_house_decides_about_facts(text, settings):
    assert read(text).settings == settings


def test_the_rest_of_the_settings():
    config = read(
        "{include: [posts/**], exclude: drafts/**, fail-on: warning, format: github,"
        " rule-files: house.yaml, issuers: {add: more.csv, ignore: quiet.yaml}}"
    )
    assert (config.include, config.exclude) == (("posts/**",), ("drafts/**",))
    assert (config.fail_on, config.format) == ("warning", "github")
    assert config.rule_files == (("house.yaml", (1, 77)),)
    assert [(file.role, file.path) for file in config.issuer_files] == [
        ("add", "more.csv"),
        ("ignore", "quiet.yaml"),
    ]


@pytest.mark.parametrize(
    ("text", "rule", "enabled", "severity"),
    [
        ("", "missing-not-advice", True, "error"),
        ("", "buried-disclosure", False, "warning"),
        ("rules: {missing-not-advice: off}", "missing-not-advice", False, "error"),
        ("rules: {missing-not-advice: no}", "missing-not-advice", False, "error"),
        ("rules: {missing-not-advice: false}", "missing-not-advice", False, "error"),
        ("rules: {missing-not-advice: info}", "missing-not-advice", True, "info"),
        ("rules: {position-held: error}", "position-held", True, "error"),
        ("rules: {buried-disclosure: on}", "buried-disclosure", True, "warning"),
        ("rules: {buried-disclosure: error}", "buried-disclosure", True, "error"),
        ("rules: {buried-disclosure: {lines: 3}}", "buried-disclosure", True, "warning"),
        (
            "rules: {buried-disclosure: {severity: off, lines: 3}}",
            "buried-disclosure",
            False,
            "warning",
        ),
    ],
)
def test_rules_are_switched_and_weighed(text, rule, enabled, severity, rules):
    configured, problems = configure(rules, read(text))
    assert not problems
    assert configured.get(rule).enabled is enabled
    assert configured.get(rule).severity == severity
    assert (configured.get(rule) in configured.active) is enabled


def test_options_take_their_types(rules):
    text = """\
rules:
  buried-disclosure: {lines: 3, place: start}
  require-wording: {wording: {en: One., it: [Uno., Due.]}}
"""
    configured, problems = configure(rules, read(text))
    assert not problems
    assert configured.get("buried-disclosure").value("lines") == 3
    assert configured.get("buried-disclosure").value("place") == "start"
    wording = configured.get("require-wording").value("wording")
    assert wording == {"en": ("One.",), "it": ("Uno.", "Due.")}


def test_every_remedy_that_is_borrowed_exists(rules):
    assert configure(rules, Config())[1] == ()


def test_issuers_of_a_file_join_those_of_the_settings():
    issuers, problems = compile_issuers(
        "list.csv",
        "name,isin,tickers\nAcme,IT0003132476,BIT:ACME\nBeta,,NYSE:BETA|LSE:BET\nGamma,,\n",
    )
    assert not problems
    config = Config().with_issuers("add", issuers[:1]).with_issuers("ignore", issuers)
    assert config.settings.issuers == (HouseIssuer("Acme", ("BIT:ACME",), "IT0003132476"),)
    assert config.settings.ignored == ("IT0003132476", "NYSE:BETA", "Gamma")
    assert Config().with_issuers("only", issuers[2:]).settings.only == ("Gamma",)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.csv", "name,aliases\nAcme,A|B\n"),
        ("a.csv", "# ours\nname;aliases\n\nAcme;A|B\n"),
        ("a.csv", 'aliases,name\r\n"A|B",Acme\r\n'),
        ("a.tsv", "name\taliases\nAcme\tA|B\n"),
        ("a.yaml", "- {name: Acme, aliases: [A, B]}\n"),
    ],
    ids=["csv", "semicolons-and-comments", "quoted-and-crlf", "tsv", "yaml"],
)
def test_a_list_of_issuers_may_be_a_table_or_yaml(path, text):
    assert compile_issuers(path, text) == ((HouseIssuer("Acme", aliases=("A", "B")),), ())


@pytest.mark.parametrize(
    ("isin", "good"),
    [
        ("US67066G1040", True),
        ("IT0003132476", True),
        ("DE0007164600", True),
        ("US67066G1041", False),
        ("US67066G140", False),
        ("us67066g1040", False),
        ("1267066G1040", False),
    ],
)
def test_an_isin_has_a_check_digit(isin, good):
    assert (wrong_isin(isin) is None) is good
