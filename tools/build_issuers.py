"""Build the issuer table out of the pinned packages and our own curated tables.

``python tools/build_issuers.py CACHE`` downloads into the folder CACHE what is not there yet, and
writes `linter/data/issuers.tsv` and `linter/data/ambiguous.tsv`. It needs `pyarrow` and `wordfreq`
beside what `disclint` needs; a check never needs them.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT)]

import issuer_packages as packages  # noqa: E402  # the checkout comes first on the path
import issuer_sources as sources  # noqa: E402
from everyday_words import EverydayWords  # noqa: E402
from issuer_listings import listings  # noqa: E402
from issuer_merge import Merge, plain_name  # noqa: E402
from issuer_rows import CURATED_DATE, PACKAGES, row  # noqa: E402
from name_classes import MENTIONED, SHORT, Known, Verdict, judge  # noqa: E402

from linter.folding import folded  # noqa: E402
from linter.issuertext import COLUMNS, EMPTY, forms, marked, read_row  # noqa: E402
from linter.legalnames import short_names  # noqa: E402

DATA = ROOT / "linter" / "data"
ALIASES, WEIGHT = COLUMNS.index("aliases"), COLUMNS.index("weight")


def merge(cache: Path) -> Merge:
    """All sources in one, the most authoritative first."""
    merged = Merge(sources.cusips(cache))
    curated = sorted(sources.curated(DATA / "curated"), key=_standing)
    feeds = (curated, sources.sec(cache), sources.indices(cache), listings(cache))
    for feed in (*feeds, sources.taiwan(cache), sources.china(cache)):
        for found in feed:
            merged.add(found)
    merged.unite()
    return merged


def _standing(found: sources.Found) -> tuple[bool, bool]:
    """Companies before media, and brands after the companies that they belong to."""
    adding = {"curated/brands", "curated/foreign-names", "curated/native-names"}
    return found.status == "media", found.source in adding


def table(rows: Iterable[tuple[str, ...]]) -> str:
    """The text of `issuers.tsv`."""
    head = ["# The issuers: one company a line, as issuer_index.py reads it."]
    for key, package in PACKAGES.items():
        about = f"{package.carries} ({package.requirement}, {package.licence})"
        head.append(f"# source {key}: {about}, date {package.date}")
    head.append(f"# source curated: the tables of linter/data/curated (CC0), date {CURATED_DATE}")
    head.append("# licence: facts, CC0; written by tools/build_issuers.py, changed only by it")
    lines = ["\t".join(cells) for cells in rows]
    return "\n".join((*head, "\t".join(COLUMNS), *lines)) + "\n"


def unique(rows: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The rows in order of name and id; an id that is taken gets a number."""
    taken: dict[str, int] = {}
    out = []
    for cells in sorted(rows, key=lambda cells: (folded(cells[1].lstrip("~!?")), cells[0])):
        number = taken[cells[0]] = taken.get(cells[0], 0) + 1
        out.append(cells if number == 1 else (f"{cells[0]}.{number}", *cells[1:]))
    return out


CHOSEN = 5
"""From this weight on, a curated company was chosen because the press writes about it."""
EVERYDAY = 3.6
"""From this zipf frequency on, a word is one that everybody uses."""
CORES = 3
"""From this weight on, a company may be called by the first word of its name alone."""
TELLING = 6
"""Such a word has so many letters at least, and is rarer than `RARE` (a zipf frequency)."""
RARE = 2.9


def with_cores(rows: list[tuple[str, ...]], words: EverydayWords) -> list[tuple[str, ...]]:
    """The rows, with the one telling word of a longer name as a further alias.

    `Regeneron` for Regeneron Pharmaceuticals: a rare word that no other company's name begins with.
    """
    firsts = [_first_words(cells[1], 1)[0] for cells in rows]
    counts = Counter(firsts)
    return [
        _with_alias(cells) if counts[first] == 1 and _is_core(cells, first, words) else cells
        for cells, first in zip(rows, firsts, strict=True)
    ]


def _first_words(name: str, count: int) -> list[str]:
    return (re.findall(r"[^\W_]+", plain_name(name)) or [""])[:count]


def _is_core(cells: tuple[str, ...], word: str, words: EverydayWords) -> bool:
    live = cells[3] in {"listed", "otc"} and int(cells[WEIGHT]) >= CORES
    if not live or len(_first_words(cells[1], 2)) == 1 or len(word) < TELLING:
        return False
    named = word in words.given or word in words.surnames or word in words.places
    return word.isascii() and not named and words.zipf(word) < RARE and not words.languages(word)


