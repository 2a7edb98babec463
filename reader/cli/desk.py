"""Set up what a translation needs: the engine behind its memory, and the glossary."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reader import folders
from reader.argos import ArgosEngine
from reader.cli.depot import LocalDepot
from reader.depot import Depot
from reader.errors import StoreError
from reader.glossary import Glossary, load
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
    depot: Depot
    """For a screen that lets its user install or choose packages."""


def set_up(glossary_files: Sequence[str]) -> Desk:
    """Choose the package, open the memory and load the glossary layers; the engine itself loads on first use.

    Raises PackageError or GlossaryError. A memory that cannot be opened is a notice, not an error.
    """
    glossary = load_glossary(glossary_files)
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
    return Desk(engine, Spotter(glossary), glossary, tuple(notices), LocalDepot(memory))


def load_glossary(files: Sequence[str]) -> Glossary:
    """The curated layer, the user's own file where there is one, then `files`. Raises GlossaryError."""
    own = folders.config() / "glossary.tsv"
    return load(folders.curated(), own if own.exists() else None, [Path(file) for file in files])
