"""The side of the library that keeps its list: articles come and go, and what is known of them fills in."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from operator import is_not
from time import monotonic

from textual import on, work
from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker, get_current_worker

from reader.errors import StoreError
from reader.intake import Entry
from reader.intake.again import Look
from reader.neutral import one_line
from reader.stock import stamp_of
from reader.tui.shelves.articles import ArticleTable
from reader.tui.shelves.learning import Learner, News
from reader.tui.shelves.shelf import Card, path_of
from reader.tui.tools import Tools

_OFTEN = 2.0
"""Seconds between two looks at what the words of the command line name…"""
_REST = 20
"""…and at least so many times as long as a look takes: 500 files take 0.05 s, a home folder many seconds."""


class Learned(Message):
    """Something has become known."""

    def __init__(self, news: News) -> None:
        super().__init__()
        self.news = news


class Surveyed(Message):
    """Everything that was asked for together has become known."""


class Looked(Message):
    """What there is now."""

    def __init__(
        self, look: Look | None, out: Iterable[str], changed: Sequence[Entry], moved: Sequence[Entry]
    ) -> None:
        super().__init__()
        self.look = look
        """None where nobody looks again."""
        self.out = frozenset(out)
        """The paths that were taken out of the list."""
        self.changed = changed
        """The articles whose files are others than when they were read."""
        self.moved = moved
        """Those in which a reader has moved on."""


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
        self._setting: tuple[object, object] | None = None
        """Engine and spotter of what is known of the English."""
        self._said: set[str] = set()
        """What the user was told."""
        self._missed: tuple[str, ...] = ()
        """The troubles of the last look."""
        self._unknown: deque[tuple[Sequence[Entry], bool, bool]] = deque()
        """What is to be found out; one worker does, so that threads are left for who reads."""
        self._surveying = False
        self._rested = 0.0
        """When there may be another look (monotonic seconds)."""
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

    def survey(self, entries: Sequence[Entry], *, read: bool = True, fresh: bool = False) -> None:
        """Find out about articles, after those that were asked for before; see `Learner`."""
        self._unknown.append((entries, read, fresh))
        self._survey_next()

    @on(Surveyed)
    def _survey_on(self) -> None:
        self._surveying = False
        self._survey_next()

    def _survey_next(self) -> None:
        if self._unknown and not self._surveying:
            self._surveying = True
            self._survey(*self._unknown.popleft())

    @work(thread=True, group="survey")
    def _survey(self, entries: Sequence[Entry], read: bool, fresh: bool) -> None:
        worker = get_current_worker()
        learner = Learner(self.tools, lambda: worker.is_cancelled, fresh=fresh)
        for news in learner.learn(entries, read=read):
            self.post_message(Learned(news))
        for sentence in dict.fromkeys(learner.troubles):
            self.post_message(Troubled(sentence))
        self.post_message(Surveyed())

    @on(Learned)
    def learn(self, message: Learned) -> None:
        """Show it."""
        self.table.update_cards(message.news.told(self.table.cards))
        self.learned(message.news)

    def learned(self, news: News) -> None:
        """The cards know it now; overridden."""

    # -- what there is --

    def look(self) -> None:
        """See soon what has changed; where looking takes long, less often."""
        if monotonic() >= self._rested and (self._looking is None or self._looking.is_finished):
            self._looking = self._look(dict(self.table.cards), here=self.is_current)

    @work(thread=True, group="look")
    def _look(self, cards: Mapping[Entry, Card], *, here: bool) -> None:
        begun = monotonic()
        found = self.tools.lookout.look() if self.tools.lookout else None
        known = {entry: card.facts for entry, card in cards.items() if card.facts}
        changed = [entry for entry, facts in known.items() if stamp_of(entry) != facts.stamp]
        out, moved = self._out, []
        try:
            out = frozenset(self.tools.places.taken_out())
            places = self.tools.places.paragraphs() if here else {}
            moved = [
                one
                for one, facts in known.items()
                if places.get(facts.key, cards[one].place) != cards[one].place
            ]
        except StoreError as error:
            self.post_message(Troubled(str(error)))
        self._rested = monotonic() + _REST * (monotonic() - begun)
        self.post_message(Looked(found, out, changed, moved))

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
        waiting = {entry for entries, *_ in self._unknown for entry in entries}
        if again := [entry for entry in {*message.changed, *message.moved} if entry not in waiting]:
            self.survey(again, fresh=True)
        self._follow_setting()

    def _follow_setting(self) -> None:
        bench = self.tools.bench
        setting = (bench.engine, bench.spotter) if bench.ready else None
        if setting and self._setting and any(map(is_not, setting, self._setting)):
            self.doubt(tuple(self.table.cards))
        self._setting = setting

    def doubt(self, entries: Sequence[Entry]) -> None:
        """What is known of their English came from another engine or glossary: find it out anew."""
        self.survey(entries, read=False)

    @on(Troubled)
    def tell(self, message: Troubled) -> None:
        """Say it, once."""
        if message.sentence not in self._said:
            self._said.add(message.sentence)
            self.notify(message.sentence, severity="warning", markup=False)
