"""What a reader sees of Markdown, and exactly where it stands in the source."""

import pytest

from linter import formats
from linter.document import Cell, Document
from linter.source import Source


def read(text: str, path: str = "post.md") -> Document:
    return formats.read(Source(path, text))


def texts(document: Document) -> list[str]:
    return [document.prose[block.start : block.end] for block in document.blocks]


def stretch(document: Document, words: str) -> str:
    """The source of the one place where the prose says `words`."""
    assert document.prose.count(words) == 1
    start = document.prose.index(words)
    span = document.span(start, start + len(words))
    return document.source.text[span.start : span.end]


READ = {
    "paragraphs": ("One.\n\nTwo.\n", ["One.", "Two."]),
    "soft wrap": ("One\ntwo\n", ["One two"]),
    "soft wrap of a script without spaces": (
        "投資助言では\nありません。\n",
        ["投資助言ではありません。"],
    ),
    "soft wrap between scripts": ("これは\nNVIDIA\nです", ["これは NVIDIA です"]),
    "soft wrap in Korean, which has spaces": ("투자\n조언", ["투자 조언"]),
    "hard break by spaces": ("One  \ntwo", ["One\ntwo"]),
    "hard break by backslash": ("One\\\ntwo", ["One\ntwo"]),
    "hard break by tag": ("One<br>two<br />\nthree", ["One\ntwo\nthree"]),
    "emphasis": ("does **not** hold *any* ***stock***", ["does not hold any stock"]),
    "emphasis within a word": ("Nest**l&eacute;** rose", ["Nestlé rose"]),
    "nested emphasis that opens twice": (
        "***Full Disclosure:** I hold none.*",
        ["Full Disclosure: I hold none."],
    ),
    "emphasis that never closes": ("**Note: none held.", ["Note: none held."]),
    "emphasis closed behind a space": (
        "***Disclosure: ***I hold none of __ it",
        ["Disclosure: I hold none of __ it"],
    ),
    "emphasis beside Chinese marks": ("这**“不是建议”**的", ["这“不是建议”的"]),
    "stars that are no emphasis": (r"5 * 3, NVIDIA* and \*\*x **", [r"5 * 3, NVIDIA* and **x **"]),
    "entities": ("AT&amp;T &#39;l&rsquo;auteur&#x27;", ["AT&T 'l’auteur'"]),
    "no entity": ("AT&T R&D &nosuch; &", ["AT&T R&D &nosuch; &"]),
    "escapes": (r"1\. \*not\* \& \$5 C:\x", [r"1. *not* & $5 C:\x"]),
    "heading": ("# One #\nTwo\n===\n## Three {#id .c}\n", ["One", "Two", "Three"]),
    "thematic break": ("One\n\n---\n\nTwo", ["One", "Two"]),
    "link text, not its target": ('See [the *note*](http://a.b/c "title").', ["See the note."]),
    "reference link": (
        "See [the note][n] and [n].\n\n[n]: http://a.b 'T'\n",
        ["See the note and n."],
    ),
    "brackets that are no link": ("[Company] holds [x].", ["[Company] holds [x]."]),
    "image": ("a ![alt *text*](x.png 'title') b", ["a  b"]),
    "linked image": ("[![alt](x.png)](http://a.b)", []),
    "autolink": ("At <https://a.b/c> or <me@a.b>.", ["At  or ."]),
    "bare address": ("At https://a.b/NVDA_x?q=1&amp;r=2#f, now.", ["At , now."]),
    "bare address in brackets": ("(see https://a.b/c_(d)) now", ["(see ) now"]),
    "bare address with emphasis marks": ("https://a.b/_x_/*y* end", [" end"]),
    "www address": ("At www.nvidia.com/x. Then", ["At . Then"]),
    "address before Japanese": ("https://a.jp/xを参照。", ["を参照。"]),
    "address as link text": ("[https://a.b/c](https://a.b/c) end", [" end"]),
    "no address": ("nvidia.com rose; a:// and x://", ["nvidia.com rose; a:// and x://"]),
    "inline code is seen": ("Run `$NVDA` now", ["Run $NVDA now"]),
    "inline code with ticks": ("Run `` a`b `` now", ["Run a`b now"]),
    "code block": ("One\n\n```sh\nNVIDIA\n```\n\n    Meta\n\nTwo", ["One", "Two"]),
    "unclosed code block": ("One\n```\nNVIDIA", ["One"]),
    "list": ("- One\n- Two\n  more\n\n1. Three", ["One", "Two more", "Three"]),
    "loose list": ("- One\n\n  still\n\n- Two", ["One", "still", "Two"]),
    "task list": ("- [ ] One\n- [x] Two", ["One", "Two"]),
    "block quote": ("> The author\n> holds\nnone.\n>\n> > Two", ["The author holds none.", "Two"]),
    "emphasis over a quoted line end": ("> does **not\n> hold** any", ["does not hold any"]),
    "alert": ("> [!NOTE]\n> Not advice.", ["Not advice."]),
    "table": ("|A|B|\n|-|-|\n|1 \\| 2|**3**|\n", ["A", "B", "1 | 2", "3"]),
    "footnote": ("One[^1] two.\n\n[^1]: Held\n    none.", ["One two.", "Held none."]),
    "struck out": ("I hold ~~none~~ some", ["I hold none some"]),
    "definition list": ("Term\n: text", ["Term : text"]),
    "formula": ("so $E = mc^2$ and $$\\frac{a}{b}$$ hold", ["so and hold"]),
    "formula on lines of its own": ("One\n$$\na_1 = b\n$$\nTwo", ["One", "Two"]),
    "money": ("from $5 to $6, $AAPL/$MSFT, US$10/$20", ["from $5 to $6, $AAPL/$MSFT, US$10/$20"]),
    "money twice": ("$1.5B-$2B ($AAPL) and ($F)/($T)", ["$1.5B-$2B ($AAPL) and ($F)/($T)"]),
    "form feed is no line end": ("One\ftwo", ["One\ftwo"]),
    "carriage returns": ("One\r\ntwo\r\rThree", ["One two", "Three"]),
    "empty": ("", []),
    "blank": (" \n\t\n", []),
}


