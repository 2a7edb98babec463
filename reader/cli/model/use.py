"""`visavis model use`: remember which package is wanted."""

import argparse

from reader.packages import choose, use


def run(arguments: argparse.Namespace) -> int:
    """Remember the choice and say what is used now. Returns 0; raises PackageError for an unusable one."""
    use(arguments.name)
    print(f"{choose().name} is used from now on.")
    return 0
