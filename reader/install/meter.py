"""How fast a download is."""

import time
from collections import deque
from collections.abc import Callable

from reader.install.offer import Progress, Report

WINDOW = 5.0
"""Seconds over which the rate is taken."""
OFTEN = 0.1
"""Seconds between two reports."""


class Meter:
    """Reports progress, ten times a second at most."""

    def __init__(self, report: Report, clock: Callable[[], float] = time.monotonic) -> None:
        self._report = report
        self._clock = clock
        self._seen: deque[tuple[float, int]] = deque()
        self._told = float("-inf")

    def start(self, done: int, total: int | None) -> None:
        """A new connection: what an older one did says nothing of this one's rate."""
        self._seen.clear()
        self._told = float("-inf")
        self.tell(done, total)

    def tell(self, done: int, total: int | None) -> None:
        """Take note of the bytes that are here, and report when it is time or the end."""
        now = self._clock()
        if now - self._told < OFTEN and done != total:
            return
        self._told = now
        self._seen.append((now, done))
        while len(self._seen) > 2 and now - self._seen[0][0] > WINDOW:
            self._seen.popleft()
        first, base = self._seen[0]
        self._report(Progress(done, total, (done - base) / (now - first) if now > first else 0.0))
