"""Whose turn it is to ask the engine: what is on the screen comes before what is translated ahead."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from reader.engine import DEFAULT, Engine, Hypothesis, Options
from reader.errors import EngineError

_PIECE = 8
"""Sources that work in the background sends at once: as long as what is on the screen may have to wait."""
_LOOK = 0.1
"""Seconds after which the background looks whether it is still wanted."""


class Stopped(EngineError):
    """Nobody waits for the answer any more."""


class Turns:
    """Shared by all who ask one engine."""

    def __init__(self) -> None:
        self._free = threading.Condition()
        self._first = 0

    @contextmanager
    def first(self) -> Iterator[None]:
        """Inside the block the background waits."""
        with self._free:
            self._first += 1
        try:
            yield
        finally:
            with self._free:
                self._first -= 1
                self._free.notify_all()

    def wait(self, cancelled: Callable[[], bool]) -> None:
        """Wait until nobody is first, or until `cancelled()`."""
        with self._free:
            while self._first and not cancelled():
                self._free.wait(_LOOK)


class Stoppable:
    """An engine that is not asked again once `cancelled()`: leaving waits for one batch at most."""

    def __init__(self, engine: Engine, cancelled: Callable[[], bool]) -> None:
        self._engine = engine
        self._cancelled = cancelled

    @property
    def name(self) -> str:
        """See `Engine`."""
        return self._engine.name

    @property
    def fingerprint(self) -> str:
        """See `Engine`."""
        return self._engine.fingerprint

    def translate(
        self, sources: Sequence[str], options: Options = DEFAULT, prefixes: Sequence[str] = ()
    ) -> list[list[Hypothesis]]:
        """As `Engine.translate`. Raises Stopped as well."""
        if self._cancelled():
            raise Stopped
        return self._engine.translate(sources, options, prefixes)


class Patient(Stoppable):
    """A Stoppable for the background: it asks for little at once, and only when nobody else is first."""

    def __init__(self, engine: Engine, cancelled: Callable[[], bool], turns: Turns) -> None:
        super().__init__(engine, cancelled)
        self._turns = turns

    def translate(
        self, sources: Sequence[str], options: Options = DEFAULT, prefixes: Sequence[str] = ()
    ) -> list[list[Hypothesis]]:
        """As `Stoppable.translate`."""
        answers: list[list[Hypothesis]] = []
        for start in range(0, len(sources), _PIECE):
            piece = slice(start, start + _PIECE)
            self._turns.wait(self._cancelled)
            answers += super().translate(sources[piece], options, prefixes[piece] if prefixes else ())
        return answers
