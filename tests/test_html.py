"""What a browser shows of a page, and exactly where it stands in the source."""

import pytest

from linter import formats
from linter.document import Cell, Document
from linter.source import Source


def read(text: str) -> Document:
    return formats.read(Source("page.html", text))


def texts(document: Document) -> list[str]:
    return [document.prose[block.start : block.end] for block in document.blocks]


READ = {
    "paragraphs": ("<p>One.</p>\n<p>Two.</p>", ["One.", "Two."]),
    "paragraphs without end tags": ("<p>One.\n<p>Two.\n<div>Three", ["One.", "Two.", "Three"]),
    "text outside any block": ("One <div>two</div> three", ["One", "two", "three"]),
    "white space": ("<p>\n  One\t two \n</p>", ["One two"]),
    "white space between inline elements": ("<b>One</b> <i>two</i><u>three</u>", ["One twothree"]),
    "white space around a hidden element": ("One <i hidden>x</i> two", ["One two"]),
    "line end between Chinese characters": ("<p>不构成\n投资建议</p>", ["不构成投资建议"]),
    "line end between a Chinese and a Latin character": ("<p>持有\nNVIDIA</p>", ["持有 NVIDIA"]),
    "space between Chinese characters": ("<p>不构成 投资</p>", ["不构成 投资"]),
    "line breaks": ("<p>One <br> two<br/><br>three</p>", ["One\ntwo\nthree"]),
    "line break first and last": ("<p><br>One<br></p>", ["One\n"]),
    "soft word break": ("<p>mar<wbr>ket</p>", ["market"]),
    "named entities": ("<p>Nestl&eacute; &amp; l&rsquo;eau &eacute</p>", ["Nestlé & l’eau é"]),
    "numeric entities": ("<p>&#8217;&#x2019;&#8217 &#x1F600;</p>", ["’’’ 😀"]),
    "no-break space": ("<p>One&nbsp;two&nbsp; three</p>", ["One\u00a0two\u00a0 three"]),
    "no entity": ("<p>AT&T R&D &nosuch; & &; &#; a&</p>", ["AT&T R&D &nosuch; & &; &#; a&"]),
    "entity out of range": ("<p>a&#x110000;b&#0;c</p>", ["a\ufffdb\ufffdc"]),
    "headings": ("<h1>One</h1>two<h2>Three", ["One", "two", "Three"]),
    "lists": ("<ul><li>One<li>Two<ol><li>Three</ol></ul>", ["One", "Two", "Three"]),
    "table": ("<table><caption>C<tr><th>A<td>B<tr><td>D</table>", ["C", "A", "B", "D"]),
    "attributes": ("<img alt='No'><input value=No><p title='No'>One", ["One"]),
    "tag end in an attribute": ("<p title='a>b' x=\"c>d\">One</p>", ["One"]),
    "apostrophe in an unquoted attribute": ("<a title=it's>One</a> two's", ["One two's"]),
    "unclosed attribute": ("<p title='a>One</p> <b>two</b>", ["One", "two"]),
    "upper case": ("<P>One<BR>two</P><SCRIPT>No</SCRIPT>", ["One\ntwo"]),
    "comment": ("<p>One<!-- No --> two</p><!-- No", ["One two"]),
    "odd comments": ("<!-->One<!---->two<!--x--!>three", ["Onetwothree"]),
    "comment with a tag end": ("<p>One<!-- a > b -->two", ["Onetwo"]),
    "doctype and the like": ("<!DOCTYPE html><?xml version='1'?>One<![CDATA[x]]>", ["One"]),
    "script": ("<script>if (a<b) '</p>'</script >One", ["One"]),
    "unclosed script": ("One<script>No", ["One"]),
    "style, template, iframe": (
        "<style>p{}</style><template><p>No</template><iframe>No</iframe>One",
        ["One"],
    ),
    "noscript": ("<noscript><p>No</p></noscript>One", ["One"]),
    "head": ("<html><head><title>T</title><p>No</head><body>One", ["No", "One"]),
    "head without end": ("<html><head><title>T</title><body>One", ["One"]),
    "hidden": ("<div hidden><p>No</p></div>One", ["One"]),
    "hidden, nested": ("<div hidden><div>No</div>No</div>One", ["One"]),
    "hidden paragraph without end": ("<p hidden>No<p>One", ["One"]),
    "hidden item without end": ("<ul><li hidden>No<li>One</ul>", ["One"]),
    "hidden in a row without ends": (
        "<table><tr hidden><td>No<tr><td>One</table>",
        ["One"],
    ),
    "hidden within one that closes first": ("<div><b hidden>No</div>One", ["One"]),
    "display none": ('<p style="Display : NONE !important">No</p>One', ["One"]),
    "visibility hidden": ("<b style='visibility:hidden'>No</b>One", ["One"]),
    "seen after all": (
        '<p aria-hidden=true class=hidden data-x="hidden" style="overflow:hidden">One</p>',
        ["One"],
    ),
    "closed at once": ("<div hidden />One", ["One"]),
    "dialog": ("<dialog>No</dialog><dialog open>One</dialog>", ["One"]),
    "form controls": (
        "<select><option>No</select><button>One</button><textarea>No</textarea>",
        ["One"],
    ),
    "pre": ("<pre>No</pre><p>One <code>two</code>", ["One two"]),
    "ruby": ("<ruby>投資<rp>(</rp><rt>とうし</rt><rp>)</rp></ruby>助言", ["投資助言"]),
    "navigation and footer": ("<nav>One</nav><footer>Two</footer>", ["One", "Two"]),
    "end tags of nothing": ("</div>One</b></p>two</br>three", ["One", "two\nthree"]),
    "tags that are none": ("<p>1 < 2, a <3 and <>", ["1 < 2, a <3 and <>"]),
    "unclosed tag": ("<p>One <b two", ["One <b two"]),
    "variables": (
        "<p>We at {{ site.title }} hold</p>{% if x %}One{% endif %}",
        ["We at \ufffc hold", "One"],
    ),
    "reference marks": ("<p>Enel<sup><a href='#1'>[1]</a></sup> 1<sup>st</sup>", ["Enel 1st"]),
    "address": ("<p>At https://a.b?c=1&amp;d=2, www.x.y/z now", ["At , now"]),
    "empty": ("", []),
}


