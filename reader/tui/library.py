"""The library: the articles of a folder, to choose one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import DataTable, Footer, Static
from textual.worker import get_current_worker

from reader.article import Article
from reader.engine import Engine
from reader.errors import VisavisError
from reader.library import Entry, read
from reader.neutral import one_line
from reader.spot import Spotter
from reader.tui.help import HelpScreen
from reader.tui.keys import LIBRARY
from reader.tui.reading import ReadingScreen

_EMPTY = """\
There is no article here yet.

Save French articles as .txt, .md or .html files, then open the file or its folder:

    visavis article.txt
    visavis ~/articles

To download one page:  visavis fetch URL"""

_PATIENCE = 0.1
"""Seconds between two updates of the list at least."""
_COLUMNS = (("title", "Title"), ("outlet", "Outlet"), ("date", "Date"), ("length", "Words"))


class Table(DataTable[Content]):
    """The list; its arrow keys are DataTable's own."""

    BINDINGS: ClassVar[list[BindingType]] = list[BindingType](LIBRARY)


@dataclass(frozen=True, slots=True)
class Card:
    """What the list shows of an article; `problem` says why a file cannot be read."""

    title: str = ""
    outlet: str = ""
    date: str = ""
    words: int = 0
    problem: str = ""


def card(entry: Entry, *, clean: bool) -> Card:
    """Read the article of `entry` for the list."""
    try:
        article = read(entry, clean=clean)
    except VisavisError as error:
        return Card(one_line(entry.name), problem=str(error))
    words = sum(len(paragraph.text.split()) for paragraph in article.paragraphs)
    return Card(article.title or one_line(entry.name), article.outlet, article.published, words)


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

    def __init__(self, entries: Sequence[Entry], engine: Engine, spotter: Spotter, *, clean: bool) -> None:
        super().__init__()
        self._entries = entries
        self._engine = engine
        self._spotter = spotter
        self._clean = clean

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
        for key, label in _COLUMNS:
            table.add_column(label, key=key)
        for number, entry in enumerate(self._entries):
            table.add_row(Content(one_line(entry.name)), *[Content("")] * 3, key=str(number))
        table.display = bool(self._entries)
        table.focus()
        self._survey()

    @work(thread=True, exclusive=True, group="survey")
    def _survey(self) -> None:
        worker = get_current_worker()
        cards: dict[int, Card] = {}
        told = monotonic()
        for number, entry in enumerate(self._entries):
            if worker.is_cancelled:
                return
            cards[number] = card(entry, clean=self._clean)
            if monotonic() - told > _PATIENCE:
                self.post_message(self.Known(cards))
                cards, told = {}, monotonic()
        self.post_message(self.Known(cards))

    @on(Known)
    def _take_cards(self, message: Known) -> None:
        table = self.query_one(Table)
        for number, one in message.cards.items():
            title = Content.styled(one.title, "$text-error") if one.problem else Content(one.title)
            cells = (
                title,
                Content(one.outlet),
                Content(one.date),
                Content(f"{one.words:,}" if one.words else "–"),
            )
            for (key, _), cell in zip(_COLUMNS, cells, strict=True):
                table.update_cell(str(number), key, cell, update_width=True)

    @on(DataTable.RowSelected)
    def _select(self, event: DataTable.RowSelected) -> None:
        self._open(self._entries[int(str(event.row_key.value))])

    @work(thread=True, exclusive=True, group="open")
    def _open(self, entry: Entry) -> None:
        try:
            article = read(entry, clean=self._clean)
        except VisavisError as error:
            self.post_message(self.Refused(str(error)))
        else:
            self.post_message(self.Opened(article))

    @on(Opened)
    def _show(self, message: Opened) -> None:
        self.app.push_screen(ReadingScreen(message.article, self._engine, self._spotter))

    @on(Refused)
    def _refuse(self, message: Refused) -> None:
        self.notify(message.reason, title="This article cannot be opened", severity="error", markup=False)

    def action_help(self) -> None:
        """Show the keys and the legend."""
        self.app.push_screen(HelpScreen({}))

    def action_leave(self) -> None:
        """Quit."""
        self.dismiss()
