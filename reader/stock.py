"""The articles of a library, each read and segmented once, and again when its file has changed."""

import threading
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from stat import S_ISREG

from reader.article import Article
from reader.intake import Entry, read
from reader.segment import Segment, segment

_ROOM = 24_000_000
"""Characters of source that are held at most: 500 articles have 2 million, a book of 10,000 paragraphs 3 to
5. What was not asked for longest goes first, and is read again when it is asked for."""

Stamp = tuple[int, int, int]
"""What tells whether a file has changed: its mtime in nanoseconds, its size in bytes, its inode."""

_ONCE: Stamp = (0, 0, 0)
"""Of what can be read only once: standard input, a pipe."""
_GONE: Stamp = (-1, -1, -1)


@dataclass(frozen=True, slots=True)
class Held:
    """An article of the library as its file was when it was read."""

    entry: Entry
    article: Article
    segments: tuple[Segment, ...]
    """Of the article, in reading order."""
    stamp: Stamp


@dataclass(slots=True)
class _Slot:
    """The place of one article; whoever reads it holds the lock, so that it is read once."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    stamp: Stamp = _GONE
    article: Article | None = None
    held: Held | None = None
    size: int = 0
    """Characters of the article."""


class Stock:
    """The articles of a library, for any thread but the screen's: reading takes a while."""

    def __init__(self, entries: Iterable[Entry] = (), *, clean: bool = True) -> None:
        """`clean`: leave out what scraping left in the text. Nothing is read yet."""
        self.clean = clean
        self._lock = threading.Lock()
        self._slots: OrderedDict[Entry, _Slot] = OrderedDict()
        """What was asked for last stands last."""
        self._entries: tuple[Entry, ...] = ()
        self.take(entries)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The library's articles, in the order of the list."""
        return self._entries

    def take(self, entries: Iterable[Entry]) -> None:
        """These are the library's articles from now on; what is held of others is let go."""
        with self._lock:
            self._entries = tuple(entries)
            for gone in self._slots.keys() - set(self._entries):
                del self._slots[gone]

    def article(self, entry: Entry) -> Article:
        """The article of `entry`, not segmented yet: what a first paint needs. Else as `held`."""
        slot = self._slot(entry)
        with slot.lock:
            return self._read(entry, slot)

    def held(self, entry: Entry) -> Held:
        """The article of `entry`, read when it is not held or when its file has changed since.

        What can be read only once, like standard input, does not change. Raises ArticleError.
        """
        slot = self._slot(entry)
        with slot.lock:
            article = self._read(entry, slot)
            if slot.held is None:
                slot.held = Held(entry, article, segment(article), slot.stamp)
            return slot.held

    def _slot(self, entry: Entry) -> _Slot:
        with self._lock:
            slot = self._slots.setdefault(entry, _Slot())
            self._slots.move_to_end(entry)
            return slot

    def _read(self, entry: Entry, slot: _Slot) -> Article:
        """The article of a slot whose lock is held."""
        # Looked at before it is read: a file that is saved meanwhile is read again the next time.
        stamp = stamp_of(entry)
        if slot.article is None or slot.stamp != stamp:
            slot.article = slot.held = None
            slot.article = read(entry, clean=self.clean)
            slot.stamp, slot.size = stamp, sum(len(one.text) for one in slot.article.paragraphs)
            self._make_room(entry)
        return slot.article

    def _make_room(self, newest: Entry) -> None:
        """Let go of what was not asked for longest, never of `newest` or of what can be read only once."""
        with self._lock:
            excess = sum(slot.size for slot in self._slots.values()) - _ROOM
            for entry, slot in list(self._slots.items()) if excess > 0 else ():
                if excess > 0 and entry != newest and slot.stamp != _ONCE:
                    del self._slots[entry]
                    excess -= slot.size


def stamp_of(entry: Entry) -> Stamp:
    """The stamp of the file as it is now; one of its own for a file that is not there."""
    if entry.path is None:
        return _ONCE
    try:
        found = entry.path.stat()
    except (OSError, ValueError):
        return _GONE
    return (found.st_mtime_ns, found.st_size, found.st_ino) if S_ISREG(found.st_mode) else _ONCE
