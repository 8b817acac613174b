"""`disclint facts`: what an article was seen to say, and why it counts or does not."""

from collections.abc import Iterator
from typing import Any

from linter import formats
from linter.arguments import Arguments
from linter.commands import Console, complaints
from linter.commands.common import articles, chosen_format, how
from linter.commands.table import COMMANDS
from linter.facts.model import Facts, Mention, Statement
from linter.facts.reading import read_facts
from linter.files.knowledge import Wanted, load
from linter.run import over
from linter.source import Source

Record = dict[str, Any]


def as_record(facts: Facts) -> Record:
    """The facts of one article in the shape that tools are built on."""
    document = facts.document
    names = {mention.issuer: mention.name for mention in facts.mentions}
    return {
        "path": document.source.path,
        "format": document.format,
        "language": facts.language,
        "mentions": [_mention(one, facts) for one in facts.mentions],
        "statements": [_statement(one, facts, names) for one in facts.statements],
    }


def _mention(mention: Mention, facts: Facts) -> Record:
    return {
        "issuer": mention.issuer,
        "name": mention.name,
        "tickers": list(mention.tickers),
        "isin": mention.isin,
        "text": mention.text,
        "evidence": mention.evidence,
        "counted": mention.counted,
        "reason": mention.reason,
        **_place(mention.start, mention.end, facts),
    }


def _statement(statement: Statement, facts: Facts, names: dict[str, str]) -> Record:
    covers = statement.covers
    return {
        "kind": statement.kind,
        "text": statement.text,
        "language": statement.language,
        "subject": statement.subject,
        "covers": [names.get(one, one) for one in covers] if isinstance(covers, tuple) else covers,
        "counted": statement.counted,
        "reason": statement.reason,
        **_place(statement.start, statement.end, facts),
    }


def _place(start: int, end: int, facts: Facts) -> Record:
    span = facts.document.span(start, end)
    first = facts.document.source.position(span.start)
    last = facts.document.source.position(span.end)
    return {
        "line": first.line,
        "column": first.column,
        "end_line": last.line,
        "end_column": last.column,
    }


def rendered(records: Iterator[Record], shape: str) -> Iterator[str]:
    """The lines that show these records."""
    if shape == "text":
        yield from _as_text(records)
        return
    from json import dumps  # noqa: PLC0415  # not for `text`

    if shape == "json":
        yield dumps({"articles": list(records)}, ensure_ascii=False)
        return
    for record in records:
        yield dumps(record, ensure_ascii=False)


def _as_text(records: Iterator[Record]) -> Iterator[str]:
    for record in records:
        yield f"{record['path']} ({record['format']}, {record['language']})"
        for mention in record["mentions"]:
            issuer = f"{mention['name']} {' '.join(mention['tickers'][:1])}".strip()
            yield _line(mention, f"{mention['text']} -> {issuer} ({mention['evidence']})")
        for said in record["statements"]:
            covers = said["covers"]
            about = f" of {', '.join(covers)}" if isinstance(covers, list) else ""
            yield _line(said, f"{said['kind']}{about} ({said['subject']}): {said['text']}")


def _line(fact: Record, told: str) -> str:
    mark = "+" if fact["counted"] else "-"
    return (
        f"  {mark} {fact['line']}:{fact['column']} {' '.join(told.split())}\n      {fact['reason']}"
    )


def run(arguments: Arguments, console: Console) -> int:
    """Show the facts of articles."""
    shape = chosen_format(arguments, COMMANDS["facts"].formats)
    loaded = load(Wanted(arguments.text("config") or None))
    if loaded.problems:
        return complaints(loaded.problems, console)
    config = loaded.config
    found = articles(arguments, config.path, config.include, config.exclude)

    def work(source: Source) -> Record:
        return as_record(read_facts(formats.read(source), loaded.knowledge))

    status = complaints(found.problems, console)

    def records() -> Iterator[Record]:
        nonlocal status
        for outcome in over(found.paths, work, how(arguments)):
            if outcome.result is not None:
                yield outcome.result
            if outcome.problem is not None:
                status = max(status, complaints((outcome.problem,), console))

    console.show(rendered(records(), shape))
    return status
