"""Read without a terminal: both languages as plain text."""

import shutil
import sys
from collections.abc import Sequence

from reader.article import Article
from reader.cli.desk import Desk, set_up
from reader.errors import ArticleError
from reader.export import columns
from reader.intake import Entry, read
from reader.neutral import one_line
from reader.pipeline import translate


def show(entries: Sequence[Entry], glossary_files: Sequence[str], *, clean: bool, width: int | None) -> int:
    """Print the articles side by side, `width` cells wide (None: as the terminal).

    One that cannot be read is reported and the others go on. Returns 0, or 1 when one was left out.
    Raises VisavisError.
    """
    desk = set_up(glossary_files)
    _tell(*desk.notices)
    cells = width or shutil.get_terminal_size((100, 24)).columns
    failed = False
    for number, entry in enumerate(entries):
        try:
            article = read(entry, clean=clean)
        except ArticleError as error:
            _tell(str(error))
            failed = True
            continue
        if number:
            print("─" * cells, end="\n\n")
        _print(article, desk, cells)
    if desk.engine.trouble is not None:
        _tell(str(desk.engine.trouble))
    return int(failed)


def _print(article: Article, desk: Desk, cells: int) -> None:
    for line in _head(article, desk):
        print(line)
    for line in columns(article, translate(article, desk.engine, desk.spotter, desk.edits), cells):
        print(line, flush=True)


def _tell(*notices: str) -> None:
    for notice in notices:
        print(f"visavis: {one_line(notice)}", file=sys.stderr)


def _head(article: Article, desk: Desk) -> list[str]:
    about = [article.byline, article.published, article.outlet, article.url]
    return [
        *([" · ".join(one_line(part) for part in about if part)] if any(about) else []),
        f"English by {desk.engine.name}",
        "",
    ]