@pytest.mark.parametrize(("text", "blocks"), READ.values(), ids=READ)
def test_read(text, blocks):
    assert texts(read(text)) == blocks


HTML = {
    "comment": ("One <!-- not seen --> two", ["One  two"]),
    "comment block": ("<!--\nNot seen.\n\nStill not.\n-->\n\nSeen.", ["Seen."]),
    "unclosed comment block": ("Seen.\n\n<!-- Not\n\nseen.", ["Seen."]),
    "inline tags": ('a <a href="http://x">b</a> <span class="c">d</span>', ["a b d"]),
    "hidden span": ('a <span style="display: none">b *c*</span> d', ["a  d"]),
    "hidden block over Markdown": (
        "<div hidden>\n\nNot **seen**.\n\n- nor this\n\n</div>\n\nSeen.",
        ["Seen."],
    ),
    "hidden by visibility": ('<p style="color:red;visibility:hidden">a</p>\n\nb', ["b"]),
    "hidden until found": ('<p hidden="until-found">a</p>\n\nb', ["b"]),
    "not hidden": (
        '<p class="hidden" aria-hidden="true" style="overflow:hidden">a</p>',
        ["a"],
    ),
    "template and script": (
        "<template>a</template>\n\n<script>\nlet b = '<p>';\n</script>\n\nc",
        ["c"],
    ),
    "style": ("<style>\np { color: red }\n\nb { }\n</style>\nSeen.", ["Seen."]),
    "details": (
        "<details>\n<summary>More</summary>\n\nThe **text**.\n\n</details>",
        ["More", "The text."],
    ),
    "block with text": ("<div>\n  One\n  <b>two</b>\n</div>\n\nThree", ["One two", "Three"]),
    "blocks in a block": ("<div><p>One<p>two</div>\n\nThree", ["One", "two", "Three"]),
    "table": ("<table>\n<tr><td>A<td>B\n</table>\n\nC", ["A", "B", "C"]),
    "caption": (
        '<figure><img alt="no"><figcaption>Cap</figcaption></figure>',
        ["Cap"],
    ),
    "html in a quote": ("> <div>\n> One\n> two\n> </div>\n>\n> three", ["One two", "three"]),
    "superscript mark": ("NVIDIA<sup>1</sup> and NVIDIA<sup>®</sup>", ["NVIDIA and NVIDIA"]),
    "superscript text": ("10<sup>th</sup> m<sup>me</sup>", ["10th mme"]),
    "quotation": ("He said <q>I hold</q>.", ["He said “I hold”."]),
    "Markdown in an element": (
        '<div markdown="1">\n**Not** advice.\n</div>\n\nTwo',
        ["Not advice.", "Two"],
    ),
    "less-than": ("a < b and 1<2 <3", ["a < b and 1<2 <3"]),
    "pre": ("<pre>\nNVIDIA\n</pre>\n\nSeen", ["Seen"]),
    "entities in a block": ("<p>AT&amp;T&nbsp;&#8217;s</p>", ["AT&T\u00a0’s"]),
    "address in a block": ("<p>At https://a.b?c=1&amp;d=2 now</p>", ["At  now"]),
}


