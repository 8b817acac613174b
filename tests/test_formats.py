"""One contract, held by every format over every sample and over hostile input."""

import random
import re
from pathlib import Path

import pytest

from linter import formats
from linter.document import BREAK, Document
from linter.source import Source, decode

HERE = Path(__file__).parent
SAMPLES = sorted(p for p in (HERE / "formats").rglob("*") if p.is_file())
SAME_ARTICLE = sorted((HERE / "same_article").iterdir())


def read(path: str, text: str, format: str | None = None) -> Document:
    return formats.read(Source(path, text), format)


def assert_contract(document: Document) -> None:
    """Every character of prose comes from the source, in order; blocks cover it; all in bounds."""
    text, prose = document.source.text, document.prose
    at = source_at = 0
    ends = [segment.prose for segment in document.segments[1:]] + [len(prose)]
    for segment, end in zip(document.segments, ends, strict=bool(document.segments)):
        assert segment.prose == at < end
        assert source_at <= segment.start <= segment.end <= len(text)
        if segment.copied:
            assert text[segment.start : segment.end] == prose[at:end]
        at, source_at = end, segment.end
    assert at == len(prose)
    at = 0
    for block in document.blocks:
        assert block.start == at < block.end
        assert prose[block.end] == BREAK
        assert block.quote >= 0
        assert (block.kind == "cell") <= (block.cell is not None)
        assert (block.kind == "item") <= (block.level >= 1)
        assert (block.kind == "heading") <= (1 <= block.level <= 6)
        at = block.end + 1
    assert at == len(prose)
    for code in document.code:
        assert 0 <= code.start < code.end <= len(prose)
    assert [h.start for h in document.hidden] == sorted(h.start for h in document.hidden)
    for stretch in (*document.hidden, *(s.span for s in document.suppressions)):
        assert 0 <= stretch.start <= stretch.end <= len(text)
    assert all(isinstance(v, str) for v in document.meta.values())


