"""The reader in the terminal. Only this package knows Textual."""

from collections.abc import Sequence

from reader.engine import Engine
from reader.library import Entry, read
from reader.spot import Spotter
from reader.tui.app import ReaderApp


def run(
    entries: Sequence[Entry],
    engine: Engine,
    spotter: Spotter,
    *,
    clean: bool = True,
    notices: Sequence[str] = (),
) -> int:
    """Read in the terminal: one entry opens at once, several (or none) open the library.

    `notices` are sentences that the user should see at the start. Returns the exit code. Raises ArticleError
    when the only entry cannot be read.
    """
    article = read(entries[0], clean=clean) if len(entries) == 1 else None
    app = ReaderApp(entries, engine, spotter, article=article, clean=clean, notices=notices)
    return app.run() or 0
