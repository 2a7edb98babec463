"""The reader in the terminal. Only this package knows Textual."""

from collections.abc import Sequence

from reader import folders
from reader.errors import StoreError
from reader.intake import Entry
from reader.places import Places
from reader.stock import Stock
from reader.tui.app import ReaderApp
from reader.tui.bench import Bench
from reader.tui.tools import Export, Tools


def run(
    entries: Sequence[Entry],
    bench: Bench,
    *,
    clean: bool = True,
    export: Export | None = None,
) -> int:
    """Read in the terminal: one entry opens at once, several (or none) open the library.

    The `bench` is set up from another thread after the first paint; what that raises is told in the reader.
    `export` writes the open article with its notes. Returns the exit code. Raises ArticleError when the only
    entry cannot be read.
    """
    stock = Stock(entries, clean=clean)
    article = stock.article(entries[0]) if len(entries) == 1 else None
    notices: list[str] = []
    try:
        places = Places(folders.data() / "places.db")
    except StoreError as error:
        notices.append(f"{error} Going on without it.")
        places = Places(None)
    tools = Tools(bench, places, export, clean, stock=stock)
    return ReaderApp(entries, tools, article=article, notices=notices).run() or 0
