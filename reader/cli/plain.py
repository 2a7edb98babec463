"""Read without a terminal: both languages as plain text."""

import shutil
import sys
from collections.abc import Sequence

from reader.article import Article
from reader.cli.desk import Desk, set_up
from reader.export import columns
from reader.intake import Entry, read
from reader.neutral import one_line
from reader.pipeline import translate


def show(entries: Sequence[Entry], glossary_files: Sequence[str], *, clean: bool, width: int | None) -> int:
    """Print the articles side by side, `width` cells wide (None: as the terminal). Raises VisavisError."""
    desk = set_up(glossary_files)
    for notice in desk.notices:
        print(f"visavis: {one_line(notice)}", file=sys.stderr)
    cells = width or shutil.get_terminal_size((100, 24)).columns
    for number, entry in enumerate(entries):
        if number:
            print("─" * cells, end="\n\n")
        article = read(entry, clean=clean)
        for line in _head(article, desk):
            print(line)
        for line in columns(article, translate(article, desk.engine, desk.spotter, desk.edits), cells):
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