@pytest.mark.parametrize(("text", "blocks"), HTML.values(), ids=HTML)
def test_html_in_markdown(text, blocks):
    assert texts(read(text)) == blocks


TEMPLATES = {
    "variable in a sentence": ("We at {{ company }} hold", ["We at \ufffc hold"]),
    "variable on a line of a paragraph": ("We at\n{{ company }}\nhold", ["We at \ufffc hold"]),
    "variable alone": ("One\n\n{{ content }}\n\nTwo", ["One", "Two"]),
    "Hugo parameter": ("We at {{< param company >}} hold", ["We at \ufffc hold"]),
    "Liquid tag alone": ('One\n{% include a.html x="*" %}\nTwo', ["One", "Two"]),
    "Liquid tag in a line": ("One {% if x %}two{% endif %}", ["One two"]),
    "Liquid comment": ("{% comment %}\nNot\n\nseen\n{% endcomment %}\nOne", ["One"]),
    "Nunjucks comment": ("One {# not seen #} two", ["One two"]),
    "Hugo shortcode": ('One\n\n{{< figure src="a.png" alt="no" >}}\n\nTwo', ["One", "Two"]),
    "Hugo shortcode over lines": ('{{< img a="b"\n  alt="no" >}}\nTwo', ["Two"]),
    "Hugo pair": ("{{% note %}}\nNot **advice**.\n{{% /note %}}", ["Not advice."]),
    "Hugo comment": ("One {{/* not seen */}} two", ["One two"]),
    "highlighted code": ("{% highlight sh %}\nNVIDIA\n{% endhighlight %}\nOne", ["One"]),
    "in a link target": ('[a]({{< ref "b.md" >}}) [c]({{ site.url }}/d)', ["a c"]),
    "in an attribute": ('<a href="{{ x > y }}">a</a> b', ["a b"]),
    "kramdown attributes": ("One\n{: .notice}\n\nTwo {: #id}", ["One", "Two"]),
    "kramdown attributes of a link": ('[a](b){:target="_blank"} c', ["a c"]),
    "Pandoc attributes": ("[a](b){.button} c", ["a c"]),
    "Pandoc box": ("::: {.callout}\nNot **advice**.\n:::\nTwo", ["Not advice.", "Two"]),
    "Docusaurus box": (":::note Title\n\nNot advice.\n\n:::", ["Not advice."]),
    "Docusaurus import": ("import A from '@site/a';\n\nOne", ["One"]),
    "unclosed tag": ("One {{ two and {% three", ["One {{ two and {% three"]),
    "not over a blank line": ("One {{ two\n\nthree }} four", ["One {{ two", "three }} four"]),
    "no tag": ("a {b} {1} {} {a, b} :: c", ["a {b} {1} {} {a, b} :: c"]),
    "table of variables": ("|A|\n|-|\n|{{ x }}|", ["A", "\ufffc"]),
}


