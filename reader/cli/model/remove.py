"""`visavis model remove`: delete an installed package."""

import argparse

from reader.cli.ask import agreed
from reader.errors import PackageError
from reader.install import remove
from reader.packages import choose, named


def run(arguments: argparse.Namespace) -> int:
    """Ask, delete, and say what is used now. Returns 0, or 1 when the user declines; raises PackageError."""
    package = named(arguments.name)
    if package.origin == "starter":
        raise PackageError("The starter is a part of Vis-à-vis and stays; run: visavis model list")
    print(f"{package.name}, {package.size / 1e6:.1f} MB, {package.path}")
    print("Argos Translate will not see it any more either.")
    if not agreed("Delete it?", arguments.yes):
        print("Nothing was deleted.")
        return 1
    remove(package)
    print(f"Deleted. {choose().name} is used from now on.")
    return 0
