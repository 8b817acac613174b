"""Merging what the sources found into one issuer a company.

Sources come in the order of their authority. A company is recognised by ISIN, by CIK, by listing,
by its name without the legal form in its country, and, for a receipt or a listing abroad, by a name
that only one company has. A ticker alone proves nothing where it may have been reused.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from issuer_sources import Found
from linter.legalnames import without_form

US = frozenset(("XNAS", "XNYS", "XASE", "ARCX", "BATS", "XOTC", "XCBO", "US"))
_GENERIC = frozenset(
    "bank banc bancorp financial group holdings holding international industries company corp inc "
    "of the and co ltd new first national american united general global energy capital resources "
    "technologies technology systems pharmaceuticals therapeutics partners insurance trust realty "
    "properties acquisition gold mining metals oil gas power electric de la el sa ag plc nv".split()
)


def plain_name(name: str) -> str:
    """A name as names are compared: without legal form, article, dots and `and`."""
    plain = re.sub(r"^the | \(the\)$", "", without_form(name.lstrip("~!")))
    plain = re.sub(r"[.,'\"()]|(?<=\w)/$", "", plain)
    plain = re.sub(r"[-–/]", " ", plain)
    return re.sub(r" (&|and|und|et|y) ", " & ", re.sub(" +", " ", plain)).strip()


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w{2,}", plain_name(name))) - _GENERIC


class Company:
    """One company, as it grows while the sources are read."""

    def __init__(self, found: Found) -> None:
        self.found = [found]
        self.listings: list[str] = []
        self.isins: list[str] = []
        self.aliases: list[str] = []
        self.merged: Company | None = None

    @property
    def first(self) -> Found:
        """What the most authoritative source says."""
        return self.found[0]

    def is_like(self, name: str) -> bool:
        """Whether a name shares a telling word with one of ours."""
        words = _words(name)
        ours = (*(each.name for each in self.found), *(a.lstrip("~!<@^=") for a in self.aliases))
        return any(_words(each) & words or plain_name(each) == plain_name(name) for each in ours)


class Merge:
    """All companies so far, and the keys they are known by."""

    def __init__(self, tickers_by_cusip: Mapping[str, str]) -> None:
        self.companies: list[Company] = []
        self._cusips = tickers_by_cusip
        self._by_isin: dict[str, Company] = {}
        self._by_cik: dict[str, Company] = {}
        self._by_listing: dict[str, Company] = {}
        self._by_name: dict[tuple[str, str], Company] = {}
        self._by_plain: dict[str, list[Company]] = {}
        self._sec_tickers: dict[str, Company] = {}
        self.gone: set[int] = set()

    def add(self, found: Found) -> Company:
        """Take in what a source found: as a company that is known, or as a new one."""
        company = self._recognise(found)
        if company is None:
            company = Company(found)
            self.companies.append(company)
        else:
            company.found.append(found)
        self._learn(company, found)
        return company

    def _recognise(self, found: Found) -> Company | None:
        if found.status == "media":
            return self._by_name.get((plain_name(found.name), "media"))
        for isin in found.isins:
            company = self._by_isin.get(isin)
            if company and (found.source != "indices" or company.is_like(found.name)):
                return company
            ticker = self._cusips.get(isin[2:11])
            if ticker and (company := self._sec_tickers.get(ticker)):
                return company
        if found.cik in self._by_cik:
            return self._by_cik[found.cik]
        return self._by_place(found) or self._called(found)

    def _by_place(self, found: Found) -> Company | None:
        """The company with one of the listings: for our own tables that is proof, else not."""
        for listing in found.listings:
            company = self._by_listing.get(_space(listing))
            if company and (_is_proof(found, listing) or company.is_like(found.name)):
                return company
        return None

    def _called(self, found: Found) -> Company | None:
        plain = plain_name(found.name)
        company = self._by_name.get((plain, found.country))
        if company and not self._clash(company, found):
            return company
        same = self._by_plain.get(plain, ())
        homes = [each for each in same if not each.first.secondary]
        if len(homes) == 1 and (found.secondary or self._is_receipt(homes[0], found)):
            return homes[0]
        if found.secondary and same and not homes:
            return same[0]
        return None

    @staticmethod
    def _is_receipt(home: Company, found: Found) -> bool:
        """Whether an American listing is that of a company abroad: two words in common at least."""
        american = found.country == "US" and found.source in {"sec", "indices", "listings"}
        return american and len(_words(found.name)) > 1 or home.first.secondary

    @staticmethod
    def _clash(company: Company, found: Found) -> bool:
        """Whether both have listings at the same exchange under other tickers, by one source."""
        if found.source.startswith("curated") or company.first.source != found.source:
            return False
        markets = {listing.partition(":")[0] for listing in found.listings}
        mine = {each.partition(":")[0] for f in company.found for each in f.listings}
        return found.source == "sec" and bool(markets & mine)

    def _learn(self, company: Company, found: Found) -> None:
        if found.status == "media":
            self._by_name.setdefault((plain_name(found.name), "media"), company)
            return
        for isin in found.isins:
            self._by_isin.setdefault(isin, company)
            if isin not in company.isins:
                company.isins.append(isin)
        if found.cik:
            self._by_cik[found.cik] = company
        for listing in found.listings:
            owner = self._by_listing.setdefault(_space(listing), company)
            if owner is company and not _covered(company.listings, listing):
                company.listings.append(listing)
            if found.source == "sec":
                self._sec_tickers.setdefault(listing.partition(":")[2].replace(".", ""), company)
        company.aliases += [alias for alias in found.aliases if alias not in company.aliases]
        for name in (found.name, *_full_names(found)):
            plain = plain_name(name)
            if plain:
                self._by_name.setdefault((plain, found.country), company)
                known = self._by_plain.setdefault(plain, [])
                if company not in known:
                    known.append(company)

    def owner(self, listing: str) -> Company | None:
        """The company that has a listing."""
        return self._by_listing.get(_space(listing))

    def called(self, name: str) -> Company | None:
        """The company that has a name, wherever it is: the first of that name."""
        known = self._by_plain.get(plain_name(name))
        return known[0] if known else None


def _full_names(found: Found) -> Iterator[str]:
    """The aliases that are names of the company itself, not words, brands or products."""
    if found.source.startswith("curated"):
        yield from (a.lstrip("<!=") for a in found.aliases if a[:1] not in {"~", "#", "@", "^"})


def _is_proof(found: Found, listing: str) -> bool:
    if listing.startswith("~"):
        return False
    curated = found.source.startswith("curated") and found.status in {"listed", "otc"}
    return curated or found.source in {"taiwan", "csi"}


def _space(listing: str) -> str:
    """A listing by the market that shares its tickers: all of the United States is one."""
    mic, _, ticker = listing.rpartition(":")
    market = mic.lstrip("~")
    digits = ticker.lstrip("0") if ticker.isdigit() else ticker
    vendor = "~" if mic.startswith("~") else ""
    asia = {"XKOS": "XKRX", "XKON": "XKRX", "ROCO": "XTAI", "XBOM": "XBOM"}
    return f"{vendor}{'US' if market in US else asia.get(market, market)}:{digits}"


def _covered(listings: Iterable[str], listing: str) -> bool:
    """Whether a listing is known already, under whatever MIC of the same market."""
    return any(_space(known) == _space(listing) for known in listings)
