"""`visavis model install`: the only command of `model` that uses the network, and only without --from."""

import argparse
import sys
from pathlib import Path

from reader.cli.ask import agreed
from reader.cli.model.bar import Bar, megabytes
from reader.install import install, verify
from reader.install.obtain import here, listed, obtain, official, size
from reader.install.offer import PIN, Offer
from reader.neutral import one_line
from reader.packages import Package, choose, find, layout


def run(arguments: argparse.Namespace) -> int:
    """Say what would be installed, ask, do it. Returns 0, or 1 when declined; raises PackageError."""
    if arguments.file is not None:
        return _from_file(Path(arguments.file), arguments.yes)
    with Bar() as bar:
        offer = Offer("", (arguments.url,)) if arguments.url is not None else listed(bar)
    if (same := _installed(offer.version)) is not None:
        print(f"{same.name} is installed already, in {same.path}.")
        return 0
    _introduce(offer)
    if not agreed("Download and install it?", arguments.yes):
        print("Nothing was downloaded.")
        return 1
    try:
        with Bar() as bar:
            package, sha256 = obtain(offer, bar)
    except KeyboardInterrupt:
        print("Stopped. The same command goes on from here.", file=sys.stderr)
        raise
    _conclude(package, sha256)
    return 0


def _from_file(file: Path, yes: bool) -> int:
    package, sha256 = verify(file, None)
    print(f"French→English package {package.version or 'without a version'}, {megabytes(package.size)}")
    print(f"from     {one_line(str(file))}")
    _say_where(PIN.licence if official(sha256) else "")
    print(f"sha256   {sha256} ({'the official one' if official(sha256) else 'not the official package 1.9'})")
    if not agreed("Install it?", yes):
        print("Nothing was installed.")
        return 1
    _conclude(install(file), sha256)
    return 0


def _installed(version: str) -> Package | None:
    """The installed package of that version that works."""
    same = (one for one in find() if one.origin == "installed" and one.version == version and not one.problem)
    return next(same, None) if version else None


def _introduce(offer: Offer) -> None:
    length = size(offer)
    what = f"package {offer.version}" if offer.version else "package"
    print(f"French→English {what}, {'of unknown size' if length is None else megabytes(length)}")
    print(f"from     {one_line(offer.links[0])}")
    _say_where(offer.pin.licence if offer.pin else "")
    if kept := here(offer):
        print(f"kept     {megabytes(kept)} of it, from an earlier attempt")
    if not offer.pin:
        print("sha256   not known beforehand: its own is shown at the end")


def _say_where(licence: str) -> None:
    print(f"licence  {licence or 'see the README.md inside the package'}")
    print(f"into     {layout.settings().package_dirs[0]}")


def _conclude(package: Package, sha256: str) -> None:
    print(f"Installed {package.name} in {package.path}")
    print(f"sha256 of the file: {sha256}{' (the official one)' if official(sha256) else ''}")
    used = choose()
    if used == package:
        print("It is used from now on.")
    else:
        print(f"{used.name} stays in use; to change: visavis model use {package.key}")
