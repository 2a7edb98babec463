"""Search all articles of the library while one types, and go to what was found."""

from collections.abc import Iterator, Sequence
from time import monotonic
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static
from textual.worker import Worker, get_current_worker

from reader.article import Article
from reader.errors import ArticleError, VisavisError
from reader.finder import Hit
from reader.finder import needle_of as plain_words
from reader.indexing import Indexing
from reader.places import Place
from reader.tui.concordance.hitlist import EACH, Group, HitList, Row
from reader.tui.keys import FOUND
from reader.tui.panels.panel import Panel, lines
from reader.tui.room.reading import ReadingScreen
from reader.tui.room.seeking import Aim
from reader.tui.tools import Tools

_PATIENCE = 0.1
"""Seconds between two messages of a worker at least."""


class Indexed(Message):
    """So many articles are still to be looked at; `trouble`: why English is left out."""

    def __init__(self, left: int, trouble: str = "") -> None:
        super().__init__()
        self.left = left
        self.trouble = trouble


class Sought(Message):
    """What was found so far."""

    def __init__(self, words: str, groups: Sequence[Group]) -> None:
        super().__init__()
        self.words = words
        self.groups = groups


class Reached(Message):
    """The article of a place was read; None: it cannot be, for that reason."""

    def __init__(self, article: Article | None, aim: Aim | None, reason: str = "") -> None:
        super().__init__()
        self.article = article
        self.aim = aim
        self.reason = reason


class FindScreen(Panel[Aim]):
    """The field, the count, the places. The result is one in the article beneath; others open above."""

    BINDINGS: ClassVar[list[BindingType]] = list[BindingType](FOUND)
    AUTO_FOCUS = "#find"
    heading = "Search in all articles"
    topic = "Finding"

    def __init__(self, tools: Tools, indexing: Indexing, words: str, beneath: str) -> None:
        """`beneath`: the source of the article that is open under this panel, "" for none."""
        super().__init__()
        self._tools = tools
        self._indexing = indexing
        self._first_words = words
        self._beneath = beneath
        self._left = len(tools.stock.entries)
        self._trouble = ""
        self._shown = ""
        """The words whose places are listed."""
        self._groups: Sequence[Group] = ()
        self._hasty = False
        """Enter was pressed before the places were here."""
        self._worker: Worker[None] | None = None

    def body(self) -> ComposeResult:
        """What to look for, how often it is there, the places."""
        yield Input(self._first_words, placeholder="words, French or English", id="find", compact=True)
        yield Static("", id="find-count", markup=False)
        yield HitList(id="hits")
        yield lines(Content.styled("↑ ↓ choose · enter reads", "$text-muted"), id="find-keys")

    @property
    def words(self) -> str:
        """What is looked for."""
        return self.query_one("#find", Input).value

    def on_screen_resume(self) -> None:
        """Opened, or back from an article: see what has changed."""
        if self._worker is None or self._worker.is_finished:
            self._worker = self._index()
        self._find(self.words)

    # -- the index --

    @work(thread=True, group="index")
    def _index(self) -> None:
        worker, told = get_current_worker(), 0.0
        with self._indexing.turn:
            try:
                for left in self._steps():
                    if worker.is_cancelled:
                        return
                    if monotonic() - told > _PATIENCE:
                        told = monotonic()
                        self.post_message(Indexed(left))
            except VisavisError as error:
                self.post_message(Indexed(0, str(error)))
            else:
                self.post_message(Indexed(0))

    def _steps(self) -> Iterator[int]:
        """In a worker: all files first, then their English. Raises VisavisError where there can be none."""
        yield from self._indexing.sources()
        bench = self._tools.bench
        yield from self._indexing.targets(bench.engine, bench.spotter, bench.edits)

    @on(Indexed)
    def take_progress(self, message: Indexed) -> None:
        """Look into what has been added."""
        if message.trouble and message.trouble != self._trouble:
            self.notify(f"{message.trouble} Only the French is searched.", severity="warning", markup=False)
        self._left, self._trouble = message.left, message.trouble
        self._find(self.words)
        self._count()

    # -- the places --

    @on(Input.Changed)
    def _look(self, event: Input.Changed) -> None:
        event.stop()
        self._hasty = False
        self._find(event.value)

    @work(thread=True, exclusive=True, group="find")
    def _find(self, words: str) -> None:
        worker, told = get_current_worker(), monotonic()
        groups: list[Group] = []
        titles = self._indexing.titles
        for found in self._indexing.finder.find(words, self._tools.stock.entries, EACH):
            if worker.is_cancelled:
                return
            groups.append(Group(found, titles.get(found.name, found.name.name)))
            if monotonic() - told > _PATIENCE:
                told = monotonic()
                self.post_message(Sought(words, tuple(groups)))
        if not worker.is_cancelled:
            self.post_message(Sought(words, groups))

    @on(Sought)
    def take_places(self, message: Sought) -> None:
        """List them, unless other words were typed since."""
        if message.words == self.words:
            anew, self._shown = message.words != self._shown, message.words
            self._groups = message.groups
            self.query_one(HitList).show(message.groups, anew=anew)
            self._count()
            hasty, self._hasty = self._hasty, False
            if hasty and message.groups:
                self._choose()

    def _count(self) -> None:
        total, there = len(self._tools.stock.entries), sum(group.found.count for group in self._groups)
        parts = [f"{there:,} in {len(self._groups)} of {total} articles" if there else "not found"]
        if not plain_words(self._shown):
            parts = [f"{total} articles, both languages"]
        parts += [f"still looking in {self._left}"] if self._left else []
        known = self._indexing.translated
        parts += [f"translated so far: {known}"] if known < total and not self._left else []
        failed = len(self._indexing.failed)
        parts += [f"{failed} cannot be read"] if failed else []
        parts += ["French only"] if self._trouble else []
        self.query_one("#find-count", Static).update(Content.styled(" · ".join(parts), "$text-accent"))

    def action_move(self, by: int) -> None:
        """Move the cursor of the list while the field has the keys."""
        self.query_one(HitList).move(by)

    # -- going there --

    @on(Input.Submitted)
    @on(HitList.Chosen)
    def _choose(self) -> None:
        self._hasty = self._shown != self.words
        row = None if self._hasty else self.query_one(HitList).chosen
        if row is not None and row.hit is not None:
            self._reach(self._shown, row, row.hit)

    @work(thread=True, exclusive=True, group="reach")
    def _reach(self, words: str, row: Row, hit: Hit) -> None:
        """Read the article as it is now: the file may have changed since it was searched."""
        found = row.group.found
        place = Place.of(found.text.segments[hit.segment])
        try:
            article = self._tools.stock.article(found.name)
        except ArticleError as error:
            self.post_message(Reached(None, None, str(error)))
        else:
            self.post_message(Reached(article, Aim(words, place, hit.column, hit.start, hit.end)))

    @on(Reached)
    def go(self, message: Reached) -> None:
        """Show the place."""
        article, aim = message.article, message.aim
        if article is None or aim is None:
            self.notify(message.reason, severity="warning", markup=False)
            self.on_screen_resume()
        elif article.source and article.source == self._beneath:
            self.dismiss(aim)
        elif self.is_active:
            screen = ReadingScreen(article, self._tools)
            screen.aim(aim)
            self.app.push_screen(screen)
