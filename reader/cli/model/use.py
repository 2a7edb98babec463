"""`visavis model use`: remember which package is wanted."""

import argparse

from reader import choice
from reader.errors import PackageError
from reader.packages import choose, named


def run(arguments: argparse.Namespace) -> int:
    """Remember the choice and say what is used now. Returns 0; raises PackageError for an unusable one."""
    if arguments.name != choice.AUTO:
        package = named(arguments.name)
        if package.problem:
            raise PackageError(f"{package.name} cannot be used: {package.problem}")
        choice.remember(package.key)
    else:
        choice.remember(choice.AUTO)
    print(f"{choose().name} is used from now on.")
    return 0
