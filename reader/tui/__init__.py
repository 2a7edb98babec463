"""The reader in the terminal. Only this package knows Textual."""

from collections.abc import Sequence

from reader import folders
from reader.engine import Engine
from reader.errors import StoreError
from reader.library import Entry, read
from reader.places import Places
from reader.spot import Spotter
from reader.tui.app import ReaderApp
from reader.tui.tools import Export, Tools


def run(
    entries: Sequence[Entry],
    engine: Engine,
    spotter: Spotter,
    *,
    clean: bool = True,
    notices: Sequence[str] = (),
    export: Export | None = None,
) -> int:
    """Read in the terminal: one entry opens at once, several (or none) open the library.

    `notices` are sentences that the user should see at the start; `export` writes the open article with its
    notes. Returns the exit code. Raises ArticleError when the only entry cannot be read.
    """
    article = read(entries[0], clean=clean) if len(entries) == 1 else None
    try:
        places = Places(folders.data() / "places.db")
    except StoreError as error:
        notices = [*notices, f"{error} Going on without it."]
        places = Places(None)
    tools = Tools(engine, spotter, places, export, clean)
    return ReaderApp(entries, tools, article=article, notices=notices).run() or 0
