"""The library: the articles of a folder, to choose one."""

from collections.abc import Iterable
from contextlib import suppress
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from reader.article import Article
from reader.errors import StoreError, VisavisError
from reader.intake import Entry
from reader.tui.keyline import KeyLine
from reader.tui.keys import LIBRARY
from reader.tui.naming import key_for
from reader.tui.room.reading import ReadingScreen
from reader.tui.room.status import shorten
from reader.tui.room.streaming import StreamingScreen
from reader.tui.shelves.articles import ArticleTable
from reader.tui.shelves.queueing import QueueingScreen
from reader.tui.shelves.shelf import ORDERS, path_of

_EMPTY = """\
There is no article here yet.

Save French articles as .txt, .md or .html files, then open the file or its folder:

    visavis article.txt
    visavis ~/articles

To download one page:  visavis fetch URL"""


_ORDER = "library.order"
_SAID = 50
"""Cells of a title that are said in a message."""


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


class LibraryScreen(QueueingScreen):
    """The list of articles, and what its keys do."""

    CSS_PATH = "catalogue.tcss"
    BINDINGS: ClassVar[list[BindingType]] = list[BindingType](LIBRARY)
    topic = "Library"
    _opened: Entry | None = None

    def compose(self) -> ComposeResult:
        """A heading, the list (or a welcome), a line about the article of the cursor, the filter, keys."""
        yield Static("", id="shelf", markup=False)
        yield ArticleTable(id="articles")
        yield Static(_EMPTY, id="empty", markup=False)
        yield Static("", id="about", markup=False)
        yield Input(placeholder="words of the titles, outlet, date or file", id="filter", compact=True)
        yield KeyLine()

    def on_mount(self) -> None:
        """Sort as the last time, and wait for the keys."""
        with suppress(StoreError):  # told where the list is made
            kept = self.tools.places.setting(_ORDER)
            self.table.order = next((one for one in ORDERS if one == kept), "as found")
        self.query_one(Input).display = False
        self.table.focus()

    def on_screen_resume(self) -> None:
        """Back from an article: show how far the reader came, and what was translated."""
        if self._opened in self.table.cards:
            self.survey([self._opened], fresh=True)
        self.look()

    def listed(self, gone: Iterable[Entry]) -> None:
        """Say what there is, or that there is nothing."""
        super().listed(gone)
        there = bool(self.table.cards)
        self.table.display = there
        if there and self.focused is None:
            self.set_focus(self.table)
        empty = self.query_one("#empty", Static)
        empty.display = not there
        if self._found:
            empty.update(
                f"All articles are taken out of the list: {key_for(self.app, 'library.back.in')} lists them."
            )
        else:
            empty.update(_EMPTY)

    def queued(self) -> None:
        """Say how much is queued, here and where one reads."""
        super().queued()
        self._head()
        count = self.backlog.count
        for screen in self.app.screen_stack:
            if isinstance(screen, StreamingScreen):
                screen.status.ahead = f"{count} queued" if count else ""

    def _head(self) -> None:
        table = self.table
        count, shown, queued = len(table.cards), len(table.shown), self.backlog.count
        words = [f"{count} article{'' if count == 1 else 's'}"]
        words += [f"{shown} shown"] if shown != count else []
        words += [f"sorted: {table.order}"] if table.order != "as found" else []
        words += [f"{queued} queued"] if queued else []
        self.query_one("#shelf", Static).update(Content(" · ".join(["Vis-à-vis", *words])))

    @on(ArticleTable.Moved)
    def tell_about(self) -> None:
        """Of the article under the cursor: what is wrong with it, else its English title and its file."""
        entry = self.table.chosen
        card = self.table.cards.get(entry) if entry else None
        parts = []
        if card and card.problem:
            parts = [(f"! {card.problem}", "$text-error")]
        elif card:
            parts = [
                (f"{card.target}  " if card.target else "", "$text-primary"),
                (card.name, "$foreground-muted"),
            ]
        self.query_one("#about", Static).update(Content.assemble(*parts))
        self._head()

    @on(ArticleTable.Sorted)
    def keep_order(self) -> None:
        """Sort so the next time."""
        with suppress(StoreError):  # told where the list is made
            self.tools.places.set(_ORDER, self.table.order)

    # -- the filter, the order --

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

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        self.table.filter(event.value)

    def action_order(self) -> None:
        """Sort in the next way."""
        self.table.next_order()

    # -- out of the list, and back --

    def action_take_out(self) -> None:
        """Leave the article under the cursor out of the list; nothing is done to its file."""
        entry = self.table.chosen
        if entry is None:
            return
        title, path = shorten(self.table.cards[entry].title, _SAID), path_of(entry)
        if not path:
            self.notify("Standard input has no file; it is listed until you leave.", markup=False)
            return
        self.leave_out(entry)
        key = key_for(self.app, "library.back.in")
        words = f"“{title}” is out of the list; its file stays where it is. {key} puts it back."
        try:
            self.tools.places.take_out(path, title)
        except StoreError as error:
            words = f"{error} “{title}” is out of the list until you leave; its file stays."
        self.notify(words, markup=False)

    def action_taken_out(self) -> None:
        """List what was taken out."""
        from reader.tui.shelves.takenout import TakenOutScreen

        try:
            titles = self.tools.places.taken_out()
        except StoreError as error:
            self.notify(str(error), severity="error", markup=False)
        else:
            self.app.push_screen(TakenOutScreen(titles), self._put_back)

    def _put_back(self, path: str | None) -> None:
        if path is None:
            return
        try:
            self.tools.places.put_back(path)
        except StoreError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        back = self.list_again(path)
        if back:
            self.table.go_to(back)
        else:
            self.notify("It is listed again where its folder is read.", markup=False)

    # -- reading --

    @on(ArticleTable.Chosen)
    def _choose(self, message: ArticleTable.Chosen) -> None:
        self._opened = message.entry
        self._open(message.entry)

    @work(thread=True, exclusive=True, group="open")
    def _open(self, entry: Entry) -> None:
        try:
            article = self.tools.stock.article(entry)
        except VisavisError as error:
            self.post_message(Refused(str(error)))
        else:
            self.post_message(Opened(article))

    @on(Opened)
    def _show(self, message: Opened) -> None:
        self.app.push_screen(ReadingScreen(message.article, self.tools))
        self.call_after_refresh(self.queued)

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
