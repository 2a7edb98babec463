"""Read in the terminal: the source is on the screen before anything is set up for the translation."""

from collections.abc import Sequence
from pathlib import Path

from reader.bitext import Bitext
from reader.config import Config
from reader.intake import Entry
from reader.places import Note
from reader.tui import run
from reader.tui.bench import Bench, Desk


def show(
    entries: Sequence[Entry],
    glossary_files: Sequence[str],
    config: Config,
    *,
    clean: bool,
    words: Sequence[str] = (),
) -> int:
    """Open the reader; `words` are looked at again for other articles. Returns the exit code.

    Raises ArticleError, GlossaryError for a missing file, and ConfigError for keys or colours that there are
    not.
    """
    if files := (*config.glossaries, *glossary_files):
        from reader.glossary.termfile import contents  # the first paint needs no glossary

        for file in files:
            contents(Path(file))

    def set_up() -> Desk:
        from reader.cli.desk import set_up

        return set_up(glossary_files)

    def export(bitext: Bitext, notes: Sequence[Note]) -> Path:
        from reader.cli.keep import exporter

        return exporter(lambda: bench)(bitext, notes)

    bench = Bench(set_up)
    return run(entries, bench, clean=clean, export=export, config=config, words=words)
