"""The reader in the terminal. Only this package knows Textual."""

from collections.abc import Mapping, Sequence

from reader import folders
from reader.config import Config
from reader.errors import StoreError
from reader.intake import Entry
from reader.intake.again import Lookout
from reader.places import Places
from reader.stock import Stock
from reader.tui.app import ReaderApp
from reader.tui.bench import Bench
from reader.tui.settings import is_welcomed
from reader.tui.tools import Export, Tools


def run(
    entries: Sequence[Entry],
    bench: Bench,
    *,
    clean: bool = True,
    export: Export | None = None,
    config: Config | None = None,
    words: Sequence[str] = (),
) -> int:
    """Read in the terminal: one entry opens at once, several (or none) open the library.

    The `bench` is set up from another thread after the first paint; what that raises is told in the reader.
    `export` writes the open article with its notes; `config` is the user's own. The library lists what
    `words` come to name while it is open. Returns the exit code. Raises ArticleError when the only
    entry cannot be read, and ConfigError for keys or colours that there are not.
    """
    config = config or Config()
    keymap = _keymap(config)
    stock = Stock(entries, clean=clean)
    article = stock.article(entries[0]) if len(entries) == 1 else None
    notices: list[str] = []
    kept = folders.data() / "places.db"
    try:
        places = Places(kept)
    except StoreError as error:
        notices.append(f"{error} What you mark or note is kept until you leave; x exports it.")
        places = Places.borrowed(kept)
    tools = Tools(bench, places, export, clean, stock=stock, config=config, lookout=Lookout(words, entries))
    app = ReaderApp(
        entries,
        tools,
        article=article,
        notices=notices,
        keymap=keymap,
        welcome=not is_welcomed(places),
    )
    return app.run() or app.return_code or 0


def _keymap(config: Config) -> Mapping[str, str]:
    if not (config.keys or config.reading.theme):
        return {}
    from reader.tui.custom import custom  # most configure neither

    return custom(config).keymap