@pytest.mark.parametrize(("text", "blocks"), TEMPLATES.values(), ids=TEMPLATES)
def test_templates(text, blocks):
    assert texts(read(text)) == blocks


MDX = {
    "imports and exports": (
        "import A from 'a'\nimport B from 'b'\n\nexport const c = {\n\n  d: 1,\n}\n\nOne",
        ["One"],
    ),
    "prose that begins so": ("One\n\nexporters fell", ["One", "exporters fell"]),
    "comment": ("One {/* not seen */} two", ["One two"]),
    "expression": ("We at {props.company} hold", ["We at \ufffc hold"]),
    "string": ("One{' '}two {\"three\"}", ["One two three"]),
    "component over Markdown": ("<Note>\nNot **advice**.\n</Note>", ["Not advice."]),
    "component in a line": ("<Note>Not **advice**.</Note> So", ["Not advice. So"]),
    "indented text of a component": (
        "<Tabs>\n  <Tab>\n      Not advice.\n  </Tab>\n</Tabs>",
        ["Not advice."],
    ),
    "attributes in braces": ("<Chart data={[1 > 2]} /> one", [" one"]),
    "hidden by a style object": (
        "<div style={{display: 'none'}}>\n\nNot seen.\n\n</div>\n\nSeen.",
        ["Seen."],
    ),
    "member component": ("<A.B c={1}>one</A.B>", ["one"]),
    "fragment": ("<>\nOne\n</>", ["One"]),
}


@pytest.mark.parametrize(("text", "blocks"), MDX.values(), ids=MDX)
def test_mdx(text, blocks):
    assert texts(read(text, "post.mdx")) == blocks


PLACES = [
    ("a Nest**l&eacute;** b", "Nestlé", "Nest**l&eacute;"),
    ("a Nest**l&eacute;** b", "é", "&eacute;"),
    ("é日𝒳 **NVIDIA** b", "NVIDIA", "NVIDIA"),
    ("> not\n> **an\n> advice**", "not an advice", "not\n> **an\n> advice"),
    ("> not\n> **an\n> advice**", "advice", "advice"),
    ("- [ ] é one\n  two", "one two", "one\n  two"),
    ("---\ntitle: é\n---\nHéllo *w*", "Héllo w", "Héllo *w"),
    ("|é|B|\n|-|-|\n|1|c *d*|", "c d", "c *d"),
    ("<div>é\n  one\n  two</div>", "one two", "one\n  two"),
    ("{% x %}\né {{ y }} one", "\ufffc one", "{{ y }} one"),
    ("see https://é.b/c then NVIDIA", "NVIDIA", "NVIDIA"),
    ("é `code` `` b` `` c", "b`", "b`"),
    ("one<!-- é -->two", "onetwo", "one<!-- é -->two"),
    ("a\r\nb\r\nc NVIDIA", "a b c NVIDIA", "a\r\nb\r\nc NVIDIA"),
]


@pytest.mark.parametrize(("text", "words", "source"), PLACES)
def test_places(text, words, source):
    assert stretch(read(text), words) == source


def kinds(text: str) -> list[tuple[object, ...]]:
    return [(b.kind, b.level, b.quote, b.cell) for b in read(text).blocks]


def test_kinds_of_blocks():
    text = "## A\n\nb\n\n> c\n> - d\n>   - e\n\n- > f\n\n  # g\n"
    assert kinds(text) == [
        ("heading", 2, 0, None),
        ("paragraph", 0, 0, None),
        ("paragraph", 0, 1, None),
        ("item", 1, 1, None),
        ("item", 2, 1, None),
        ("item", 1, 1, None),
        ("heading", 1, 0, None),
    ]


