"""Set up what a translation needs: the engine behind its memory, and the glossary."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reader import folders
from reader.argos import ArgosEngine
from reader.cli.configuration import configuration
from reader.cli.depot import LocalDepot
from reader.errors import StoreError
from reader.glossary import Glossary
from reader.glossary.layers import Layers
from reader.install.depot import Depot
from reader.memory import Memory, Recall
from reader.packages import decide
from reader.spot import Spotter


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that `pipeline.translate` asks for, and what the user should be told."""

    engine: Recall
    spotter: Spotter
    glossary: Glossary
    notices: tuple[str, ...]
    edits: Memory
    """What was corrected by hand."""
    depot: Depot
    """For a screen that lets its user install or choose packages."""
    layers: Layers
    """For a screen that edits the glossary, or looks out for who does."""


def set_up(glossary_files: Sequence[str]) -> Desk:
    """Choose the package, open the memory and load the glossary layers; the engine itself loads on first use.

    Raises PackageError or GlossaryError. A memory that cannot be opened is a notice, not an error.
    """
    layers = glossary_layers(glossary_files)
    glossary = layers.load()
    notices = [f"{problem}" for problem in glossary.problems]
    decision = decide()
    if decision.notice:
        notices.append(decision.notice)
    try:
        memory = Memory(folders.data() / "memory.db")
    except StoreError as error:
        notices.append(f"{error} Going on without it.")
        memory = Memory(None)
    engine = Recall(ArgosEngine(decision.package), memory)
    return Desk(engine, Spotter(glossary), glossary, tuple(notices), memory, LocalDepot(memory), layers)


def load_glossary(files: Sequence[str]) -> Glossary:
    """The terms of `glossary_layers`. Raises GlossaryError."""
    return glossary_layers(files).load()


def glossary_layers(files: Sequence[str]) -> Layers:
    """The curated layer, the user's own file where there is one, then the configured files, then `files`.

    Raises ConfigError.
    """
    extra = [Path(file) for file in (*configuration().glossaries, *files)]
    return Layers(folders.curated(), folders.config() / "glossary.tsv", extra)
