"""Issuer tables made by hand for a test, mapped as the real one is."""

from linter.issuer_index import build
from linter.issuers import IssuerTable
from linter.issuertext import COLUMNS, EXCHANGE_COLUMNS

EXCHANGES = [
    "XMIL XMIL IT Borsa_Italiana BIT Piazza_Affari;_MIL MI MI IM",
    "XNAS XNAS US Nasdaq NASDAQ ナスダック - O US",
    "XNYS XNYS US New_York_Stock_Exchange NYSE - - N US",
    "XTKS XJPX JP Tokyo_Stock_Exchange TYO 東証 T T JP",
]


def row(name, aliases="-", *, key=None, status="listed", isin="-", listings="-", weight="5"):
    """One line of `issuers.tsv`, as cells."""
    identity = key or name
    place = (identity, name, "US", status, "-", "-", isin, listings, aliases)
    return [*place, weight, "test", "2026-01"]


def table(tmp_path, rows, doubts=()):
    """The mapped table of these rows."""
    texts = {
        "issuers.tsv": lines(COLUMNS, rows),
        "ambiguous.tsv": lines(("form", "class", "reason"), doubts),
        "exchanges.tsv": lines(
            EXCHANGE_COLUMNS, [line.replace("_", "\0").split(" ") for line in EXCHANGES]
        ).replace("\0", " "),
    }
    for name, data in build(texts).items():
        (tmp_path / name).write_bytes(data)
    return IssuerTable.open(str(tmp_path))


def lines(header, rows):
    return "\n".join(("# a comment", "\t".join(header), *("\t".join(r) for r in rows))) + "\n"
