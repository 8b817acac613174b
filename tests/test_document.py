"""The three moves of a writer, and the way from prose back to its source."""

import pytest

from linter.document import Block, Cell, Hidden, ProseWriter, Segment
from linter.source import Source, Span

TEXT = "Nest**l&eacute;** is\n> cheap. <b>x</b>"


def writer(text: str = TEXT) -> ProseWriter:
    return ProseWriter(Source("a.md", text), "markdown")


def test_copy_put_and_skip():
    w = writer()
    w.open("paragraph")
    w.copy(0, 4)
    w.copy(6, 7)
    w.put("é", 7, 15)
    w.copy(17, 20)
    w.put(" ", 20, 23)
    w.copy(23, 29)
    document = w.finish()
    assert document.prose == "Nestlé is cheap.\n"
    assert document.blocks == (Block("paragraph", 0, 16),)
    assert document.segments == (
        Segment(0, 0, 4, copied=True),
        Segment(4, 6, 7, copied=True),
        Segment(5, 7, 15, copied=False),
        Segment(6, 17, 20, copied=True),
        Segment(9, 20, 23, copied=False),
        Segment(10, 23, 29, copied=True),
        Segment(16, 29, 29, copied=False),
    )
    assert document.span(0, 6) == Span(0, 15)
    assert document.span(4, 5) == Span(6, 7)
    assert document.span(5, 6) == Span(7, 15)
    assert document.span(2, 8) == Span(2, 19)
    assert document.span(9, 11) == Span(20, 24)
    assert document.span(15, 16) == Span(28, 29)


def test_a_span_may_end_at_a_break():
    w = writer("ab\n\ncd")
    w.open("paragraph")
    w.copy(0, 2)
    w.open("paragraph")
    w.copy(4, 6)
    document = w.finish()
    assert document.span(0, 3) == Span(0, 2)
    assert document.span(2, 4) == Span(2, 5)


def test_empty_blocks_leave_no_trace():
    w = writer()
    w.open("heading", level=2)
    w.open("item", level=1, quote=3)
    w.copy(4, 4)
    w.put("", 4, 6)
    w.open("cell", cell=Cell(0, 1, 2))
    w.copy(0, 1)
    w.close()
    w.close()
    document = w.finish()
    assert document.blocks == (Block("cell", 0, 1, 0, 0, Cell(0, 1, 2)),)
    assert document.prose == "N\n"


def test_nothing_written():
    document = writer("").finish()
    assert (document.prose, document.blocks, document.segments) == ("", (), ())


@pytest.mark.parametrize("move", ["copy", "put"])
def test_prose_outside_a_block_is_an_error(move):
    w = writer()
    w.open("paragraph")
    w.close()
    with pytest.raises(RuntimeError, match="open one first"):
        w.copy(0, 1) if move == "copy" else w.put("x", 0, 1)


def test_code_is_marked_from_where_it_began():
    w = writer("a `b` c")
    w.open("paragraph")
    w.copy(0, 2)
    start = w.length
    w.copy(3, 4)
    w.mark_code(start)
    w.mark_code(w.length)
    w.copy(5, 7)
    document = w.finish()
    assert document.code == (Span(2, 3),)
    assert document.prose[2:3] == "b"


def test_last_character():
    w = writer()
    assert w.last == ""
    w.open("paragraph")
    w.copy(0, 2)
    assert w.last == "e"


def test_hidden_stretches_come_in_order():
    w = writer()
    w.hidden += [Hidden("comment", 5, 9), Hidden("code", 0, 3)]
    assert [hidden.start for hidden in w.finish().hidden] == [0, 5]
