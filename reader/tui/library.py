"""The library: the articles of a folder, to choose one."""

from collections.abc import Mapping, Sequence
from time import monotonic
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.coordinate import Coordinate
from textual.message import Message
from textual.screen import Screen
from textual.widgets import DataTable, Footer, Static
from textual.worker import get_current_worker

from reader.article import Article
from reader.errors import VisavisError
from reader.library import Entry, read
from reader.tui.keys import LIBRARY
from reader.tui.reading import ReadingScreen
from reader.tui.shelf import Card, card, columns, labels, unread
from reader.tui.tools import Tools

_EMPTY = """\
There is no article here yet.

Save French articles as .txt, .md or .html files, then open the file or its folder:

    visavis article.txt
    visavis ~/articles

To download one page:  visavis fetch URL"""

_PATIENCE = 0.1
"""Seconds between two updates of the list at least."""


class Table(DataTable[Content]):
    """The list; its arrow keys are DataTable's own."""

    BINDINGS: ClassVar[list[BindingType]] = list[BindingType](LIBRARY)


class LibraryScreen(Screen[None]):
    """The list of articles; titles fill in while the files are read."""

    CSS_PATH = "library.tcss"

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
        self._cards = [unread(entry) for entry in entries]
        self._width = 80

    def compose(self) -> ComposeResult:
        """A heading, the list (or a welcome), the keys."""
        count = len(self._entries)
        yield Static(Content(f"Vis-à-vis · {count} article{'' if count == 1 else 's'}"), id="shelf")
        yield Table(cursor_type="row", id="articles")
        if not self._entries:
            yield Static(_EMPTY, id="empty", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """List the names at once, then read the files."""
        table = self.query_one(Table)
        table.display = bool(self._entries)
        table.focus()
        self._survey()

    def on_resize(self, event: events.Resize) -> None:
        """Divide the new width among the columns."""
        self._width = event.size.width
        self._fill()

    def _fill(self) -> None:
        table = self.query_one(Table)
        row = table.cursor_row
        table.clear(columns=True)
        for label, width in zip(labels(self._width), columns(self._width), strict=True):
            table.add_column(label, width=width)
        for one in self._cards:
            table.add_row(*one.cells(self._width))
        table.move_cursor(row=row)

    @work(thread=True, exclusive=True, group="survey")
    def _survey(self) -> None:
        worker = get_current_worker()
        cards: dict[int, Card] = {}
        told = monotonic()
        for number, entry in enumerate(self._entries):
            if worker.is_cancelled:
                return
            cards[number] = card(entry, clean=self._tools.clean)
            if monotonic() - told > _PATIENCE:
                self.post_message(self.Known(cards))
                cards, told = {}, monotonic()
        self.post_message(self.Known(cards))

    @on(Known)
    def _take_cards(self, message: Known) -> None:
        table = self.query_one(Table)
        for number, one in message.cards.items():
            self._cards[number] = one
            for column, cell in enumerate(one.cells(self._width)):
                table.update_cell_at(Coordinate(number, column), cell)

    @on(DataTable.RowSelected)
    def _select(self, event: DataTable.RowSelected) -> None:
        self._open(self._entries[event.cursor_row])

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

    def action_leave(self) -> None:
        """Quit."""
        self.dismiss()
