"""What the screens work with, handed down from the composition root."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reader.bitext import Bitext
from reader.config import Config
from reader.intake.again import Lookout
from reader.places import Note, Places
from reader.stock import Stock
from reader.tui.bench import Bench
from reader.tui.installation import Installation

Export = Callable[[Bitext, Sequence[Note]], Path]
"""Writes a bilingual file and says where; raises ExportError."""


@dataclass(frozen=True, slots=True)
class Tools:
    """The engine and the glossary, the places file, and how articles are read and written."""

    bench: Bench
    places: Places
    export: Export | None = None
    """None: the reader offers no export."""
    clean: bool = True
    """Leave out what scraping left in the text."""
    installation: Installation = field(default_factory=Installation)
    """The download of a package, when there is one."""
    stock: Stock = field(default_factory=Stock)
    """The articles of the library, read once for all screens."""
    lookout: Lookout | None = None
    """Where articles are looked for again; None: the list stays as it is."""
    config: Config = field(default_factory=Config)
    """What the user has configured."""
