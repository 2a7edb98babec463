"""The engine and the glossary that the screens work with: set up late, once, and exchanged while reading."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from reader.edits import Editor
from reader.engine import Engine
from reader.tui.turns import Turns

if TYPE_CHECKING:  # the source is on the screen before anything of the glossary is loaded
    from reader.glossary import Glossary
    from reader.glossary.layers import Layers
    from reader.install.depot import Depot
    from reader.spot import Spotter


class Desk(Protocol):
    """What the composition root sets up: everything that a translation needs."""

    @property
    def engine(self) -> Engine:
        """Of the package that was chosen; it loads on first use."""
        ...

    @property
    def spotter(self) -> "Spotter":
        """Of the glossary."""
        ...

    @property
    def edits(self) -> Editor:
        """What was corrected by hand."""
        ...

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user should be told: bad glossary lines, a memory that cannot be opened."""
        ...

    @property
    def layers(self) -> "Layers | None":
        """The files of the glossary; None where the screens do not edit them."""
        ...

    @property
    def depot(self) -> "Depot | None":
        """The packages; None where the screens offer none."""
        ...


class Bench:
    """A desk that is set up by whoever needs it first, from any thread but the screen's: it takes a while."""

    def __init__(self, set_up: Callable[[], Desk]) -> None:
        """`set_up` may raise VisavisError; it is called again the next time, then."""
        self._set_up = set_up
        self._lock = threading.Lock()
        self._desk: Desk | None = None
        self._engine: Engine | None = None
        self._spotter: Spotter | None = None
        self.turns = Turns()
        """Who may ask the engine."""

    @property
    def ready(self) -> bool:
        """Whether asking for the desk takes no time."""
        return self._desk is not None

    @property
    def desk(self) -> Desk:
        """The desk as it was set up. Raises what `set_up` raises."""
        with self._lock:
            if self._desk is None:
                self._desk = self._set_up()
            return self._desk

    @property
    def engine(self) -> Engine:
        """The engine in use. Raises as `desk` does."""
        return self._engine or self.desk.engine

    @property
    def spotter(self) -> "Spotter":
        """The spotter of the glossary in force. Raises as `desk` does."""
        return self._spotter or self.desk.spotter

    @property
    def edits(self) -> Editor:
        """What was corrected by hand. Raises as `desk` does."""
        return self.desk.edits

    @property
    def glossary(self) -> "Glossary":
        """The glossary in force. Raises as `desk` does."""
        return self.spotter.glossary

    def take_engine(self, engine: Engine) -> None:
        """Use another engine from now on."""
        self._engine = engine

    def take_spotter(self, spotter: "Spotter") -> None:
        """Use another glossary from now on."""
        self._spotter = spotter
