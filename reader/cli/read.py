"""`visavis read`: in the terminal reader, or as plain text where there is no terminal."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from reader import folders
from reader.cli.configuration import configuration
from reader.config import Config
from reader.errors import ArticleError, UsageError
from reader.intake import Entry, collect, read
from reader.neutral import one_line

_NARROWEST = 20


def run(arguments: argparse.Namespace) -> int:
    """Read the paths (none: the configured library, else the sample articles). Returns the exit code.

    Raises VisavisError.
    """
    if arguments.width is not None and arguments.width < _NARROWEST:
        raise UsageError(f"--width is at least {_NARROWEST} cells.")
    if arguments.paths:
        return open_entries(collect(arguments.paths), arguments, arguments.paths)
    config = configuration()
    words = config.articles.folders or [str(folders.samples())]
    return open_entries(_usual(words, config), arguments, words)


def _usual(words: Sequence[str], config: Config) -> list[Entry]:
    """What is opened when nothing is named."""
    try:
        return collect(words)
    except ArticleError as error:
        if not config.articles.folders:
            raise
        from reader.config.problem import EDIT, place

        line = config.lines.get("articles.folders", 0)
        raise ArticleError(f"{error} It is named in {place(config.path, line)}: {EDIT}") from error


def open_entries(entries: Sequence[Entry], arguments: argparse.Namespace, words: Sequence[str] = ()) -> int:
    """Show the entries as the arguments and the terminal ask; `words` named them, and may name more later."""
    clean = not arguments.no_cleanup
    if getattr(arguments, "show_removed", False):
        return _show_removed(entries)
    if sys.stdout.isatty():
        return _on_screen(entries, words, arguments.glossary, clean)
    from reader.cli.plain import show

    return show(entries, arguments.glossary, clean=clean, width=getattr(arguments, "width", None))


def _on_screen(
    entries: Sequence[Entry], words: Sequence[str], glossary_files: Sequence[str], clean: bool
) -> int:
    """In the terminal reader, which lets garbage be collected again some seconds after its start.

    What is imported until then stays: looking through it for garbage was a tenth of the start or more.
    """
    gc.disable()
    try:
        from reader.cli.screen import show

        config = configuration()
        if all(entry.path for entry in entries):
            return show(entries, glossary_files, config, clean=clean, words=words)
        import tempfile  # for standard input alone

        with tempfile.TemporaryDirectory(prefix="visavis-") as spool:
            kept = [_spool(entry, Path(spool)) for entry in entries]
            _take_terminal()
            return show(kept, glossary_files, config, clean=clean, words=words)
    finally:
        gc.enable()


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


def _show_removed(entries: Sequence[Entry]) -> int:
    for entry in entries:
        article = read(entry)
        print(f"{one_line(entry.name)}: {len(article.removed)} removed")
        for cut in article.removed:
            print(f"  before paragraph {cut.before + 1}, {cut.reason}: {one_line(cut.text)}")
    return 0
