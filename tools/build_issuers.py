"""Build the issuer table out of the pinned packages and our own curated tables.

``python tools/build_issuers.py CACHE`` downloads into the folder CACHE what is not there yet, and
writes `linter/data/issuers.tsv` and `linter/data/ambiguous.tsv`. It needs `pyarrow` and `wordfreq`
beside what `disclint` needs; a check never needs them.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT)]

import issuer_packages as packages  # noqa: E402  # the checkout comes first on the path
import issuer_sources as sources  # noqa: E402
from everyday_words import EverydayWords  # noqa: E402
from issuer_merge import US, Company, Merge, plain_name, telling  # noqa: E402
from linter.folding import folded  # noqa: E402
from linter.issuer_index import COLUMNS, EMPTY, forms, marked, read_row  # noqa: E402
from linter.legalnames import without_form  # noqa: E402
from name_classes import Known, Verdict, judge  # noqa: E402

DATA = ROOT / "linter" / "data"
PACKAGES = {"sec": packages.SEC, "listings": packages.LISTINGS, "indices": packages.INDICES}
PACKAGES |= {"taiwan": packages.TAIWAN, "csi": packages.CSI}
CURATED_DATE = "2026-11"


def merge(cache: Path) -> Merge:
    """All sources in one, the most authoritative first."""
    merged = Merge(sources.cusips(cache))
    curated = sorted(sources.curated(DATA / "curated"), key=_standing)
    feeds = (curated, sources.sec(cache), sources.indices(cache), sources.listings(cache))
    for feed in (*feeds, sources.taiwan(cache), sources.china(cache)):
        for found in feed:
            merged.add(found)
    merged.unite()
    return merged


def _standing(found: sources.Found) -> tuple[bool, bool]:
    """Companies before media, and brands after the companies that they belong to."""
    return found.status == "media", found.source == "curated/brands"


def is_gone(company: Company) -> bool:
    """Whether an American company is known only from 2022: the SEC has it no more."""
    if {found.source for found in company.found} != {"listings"}:
        return False
    markets = {listing.lstrip("~").partition(":")[0] for listing in company.listings}
    return bool(markets) and (_country(company) == "US" or markets <= US) and bool(markets & US)


def row(company: Company, merged: Merge) -> tuple[str, ...] | None:
    """A company as a line of the table."""
    first = company.first
    name = _name(company)
    status, year = first.status, first.year
    if is_gone(company):
        status = "delisted"
        if all(found.secondary for found in company.found):
            status = "otc"
    listings = _listings(company)
    if status == "otc" and any(not l.startswith(("XOTC", "~")) for l in listings):
        status = "listed"
    isin = _isin(company)
    parent = _parent(first, merged)
    weight = max(found.weight for found in company.found)
    if not first.source.startswith("curated"):
        weight = min(weight, 7)
    aliases = "; ".join(_aliases(company, name)) or EMPTY
    source = "+".join(dict.fromkeys(found.source.partition("/")[0] for found in company.found))
    shown = next((l for l in listings if not l.startswith("~")), "")
    key = isin or shown or re.sub(r"\W+", "-", folded(name)).strip("-")
    if status == "media":
        listings, key = [], re.sub(r"\W+", "-", folded(name)).strip("-")
    cells = (key, name, _country(company), status, year, parent, isin, " ".join(listings), aliases)
    date = PACKAGES[first.source].date if first.source in PACKAGES else CURATED_DATE
    return tuple(cell or EMPTY for cell in (*cells, str(weight), source, date))


def _name(company: Company) -> str:
    """Today's full name: the curated one, or the one that has its legal form and lower case."""
    first = company.first
    if first.source.startswith("curated"):
        return first.name
    names = [found.name for found in company.found if found.source in {"sec", "listings"}]
    latin = [name for name in names or [first.name] if name.isascii() or name[:1] < "\u0250"]
    formed = [name for name in latin if without_form(name) != folded(name)]
    return (formed or latin or names or [first.name])[0]


