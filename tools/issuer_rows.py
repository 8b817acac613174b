"""A merged company as a line of the issuer table: its name, country, ISIN, listings, aliases."""

import re
from collections.abc import Iterable, Iterator

import issuer_packages as packages
import issuer_sources as sources
from issuer_countries import country_of
from issuer_merge import US, Company, Merge, plain_name, telling

from linter.folding import folded
from linter.issuertext import EMPTY
from linter.legalnames import without_form

PACKAGES = {"sec": packages.SEC, "listings": packages.LISTINGS, "indices": packages.INDICES}
PACKAGES |= {"taiwan": packages.TAIWAN, "csi": packages.CSI}
CURATED_DATE = "2026-11"


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
    if status == "otc" and any(not each.startswith(("XOTC", "~")) for each in listings):
        status = "listed"
    isin = _isin(company)
    parent = _parent(first, merged)
    weight = max(found.weight for found in company.found)
    if not first.source.startswith("curated"):
        weight = min(weight, 7)
    aliases = "; ".join(_aliases(company, name)) or EMPTY
    source = "+".join(dict.fromkeys(found.source.partition("/")[0] for found in company.found))
    shown = next((each for each in listings if not each.startswith("~")), "")
    key = isin or shown or re.sub(r"\W+", "-", folded(name)).strip("-")
    if status == "media":
        listings, key = [], re.sub(r"\W+", "-", folded(name)).strip("-")
    isins = " ".join(dict.fromkeys(each for each in (isin, *company.isins) if each))
    cells = (key, name, _country(company), status, year, parent, isins, " ".join(listings), aliases)
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
    home = country_of(mic) == country or (country in {"KY", "BM"} and mic == "XHKG")
    distance = 0 if curated else 1 if home else 2 if mic in US - {"XOTC"} else 3
    return listing.startswith("~"), distance


def _padded(listing: str) -> str:
    mic, _, ticker = listing.partition(":")
    return f"{mic}:{ticker.zfill(4)}" if mic.endswith("XHKG") and ticker.isdigit() else listing


def _parent(found: sources.Found, merged: Merge) -> str:
    if found.status == "media" and found.listings:
        owner = merged.owner(found.listings[0])
        return _name(owner).lstrip("~!?") if owner else ""
    if not found.parent:
        return ""
    owner = merged.called(found.parent)
    return _name(owner).lstrip("~!?") if owner else found.parent


def _aliases(company: Company, name: str) -> Iterator[str]:
    """The curated aliases as they are, and the names of the sources that say something new."""
    known = {folded(name.lstrip("~!?")), plain_name(name), _letters(name)}
    for alias in _curated_aliases(company):
        known |= {folded(alias.lstrip("~!<@#^")), _letters(alias)}
        yield alias
    for found in company.found:
        if found.source.startswith("curated"):
            names: Iterable[str] = () if found is company.first else (found.name,)
        else:
            # Where we chose the short names ourselves, those of a vendor are not asked for.
            chosen = found.source == "listings" and company.first.source.startswith("curated")
            names = (found.name,) if chosen else (found.name, *found.aliases)
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
    bare = alias.lstrip("~!?")
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