def test_cells_count_tables_of_both_kinds():
    text = "|a|b|\n|-|-|\n|c||\n\n<table><tr><th>d</table>\n\n|e|\n|-|\n"
    assert [cell for *_, cell in kinds(text)] == [
        Cell(0, 0, 0),
        Cell(0, 0, 1),
        Cell(0, 1, 0),
        Cell(1, 0, 0),
        Cell(2, 0, 0),
    ]


def test_html_blocks_know_the_markdown_around_them():
    text = "- <p>a</p>\n\n> <ul><li>b</ul>\n\n<blockquote>\n\nc\n\n</blockquote>\n"
    assert [(kind, level, quote) for kind, level, quote, _ in kinds(text)] == [
        ("item", 1, 0),
        ("item", 1, 1),
        ("paragraph", 0, 1),
    ]


def test_what_is_seen_but_says_nothing():
    document = read("a `b` ~~c~~ <code>d</code> <del>e</del> f")
    assert [document.prose[c.start : c.end] for c in document.code] == ["b", "c", "d", "e"]


HIDDEN = [
    ("<!-- a -->", "comment", "<!-- a -->"),
    ("x <!-- a --> y", "comment", "<!-- a -->"),
    ("```\na\n```\n", "code", "```\na\n```"),
    ("x\n\n    a\n", "code", "a\n"),
    ("---\na: b\n---\nx", "front-matter", "---\na: b\n---\n"),
    ("<div hidden>\n\na\n\n</div>\n\nx", "markup", "<div hidden>\n\na\n\n</div>"),
    ("x <b hidden>a</b> y", "markup", "<b hidden>a</b>"),
    ("x {{ a }} y", "template", "{{ a }}"),
    ("{# a #}\n", "comment", "{# a #}"),
    ("<pre>a</pre>\n", "code", "<pre>a</pre>"),
    ("<div hidden>\n\na", "markup", "<div hidden>\n\na"),
]


@pytest.mark.parametrize(("text", "kind", "source"), HIDDEN)
def test_hidden(text, kind, source):
    (hidden,) = read(text).hidden
    assert (hidden.kind, text[hidden.start : hidden.end]) == (kind, source)


ALLOWED = [
    ("<!-- disclint: allow a-b -- why so -->\nx", ("a-b",), "why so", "next-block"),
    ("<!--disclint:allow a, b,c—why-->", ("a", "b", "c—why"), "", "next-block"),
    ("<!-- disclint: allow a b — why -->", ("a", "b"), "why", "next-block"),
    ("<!-- disclint: allow-file a -- why\n over lines -->", ("a",), "why over lines", "file"),
    ("x <!-- Disclint: Allow a --> y", ("a",), "", "next-block"),
    ("<!-- disclint: allow -->", (), "", "next-block"),
    ("<!-- disclint: alow a -- why -->", (), "", "next-block"),
    ("{# disclint: allow a -- why #}\nx", ("a",), "why", "next-block"),
    ("{% comment %} disclint: allow a -- why {% endcomment %}", ("a",), "why", "next-block"),
    ("{{/* disclint: allow a -- why */}}\n", ("a",), "why", "next-block"),
    ("---\ndisclint-allow: a, b -- why\n---\nx", ("a", "b"), "why", "file"),
    ("---\ndisclint-allow:\n  - a\n  - b\n---\nx", ("a", "b"), "", "file"),
    ("+++\ndisclint-allow = ['a', \"b\"]\n+++\nx", ("a", "b"), "", "file"),
]


@pytest.mark.parametrize(("text", "rules", "reason", "scope"), ALLOWED)
def test_suppressions(text, rules, reason, scope):
    (suppression,) = read(text).suppressions
    assert (suppression.rules, suppression.reason, suppression.scope) == (rules, reason, scope)


def test_a_field_of_the_front_matter_stands_at_its_name():
    text = "---\ntitle: a\nDisclint-Allow: a\n---\n"
    (suppression,) = read(text).suppressions
    assert text[slice(*suppression.span)] == "Disclint-Allow"