def _country(company: Company) -> str:
    """The curated country, or that of the share at home, or what the first source says."""
    first = company.first
    if first.source.startswith("curated"):
        return first.country
    home = [f.country for f in company.found if f.isins and not f.receipt and not f.secondary]
    away = [f.country for f in company.found if f.isins and not f.receipt]
    return (home or away or [first.country])[0]


def _isin(company: Company) -> str:
    """The ISIN of the common share at home: one of the company's own country, if there is one."""
    if not company.isins:
        return ""
    curated = [i for f in company.found if f.source.startswith("curated") for i in f.isins]
    shares = [i for f in company.found if not f.receipt for i in f.isins if i in company.isins]
    home = [isin for isin in company.isins if isin[:2] == _country(company)]
    return (curated or home or shares or company.isins)[0]


def _listings(company: Company) -> list[str]:
    """Listings, as curated first, then at home, then in the United States, then elsewhere."""
    real = [_padded(re.sub("^US:", "XNYS:", listing)) for listing in company.listings]
    curated = len(company.first.listings) if company.first.source.startswith("curated") else 0
    country = _country(company)
    order = {listing: place for place, listing in enumerate(real)}
    return sorted(
        order, key=lambda each: (*_far(each, country, order[each] < curated), order[each])
    )


def _far(listing: str, country: str, curated: bool) -> tuple[bool, int]:  # noqa: FBT001
    """How far from home a listing is; one with a terminal's ticker is farther than all others."""
    mic = listing.lstrip("~").partition(":")[0]
    home = sources.country_of(mic) == country or (country in {"KY", "BM"} and mic == "XHKG")
    distance = 0 if curated else 1 if home else 2 if mic in US - {"XOTC"} else 3
    return listing.startswith("~"), distance


def _padded(listing: str) -> str:
    mic, _, ticker = listing.partition(":")
    return f"{mic}:{ticker.zfill(4)}" if mic.endswith("XHKG") and ticker.isdigit() else listing


def _parent(found: sources.Found, merged: Merge) -> str:
    if found.status == "media" and found.listings:
        owner = merged.owner(found.listings[0])
        return _name(owner).lstrip("~!") if owner else ""
    if not found.parent:
        return ""
    owner = merged.called(found.parent)
    return _name(owner).lstrip("~!") if owner else found.parent


def _aliases(company: Company, name: str) -> Iterator[str]:
    """The curated aliases as they are, and the names of the sources that say something new."""
    known = {folded(name.lstrip("~!")), plain_name(name), _letters(name)}
    for alias in _curated_aliases(company):
        known |= {folded(alias.lstrip("~!<@#^")), _letters(alias)}
        yield alias
    for found in company.found:
        if found.source.startswith("curated"):
            names: Iterable[str] = () if found is company.first else (found.name,)
        else:
            names = (found.name, *found.aliases)
        for other in names:
            bare = other.lstrip("~!<@#^")
            mark = other[: len(other) - len(bare)]
            keys = {folded(bare), plain_name(bare), _letters(bare)}
            if keys & known or len(bare) < 2:  # noqa: PLR2004  # a letter is no name
                continue
            known |= keys
            yield _marked(bare, mark, found, company)


def _letters(name: str) -> str:
    """A name without its legal form, spaces and marks: what two spellings have in common."""
    return re.sub(r"\W", "", without_form(name.lstrip("~!<@#^=")))


def _curated_aliases(company: Company) -> Iterator[str]:
    seen: set[str] = set()
    for found in company.found:
        if found.source.startswith("curated"):
            for alias in found.aliases:
                if alias not in seen:
                    seen.add(alias)
                    yield _native(alias)


def _native(alias: str) -> str:
    """An alias in another script is a native name, whatever else its mark says."""
    bare = alias.lstrip("~!")
    if bare[:1] in "<@#^" or not re.search(r"[^\W\d_a-zA-Z\u00c0-\u024f\u1e00-\u1eff]", bare):
        return alias
    return f"{alias[: len(alias) - len(bare)]}^{bare}"


