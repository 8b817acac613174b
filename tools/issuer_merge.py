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
_GENERIC_TEXT = """
    bank banc bancorp financial group holdings holding international industries company corp inc
    of the and co ltd new first national american united general global energy capital resources
    technologies technology systems pharmaceuticals therapeutics partners insurance trust realty
    properties acquisition gold mining metals oil gas power electric de la el sa ag plc nv
"""
_GENERIC = frozenset(_GENERIC_TEXT.split())


def plain_name(name: str) -> str:
    """A name as names are compared: without legal form, article, dots and `and`."""
    plain = re.sub(r"^the | \(the\)$", "", without_form(name.lstrip("~!")))
    plain = re.sub(r"[.,'\"()]|(?<=\w)/$", "", plain)
    plain = re.sub(r"[-–/]", " ", plain)
    return re.sub(r" (&|and|und|et|y) ", " & ", re.sub(" +", " ", plain)).strip()


def telling(name: str) -> set[str]:
    """The words of a name that say which company it is."""
    return set(re.findall(r"\w{2,}", plain_name(name))) - _GENERIC


KNOWN = 5
"""From this weight on, a company is well known."""
LONG = 7
"""A word of so many letters is rarely the name of two companies."""


class Company:
    """One company, as it grows while the sources are read."""

    def __init__(self, found: Found) -> None:
        self.found = [found]
        self.listings: list[str] = []
        self.isins: list[str] = []
        self.aliases: list[str] = []

    @property
    def first(self) -> Found:
        """What the most authoritative source says."""
        return self.found[0]

    @property
    def weight(self) -> int:
        """How well known it is."""
        return max(each.weight for each in self.found)

    @property
    def is_at_home(self) -> bool:
        """Whether we know its share, and not only a receipt for it."""
        return any(each.isins and not each.receipt for each in self.found)

    def absorb(self, other: "Company") -> None:
        """Take over all that is known of another one, which was the same."""
        self.found += other.found
        for mine, its in ((self.listings, other.listings), (self.isins, other.isins)):
            mine += [each for each in its if each not in mine]
        self.aliases += [alias for alias in other.aliases if alias not in self.aliases]

    def is_like(self, name: str) -> bool:
        """Whether a name shares a telling word with one of ours."""
        words = telling(name)
        ours = (*(each.name for each in self.found), *(a.lstrip("~!<@^=") for a in self.aliases))
        return any(telling(each) & words or plain_name(each) == plain_name(name) for each in ours)


