"""`visavis model status`: which package is used, and why."""

import argparse

from reader.packages import Package, choice, decide, find, layout


def run(arguments: argparse.Namespace) -> int:
    """Print it. Returns 0; raises PackageError when no package works."""
    decision = decide()
    used = decision.package
    if decision.notice:
        print(f"{decision.notice}\n")
    print(f"{used.name} is used: {_why(used)}")
    kind = "fingerprint of its files" if used.path.is_dir() else "sha256"
    print(f"    {used.path}\n    {kind} {used.fingerprint}")
    others = [package for package in find() if package != used]
    for package in others:
        print(f"  {package.name}  {package.problem or package.path}")
    print()
    if used.origin == "starter":
        print("The starter is a rough, small model: good enough to follow an article, not to quote from.")
        print("For the full Argos package: visavis model install")
    print(f"Packages are installed in {layout.settings().package_dirs[0]}")
    return 0


def _why(used: Package) -> str:
    if choice.remembered() in (used.key, used.version):
        return "you chose it (undo: visavis model use auto)."
    return "no other is installed." if used.origin == "starter" else "it is the newest that works."
