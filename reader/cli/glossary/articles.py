"""The articles that a verb looks at, translated by the engine behind the memory."""

import sys
from collections.abc import Iterator, Sequence

from reader.bitext import Bitext
from reader.cli.desk import Desk
from reader.errors import ArticleError
from reader.intake import collect, read
from reader.neutral import one_line
from reader.pipeline import pair
from reader.spot import Spotter


def pairs(paths: Sequence[str], desk: Desk, spotter: Spotter) -> Iterator[Bitext]:
    """Every article as a bitext; one that cannot be read is reported and left out. Raises VisavisError."""
    for entry in collect(paths):
        try:
            article = read(entry)
        except ArticleError as error:
            print(f"visavis: {one_line(str(error))}", file=sys.stderr)
            continue
        yield pair(article, desk.engine, spotter, desk.edits)
    if desk.engine.trouble is not None:
        print(f"visavis: {desk.engine.trouble}", file=sys.stderr)
