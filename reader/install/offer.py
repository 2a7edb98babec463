"""What can be installed: the packages of an Argos index, and the one whose hash we know."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from packaging.version import InvalidVersion, Version

from reader.errors import PackageError
from reader.neutral import one_line


@dataclass(frozen=True, slots=True)
class Pin:
    """One published package as other projects know it too."""

    version: str
    size: int
    """Bytes."""
    sha256: str
    licence: str


PIN = Pin(
    "1.9",
    66_585_033,
    "3b3052fee6bb1e8e8e632a26a723eb2a2c7710dfe73ba61ffd9b83e85d4f14c1",
    "CC-BY-4.0 and MIT",
)
"""The official `translate-fr_en-1_9.argosmodel`."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A package that can be downloaded."""

    version: str
    """As the index says it; "" for an address that somebody typed."""
    links: tuple[str, ...]
    """http and https addresses of the same file, at least one."""
    pin: Pin | None = None
    """What the file must be; None when only its own hash can be shown."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a download is."""

    done: int
    total: int | None
    """Bytes of the whole; None when the server did not say."""
    rate: float = 0.0
    """Bytes a second, over the last seconds; 0 while unknown."""
    note: str = ""
    """A sentence about trouble, or about another step than the transfer; "" otherwise."""
    wait: float = 0.0
    """Seconds until the next try, after trouble."""

    @property
    def left(self) -> float | None:
        """Seconds that the rest will take; None while unknown."""
        return (self.total - self.done) / self.rate if self.total is not None and self.rate > 0 else None


Report = Callable[[Progress], None]
"""Told often while a package is downloaded; what it raises stops the download, and the bytes are kept."""


def index_address(setting: str) -> str:
    """The address of `index.json` for a setting of ARGOS_PACKAGE_INDEX; a missing slash is forgiven."""
    return setting if setting.endswith(".json") else setting.rstrip("/") + "/index.json"


def offers(index: bytes, source: str, target: str) -> list[Offer]:
    """The packages of an index for one language pair, newest first; entries that make no sense are left out.

    Raises PackageError when it is no Argos index at all.
    """
    try:
        entries = json.loads(index)
    except (ValueError, RecursionError) as error:
        raise PackageError("The package index is not JSON: check ARGOS_PACKAGE_INDEX.") from error
    if not isinstance(entries, list):
        raise PackageError("The package index is not a list of packages: check ARGOS_PACKAGE_INDEX.")
    pair = [one for one in entries if isinstance(one, dict) and _pair(one) == (source, target)]
    found = [offer for one in pair if (offer := _offer(one))]
    return sorted(found, key=lambda offer: _number(offer.version), reverse=True)


def _pair(entry: dict[str, object]) -> tuple[object, object] | None:
    if entry.get("type", "translate") != "translate":
        return None
    return entry.get("from_code"), entry.get("to_code")


def _offer(entry: dict[str, object]) -> Offer | None:
    links = entry.get("links")
    version = one_line(str(entry.get("package_version", "")))[:40]
    web = [link for link in links if _web(link)] if isinstance(links, list) else []
    return Offer(version, tuple(web), PIN if version == PIN.version else None) if web else None


def _web(link: object) -> bool:
    """The index also lists ipfs:// addresses, for which there is no client here."""
    return isinstance(link, str) and link.lower().startswith(("http://", "https://"))


def _number(version: str) -> tuple[bool, Version]:
    try:
        return True, Version(version)
    except InvalidVersion:
        return False, Version("0")
