"""Decoding, and the places in a text."""

import pytest

from linter.source import NotText, Position, Source, Span, decode


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        ("é日𝒳".encode(), "é日𝒳"),
        (b"\xef\xbb\xbf\xc3\xa9", "é"),
        ("é𝒳".encode("utf-16"), "é𝒳"),
        (b"\xfe\xff" + "é𝒳".encode("utf-16-be"), "é𝒳"),
        (b"\xef\xbb\xbf", ""),
        ("a\ufeffb".encode(), "a\ufeffb"),
    ],
    ids=["empty", "UTF-8", "BOM", "UTF-16 LE", "UTF-16 BE", "only a BOM", "no BOM inside"],
)
def test_decode(data, text):
    assert decode(data) == text


@pytest.mark.parametrize(
    ("data", "offset"),
    [
        ("Nestlé".encode("latin-1"), 5),
        (b"\xef\xbb\xbfab\xff", 5),
        (b"ab\0c", 2),
        (b"\xff\xfea\0b\0\0\0", 6),
        (b"\xff\xfea", 2),
        ("ab".encode("utf-32"), 0),
        (b"\x89PNG\r\n", 0),
        (b"a\xed\xa0\x80", 1),
    ],
    ids=[
        "Latin-1",
        "after a BOM",
        "binary",
        "UTF-16 with a NUL",
        "half a UTF-16 unit",
        "UTF-32",
        "picture",
        "lone surrogate",
    ],
)
def test_not_text(data, offset):
    with pytest.raises(NotText, match=f"at byte {offset}$") as caught:
        decode(data)
    assert caught.value.offset == offset


PLACES = [
    ("", 0, (1, 1)),
    ("ab", 2, (1, 3)),
    ("a\nb", 1, (1, 2)),
    ("a\nb", 2, (2, 1)),
    ("a\r\nb", 2, (1, 3)),
    ("a\r\nb", 3, (2, 1)),
    ("a\rb\r\rc", 5, (4, 1)),
    ("a\n", 2, (2, 1)),
    ("a\fb\vc\x85d\u2028e\x1cf", 10, (1, 11)),
    ("é𝒳日\tb", 4, (1, 5)),
]


@pytest.mark.parametrize(("text", "offset", "position"), PLACES)
def test_position(text, offset, position):
    assert Source("a", text).position(offset) == Position(*position)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("a\nb", ["a", "b"]),
        ("a\r\nb\rc\n", ["a", "b", "c", ""]),
        ("\n\r\r\n", ["", "", "", ""]),
        ("a\u2028b\fc", ["a\u2028b\fc"]),
    ],
)
def test_line(text, lines):
    source = Source("a", text)
    assert [source.line(n) for n in range(1, len(source.line_starts) + 1)] == lines


def test_every_offset_lies_on_its_line():
    source = Source("a", "é\r\n\rab\n\n𝒳\r\n")
    for offset, char in enumerate(source.text):
        line, column = source.position(offset)
        assert source.line_starts[line - 1] + column - 1 == offset
        assert char in "\r\n" or source.line(line)[column - 1] == char


def test_span_is_a_pair():
    assert Span(1, 2) == (1, 2)
