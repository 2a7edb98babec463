"""`visavis glossary export FILE`: the terms for another program."""

import argparse
import sys
from pathlib import Path

from reader.cli.desk import load_glossary
from reader.cli.glossary.shown import print_json
from reader.errors import ExportError, UsageError
from reader.exchange import write
from reader.save import save

_BY_SUFFIX = {
    ".tsv": "tsv",
    ".csv": "csv",
    ".utf8": "omegat",
    ".txt": "omegat",
    ".tab": "omegat",
    ".tbx": "tbx",
}


def run(arguments: argparse.Namespace) -> int:
    """Write the terms in force, or with --own those of the user's layer. Returns 0; raises VisavisError."""
    name = arguments.format or _BY_SUFFIX.get(Path(arguments.path).suffix.lower())
    if name is None:
        raise UsageError("The file's name does not say its format: add --format tsv, csv, omegat or tbx.")
    terms = load_glossary(arguments.glossary).terms
    kept = [term for term in terms if not arguments.own or term.origin.layer == "user"]
    data, notices = write(kept, name)
    _deliver(arguments.path, data)
    if arguments.json and arguments.path != "-":
        print_json({"written": len(kept), "path": arguments.path, "format": name, "notices": list(notices)})
        return 0
    for notice in notices:
        print(f"visavis: notice: {notice}.", file=sys.stderr)
    print(f"visavis: {len(kept)} terms written to {arguments.path} ({name})", file=sys.stderr)
    return 0


def _deliver(path: str, data: bytes) -> None:
    if path == "-":
        sys.stdout.write(data.decode())
        return
    try:
        save(Path(path), data)
    except OSError as error:
        why = error.strerror or str(error)
        raise ExportError(f"{path} cannot be written ({why}): name another file.") from error