def _with_alias(cells: tuple[str, ...]) -> tuple[str, ...]:
    """A row with the first word of its name, as it is spelled there, as one more alias."""
    name = re.sub("^The ", "", cells[1].lstrip("~!?"))
    alias = (re.findall(r"[^\W_]+", name) or [""])[0]
    aliases = [] if cells[ALIASES] == EMPTY else cells[ALIASES].split("; ")
    if folded(alias) in {folded(marked(each)[0]) for each in aliases}:
        return cells
    return (*cells[:ALIASES], "; ".join((*aliases, alias)), *cells[ALIASES + 1 :])


def with_little_known(rows: list[tuple[str, ...]], words: EverydayWords) -> list[tuple[str, ...]]:
    """The rows, with the everyday words among the names of little-known companies as never meant.

    Whoever writes `Material` or `AI` does not mean a small company in Tokyo, whatever the sentence.
    """
    return [
        cells if int(cells[WEIGHT]) >= MENTIONED else _with_never(cells, words) for cells in rows
    ]


def _with_never(cells: tuple[str, ...], words: EverydayWords) -> tuple[str, ...]:
    name, aliases = cells[1], cells[ALIASES].split("; ")
    aliases = [_never(alias, words) for alias in aliases]
    return (
        cells[0],
        _never(name, words),
        *cells[2:ALIASES],
        "; ".join(aliases),
        *cells[ALIASES + 1 :],
    )


def _never(alias: str, words: EverydayWords) -> str:
    if alias[:1] != "~":
        return alias
    texts = (folded(alias[1:]), *short_names(marked(alias)[0]))
    everyday = any(words.zipf(each) >= EVERYDAY and words.languages(each) for each in texts)
    return "?" + alias[1:] if everyday or min(map(len, texts)) <= SHORT else alias


def classes(rows: Iterable[tuple[str, ...]], words: EverydayWords) -> dict[str, Verdict]:
    """The forms that are not distinctive, and why."""
    known: dict[str, Known] = {}
    doubted: set[str] = set()
    for cells in rows:
        issuer = read_row(list(cells))
        curated = issuer.source.startswith("curated") and issuer.weight >= CHOSEN
        written = {folded(marked(alias)[0]) for alias in issuer.aliases if curated}
        for text, kind, ambiguity in forms(issuer):
            if ambiguity == "ambiguous":
                doubted.add(text)
            if kind != "legal":
                old = known.get(text, Known(0, curated=False))
                weight = issuer.weight if kind in {"name", "native"} else min(issuer.weight, 5)
                sure = old.curated or text in written
                known[text] = Known(max(old.weight, weight), sure)
    # Where we ourselves doubt a name, the words are asked only for the reason.
    known |= dict.fromkeys(doubted & known.keys(), Known(CHOSEN, curated=False))
    verdicts = {text: judge(text, each, words) for text, each in known.items()}
    return {text: verdict for text, verdict in verdicts.items() if verdict}


def ambiguous(verdicts: Mapping[str, Verdict]) -> str:
    """The text of `ambiguous.tsv`."""
    head = ["# Forms, folded, that are not an issuer's alone, with their class and the reason."]
    used = (packages.WORDS, packages.SPELLING, packages.PEOPLE, packages.SURNAMES, packages.PLACES)
    head += [f"# source: {each.carries} ({each.requirement}, {each.licence})" for each in used]
    head.append(f"# date: {CURATED_DATE}; written by tools/build_issuers.py")
    head.append("form\tclass\treason")
    lines = (f"{form}\t{verdict.ambiguity}\t{verdict.reason}" for form, verdict in verdicts.items())
    return "\n".join((*head, *sorted(lines))) + "\n"


def main(arguments: list[str]) -> int:
    """Write the tables."""
    cache = Path(arguments[0])
    packages.fetch(cache)
    merged = merge(cache)
    rows = unique(cells for company in merged.companies if (cells := row(company, merged)))
    (DATA / "issuers.tsv").write_text(table(rows), "utf-8")
    words = EverydayWords(cache)
    rows = with_little_known(with_cores(rows, words), words)
    (DATA / "issuers.tsv").write_text(table(rows), "utf-8")
    verdicts = classes(rows, words)
    (DATA / "ambiguous.tsv").write_text(ambiguous(verdicts), "utf-8")
    print(f"{len(rows)} issuers, {len(verdicts)} forms to be doubted", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
