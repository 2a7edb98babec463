"""The library's census while one reads: taken in the background when it is first asked for, then kept up."""

from collections.abc import Callable
from time import monotonic

from reader.stock import Stock
from reader.survey.census import Census

_OFTEN = 2.0
"""Seconds between two looks at the files of the library."""


class Survey:
    """A census, and whoever takes it: `run` starts a worker that calls `take`."""

    def __init__(self, stock: Stock, run: Callable[[], object]) -> None:
        self.census = Census(stock)
        self._run = run
        self._busy = False
        self._last = -_OFTEN

    @property
    def ready(self) -> bool:
        """Whether every article was looked at once."""
        return self.census.complete

    @property
    def version(self) -> int:
        """Grows with what comes, changes or goes."""
        return self.census.version

    @property
    def done(self) -> int:
        """How many articles were looked at."""
        return self.census.done

    @property
    def total(self) -> int:
        """How many there are."""
        return self.census.total

    def follow(self) -> None:
        """See to it that somebody looks for what has changed; takes no time."""
        if not self._busy and monotonic() - self._last >= _OFTEN:
            self._busy = True
            self._run()

    def take(self, cancelled: Callable[[], bool]) -> None:
        """Look; for a worker's thread."""
        try:
            self.census.follow(cancelled)
        finally:
            self._last = monotonic()
            self._busy = False
