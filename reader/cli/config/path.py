"""`visavis config path`: where the file is."""

import argparse

from reader.cli.configuration import file


def run(_: argparse.Namespace) -> int:
    """Print the path. Returns 0."""
    print(file())
    return 0