@pytest.mark.parametrize(("text", "blocks"), READ.values(), ids=READ)
def test_read(text, blocks):
    assert texts(read(text)) == blocks


@pytest.mark.parametrize("text", [text for text, _ in READ.values()], ids=READ)
def test_line_ends_change_nothing(text):
    assert texts(read(text.replace("\n", "\r\n"))) == texts(read(text))


PLACES = [
    ("<p>a Nest<b>l&eacute;</b> b", "Nestlé", "Nest<b>l&eacute;"),
    ("<p>a Nest<b>l&eacute;</b> b", "é", "&eacute;"),
    ("<p>not\n   <b>an\n advice</b>", "not an advice", "not\n   <b>an\n advice"),
    ("<p>not\n   <b>an\n advice</b>", "advice", "advice"),
    ("é <!-- NVIDIA --> 日 NVIDIA", "NVIDIA", "NVIDIA"),
    ("a <i hidden>x</i> b", "a b", "a <i hidden>x</i> b"),
    ("a &amp; {{ b }} c", "\ufffc c", "{{ b }} c"),
]


@pytest.mark.parametrize(("text", "words", "source"), PLACES)
def test_places(text, words, source):
    document = read(text)
    start = document.prose.index(words)
    span = document.span(start, start + len(words))
    assert text[span.start : span.end] == source


def test_kinds_of_blocks():
    text = """
    <h2>A</h2><p>b</p><blockquote>c<ul><li>d<ul><li><p>e</ul></ul></blockquote>
    <figure><figcaption>f</figcaption></figure><table><tr><td>g<table><tr><td>h</table>
    <td><ul><li>i</ul></table><table><tr><th>j</table><li>k
    """
    assert [(b.kind, b.level, b.quote, b.cell) for b in read(text).blocks] == [
        ("heading", 2, 0, None),
        ("paragraph", 0, 0, None),
        ("paragraph", 0, 1, None),
        ("item", 1, 1, None),
        ("item", 2, 1, None),
        ("caption", 0, 0, None),
        ("cell", 0, 0, Cell(0, 0, 0)),
        ("cell", 0, 0, Cell(1, 0, 0)),
        ("item", 1, 0, Cell(0, 0, 1)),
        ("cell", 0, 0, Cell(2, 0, 0)),
        ("item", 1, 0, None),
    ]


def test_what_a_page_says_about_itself():
    document = read("""
    <html lang="pt_BR"><head><title> A &amp;
    B </title><meta name=author content="Jane Doe"><meta property="og:site_name" content="P">
    <meta name="description" content="C"></head><body lang=de><svg><title>no</title></svg>
    """)
    assert document.language == "pt-BR"
    assert document.meta == {
        "title": "A & B",
        "author": "Jane Doe",
        "publisher": "P",
        "description": "C",
    }


def test_what_is_seen_but_says_nothing():
    document = read("a <code>b</code> <s>c <b>d</b></s> <kbd></kbd>e")
    assert [document.prose[c.start : c.end] for c in document.code] == ["b", "c d"]


def test_hidden_stretches():
    text = "<!-- a --><pre>b</pre>c<div hidden><!-- d --><i hidden>e</i></div><script>f</script>"
    assert [(h.kind, text[h.start : h.end]) for h in read(text).hidden] == [
        ("comment", "<!-- a -->"),
        ("code", "<pre>b</pre>"),
        ("markup", "<div hidden><!-- d --><i hidden>e</i></div>"),
        ("markup", "<script>f</script>"),
    ]


def test_suppressions():
    text = "<!-- disclint: allow a -- why --><p>b</p><!-- disclint: allow-file c, d -->"
    first, second = read(text).suppressions
    assert (first.rules, first.reason, first.scope) == (("a",), "why", "next-block")
    assert (second.rules, second.reason, second.scope) == (("c", "d"), "", "file")
    assert text[slice(*first.span)] == "<!-- disclint: allow a -- why -->"
