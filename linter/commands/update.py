"""`disclint issuers update`: the only command that goes online, and only when asked.

Fresh listings come from the SEC (American companies) and from Wikidata (the rest of the world).
Nothing is put in place before everything has been fetched, verified and compiled.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from linter.commands.fetching import FetchFailed, fetch
from linter.files.updated import read_sources, swap
from linter.issuer_index import build
from linter.issuernews import BadAnswer, Changes, mics_of, read_sec, read_wikidata, renew
from linter.issuers import FILE, IssuerTable

SEC = "https://www.sec.gov/files/company_tickers_exchange.json"
WIKIDATA = "https://query.wikidata.org/sparql"
QUERY = """SELECT ?isin ?name ?country ?mic ?ticker WHERE {
  ?company wdt:P946 ?isin ; p:P414 ?listing ; rdfs:label ?name .
  ?listing ps:P414 ?exchange . ?exchange wdt:P7534 ?mic .
  FILTER(LANG(?name) = "en")
  FILTER NOT EXISTS { ?listing pq:P582 ?ended }
  OPTIONAL { ?listing pq:P249 ?ticker }
  OPTIONAL { ?company wdt:P17/wdt:P297 ?country }
}"""
"""Companies with an ISIN, and where they are listed today under which ticker."""
LEAST_KEPT = 0.95
"""A renewed table with fewer issuers than such a share of the old one is not put in place."""


class UpdateFailed(Exception):
    """Why the table could not be renewed; the old one is untouched."""


class Places(NamedTuple):
    """Where the lists are, and how long an answer may take."""

    sec: str = SEC
    wikidata: str = WIKIDATA
    seconds: float = 120.0


USUAL = Places()


def update(
    folder: str,
    contact: str,
    date: str,
    progress: Callable[[str], None],
    places: Places = USUAL,
) -> Changes:
    """Fetch, verify, merge, compile, and put the renewed table into a folder.

    `contact` is the name and mail address that the SEC demands of whoever asks. `progress` is told
    in a few words what is being done. Raises `UpdateFailed`; then nothing has changed.
    """
    if "@" not in contact or not contact.isprintable() or not contact.isascii():
        raise UpdateFailed("the SEC wants to know who asks: give a name and a mail address")
    try:
        texts = read_sources()
        changes = _fetched(texts, contact, date, progress, places)
        progress("compiling")
        data = build({**texts, "issuers.tsv": changes.text})[FILE]
        _verify(data, texts["issuers.tsv"])
        swap(folder, data)
    except (FetchFailed, BadAnswer, OSError) as error:
        raise UpdateFailed(str(error)) from error
    return changes


def _fetched(
    texts: Mapping[str, str],
    contact: str,
    date: str,
    progress: Callable[[str], None],
    places: Places,
) -> Changes:
    from urllib.parse import urlencode  # noqa: PLC0415  # only for an update

    agent = {"User-Agent": f"disclint ({contact})"}

    def get(what: str, url: str, headers: Mapping[str, str]) -> bytes:
        def tell(size: int) -> None:
            progress(f"fetching {what}: {size / 1e6:.1f} MB")

        progress(f"fetching {what}")
        return fetch(url, {**agent, **headers}, seconds=places.seconds, progress=tell)

    sec = read_sec(get("the SEC's tickers", places.sec, {}))
    asked = f"{places.wikidata}?{urlencode({'query': QUERY, 'format': 'json'})}"
    json = {"Accept": "application/sparql-results+json"}
    mics = frozenset(mics_of(texts["exchanges.tsv"]))
    others = read_wikidata(get("Wikidata's listings", asked, json), mics)
    if not sec or not others:
        raise BadAnswer(f"{'Wikidata' if sec else 'the SEC'} names not one company")
    progress("verifying")
    return renew(texts["issuers.tsv"], sec, others, date)


def _verify(data: bytes, old: str) -> None:
    """Open the new table from memory; it must hold about as many issuers as the old one."""
    size, before = len(IssuerTable(memoryview(data))), old.count("\n")
    if size < before * LEAST_KEPT:
        raise BadAnswer(f"the new table has {size} issuers where there were {before}")
