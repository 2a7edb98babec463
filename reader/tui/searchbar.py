"""The search line: what is looked for, how often it is there, and on which hit the reader stands."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from reader.tui.keys import SEARCH
from reader.tui.page import Page
from reader.tui.search import MOST, Hit, Index, step


class SearchBar(Horizontal):
    """Hidden until `open`; tells the room what to light up."""

    BINDINGS: ClassVar[list[BindingType]] = list[BindingType](SEARCH)

    class Found(Message):
        """The hits, and the one to stand on (None: none, or nothing is looked for)."""

        def __init__(self, hits: list[Hit], here: Hit | None) -> None:
            super().__init__()
            self.hits = hits
            self.here = here

    class Done(Message):
        """The reader wants the text back; with `cleared` the search is over."""

        def __init__(self, cleared: bool) -> None:
            super().__init__()
            self.cleared = cleared

    def __init__(self, page: Page, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._page = page
        self._index: Index | None = None
        self._hits: list[Hit] = []
        self._here: Hit | None = None
        self._from = 0
        self.display = False

    def compose(self) -> ComposeResult:
        """The words and the count."""
        yield Static("/", id="slash", markup=False)
        yield Input(placeholder="search both languages", id="query", compact=True, select_on_focus=True)
        yield Static("", id="count", markup=False)

    def open(self, current: int) -> None:
        """Ask for words; hits are looked for from segment `current` on."""
        self.display = True
        self._from = current
        if self._index is None:
            self._index = Index(self._page)
        self.query_one(Input).focus()

    def close(self) -> None:
        """Forget the search."""
        self.display = False
        self._index = None
        self._hits, self._here = [], None
        with self.prevent(Input.Changed):
            self.query_one(Input).value = ""
        self._tell()

    def step(self, by: int, current: int) -> None:
        """Go to the next hit (1) or the one before (-1)."""
        self._here = step(self._hits, current, self._here, by)
        self._tell()

    def arrived(self, places: Iterable[int]) -> None:
        """Look into what has arrived as well."""
        if self._index is not None:
            self._index.update(places)
            self._hits = self._index.find(self.query_one(Input).value)
            self._tell(stay=True)

    @on(Input.Changed)
    def _look(self, event: Input.Changed) -> None:
        event.stop()
        if self._index is not None:
            self._hits = self._index.find(event.value)
            self._here = step(self._hits, self._from, None, 1)
            self._tell()

    @on(Input.Submitted)
    def _enough(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Done(cleared=not event.value))

    def action_clear(self) -> None:
        """End the search."""
        self.post_message(self.Done(cleared=True))

    def _tell(self, *, stay: bool = False) -> None:
        count = len(self._hits)
        at = self._hits.index(self._here) + 1 if self._here in self._hits else 0
        total = f"{count}+" if count >= MOST else f"{count}"
        words = "" if not self.query_one(Input).value else "not found" if not count else f"{at}/{total}"
        self.query_one("#count", Static).update(Content(words))
        self.post_message(self.Found(self._hits, None if stay else self._here))