def test_mdx_comment_is_a_suppression():
    text = "one\n\n{/* disclint: allow a -- why */}\n\ntwo"
    (suppression,) = read(text, "a.mdx").suppressions
    assert (suppression.rules, suppression.reason) == (("a",), "why")
    assert text[slice(*suppression.span)] == "{/* disclint: allow a -- why */}"


@pytest.mark.parametrize(
    "text",
    [
        "<!-- allow a -->",
        "disclint: allow a",
        "`<!-- disclint: allow a -->`",
        "```\n<!-- disclint: allow a -->\n```",
        "<!-- see disclint: allow a -->",
    ],
)
def test_no_suppressions(text):
    assert read(text).suppressions == ()


FRONT_MATTER = {
    "YAML": (
        "---\ntitle: 'It''s'  # c\nlang: it\nauthor: Jane Doe\n---\nx",
        {"title": "It's", "lang": "it", "author": "Jane Doe"},
        "it",
    ),
    "YAML closed by dots": ("---\nlang: pt_BR\n...\nx", {"lang": "pt_BR"}, "pt-BR"),
    "YAML folded": (
        "---\ndescription: >-\n  One\n  two\ntitle: x\n---\nx",
        {"description": "One two", "title": "x"},
        None,
    ),
    "YAML lists and maps": (
        '---\nauthors:\n- "A B"\n- name: C D\n  url: x\nauthor: [E, "F, G"]\ntags: [x]\n---\nx',
        {"authors": "A B, C D", "author": "E, F, G"},
        None,
    ),
    "YAML map of a name": (
        "---\nauthor:\n  name: A B\n  url: x\npublisher: P\n---\nx",
        {"author": "A B", "publisher": "P"},
        None,
    ),
    "YAML escapes": ('---\ntitle: "a \\"b\\" \\u00e9"\n---\nx', {"title": 'a "b" é'}, None),
    "TOML": (
        '+++\ntitle = "A"\nlanguage = \'de\'\nauthors = ["B", "C"]\n+++\nx',
        {"title": "A", "language": "de", "authors": "B, C"},
        "de",
    ),
    "TOML tables": (
        '+++\ntitle = "A"\n[params]\ntitle = "B"\nauthor = "C"\n+++\nx',
        {"title": "A"},
        None,
    ),
    "JSON": (
        '{"title": "A", "locale": "en_US", "author": ["B", "C"], "n": 1}\n\nx',
        {"title": "A", "locale": "en_US", "author": "B, C"},
        "en-US",
    ),
    "JSON in dashes": ('---json\n{"title": "A"}\n---\nx', {"title": "A"}, None),
    "CRLF": ("---\r\ntitle: A\r\nlang: fr\r\n---\r\nx", {"title": "A", "lang": "fr"}, "fr"),
    "no language": ("---\nlang: Klingon spoken\n---\nx", {"lang": "Klingon spoken"}, None),
    "empty": ("---\n---\nx", {}, None),
}


@pytest.mark.parametrize(("text", "meta", "language"), FRONT_MATTER.values(), ids=FRONT_MATTER)
def test_front_matter(text, meta, language):
    document = read(text)
    assert (document.meta, document.language, texts(document)) == (meta, language, ["x"])


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("---\ntitle: a\n", ["title: a"]),
        ("---\ntitle: a\n\nx", ["title: a", "x"]),
        ("+++\ntitle = 1\n", ["+++ title = 1"]),
        ("{ a }\n\nx", ["{ a }", "x"]),
        ("One\n\n---\ntitle: a\n---\n", ["One", "title: a"]),
        ("----\na: b\n----\n", ["a: b"]),
    ],
    ids=["unclosed", "unclosed with text", "TOML unclosed", "no JSON", "not first", "four dashes"],
)
def test_no_front_matter(text, blocks):
    document = read(text)
    assert (document.meta, texts(document)) == ({}, blocks)


@pytest.mark.parametrize("text", [text for text, _ in READ.values()], ids=READ)
def test_line_ends_change_nothing(text):
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    assert texts(read(unix.replace("\n", "\r\n"))) == texts(read(unix))
