"""The side of the library that keeps its list: articles come and go, and what is known of them fills in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from time import monotonic

from textual import on, work
from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker, get_current_worker

from reader.errors import StoreError, VisavisError
from reader.intake import Entry
from reader.intake.again import Look
from reader.neutral import one_line
from reader.stock import stamp_of
from reader.tui import knowing
from reader.tui.articles import ArticleTable
from reader.tui.shelf import Card, English, Facts
from reader.tui.tools import Tools

_PATIENCE = 0.1
"""Seconds between two updates of the list at least."""
_OFTEN = 2.0
"""Seconds between two looks at what the words of the command line name."""


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


class Learned(Message):
    """Something has become known."""

    def __init__(self, news: News) -> None:
        super().__init__()
        self.news = news


class Looked(Message):
    """What there is now."""

    def __init__(self, look: Look | None, out: Iterable[str], changed: Sequence[Entry], setting: str) -> None:
        super().__init__()
        self.look = look
        """None where nobody looks again."""
        self.out = frozenset(out)
        """The paths that were taken out of the list."""
        self.changed = changed
        """The articles whose files are others than when they were read."""
        self.setting = setting
        """Tells engine and glossary from others; "" while they are not set up."""


class Troubled(Message):
    """Something that the user should be told."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence


class ListingScreen(Screen[None]):
    """The articles of a library. Subclasses compose an ArticleTable."""

    def __init__(self, entries: Sequence[Entry], tools: Tools) -> None:
        super().__init__()
        self.tools = tools
        self._found = tuple(entries)
        """Every article that the words name, those that were taken out as well."""
        self._named = tools.lookout.named if tools.lookout else frozenset()
        """Named one by one: listed although they were taken out before."""
        self._out: frozenset[str] = frozenset()
        """The files that were taken out, as the places file has them…"""
        self._mine: frozenset[str] = frozenset()
        """…and those taken out here, whether it could be written or not."""
        self._setting = ""
        self._said: set[str] = set()
        """What the user was told."""
        self._missed: tuple[str, ...] = ()
        """The troubles of the last look."""
        self._looking: Worker[None] | None = None

    @property
    def table(self) -> ArticleTable:
        """The list."""
        return self.query_one(ArticleTable)

    def on_mount(self) -> None:
        """List the names at once, then read the files."""
        try:
            self._out = frozenset(self.tools.places.taken_out())
        except StoreError as error:
            self.tell(Troubled(str(error)))
        self._list()
        self.set_interval(_OFTEN, self.look)

    def _list(self) -> None:
        """List what is there and was not taken out; read what is new."""
        before = self.table.cards
        out = self._out | self._mine
        entries = [one for one in self._found if not out or one in self._named or path_of(one) not in out]
        self.tools.stock.take(entries)
        self.table.take({one: before.get(one) or Card(one_line(one.name)) for one in entries})
        self.listed(before.keys() - set(entries))
        if fresh := [one for one in entries if one not in before]:
            self.survey(fresh)

    def leave_out(self, entry: Entry) -> None:
        """Take an article out of the list."""
        self._named -= {entry}
        self._mine |= {path_of(entry)}
        self._list()

    def list_again(self, path: str) -> Entry | None:
        """Put the article with that path back, and say which it is; None where no word names it."""
        self._out -= {path}
        self._mine -= {path}
        self._list()
        return next((entry for entry in self.table.cards if path_of(entry) == path), None)

    def listed(self, gone: Iterable[Entry]) -> None:
        """Other articles are listed now, without the `gone` ones; overridden."""

    # -- what is known of them --

    @work(thread=True, group="survey")
    def survey(self, entries: Sequence[Entry], *, read: bool = True) -> None:
        """Find out about articles: all files first, where they are to be `read`, then their English."""
        worker = get_current_worker()
        tools, news, told = self.tools, News(), monotonic()
        for step in (self._read, self._recall) if read else (self._recall,):
            for entry in entries:
                tools.bench.turns.wait(lambda: worker.is_cancelled)
                if worker.is_cancelled:
                    return
                try:
                    step(entry, news)
                except VisavisError as error:
                    self.post_message(Troubled(str(error)))
                    break
                if monotonic() - told > _PATIENCE:
                    self.post_message(Learned(news))
                    news, told = News(), monotonic()
        self.post_message(Learned(news))

    def _read(self, entry: Entry, news: News) -> None:
        found = news.facts[entry] = knowing.facts(entry, self.tools.stock)
        try:
            news.places[entry] = knowing.place(found, self.tools.places)
        except StoreError as error:
            self.post_message(Troubled(str(error)))

    def _recall(self, entry: Entry, news: News) -> None:
        known = knowing.english(entry, self.tools.stock, self.tools.bench)
        if known:
            news.english[entry] = known

    @on(Learned)
    def learn(self, message: Learned) -> None:
        """Show it."""
        self.table.update_cards(message.news.told(self.table.cards))
        self.learned(message.news)

    def learned(self, news: News) -> None:
        """The cards know it now; overridden."""

    # -- what there is --

    def look(self) -> None:
        """See soon what has changed."""
        if self._looking is None or self._looking.is_finished:
            stamps = {entry: card.facts.stamp for entry, card in self.table.cards.items() if card.facts}
            self._looking = self._look(stamps)

    @work(thread=True, group="look")
    def _look(self, stamps: Mapping[Entry, tuple[int, int, int]]) -> None:
        tools = self.tools
        found = tools.lookout.look() if tools.lookout else None
        changed = [entry for entry, stamp in stamps.items() if stamp_of(entry) != stamp]
        bench, out = tools.bench, self._out
        setting = f"{bench.engine.fingerprint} {bench.glossary.fingerprint}" if bench.ready else ""
        try:
            out = frozenset(tools.places.taken_out())
        except StoreError as error:
            self.post_message(Troubled(str(error)))
        self.post_message(Looked(found, out, changed, setting))

    @on(Looked)
    def take_look(self, message: Looked) -> None:
        """List what is there now, and find out again what may have changed."""
        found = message.look.entries if message.look else self._found
        troubles = message.look.troubles if message.look else ()
        self._said.difference_update(set(self._missed) - set(troubles))  # what has ended may begin again
        self._missed = troubles
        for sentence in troubles:
            self.tell(Troubled(sentence))
        if (found, message.out) != (self._found, self._out):
            self._found, self._out = found, message.out
            self._list()
        if message.changed:
            self.survey(message.changed)
        if message.setting != self._setting:
            if self._setting:
                self.survey(tuple(self.table.cards), read=False)
            self._setting = message.setting

    @on(Troubled)
    def tell(self, message: Troubled) -> None:
        """Say it, once."""
        if message.sentence not in self._said:
            self._said.add(message.sentence)
            self.notify(message.sentence, severity="warning", markup=False)


def path_of(entry: Entry) -> str:
    """The file of an article, by one name whichever way it was found; "" for standard input."""
    return str(entry.path.resolve()) if entry.path and entry.name != "-" else ""
