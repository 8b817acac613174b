"""A few issuers of our own making, compiled as the real ones are, for tests that must not move."""

from linter.issuer_index import build
from linter.issuers import FILE, IssuerTable

_HEAD = "# test\nid\tname\n"
_ROWS = (
    "N1|Nordwind Energie AG|DE|listed|-|-|DE000NWE0011|XETR:NWE XNAS:NWEY|Nordwind; #Windbox|7",
    "N2|~Harvest Corporation|US|listed|-|-|-|XNYS:HRV|#HarvestPad; @Sickle|8",
    "N3|Harvest Robotics|US|private|-|-|-|-|-|5",
    "N4|Tevla Motors, Inc.|US|listed|-|-|-|XNAS:TVLA|Tevla|8",
    "N5|Brisk Foods plc|GB|delisted|2019|-|-|XLON:BRSK|Brisk Foods|5",
    "N6|Ostbank S.A.|PL|acquired|2015|Nordwind Energie AG|-|XWAR:OSB|Ostbank|5",
    "N7|Kitamura Denki K.K.|JP|listed|-|-|-|XTKS:6799|^北村電機; ^キタムラ|6",
    "N8|Danubia Class Holdings|US|listed|-|-|-|XNYS:DAN-B|Danubia|7",
    "N9|The Morning Ledger|US|media|-|-|-|-|Morning Ledger|5",
)
_EXCHANGES = """# test
mic\toperating\tcountry\tname\tshort\taliases\tyahoo\treuters\tbloomberg
XETR\tXETR\tDE\tXetra\tXETRA\tXTRA; ETR\tDE\tDE\tGY
XNAS\tXNAS\tUS\tNasdaq\tNASDAQ\tNasdaqGS\t-\tO\tUS UW
XNYS\tXNYS\tUS\tNew York Stock Exchange\tNYSE\tBig Board\t-\tN\tUS UN
XLON\tXLON\tGB\tLondon Stock Exchange\tLSE\tLON; London\tL\tL\tLN
XWAR\tXWAR\tPL\tGPW Warszawa\tWSE\tGPW; WAR\tWA\tWA\tPW
XTKS\tXTKS\tJP\tTokyo Stock Exchange\tTYO\t東証; 東証プライム; TSE\tT\tT\tJT JP
"""


def _line(row: str) -> str:
    cells = row.split("|")
    return "\t".join([*cells[:-1], cells[-1], "test", "2026-11"])


def sample_table() -> IssuerTable:
    """The table of these issuers."""
    issuers = _HEAD + "\n".join(map(_line, _ROWS)) + "\n"
    tables = {
        "issuers.tsv": issuers,
        "exchanges.tsv": _EXCHANGES,
        "ambiguous.tsv": "# test\nform\tclass\treason\n",
    }
    return IssuerTable(memoryview(build(tables)[FILE]))
