"""Learn what the list shows of many articles, bit by bit: from what was kept, the files, the memory."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from time import monotonic

from reader.errors import StoreError, VisavisError
from reader.intake import Entry
from reader.stock import stamp_of
from reader.tui.shelves import knowing
from reader.tui.shelves.digest import Digest, setting_of
from reader.tui.shelves.shelf import Card, English, Facts
from reader.tui.tools import Tools

_PATIENCE = 0.1
"""Seconds between two pieces of news at least."""


@dataclass(slots=True)
class News:
    """What has become known of some articles."""

    facts: dict[Entry, Facts] = field(default_factory=dict)
    places: dict[Entry, int | None] = field(default_factory=dict)
    english: dict[Entry, English] = field(default_factory=dict)

    def told(self, cards: Mapping[Entry, Card]) -> dict[Entry, Card]:
        """The cards that it changes, changed."""
        found: dict[Entry, Card] = {}
        for entry in (self.facts | self.places | self.english).keys() & cards.keys():
            card = cards[entry]
            english, before = self.english.get(entry), card.english
            if english is None or (before and before.seen > english.seen):
                english = before
            found[entry] = replace(
                card,
                facts=self.facts.get(entry, card.facts),
                place=self.places.get(entry, card.place),
                english=english,
            )
        return found


class Learner:
    """Finds out about articles; for one worker."""

    def __init__(self, tools: Tools, cancelled: knowing.Cancelled, *, fresh: bool) -> None:
        """`fresh`: what was kept of their English is out of date."""
        self._tools = tools
        self._cancelled = cancelled
        self._fresh = fresh
        self._digest = Digest(tools.places, clean=tools.stock.clean)
        self._told = monotonic()
        self.troubles: list[str] = []
        """What the user should be told."""

    def learn(self, entries: Sequence[Entry], *, read: bool) -> Iterator[News]:
        """All files first, where they are to be `read`, then their English. Ends early once cancelled."""
        news = News()
        for step in (self._read, self._recall) if read else (self._recall,):
            for entry in entries:
                self._tools.bench.turns.wait(self._cancelled)
                try:
                    step(entry, news)
                except VisavisError as error:
                    self.troubles += [] if self._cancelled() else [str(error)]
                    break
                if self._cancelled():
                    return
                if monotonic() - self._told > _PATIENCE:
                    yield news
                    news, self._told = News(), monotonic()
        yield news

    def _read(self, entry: Entry, news: News) -> None:
        try:
            found = self._digest.facts(entry, stamp_of(entry))
            if found is None:
                found = knowing.facts(entry, self._tools.stock)
                self._digest.keep_facts(entry, found)
            news.places[entry] = knowing.place(found, self._tools.places)
        except StoreError as error:
            self.troubles.append(str(error))
            found = knowing.facts(entry, self._tools.stock)
        news.facts[entry] = found

    def _recall(self, entry: Entry, news: News) -> None:
        stamp = stamp_of(entry)
        found = None if self._fresh else self._digest.english(entry, stamp, self._setting)
        if found is None:
            found = knowing.english(entry, self._tools.stock, self._tools.bench, self._cancelled)
            if found:
                self._digest.keep_english(entry, stamp, self._setting, found)
        if found:
            news.english[entry] = found

    @cached_property
    def _setting(self) -> str:
        return setting_of(self._tools.bench)
