"""The library: the articles of a folder, to choose one."""

from collections.abc import Mapping, Sequence
from time import monotonic
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from reader.article import Article
from reader.errors import VisavisError
from reader.intake import Entry, read
from reader.tui.articles import ArticleTable
from reader.tui.keyline import KeyLine
from reader.tui.keys import LIBRARY
from reader.tui.reading import ReadingScreen
from reader.tui.shelf import Card, card, unread
from reader.tui.tools import Tools

_EMPTY = """\
There is no article here yet.

Save French articles as .txt, .md or .html files, then open the file or its folder:

    visavis article.txt
    visavis ~/articles

To download one page:  visavis fetch URL"""

_PATIENCE = 0.1
"""Seconds between two updates of the list at least."""


class LibraryScreen(Screen[None]):
    """The list of articles; titles fill in while the files are read."""

    CSS_PATH = "catalogue.tcss"
    BINDINGS: ClassVar[list[BindingType]] = list[BindingType](LIBRARY)
    topic = "Library"

    class Known(Message):
        """The cards of some entries."""

        def __init__(self, cards: Mapping[int, Card]) -> None:
            super().__init__()
            self.cards = cards

    class Opened(Message):
        """An article was read, to be shown."""

        def __init__(self, article: Article) -> None:
            super().__init__()
            self.article = article

    class Refused(Message):
        """A file cannot be read."""

        def __init__(self, reason: str) -> None:
            super().__init__()
            self.reason = reason

    def __init__(self, entries: Sequence[Entry], tools: Tools) -> None:
        super().__init__()
        self._entries = entries
        self._tools = tools
        self._opened: int | None = None

    def compose(self) -> ComposeResult:
        """A heading, the list (or a welcome), the filter, the keys."""
        yield Static("", id="shelf", markup=False)
        yield ArticleTable([unread(entry) for entry in self._entries], id="articles")
        if not self._entries:
            yield Static(_EMPTY, id="empty", markup=False)
        yield Input(placeholder="words of the title, outlet, date or file", id="filter", compact=True)
        yield KeyLine()

    @property
    def table(self) -> ArticleTable:
        """The list."""
        return self.query_one(ArticleTable)

    def on_mount(self) -> None:
        """List the names at once, then read the files."""
        self.query_one(Input).display = False
        self.table.display = bool(self._entries)
        self.table.focus()
        self._head()
        self._survey(range(len(self._entries)))

    def on_screen_resume(self) -> None:
        """Back from an article: show how far the reader came."""
        if self._opened is not None:
            self._survey([self._opened])

    def _head(self) -> None:
        count, shown = len(self._entries), self.table.count
        words = [f"{count} article{'' if count == 1 else 's'}"]
        words += [f"{shown} shown"] if shown != count else []
        words += [f"sorted: {self.table.order}"] if self.table.order != "as found" else []
        self.query_one("#shelf", Static).update(Content(" · ".join(["Vis-à-vis", *words])))

    @work(thread=True, group="survey")
    def _survey(self, numbers: Sequence[int]) -> None:
        worker = get_current_worker()
        cards: dict[int, Card] = {}
        told = monotonic()
        for number in numbers:
            if worker.is_cancelled:
                return
            cards[number] = card(self._entries[number], self._tools.places, clean=self._tools.clean)
            if monotonic() - told > _PATIENCE:
                self.post_message(self.Known(cards))
                cards, told = {}, monotonic()
        self.post_message(self.Known(cards))

    @on(Known)
    def _take_cards(self, message: Known) -> None:
        self.table.update_cards(message.cards)
        self._head()

    @on(ArticleTable.RowSelected)
    def _select(self) -> None:
        self._opened = self.table.chosen
        if self._opened is not None:
            self._open(self._entries[self._opened])

    def action_filter(self) -> None:
        """Ask for words that the articles must have."""
        self.query_one(Input).display = True
        self.set_focus(self.query_one(Input))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The filter has a key of its own and takes that which opens it for a character."""
        typing = isinstance(self.focused, Input)
        return {"filter": not typing, "filter_done": typing}.get(action, True)

    def action_filter_done(self) -> None:
        """Go to what is left in the list."""
        field = self.query_one(Input)
        field.display = bool(field.value)
        self.set_focus(self.table)

    def action_order(self) -> None:
        """Sort in the next way."""
        self.table.next_order()
        self._head()

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        self.table.filter(event.value)
        self._head()

    @work(thread=True, exclusive=True, group="open")
    def _open(self, entry: Entry) -> None:
        try:
            article = read(entry, clean=self._tools.clean)
        except VisavisError as error:
            self.post_message(self.Refused(str(error)))
        else:
            self.post_message(self.Opened(article))

    @on(Opened)
    def _show(self, message: Opened) -> None:
        self.app.push_screen(ReadingScreen(message.article, self._tools))

    @on(Refused)
    def _refuse(self, message: Refused) -> None:
        self.notify(message.reason, title="This article cannot be opened", severity="error", markup=False)

    def action_back(self) -> None:
        """End the filter or else leave."""
        field = self.query_one(Input)
        if field.display:
            field.value = ""
            field.display = False
            self.set_focus(self.table)
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Quit."""
        self.dismiss()