class Merge:
    """All companies so far, and the keys they are known by."""

    def __init__(self, tickers_by_cusip: Mapping[str, str]) -> None:
        self.companies: list[Company] = []
        self._cusips = tickers_by_cusip
        self._by_isin: dict[str, Company] = {}
        self._by_cik: dict[str, Company] = {}
        self._by_listing: dict[str, Company] = {}
        self._by_name: dict[tuple[str, str], Company] = {}
        self._by_former: dict[str, Company] = {}
        self._reused = _claimed_twice(tickers_by_cusip)
        self._by_plain: dict[str, list[Company]] = {}
        self._sec_tickers: dict[str, Company] = {}

    def add(self, found: Found) -> None:
        """Take in what a source found: as a company that is known, or as a new one."""
        company = self._recognise(found)
        if company is None:
            if found.source == "indices" and any(isin in self._by_isin for isin in found.isins):
                return  # an ISIN beside another company's name: one of the two is wrong
            company = Company(found)
            self.companies.append(company)
        else:
            company.found.append(found)
        self._learn(company, found)

    def _recognise(self, found: Found) -> Company | None:
        if found.status == "media":
            return self._by_name.get((plain_name(found.name), "media"))
        for isin in found.isins:
            company = self._by_isin.get(isin)
            if company and (found.source != "indices" or company.is_like(found.name)):
                return company
            company = self._renamed(found, isin)
            if company:
                return company
        if found.cik in self._by_cik:
            return self._by_cik[found.cik]
        return self._by_place(found) or self._called(found)

    def _renamed(self, found: Found, isin: str) -> Company | None:
        """The company whose ticker of today belongs to the CUSIP in an ISIN of 2022."""
        ticker = self._cusips.get(isin[2:11], "")
        company = self._sec_tickers.get(ticker)
        if company and (found.source == "indices" or ticker in self._reused):
            return company if company.is_like(found.name) else None
        return company

    def _by_place(self, found: Found) -> Company | None:
        """The company with one of the listings: for our own tables that is proof, else not."""
        for listing in found.listings:
            company = self._by_listing.get(_space(listing))
            if company and (_is_proof(found, company, listing) or company.is_like(found.name)):
                return company
        return None

    def _called(self, found: Found) -> Company | None:
        """The company of the same name: in the same country, or plainly the same one abroad."""
        plain = plain_name(found.name)
        company = self._by_name.get((plain, found.country))
        if company and not self._clash(company, found):
            return company
        if found.source == "listings" and plain in self._by_former:
            return self._by_former[plain]
        same = [each for each in self._by_plain.get(plain, ()) if not self._clash(each, found)]
        homes = [each for each in same if not each.first.secondary]
        if found.secondary or (found.source == "indices" and any(h.weight >= KNOWN for h in homes)):
            return self._likeliest(homes or same)
        if not homes:
            return self._likeliest(same)
        # The SEC does not tell a company's country: any may be one from abroad.
        american = [each for each in homes if "sec" in (each.first.source, found.source)]
        return american[0] if len(american) == 1 and self._is_telling(plain) else None

    @staticmethod
    def _likeliest(companies: list[Company]) -> Company | None:
        """The only one, or the only one that is well known."""
        known = [each for each in companies if each.weight >= KNOWN]
        return (known or companies)[0] if len(known) == 1 or len(companies) == 1 else None

    @staticmethod
    def _is_telling(plain: str) -> bool:
        """Whether hardly two companies have this name."""
        return len(telling(plain)) > 1 or any(len(word) >= LONG for word in telling(plain))

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
        # The lists of index members mix up an ISIN here and there.
        doubtful = found.source == "indices" and company.isins
        for isin in () if doubtful else found.isins:
            self._by_isin.setdefault(isin, company)
            if isin not in company.isins:
                company.isins.append(isin)
        self._learn_listings(company, found)
        self._learn_names(company, found)

    def _learn_listings(self, company: Company, found: Found) -> None:
        if found.cik:
            self._by_cik[found.cik] = company
        for listing in found.listings:
            owner = self._by_listing.setdefault(_space(listing), company)
            if owner is company and not _covered(company.listings, listing):
                company.listings.append(listing)
            if found.source == "sec":
                self._sec_tickers.setdefault(listing.partition(":")[2].replace(".", ""), company)

    def _learn_names(self, company: Company, found: Found) -> None:
        company.aliases += [alias for alias in found.aliases if alias not in company.aliases]
        for former in _former_names(found):
            self._by_former.setdefault(plain_name(former), company)
        for name in (found.name, *_full_names(found)):
            plain = plain_name(name)
            if plain:
                self._by_name.setdefault((plain, found.country), company)
                known = self._by_plain.setdefault(plain, [])
                if company not in known:
                    known.append(company)

    def unite(self) -> None:
        """Join each company that only the SEC knows to the one abroad that has its name."""
        gone: set[int] = set()
        for company in self.companies:
            if company.first.source == "sec" and not company.is_at_home:
                plain = plain_name(company.first.name)
                abroad = [
                    each
                    for each in self._by_plain.get(plain, ())
                    if each.is_at_home and each.first.country != "US" and id(each) not in gone
                ]
                home = self._likeliest(abroad)
                if home and self._is_telling(plain):
                    home.absorb(company)
                    gone.add(id(company))
        self.companies = [each for each in self.companies if id(each) not in gone]

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
        yield from (a.lstrip("!=") for a in found.aliases if a[:1] not in "~#@^<")


def _former_names(found: Found) -> Iterator[str]:
    if found.source.startswith("curated"):
        yield from (alias[1:] for alias in found.aliases if alias[:1] == "<")


def _claimed_twice(tickers_by_cusip: Mapping[str, str]) -> frozenset[str]:
    """The tickers that several securities had in turn: they prove nothing."""
    seen: dict[str, str] = {}
    twice = set()
    for cusip, ticker in tickers_by_cusip.items():
        if seen.setdefault(ticker, cusip[:6]) != cusip[:6]:
            twice.add(ticker)
    return frozenset(twice)


def _is_proof(found: Found, company: Company, listing: str) -> bool:
    """Whether a common listing alone shows that it is the company: both sources are of today."""
    if listing.startswith("~"):
        return False
    if found.source.startswith("curated"):
        return found.status in {"listed", "otc"}
    if found.source == "sec":
        return company.first.source.startswith("curated") and company.first.status == "listed"
    return found.source in {"taiwan", "csi"}


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
