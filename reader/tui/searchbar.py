"""The search line: what is looked for, how often it is there, and on which hit the reader stands."""

from collections.abc import Iterable

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from reader.tui.page import Page
from reader.tui.search import MOST, Hit, Index, step

_PATIENCE = 0.3
"""Seconds between two looks into what arrives: a book streams in while it is searched."""


class SearchBar(Horizontal):
    """Hidden until `open`; tells the room what to light up."""

    class Found(Message):
        """The hits, the one to stand on, and the segment to go to when there is none."""

        def __init__(self, hits: list[Hit], here: Hit | None, go: bool, origin: int | None) -> None:
            super().__init__()
            self.hits = hits
            self.here = here
            self.go = go
            self.origin = origin

    def __init__(self, page: Page, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._page = page
        self._index: Index | None = None
        self._hits: list[Hit] = []
        self._here: Hit | None = None
        self._from = 0
        self._late: set[int] = set()
        """Segments that have arrived and are not in the index yet."""
        self.display = False

    def compose(self) -> ComposeResult:
        """The words and the count."""
        yield Static("/", id="slash", markup=False)
        yield Input(placeholder="search both languages", id="query", compact=True, select_on_focus=True)
        yield Static("", id="count", markup=False)

    @property
    def empty(self) -> bool:
        """Nothing is looked for."""
        return not self.query_one(Input).value

    def open(self, current: int) -> None:
        """Ask for words; hits are looked for from segment `current` on."""
        self.display = True
        self._from = current
        if self._index is None:
            self._index = Index(self._page)
        # At once, not after the next refresh: keys typed fast belong to the field.
        self.screen.set_focus(self.query_one(Input))

    def close(self) -> None:
        """Forget the search."""
        self.display = False
        self._index = None
        self._hits, self._here = [], None
        with self.prevent(Input.Changed):
            self.query_one(Input).value = ""
        self._tell()

    def take(self, page: Page) -> None:
        """Look into another page from now on."""
        self._page = page
        self._late.clear()
        if self._index is not None:
            self._index = Index(page)
            self._hits, self._here = self._index.find(self.query_one(Input).value), None
            self._tell(stay=True)

    def step(self, by: int, current: int) -> None:
        """Go to the next hit (1) or the one before (-1)."""
        self._here = step(self._hits, current, self._here, by)
        self._tell()

    def arrived(self, places: Iterable[int]) -> None:
        """Look into what has arrived as well, soon."""
        if self._index is not None:
            if not self._late:
                self.set_timer(_PATIENCE, self._catch_up)
            self._late.update(places)

    def _catch_up(self) -> None:
        late, self._late = self._late, set()
        if self._index is not None and late:
            self._index.update(late)
            self._hits = self._index.find(self.query_one(Input).value)
            self._tell(stay=True)

    @on(Input.Changed)
    def _look(self, event: Input.Changed) -> None:
        event.stop()
        if self._index is not None:
            self._hits = self._index.find(event.value)
            self._here = step(self._hits, self._from, None, 1)
            self._tell(origin=self._from)

    def _tell(self, *, stay: bool = False, origin: int | None = None) -> None:
        count = len(self._hits)
        at = self._hits.index(self._here) + 1 if self._here in self._hits else 0
        total = f"{count}+" if count >= MOST else f"{count}"
        words = "" if not self.query_one(Input).value else "not found" if not count else f"{at}/{total}"
        self.query_one("#count", Static).update(Content(words))
        self.post_message(self.Found(self._hits, self._here, not stay, origin))
