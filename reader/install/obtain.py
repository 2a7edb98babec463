"""From an address to an installed package: find the offer, download it, verify it, install it."""

from pathlib import Path

from reader import folders, packages
from reader.errors import PackageError
from reader.install import install, verify
from reader.install.download import download, read_index, size_of
from reader.install.offer import PIN, Offer, Progress, Report, index_address, offers
from reader.install.partial import Partial
from reader.packages import Package, layout

TRYING = "Unpacking it and trying it on a sentence."


def listed(report: Report) -> Offer:
    """The newest French to English package of the index. Uses the network; raises PackageError."""
    address = index_address(layout.settings().package_index)
    found = offers(read_index(address, report), packages.SOURCE, packages.TARGET)
    if not found:
        raise PackageError(f"{address} lists no French to English package: give an address with --url.")
    return found[0]


def size(offer: Offer) -> int | None:
    """Bytes of the download: known, or asked of the server; None when it does not say."""
    return offer.pin.size if offer.pin else size_of(offer.links[0])


def obtain(offer: Offer, report: Report) -> tuple[Package, str]:
    """Download the package, resuming what an earlier attempt left, and install it.

    Returns it with the SHA-256 of its file. Raises PackageError; what `report` raises goes through, and the
    bytes so far are kept for the next time.
    """
    partial, found = _verified(offer, report)
    report(Progress(partial.size, partial.size, note=TRYING))
    package = install(partial.path)
    partial.discard()
    return package, found


def here(offer: Offer) -> int:
    """Bytes of it that an earlier attempt left."""
    return max(Partial(_folder(), link).kept for link in offer.links)


def official(sha256: str) -> bool:
    """Is it the package that other projects know by the same hash?"""
    return sha256 == PIN.sha256


def _verified(offer: Offer, report: Report) -> tuple[Partial, str]:
    """The whole file; one that was put together in several runs and is wrong gets a second chance."""
    partial = _downloaded(offer, report)
    while True:
        try:
            return partial, verify(partial.path, offer.pin)[1]
        except PackageError:
            partial.discard()
            if not partial.resumed:
                raise
        partial = _downloaded(offer, report)


def _downloaded(offer: Offer, report: Report) -> Partial:
    """From the first link that works."""
    for number, link in enumerate(offer.links, start=1):
        try:
            return download(link, _folder(), report, offer.pin.size if offer.pin else None)
        except PackageError:
            if number == len(offer.links):
                raise
    raise PackageError("The index gives no address for the package.")


def _folder() -> Path:
    return folders.data() / "downloads"
