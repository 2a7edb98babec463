"""`visavis model list`: every French to English package on this machine."""

import argparse

from reader.errors import PackageError
from reader.packages import Package, decide, find


def run(arguments: argparse.Namespace) -> int:
    """Print one line for each, the one in use marked. Returns 0; raises PackageError for bad settings."""
    packages = find()
    try:
        used = decide().package
    except PackageError:
        used = None
    width = max((len(package.key) for package in packages), default=0)
    for package in packages:
        mark = "→" if package == used else " "
        print(f"{mark} {package.key:<{width}}  {package.name}  {_state(package)}")
    return 0


def _state(package: Package) -> str:
    if package.problem:
        return f"cannot be used: {package.problem}"
    return f"{package.size / 1e6:.1f} MB  {package.path}"
