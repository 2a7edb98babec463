"""What is translated ahead, in which order: the titles of the list, then queued articles."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass

from reader.intake import Entry
from reader.tui.shelves.shelf import Doing

_TITLES = 8
"""Titles that are translated together."""


@dataclass(frozen=True, slots=True)
class Job:
    """What to translate next."""

    entries: tuple[Entry, ...]
    """Several where only their titles are wanted."""
    whole: bool
    """The article, not only its title."""


class Backlog:
    """The queue. Safe to share between the screen and its one worker."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._titles: dict[Entry, None] = {}
        self._tried: set[Entry] = set()
        """Articles whose titles were handed out: they are asked for once."""
        self._queued: dict[Entry, None] = {}
        self._working: Entry | None = None
        self._busy = False

    @property
    def count(self) -> int:
        """How many articles wait, with the one that is being translated."""
        with self._lock:
            return len(self._queued) + (self._working is not None)

    def doing(self, entry: Entry) -> Doing:
        """What is being done with an article."""
        with self._lock:
            return "working" if entry == self._working else "queued" if entry in self._queued else ""

    def want_titles(self, entries: Iterable[Entry]) -> None:
        """These titles are wanted, in this order, those that were handed out before left aside."""
        with self._lock:
            self._titles = dict.fromkeys(one for one in entries if one not in self._tried)

    def renew(self, entries: Iterable[Entry]) -> None:
        """The titles of these may be handed out once more."""
        with self._lock:
            self._tried.difference_update(entries)

    def add(self, entries: Iterable[Entry]) -> None:
        """Queue articles, each once."""
        with self._lock:
            self._queued |= {one: None for one in entries if one != self._working}

    def discard(self, entries: Iterable[Entry]) -> None:
        """These are no longer wanted; what is under way with them stops (see `wants`)."""
        with self._lock:
            for entry in entries:
                self._queued.pop(entry, None)
                self._titles.pop(entry, None)
                if entry == self._working:
                    self._working = None

    def clear(self) -> None:
        """Nothing is wanted any more."""
        with self._lock:
            self._titles, self._queued, self._working = {}, {}, None

    def start(self) -> bool:
        """Whether a worker is to be started: there is work, and none works."""
        with self._lock:
            if self._busy or not (self._titles or self._queued):
                return False
            self._busy = True
            return True

    def next(self) -> Job | None:
        """The next job; the one before is done. None: the worker may end."""
        with self._lock:
            self._working = None
            if self._titles:
                some = tuple(self._titles)[:_TITLES]
                for one in some:
                    del self._titles[one]
                self._tried.update(some)
                return Job(some, whole=False)
            if self._queued:
                self._working = next(iter(self._queued))
                del self._queued[self._working]
                return Job((self._working,), whole=True)
            self._busy = False
            return None

    def wants(self, job: Job) -> bool:
        """Whether it is still wanted, and nothing comes before it."""
        with self._lock:
            return not job.whole or (self._working in job.entries and not self._titles)

    def resume(self, job: Job) -> None:
        """The job was left, so that others come before it; it is the next article, if it is still wanted."""
        with self._lock:
            if job.whole and self._working in job.entries:
                self._queued = dict.fromkeys(job.entries) | self._queued
