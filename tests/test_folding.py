"""What folding makes equal, what it keeps apart, and the way back from it."""

import random
import unicodedata

import pytest

from linter.folding import fold, folded

EQUAL = [
    ("NVIDIA", "nvidia", "case"),
    ("L’AUTORE", "l'autore", "typographic apostrophe"),
    ("l´auteur l`auteur l‘a", "l'auteur l'auteur l'a", "accents used as apostrophes"),
    ("Nestlé", "nestle", "accent"),
    (unicodedata.normalize("NFD", "Nestlé"), "nestle", "decomposed accent"),
    ("ＮＶＩＤＩＡ　７", "nvidia 7", "full width"),
    ("in\u00adve\u200bst", "invest", "soft hyphen and zero-width space"),
    ("a\u00a0b\u2009c\u3000d", "a b c d", "spaces"),
    ("a\tb\nc\r\nd\x85e", "a b c  d e", "line ends, one by one"),
    ("“a” „b“ «c»", '"a" "b" "c"', "quotation marks"),
    ("Coca‑Cola", "coca-cola", "no-break hyphen"),
    ("Straße STRASSE", "strasse strasse", "sharp s"),
    ("Ærø Œuvre Þór Łódź Đ", "aero oeuvre thor lodz d", "letters without decomposition"),
    ("İstanbul ISTANBUL ısı", "istanbul istanbul isi", "Turkish i"),
    ("Ёлка й", "елка и", "Cyrillic"),
    ("ΑΘΉΝΑΣ Αθήνας", "αθηνασ αθηνασ", "Greek, final sigma"),
    ("ﬁnance", "finance", "ligature"),
    ("トヨタ ﾄﾖﾀ", "トヨタ トヨタ", "half-width kana"),
    ("ガス ｶﾞｽ パ ﾊﾟ", "ガス ガス パ パ", "half-width kana with marks"),
    (unicodedata.normalize("NFD", "ガス"), "ガス", "decomposed kana"),
    (unicodedata.normalize("NFD", "삼성전자"), "삼성전자", "decomposed Hangul"),
    ("שָׁלוֹם مُحَمَّد", "שלום محمد", "points and vowel marks"),
    ("\u2066NVIDIA\u2069\ufe0f", "nvidia", "direction marks, variation selector"),
    ("Ǽ ǿ", "ae o", "accent on a letter without decomposition"),
]


@pytest.mark.parametrize(("text", "same"), [e[:2] for e in EQUAL], ids=[e[2] for e in EQUAL])
def test_equal(text, same):
    assert fold(text).text == same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("カ", "ガ"),
        ("ハ", "パ"),
        ("a-b", "ab"),
        ("a b", "ab"),
        ("a—b", "a-b"),
        ("o", "0"),
        ("m²", "m"),
    ],
    ids=["voiced kana", "half-voiced kana", "hyphen", "space", "dash", "zero", "power"],
)
def test_kept_apart(one, other):
    assert fold(one).text != fold(other).text


def test_folded_phrase_has_single_spaces():
    assert folded(" Not\n an  ADVICE ") == "not an advice"


ALL = [chr(c) for c in range(0x20000) if not 0xD800 <= c < 0xE000]


def test_folding_folded_text_changes_nothing():
    for char in ALL:
        once = fold(char).text
        assert fold(once).text == once, hex(ord(char))


def assert_ways_back(text: str) -> None:
    result = fold(text)
    if result.starts is None:
        assert result.ends is None
        assert len(result.text) == len(text)
        return
    assert result.ends is not None
    assert len(result.text) == len(result.starts) == len(result.ends)
    before = 0
    for start, end in zip(result.starts, result.ends, strict=True):
        assert before <= start < end <= len(text)
        before = start


@pytest.mark.parametrize("seed", range(20))
def test_way_back_is_in_bounds_and_in_order(seed):
    rng = random.Random(seed)  # noqa: S311
    pool = rng.choices(ALL, k=30) + list("abc é\u0301\u00adßﬁ\u200dᄒ\u1161\u11abｶﾞ")
    for _ in range(100):
        assert_ways_back("".join(rng.choices(pool, k=rng.randrange(12))))


def test_way_back_is_exact():
    result = fold("in\u00advest Stra\u00dfe e\u0301x")
    assert result.original(0, 6) == (0, 7)
    assert result.original(7, 14) == (8, 14)
    assert result.original(result.text.index("ex"), len(result.text)) == (15, 18)


@pytest.mark.parametrize(
    "piece", ["a", "é", "e\u0301", "\u0301", "ß", "\u00ad", "日", "ᄒ\u1161", "İ"]
)
def test_pieces_fold_alike_wherever_they_stand(piece):
    many = fold(piece * 500).text
    assert many in (fold(piece).text * 500, fold(piece).text)
