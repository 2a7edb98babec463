"""`visavis search`: find words in articles, both languages at once."""

import argparse
import json
import sys

from reader import folders
from reader.cli.configuration import configuration
from reader.errors import UsageError, VisavisError
from reader.finder import Found, Hit, needle_of
from reader.finder.snippet import snippet
from reader.indexing import Indexing
from reader.intake import Entry, collect
from reader.neutral import one_line
from reader.stock import Stock

_CELLS = 100
"""Of the words around a hit."""


def run(arguments: argparse.Namespace) -> int:
    """Print the places, one a line or as JSON.

    Returns 0, or 1 when there is none or a file cannot be read; raises VisavisError.
    """
    if not needle_of(arguments.words):
        raise UsageError("There is nothing to look for. Type: visavis search WORDS [PATH…]")
    entries = collect(arguments.paths or configuration().articles.folders or [str(folders.samples())])
    stock = Stock(entries, clean=not arguments.no_cleanup)
    indexing = Indexing(stock)
    for _ in indexing.sources():
        pass
    _add_english(indexing, arguments.glossary)
    found = list(indexing.finder.find(arguments.words, entries))
    places = ((group, hit) for group in found for hit in group.hits)
    if arguments.json:
        print(json.dumps([_as_json(*one) for one in places], ensure_ascii=False, indent=2))
    else:
        for one in places:
            print(_line(*one))
    for trouble in indexing.failed.values():
        _tell(trouble)
    return 0 if found and not indexing.failed else 1


def _add_english(indexing: Indexing, glossary_files: list[str]) -> None:
    """The English that the memory has; where it cannot be had, the French is searched alone."""
    from reader.cli.desk import set_up

    try:
        desk = set_up(glossary_files)
        for _ in indexing.targets(desk.engine, desk.spotter, desk.edits):
            pass
    except VisavisError as error:
        _tell(f"{error} Only the French was searched.")


def _line(found: Found[Entry], hit: Hit) -> str:
    before, words, after = snippet(found.text.text(hit), hit.start, hit.end, _CELLS)
    if sys.stdout.isatty():
        words = f"\x1b[1;7m{words}\x1b[0m"
    segment = found.text.segments[hit.segment]
    place = f"{segment.paragraph + 1}.{segment.index + 1}"
    return f"{one_line(found.name.name)}:{place}: {before}{words}{after}"


def _as_json(found: Found[Entry], hit: Hit) -> dict[str, str | int]:
    text, segment = found.text.text(hit), found.text.segments[hit.segment]
    return {
        "article": found.name.name,
        "paragraph": segment.paragraph + 1,
        "sentence": segment.index + 1,
        "column": hit.column,
        "start": hit.start,
        "end": hit.end,
        "match": text[hit.start : hit.end],
        "text": text,
    }


def _tell(sentence: str) -> None:
    print(f"visavis: {one_line(sentence)}", file=sys.stderr)
