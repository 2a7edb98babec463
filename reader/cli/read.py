"""`visavis read`: in the terminal reader, or as plain text where there is no terminal."""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from reader import folders
from reader.article import Article
from reader.cli.desk import Desk, set_up
from reader.errors import UsageError
from reader.export import columns
from reader.library import Entry, collect, read
from reader.neutral import one_line
from reader.pipeline import translate

_NARROWEST = 20


def run(arguments: argparse.Namespace) -> int:
    """Read the paths (none: the sample articles). Returns the exit code; raises VisavisError."""
    if arguments.width is not None and arguments.width < _NARROWEST:
        raise UsageError(f"--width is at least {_NARROWEST} cells.")
    entries = collect(arguments.paths or [str(folders.samples())])
    return open_entries(entries, arguments)


def open_entries(entries: Sequence[Entry], arguments: argparse.Namespace) -> int:
    """Show the entries as the arguments and the terminal ask."""
    clean = not arguments.no_cleanup
    if getattr(arguments, "show_removed", False):
        return _show_removed(entries)
    desk = set_up(arguments.glossary)
    if sys.stdout.isatty():
        from reader.tui import run as run_reader

        with tempfile.TemporaryDirectory(prefix="visavis-") as spool:
            kept = [_spool(entry, Path(spool)) for entry in entries]
            _take_terminal()
            return run_reader(kept, desk.engine, desk.spotter, clean=clean, notices=desk.notices)
    return _print(entries, desk, clean, getattr(arguments, "width", None))


def _spool(entry: Entry, folder: Path) -> Entry:
    """Standard input as a file: the reader needs the terminal's keys, and may read the article again."""
    if entry.path is not None:
        return entry
    path = folder / "standard-input.txt"
    path.write_bytes(sys.stdin.buffer.read())
    return replace(entry, path=path)


def _take_terminal() -> None:
    """Give the keys back to a process whose standard input was a pipe."""
    if not sys.stdin.isatty():
        os.dup2(os.open("/dev/tty", os.O_RDWR), sys.stdin.fileno())


def _print(entries: Sequence[Entry], desk: Desk, clean: bool, width: int | None) -> int:
    for notice in desk.notices:
        print(f"visavis: {one_line(notice)}", file=sys.stderr)
    cells = width or shutil.get_terminal_size((100, 24)).columns
    for number, entry in enumerate(entries):
        if number:
            print("─" * cells, end="\n\n")
        article = read(entry, clean=clean)
        for line in _head(article, desk):
            print(line)
        for line in columns(article, translate(article, desk.engine, desk.spotter), cells):
            print(line, flush=True)
    if desk.engine.trouble is not None:
        print(f"visavis: {desk.engine.trouble}", file=sys.stderr)
    return 0


def _head(article: Article, desk: Desk) -> list[str]:
    about = [article.byline, article.published, article.outlet, article.url]
    return [
        *([" · ".join(one_line(part) for part in about if part)] if any(about) else []),
        f"English by {desk.engine.name}",
        "",
    ]


def _show_removed(entries: Sequence[Entry]) -> int:
    for entry in entries:
        article = read(entry)
        print(f"{one_line(entry.name)}: {len(article.removed)} removed")
        for cut in article.removed:
            print(f"  before paragraph {cut.before + 1}, {cut.reason}: {one_line(cut.text)}")
    return 0
