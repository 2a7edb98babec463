"""The reading room: one article, source and target side by side."""

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Footer
from textual.worker import get_current_worker

from reader.article import Article
from reader.engine import Engine
from reader.spot import Spotter
from reader.tui.feed import Arrived, Failed, Fed, Finished, Segmented, feed
from reader.tui.keys import ROOM
from reader.tui.page import Page
from reader.tui.pairs import PairView
from reader.tui.removed import RemovedScreen
from reader.tui.status import Heading, StatusLine, engine_label


class ReadingScreen(Screen[None]):
    """One open article. Dismissed when the reader goes back."""

    CSS_PATH = "reading.tcss"
    BINDINGS: ClassVar[list[BindingType]] = list[BindingType](ROOM)
    AUTO_FOCUS = "#pairs"

    def __init__(self, article: Article, engine: Engine, spotter: Spotter) -> None:
        super().__init__()
        self.article = article
        self.page = Page(article)
        self._engine = engine
        self._spotter = spotter

    def compose(self) -> ComposeResult:
        """Heading, pairs, status, keys."""
        yield Heading(self.article, id="heading")
        yield PairView(self.page, id="pairs")
        yield StatusLine(id="status")
        yield Footer(show_command_palette=False)

    @property
    def pairs(self) -> PairView:
        """The view of both columns."""
        return self.query_one("#pairs", PairView)

    @property
    def status(self) -> StatusLine:
        """The status line."""
        return self.query_one("#status", StatusLine)

    def on_mount(self) -> None:
        """Show the source at once; translate after the first paint."""
        self.status.engine = engine_label(self._engine.name)
        self.call_after_refresh(self.translate)

    # -- what the worker says --

    def translate(self) -> None:
        """Translate from the paragraph on the screen on; replaces a translation that is under way."""
        self._translate(self.article, self.pairs.paragraph)

    @work(thread=True, exclusive=True, group="translate")
    def _translate(self, article: Article, first: int) -> None:
        worker = get_current_worker()
        for message in feed(article, self._engine, self._spotter, first, lambda: worker.is_cancelled):
            if worker.is_cancelled:
                return
            self.post_message(message)

    @on(Segmented)
    def take_segments(self, message: Segmented) -> None:
        """Know the sentences; the paragraph on the screen stays there."""
        if self._is_mine(message) and not self.page.segmented:
            self.page.resegment(message.segments)
            self.pairs.resegmented()
            self._tell()

    @on(Arrived)
    def take_units(self, message: Arrived) -> None:
        """Show units."""
        if self._is_mine(message):
            self.pairs.arrived(self.page.put(message.take()))
            self._tell()

    @on(Finished)
    def take_end(self, message: Finished) -> None:
        """Everything is here."""
        if self._is_mine(message):
            self.status.trouble = str(getattr(self._engine, "trouble", None) or "")
            self._tell()

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

    # -- what the reader sees and does --

    def _tell(self) -> None:
        self.status.tally = self.page.tally
        self.query_one(Heading).title = self.page.title()
        self._tell_place()

    @on(PairView.Moved)
    def _tell_place(self) -> None:
        self.status.place = self.pairs.percent

    def action_removed(self) -> None:
        """Show what the clean-up took out."""
        self.app.push_screen(RemovedScreen(self.article.removed))

    def action_retry(self) -> None:
        """Ask the engine again for what is missing."""
        self.status.trouble = ""
        self.translate()

    def action_close(self) -> None:
        """Go back to the library, or quit when there is none."""
        self.dismiss()