def _marked(bare: str, mark: str, found: sources.Found, company: Company) -> str:
    """A source's name with its marks: a name of 2022 that today's sources do not have is former."""
    if mark:
        return mark + bare
    if found.source == "listings":
        newer = [each.name for each in company.found if each.source not in {"listings", "taiwan"}]
        newer += [alias.lstrip("~!=@") for alias in company.found[0].aliases if alias[:1] != "#"]
        if newer and not any(telling(name) & telling(bare) for name in newer):
            return f"<{bare}"
    return f"={bare}" if without_form(bare) != folded(bare) else bare


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
    for cells in sorted(rows, key=lambda cells: (folded(cells[1].lstrip("~!")), cells[0])):
        number = taken[cells[0]] = taken.get(cells[0], 0) + 1
        out.append(cells if number == 1 else (f"{cells[0]}.{number}", *cells[1:]))
    return out


def with_cores(rows: list[tuple[str, ...]], words: EverydayWords) -> list[tuple[str, ...]]:
    """The rows, with the one telling word of a longer name as a further alias.

    `Regeneron` for Regeneron Pharmaceuticals: a rare word that no other company's name begins with.
    """
    column = COLUMNS.index("aliases")
    firsts = [_words_of(cells[COLUMNS.index("name")])[0] for cells in rows]
    counts = Counter(firsts)
    out = []
    for cells, first in zip(rows, firsts, strict=True):
        several = len(_words_of(cells[1])) > 1
        live = cells[3] in {"listed", "otc"} and int(cells[COLUMNS.index("weight")]) >= CORES
        if several and live and counts[first] == 1 and _is_rare(first, words):
            aliases = [] if cells[column] == EMPTY else cells[column].split("; ")
            if first not in {folded(marked(alias)[0]) for alias in aliases}:
                cells = (
                    *cells[:column],
                    "; ".join((*aliases, _spelled(cells[1])[0])),
                    *cells[column + 1 :],
                )
        out.append(cells)
    return out


CORES = 3
"""From this weight on, a company may be called by the first word of its name alone."""


def _words_of(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", plain_name(name)) or [""]


def _spelled(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", re.sub("^The ", "", name.lstrip("~!"))) or [""]


def _is_rare(word: str, words: EverydayWords) -> bool:
    named = word in words.given or word in words.surnames or word in words.places
    return (
        len(word) >= 6
        and word.isascii()
        and not named
        and words.zipf(word) < 2.9
        and not words.languages(word)
    )


def classes(rows: Iterable[tuple[str, ...]], words: EverydayWords) -> dict[str, Verdict]:
    """The forms that are not distinctive, and why."""
    known: dict[str, Known] = {}
    for cells in rows:
        issuer = read_row(list(cells))
        curated = issuer.source.startswith("curated")
        written = {folded(marked(alias)[0]) for alias in issuer.aliases if curated}
        for text, kind, _ in forms(issuer):
            if kind != "legal":
                old = known.get(text, Known(0, curated=False))
                weight = issuer.weight if kind in {"name", "native"} else min(issuer.weight, 5)
                sure = old.curated or text in written
                known[text] = Known(max(old.weight, weight), sure)
    verdicts = {text: judge(text, each, words) for text, each in known.items()}
    return {text: verdict for text, verdict in verdicts.items() if verdict}


def ambiguous(verdicts: Mapping[str, Verdict]) -> str:
    """The text of `ambiguous.tsv`."""
    head = ["# Forms, folded, that are not an issuer's alone, with their class and the reason."]
    for package in (packages.WORDS, packages.SPELLING, packages.PEOPLE, packages.SURNAMES):
        head.append(f"# source: {package.carries} ({package.requirement}, {package.licence})")
    head.append(f"# source: {packages.PLACES.carries} ({packages.PLACES.requirement}, CC BY 4.0)")
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
    rows = with_cores(rows, words)
    (DATA / "issuers.tsv").write_text(table(rows), "utf-8")
    verdicts = classes(rows, words)
    (DATA / "ambiguous.tsv").write_text(ambiguous(verdicts), "utf-8")
    print(f"{len(rows)} issuers, {len(verdicts)} forms to be doubted", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
