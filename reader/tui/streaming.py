"""The side of the reading room that talks with the worker."""

from textual import on, work
from textual.screen import Screen
from textual.worker import get_current_worker

from reader.article import Article
from reader.tui.feed import Arrived, Failed, Fed, Finished, Segmented, feed
from reader.tui.page import Page
from reader.tui.status import StatusLine, engine_label
from reader.tui.tools import Tools
from reader.tui.view import ReadingView


class StreamingScreen(Screen[None]):
    """One article whose units stream in. Subclasses compose a ReadingView and a StatusLine."""

    def __init__(self, article: Article, tools: Tools) -> None:
        super().__init__()
        self.article = article
        self.page = Page(article)
        self.tools = tools

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
        self.status.engine = engine_label(self.tools.engine.name)
        self.call_after_refresh(self.translate)

    def translate(self) -> None:
        """Translate from the paragraph on the screen on; replaces a translation that is under way."""
        self.status.trouble = ""
        self._translate(self.article, self.view.paragraph)

    @work(thread=True, exclusive=True, group="translate")
    def _translate(self, article: Article, first: int) -> None:
        worker = get_current_worker()
        tools = self.tools
        for message in feed(article, tools.engine, tools.spotter, first, lambda: worker.is_cancelled):
            if worker.is_cancelled:
                return
            self.post_message(message)

    @on(Segmented)
    def take_segments(self, message: Segmented) -> None:
        """Know the sentences; the place on the screen stays."""
        if self._is_mine(message) and not self.page.segmented:
            self.page.resegment(message.segments)
            self.view.resegmented()
            self.segmented()
            self.progressed([])

    @on(Arrived)
    def take_units(self, message: Arrived) -> None:
        """Show units."""
        if self._is_mine(message):
            places = self.page.put(message.take())
            self.view.arrived(places)
            self.progressed(places)

    @on(Finished)
    def take_end(self, message: Finished) -> None:
        """Everything is here."""
        if self._is_mine(message):
            self.status.trouble = str(getattr(self.tools.engine, "trouble", None) or "")

    @on(Failed)
    def take_failure(self, message: Failed) -> None:
        """Say what the engine said; the source stays readable."""
        if self._is_mine(message):
            self.status.trouble = message.reason
            self.notify(
                f"{message.reason} The French stays readable; press R to try again.",
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
