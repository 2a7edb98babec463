"""The side of the reading room that talks with the worker."""

from collections.abc import Sequence

from textual import on, work
from textual.screen import Screen
from textual.timer import Timer
from textual.worker import get_current_worker

from reader.article import Article
from reader.segment import Segment
from reader.tui.drawing.view import ReadingView
from reader.tui.naming import key_for
from reader.tui.room.feed import Arrived, Failed, Fed, Finished, Ready, Segmented, feed
from reader.tui.room.page import Page
from reader.tui.room.status import StatusLine, engine_label
from reader.tui.tools import Tools

_AHEAD = 200
"""Segments: what the translation will reach this soon is waited for."""
_PATIENCE = 0.3
"""Seconds that the reader may scroll on before the translation follows him."""


class StreamingScreen(Screen[None]):
    """One article whose units stream in. Subclasses compose a ReadingView and a StatusLine."""

    def __init__(self, article: Article, tools: Tools) -> None:
        super().__init__()
        self.article = article
        self.page = Page(article)
        self.tools = tools
        self._first = 0
        """The paragraph from which the translation under way set out."""
        self._run = range(0)
        """The segments that the translation under way will reach next."""
        self._chase: Timer | None = None

    @property
    def view(self) -> ReadingView:
        """The view of both columns."""
        return self.query_one(ReadingView)

    @property
    def status(self) -> StatusLine:
        """The status line."""
        return self.query_one(StatusLine)

    def on_mount(self) -> None:
        """Show the source at once; translate after the first paint."""
        self.start()

    def start(self) -> None:
        """Name the engine where it is known, and translate soon."""
        if self.tools.bench.ready:
            self.status.engine = engine_label(self.tools.bench.engine.name)
        self.call_after_refresh(self.translate)

    def translate(self) -> None:
        """Translate from the paragraph on the screen on; replaces a translation that is under way."""
        self.status.trouble = ""
        self._first = self.view.paragraph
        self._set_out()
        known = self.page.segments if self.page.segmented else ()
        self._translate(self.article, self._first, known)

    def _set_out(self) -> None:
        start = self.page.first_of(self._first)
        self._run = range(start, start + _AHEAD)

    def look_at(self, place: int) -> None:
        """Translate what is looked at first, when the translation under way is far from it."""
        if self._chase is None and self._is_far(place):
            self._chase = self.set_timer(_PATIENCE, self._follow)

    def _follow(self) -> None:
        self._chase = None
        if self._is_far(self.view.state.current):
            self.translate()

    def _is_far(self, place: int) -> bool:
        waiting = self.page.segmented and place < len(self.page.units) and self.page.units[place] is None
        return waiting and place not in self._run and not self.status.trouble

    @work(thread=True, exclusive=True, group="translate")
    def _translate(self, article: Article, first: int, known: Sequence[Segment]) -> None:
        worker = get_current_worker()
        for message in feed(article, self.tools.bench, first, lambda: worker.is_cancelled, known):
            if worker.is_cancelled:
                return
            self.post_message(message)

    @on(Segmented)
    def take_segments(self, message: Segmented) -> None:
        """Know the sentences; the place on the screen stays."""
        if self._is_mine(message) and not self.page.segmented:
            self.page.resegment(message.segments)
            self._set_out()
            self.view.resegmented()
            self.segmented()
            self.progressed([])

    @on(Ready)
    def take_desk(self, message: Ready) -> None:
        """Name the engine."""
        self.status.engine = engine_label(message.engine)

    @on(Arrived)
    def take_units(self, message: Arrived) -> None:
        """Show units."""
        if self._is_mine(message):
            places = self.page.put(message.take())
            if places:
                self._run = range(self._run.start, places[-1] + _AHEAD)
            self.view.arrived(places)
            self.progressed(places)

    @on(Finished)
    def take_end(self, message: Finished) -> None:
        """Everything is here."""
        if self._is_mine(message):
            self.status.trouble = str(getattr(self.tools.bench.engine, "trouble", None) or "")

    @on(Failed)
    def take_failure(self, message: Failed) -> None:
        """Say what the engine said; the source stays readable."""
        if self._is_mine(message):
            self.status.trouble = message.reason
            self.notify(
                f"{message.reason} The French stays readable; {key_for(self.app, 'retry')} tries again.",
                title="The translation stopped",
                severity="error",
                markup=False,
            )

    def _is_mine(self, message: Fed) -> bool:
        return message.article is self.article

    def segmented(self) -> None:
        """The sentences are known; overridden by the room."""

    def progressed(self, places: list[int]) -> None:
        """Units of these segments have arrived; overridden by the room."""
