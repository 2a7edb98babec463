"""`visavis model`: the translation packages on this machine."""

import argparse

from reader.packages import Package, choose, find


def run(arguments: argparse.Namespace) -> int:
    """`status`: every French→English package, the one in use marked. Raises PackageError when none works."""
    packages = find()
    used = choose()
    for package in packages:
        print(f"{'→' if package == used else ' '} {_describe(package)}")
    print()
    if used.origin == "starter":
        print("The starter is a rough, small model: good enough to follow an article, not to quote from.")
        print("The README says how to install the full Argos package; it is used as soon as it is there.")
    else:
        print("This installed package is used; the starter serves when none is installed.")
    return 0


def _describe(package: Package) -> str:
    if package.problem:
        return f"{package.name}  cannot be used: {package.problem}"
    return f"{package.name}  {package.path}\n    sha256 {package.fingerprint}"