@pytest.mark.parametrize("path", SAMPLES + SAME_ARTICLE, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_samples_hold_the_contract(path):
    assert_contract(read(str(path), decode(path.read_bytes())))


def test_one_article_in_every_format():
    assert {formats.name_for(path.name) for path in SAME_ARTICLE} == set(formats.names())
    texts = {}
    for path in SAME_ARTICLE:
        document = read(path.name, path.read_text("utf-8"))
        texts[path.name] = [document.prose[b.start : b.end] for b in document.blocks]
    assert all(blocks == texts["article.txt"] for blocks in texts.values())


def test_every_format_has_samples():
    assert {p.parent.name for p in SAMPLES} == set(formats.names())


PIECES = """\
> ¦>> ¦- ¦1. ¦# ¦## ¦===¦---¦***¦**¦*¦_¦__¦~~¦`¦``¦```¦~~~¦    ¦\t¦  \n¦\\\n¦\\¦\\*¦\n¦\n\n¦\n>¦\
\r\n¦\r¦[¦]¦(¦)¦![¦](x)¦](http://a.b "t")¦[^1]¦[^1]: ¦[a]: x\n¦[!NOTE]¦|¦|a|b|\n|-|-|\n¦|c|d|\n¦\
<¦>¦<b>¦</b>¦<div>¦</div>¦<div hidden>¦<p>¦</p>¦<p hidden>¦<span style="display:none">¦</span>¦\
<!--¦-->¦<!-- c -->¦<script>¦</script>¦<pre>¦</pre>¦<code>¦</code>¦<table>¦<tr>¦<td>¦</td>¦\
</tr>¦</table>¦<li>¦<ul>¦</ul>¦<br>¦<hr/>¦<title>¦</title>¦<html lang=de>¦<head>¦<body>¦\
<a href="¦<a b='¦<sup>1</sup>¦<sup>¦<q>¦</q>¦<?¦?>¦<!D¦<![CDATA[¦]]>¦</¦<x/>¦<template>¦\
</template>¦<div markdown=1>¦&amp;¦&#65;¦&#x110000;¦&eacute¦&notit;¦&¦&#¦;¦{{¦}}¦{{ x }}¦\
{%¦%}¦{% if %}¦{#¦#}¦{# c #}¦{{<¦>}}¦{{< a >}}¦{{/*¦*/}}¦{: .x}¦{.x}¦{% comment %}¦\
{% endcomment %}¦{¦}¦{/*¦*/}¦{"a"}¦import x from 'y'\n¦export const a = {\n¦<A b={c}>¦</A>¦\
<></>¦:::¦::: note\n¦$¦$$¦$x^2$¦$$a_b$$¦http://a.b/(c)¦www.a.b¦https://日本。¦a@b.c¦://¦www.¦\
disclint: allow x -- y¦# disclint: ¦<!-- disclint: allow x -->¦+++¦+++\na = "b"\n+++\n¦\
---\ntitle: x\n---\n¦{"a": 1}\n¦a¦Wort¦word word¦é¦e\u0301¦日本¦語。¦한국¦\u00a0¦\u200b¦\
\ufeff¦\u2028¦\x85¦\x0c¦\x0b¦\x1f¦\x00¦\ud800¦𝒳¦👩\u200d👧¦ß¦ﬁ¦½¦- [ ] ¦1) ¦(a) ¦• ¦\"¦'¦“¦’¦/¦=¦\
!¦?¦.¦,¦> ¦a¦b""".split("¦")  # noqa: SIM905


def hostile(rng: random.Random, size: int) -> str:
    pieces = rng.choices(PIECES, k=rng.choice((3, 8, 20, size)))
    return "".join(p + " " * (rng.random() < 0.2) + "a" * (rng.random() < 0.3) for p in pieces)


@pytest.mark.parametrize("path", ["a.md", "a.mdx", "a.html", "a.txt"])
@pytest.mark.parametrize("seed", range(12))
def test_hostile_text_holds_the_contract(path, seed):
    rng = random.Random(f"{path} {seed}")  # noqa: S311
    for _ in range(150):
        text = hostile(rng, 60)
        try:
            assert_contract(read(path, text))
        except Exception as error:
            raise AssertionError(f"{text!r}") from error


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.md", "markdown"),
        ("posts/A.B.MD", "markdown"),
        ("a.Rmd", "markdown"),
        ("a.mdx", "markdown"),
        ("a.markdown", "markdown"),
        ("C:\\posts\\a.htm", "html"),
        ("a.txt", "text"),
        ("a.py", None),
        ("README", None),
        ("md", None),
        (".md", None),
        ("posts.md/a", None),
        ("a.", None),
    ],
)
def test_name_for(path, name):
    assert formats.name_for(path) == name


def test_suffixes_are_lower_case_and_claimed_once():
    claimed = [s for name in formats.names() for s in formats._module(name).SUFFIXES]
    assert sorted(formats.suffixes()) == sorted(claimed)
    assert all(re.fullmatch(r"\.[a-z]+", suffix) for suffix in claimed)


def test_the_usual_suffixes_are_those_of_their_formats():
    assert formats._USUAL.items() <= formats.suffixes().items()


@pytest.mark.parametrize(
    ("path", "name", "legal"),
    [
        ("a.md", "rst", ("html", "markdown", "text")),
        ("a.md", "_events", ("html", "markdown", "text")),
        ("a.py", None, tuple(formats.suffixes())),
        ("README", None, tuple(formats.suffixes())),
    ],
)
def test_unknown_formats_say_what_is_legal(path, name, legal):
    with pytest.raises(formats.UnknownFormat) as caught:
        read(path, "text", name)
    assert caught.value.legal == legal
    assert all(value in str(caught.value) for value in legal)


def test_a_named_format_outdoes_the_suffix():
    assert read("a.md", "*a*", "text").prose == "*a*\n"
    assert read("a", "*a*", "markdown").prose == "a\n"


@pytest.mark.parametrize("path", SAMPLES + SAME_ARTICLE, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_line_ends_change_nothing(path):
    text = decode(path.read_bytes()).replace("\r\n", "\n").replace("\r", "\n")
    unix, dos = read(str(path), text), read(str(path), text.replace("\n", "\r\n"))
    assert dos.prose == unix.prose
    assert dos.blocks == unix.blocks
