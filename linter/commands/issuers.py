"""`disclint issuers`: what the issuer table knows of a company, and what it is made of."""

import os
from collections import Counter
from collections.abc import Iterator

from linter.arguments import Arguments, BadArguments
from linter.commands import CLEAN, FINDINGS, USERS_MISTAKE, Console
from linter.commands.common import chosen_format
from linter.commands.table import COMMANDS
from linter.files.shipped import compiled
from linter.files.updated import open_issuers, updated_folder
from linter.hints import did_you_mean, one_of
from linter.issuer import STATUSES, Issuer
from linter.issuers import IssuerTable

ACTIONS = ("find", "info", "update")
CONTACT = "DISCLINT_CONTACT"
"""The environment variable that says who asks the SEC."""


def run(arguments: Arguments, console: Console) -> int:
    """Look into the issuer table."""
    action, *words = arguments.operands
    if action not in ACTIONS:
        hint = did_you_mean(action, ACTIONS)
        told = f"`disclint issuers` must be followed by {one_of(ACTIONS)}, not `{action}`"
        raise BadArguments(f"{told} ({hint})" if hint else told)
    shape = chosen_format(arguments, COMMANDS["issuers"].formats)
    if action == "update":
        return _update(" ".join(words) or os.environ.get(CONTACT, ""), console)
    table = open_issuers()
    if action == "info":
        console.show(_about(table))
        return CLEAN
    if not words:
        raise BadArguments("`disclint issuers find` needs a name, a ticker or an ISIN")
    return _find(table, " ".join(words), shape, console)


def _update(contact: str, console: Console) -> int:
    """Renew the table from public lists; the only thing in `disclint` that goes online."""
    from time import gmtime, strftime  # noqa: PLC0415  # only for an update

    from linter.commands.update import UpdateFailed, update  # noqa: PLC0415

    folder = updated_folder(compiled("issuers"))
    told: set[str] = set()

    def progress(doing: str) -> None:
        # A person sees each megabyte, a log only what is begun.
        if console.is_terminal or ":" not in doing:
            if doing not in told:
                console.complain(f"disclint: {doing}")
            told.add(doing)

    try:
        changes = update(folder, contact, strftime("%Y-%m-%d", gmtime()), progress)
    except UpdateFailed as failed:
        console.complain(f"disclint: the issuer table is unchanged: {failed}")
        if not contact:
            console.complain(f"disclint: write it behind `update`, or in {CONTACT}")
        return USERS_MISTAKE
    new = f"{changes.added} issuers are new, {changes.listed} have new listings"
    console.show((f"{new}, {changes.gone} have left the market", f"the table is in {folder}"))
    return CLEAN


def _find(table: IssuerTable, query: str, shape: str, console: Console) -> int:
    """Show the issuers that a name, ticker or ISIN may mean; none is a finding."""
    found = [table.issuer(row) for row in rows(table, query)]
    console.show(_as_json(found) if shape == "json" else _as_text(found))
    if not found:
        console.complain(f"disclint: no issuer is known as `{query}`")
    return CLEAN if found else FINDINGS


def rows(table: IssuerTable, query: str) -> tuple[int, ...]:
    """The rows that a query may mean: by ISIN, by ticker (with its exchange or not), by name."""
    exchange, colon, ticker = query.rpartition(":")
    if colon:
        return table.listed_as(ticker.strip(), table.exchange(exchange.strip()))
    stem, dot, suffix = query.rpartition(".")
    found = [row for row in (table.by_isin(query),) if row is not None]
    found += table.listed_as(query)
    if dot and (mics := table.suffix(suffix)):
        found += table.listed_as(stem, mics)
    found += [form.row for form in table.named(query)]
    return tuple(dict.fromkeys(found))


def _as_text(issuers: list[Issuer]) -> Iterator[str]:
    for issuer in issuers:
        status = issuer.status if issuer.year is None else f"{issuer.status} {issuer.year}"
        owner = f", owned by {issuer.parent}" if issuer.parent else ""
        yield f"{issuer.name} ({issuer.country}, {status}{owner})"
        yield f"  ISIN: {issuer.isin or 'not known'}"
        yield f"  listings: {', '.join(issuer.tickers) or 'none'}"
        yield f"  source: {issuer.source}, {issuer.date}"


def _as_json(issuers: list[Issuer]) -> Iterator[str]:
    from json import dumps  # noqa: PLC0415  # not for `text`

    yield dumps(
        [
            {
                "issuer": issuer.id,
                "name": issuer.name,
                "country": issuer.country,
                "status": issuer.status,
                "year": issuer.year,
                "parent": issuer.parent,
                "isin": issuer.isin,
                "tickers": list(issuer.tickers),
                "source": issuer.source,
                "date": issuer.date,
            }
            for issuer in issuers
        ],
        ensure_ascii=False,
    )


def _about(table: IssuerTable) -> Iterator[str]:
    """How many issuers there are, of which status, and where they come from."""
    issuers = [table.issuer(row) for row in range(len(table))]
    statuses = Counter(issuer.status for issuer in issuers)
    sources = Counter(source for issuer in issuers for source in issuer.source.split("+"))
    dates = [issuer.date for issuer in issuers]
    yield f"{len(issuers)} issuers of {len({issuer.country for issuer in issuers})} countries"
    yield from (f"  {status}: {statuses[status]}" for status in STATUSES if statuses[status])
    yield f"known from (dates from {min(dates)} to {max(dates)})"
    yield from (f"  {source}: {count}" for source, count in sources.most_common())
