"""`visavis fetch URL`: the one reading command that uses the network."""

import argparse
import sys

from reader import folders
from reader.cli.read import open_entries
from reader.fetch import fetch
from reader.intake import Entry


def run(arguments: argparse.Namespace) -> int:
    """Download the page into the data folder, say where, and read it. Raises VisavisError."""
    path = fetch(arguments.url, folders.data() / "articles")
    print(f"Kept as {path}", file=sys.stderr)
    return open_entries([Entry(path, str(path))], arguments)
