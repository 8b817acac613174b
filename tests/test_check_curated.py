"""The curated issuer tables are in their normal form, and the check that says so can fail."""

import importlib.util
from pathlib import Path

import pytest

_ROOT = Path(__file__).parent.parent
_SPEC = importlib.util.spec_from_file_location(
    "check_curated", _ROOT / "tools" / "check_curated.py"
)
assert _SPEC
assert _SPEC.loader
check_curated = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(check_curated)

_HEAD = "# a table\nname\tstatus\tcountry\tisin\tlistings\taliases\n"
_GOOD = "Acme plc\tlisted\tGB\tGB0002374006\tXLON:ACM\t~Acme; <Old Acme; @Anvil; #Rocket\n"

_BAD = {
    "status unknown": ("Acme\tdead\tGB\t-\t-\t-\n", ":3:6: unknown status 'dead'"),
    "country of three letters": ("Acme\tlisted\tGBR\t-\t-\t-\n", ":3:13: 'GBR' is no country"),
    "check digit wrong": ("Acme\tlisted\tGB\tGB0002374007\t-\t-\n", ":3:16: 'GB0002374007' is no"),
    "exchange unknown": ("Acme\tlisted\tGB\t-\tXXXX:A\t-\n", ":3:18: 'XXXX:A' is no MIC:TICKER"),
    "column missing": ("Acme\tlisted\tGB\t-\t-\n", ":3:1: 5 columns instead of 6"),
    "name with a marker for aliases": ("@Acme\tlisted\tGB\t-\t-\t-\n", ":3:1: a name takes ~ or !"),
    "alias twice": ("Acme\tlisted\tGB\t-\t-\tA1; ~A1\n", ":3:24: alias 'A1' stands twice"),
    "two markers": ("Acme\tlisted\tGB\t-\t-\t~#A1\n", ":3:20: alias '~#A1' is empty or has more"),
    "out of order": (
        "B\tlisted\tGB\t-\t-\t-\nA\tlisted\tGB\t-\t-\t-\n",
        ":4:1: 'A' does not stand in the order",
    ),
    "listing twice": (
        "A\tlisted\tGB\t-\tXLON:A\t-\nB\tlisted\tGB\t-\tXLON:A\t-\n",
        ":4:15: 'listing XLON:A' is claimed by table.tsv:3",
    ),
    "name claimed twice": (
        "A\tlisted\tGB\t-\t-\t@C\nB\tlisted\tGB\t-\t-\tC\n",
        ":4:17: 'name c' is claimed by table.tsv:3",
    ),
    "no line end": ("Acme\tlisted\tGB\t-\t-\t-", "the last line has no line end"),
}

_SILENT = {
    "all columns filled": _GOOD,
    "nothing known": "Acme plc\tlisted\tGB\t-\t-\t-\n",
    "ticker passed on by a company that left": (
        "A\tacquired 2023 by B\tGB\t-\tXLON:A\t-\nB\tlisted\tGB\t-\tXLON:A\t-\n"
    ),
    "ambiguous alias of two issuers": (
        "A\tlisted\tGB\t-\t-\t~Merck\nB\tlisted\tGB\t-\t-\t~Merck\n"
    ),
}


def _check(tmp_path, capsys, rows):
    path = tmp_path / "table.tsv"
    path.write_text(_HEAD + rows, encoding="utf-8")
    status = check_curated.main([str(path)])
    return status, capsys.readouterr().out


@pytest.mark.parametrize(("rows", "message"), _BAD.values(), ids=_BAD)
def test_says_what_is_wrong(tmp_path, capsys, rows, message):
    status, out = _check(tmp_path, capsys, rows)
    assert status == 1
    assert message in out


@pytest.mark.parametrize("rows", _SILENT.values(), ids=_SILENT)
def test_stays_silent(tmp_path, capsys, rows):
    assert _check(tmp_path, capsys, rows) == (0, "")


def test_our_own_tables_are_in_normal_form(capsys):
    assert check_curated.main([]) == 0, capsys.readouterr().out
