"""Make the articles of a library ready to be searched: the French at once, the English as it is known."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass

from reader.edits import UNEDITED, Edits
from reader.engine import Engine
from reader.errors import ArticleError
from reader.finder import Finder, Text
from reader.intake import Entry
from reader.recalled import units
from reader.spot import Spotter
from reader.stock import Held, Stamp, Stock


@dataclass(frozen=True, slots=True)
class _Known:
    """What the finder holds of an article."""

    stamp: Stamp
    targets: tuple[str, ...] = ()
    setting: str = ""
    """Engine and glossary of the targets; "" while some of them are not known, or may have changed."""


class Indexing:
    """The finder of a stock, brought up to date by whoever goes through `sources`, then `targets`.

    One thread at a time does that, and holds `turn`; the `finder` may be asked meanwhile.
    """

    def __init__(self, stock: Stock) -> None:
        self.stock = stock
        self.finder: Finder[Entry] = Finder()
        self.failed: dict[Entry, str] = {}
        """Articles that cannot be read, and why."""
        self.titles: dict[Entry, str] = {}
        self.turn = threading.Lock()
        """Held by who goes through `sources` and `targets`."""
        self._known: dict[Entry, _Known] = {}

    def sources(self) -> Iterator[int]:
        """Look at every article, shortly where nothing has changed; yields after each how many are left."""
        entries = self.stock.entries
        for gone in (self._known.keys() | self.failed.keys()) - set(entries):
            self._forget(gone)
            self.failed.pop(gone, None)
        for left, entry in zip(range(len(entries) - 1, -1, -1), entries, strict=True):
            self._held(entry)
            yield left

    def targets(self, engine: Engine, spotter: Spotter, edits: Edits = UNEDITED) -> Iterator[int]:
        """Add the English that engine, memory and edits give without being asked to translate; as `sources`.

        Raises StoreError when memory or edits cannot be read.
        """
        setting = f"{engine.fingerprint} {spotter.glossary.fingerprint}"
        entries = self.stock.entries
        for left, entry in zip(range(len(entries) - 1, -1, -1), entries, strict=True):
            known = self._known.get(entry)
            if known and known.setting != setting and (held := self._held(entry)):
                found = units(held.segments, engine, spotter, edits)
                targets = tuple(unit.target if unit else "" for unit in found)
                self._keep(held, targets, setting if None not in found else "")
            yield left

    @property
    def translated(self) -> int:
        """Articles whose English is searched as well, all of it."""
        return sum(bool(known.setting) for known in list(self._known.values()))

    def doubt(self, source: str) -> None:
        """The English of this source was changed by hand: the articles that have it are looked at again."""
        for entry, known in list(self._known.items()):
            text = self.finder.text(entry)
            if known.setting and text and text.has(source):
                self._known[entry] = _Known(known.stamp, known.targets)

    def _held(self, entry: Entry) -> Held | None:
        try:
            held = self.stock.held(entry)
        except ArticleError as error:
            self.failed[entry] = str(error)
            self._forget(entry)
            return None
        self.failed.pop(entry, None)
        known = self._known.get(entry)
        if known is None or known.stamp != held.stamp:
            self._keep(held, (), "")
        return held

    def _keep(self, held: Held, targets: tuple[str, ...], setting: str) -> None:
        known = self._known.get(held.entry)
        if known is None or known.stamp != held.stamp or known.targets != targets:
            self.titles[held.entry] = held.article.headline
            self.finder.put(held.entry, Text(held.segments, targets))
        self._known[held.entry] = _Known(held.stamp, targets, setting)

    def _forget(self, entry: Entry) -> None:
        self._known.pop(entry, None)
        self.finder.discard(entry)
