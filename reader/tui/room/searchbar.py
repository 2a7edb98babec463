"""The search line: what is looked for, how often it is there, and on which hit the reader stands."""

from collections.abc import Iterable

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from reader.finder import Hit, Places
from reader.tui.room.page import Page
from reader.tui.room.search import Index, step

_PATIENCE = 0.3
"""Seconds between two looks into what arrives: a book streams in while it is searched."""
_AT_ONCE = 2000
"""Segments that are made ready at once, in some 20 ms; more are by a worker."""


class SearchBar(Horizontal):
    """Hidden until `open`; tells the room what to light up."""

    class Found(Message):
        """The places, the one to stand on, and the segment to go to when there is none."""

        def __init__(self, places: Places | None, here: Hit | None, go: bool, origin: int | None) -> None:
            super().__init__()
            self.places = places
            self.here = here
            self.go = go
            self.origin = origin

    class Indexed(Message):
        """A long page can be searched."""

        def __init__(self, page: Page, index: Index) -> None:
            super().__init__()
            self.page = page
            self.index = index

    def __init__(self, page: Page, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._page = page
        self._index: Index | None = None
        self._places: Places | None = None
        self._here: Hit | None = None
        self._wanted: Hit | None = None
        """Where the reader is to stand as soon as it has arrived."""
        self._from = 0
        self._late: set[int] = set()
        """Segments that have arrived and are not in the index yet."""
        self._aside = ""
        self.display = False

    def compose(self) -> ComposeResult:
        """The words and the count."""
        yield Static("/", id="slash", markup=False)
        yield Input(placeholder="search both languages", id="query", compact=True, select_on_focus=True)
        yield Static("", id="count", markup=False)

    @property
    def query_words(self) -> str:
        """What is looked for."""
        return self.query_one(Input).value

    @property
    def here(self) -> Hit | None:
        """The hit on which the reader stands."""
        return self._here

    @property
    def empty(self) -> bool:
        """Nothing is looked for."""
        return not self.query_words

    def open(self, current: int) -> None:
        """Ask for words; hits are looked for from segment `current` on."""
        self._from = current
        self._show()
        # At once, not after the next refresh: keys typed fast belong to the field.
        self.screen.set_focus(self.query_one(Input))

    def start(self, words: str, wanted: Hit) -> None:
        """Look for `words` and stand on the hit `wanted`, even when its English is still on its way."""
        with self.prevent(Input.Changed):
            self.query_one(Input).value = words
        self._here, self._wanted, self._from = None, wanted, wanted.segment
        self._show()
        if self._index is not None:
            self._find(origin=wanted.segment)

    def close(self) -> None:
        """Forget the search."""
        self.display = False
        self._index = self._here = self._wanted = None
        self._places = None
        with self.prevent(Input.Changed):
            self.query_one(Input).value = ""
        self._tell()

    def take(self, page: Page) -> None:
        """Look into another page from now on."""
        self._page = page
        self._late.clear()
        self._here = self._wanted = None
        if self.display:
            self._make_ready()
            self._find(stay=True)

    def step(self, by: int, current: int) -> None:
        """Go to the next hit (1) or the one before (-1)."""
        self._wanted = None
        if self._places is not None:
            self._here = step(self._places, current, self._here, by)
        self._tell()

    def arrived(self, places: Iterable[int]) -> None:
        """Look into what has arrived as well, soon."""
        if self.display:
            if not self._late:
                self.set_timer(_PATIENCE, self._catch_up)
            self._late.update(places)

    def say(self, words: str) -> None:
        """Beside the count: why the hit is not to be seen."""
        self._aside = words
        self._count()

    # -- the index --

    def _show(self) -> None:
        self.display = True
        if self._index is None:
            self._make_ready()

    def _make_ready(self) -> None:
        self._index = None
        if len(self._page.segments) <= _AT_ONCE:
            self._index = Index(self._page)
        else:
            self._make_ready_soon(self._page)

    @work(thread=True, exclusive=True, group="index")
    def _make_ready_soon(self, page: Page) -> None:
        self.post_message(self.Indexed(page, Index(page)))

    @on(Indexed)
    def take_index(self, message: Indexed) -> None:
        """Look for what was typed meanwhile."""
        message.stop()
        if message.page is self._page and self.display and self._index is None:
            self._index = message.index
            self._index.update(self._late)
            self._find(origin=self._from)

    def _catch_up(self) -> None:
        late, self._late = self._late, set()
        if self._index is None:
            self._late = late
        elif late:
            self._index.update(late)
            self._find(stay=True)

    # -- the hits --

    @on(Input.Changed)
    def _look(self, event: Input.Changed) -> None:
        event.stop()
        self._here = self._wanted = None
        self._find(origin=self._from)

    def _find(self, *, stay: bool = False, origin: int | None = None) -> None:
        """Find all places anew; stand on the wanted one or, unless the reader is to `stay`, on the next."""
        places = self._places = self._index.find(self.query_words) if self._index else None
        if places is not None and places.number(self._wanted) is not None:
            self._here, self._wanted, stay = self._wanted, None, False
        elif places is not None and not stay and self._wanted is None:
            self._here = step(places, self._from, None, 1)
        self._tell(stay=stay, origin=origin)

    def _tell(self, *, stay: bool = False, origin: int | None = None) -> None:
        self._aside = ""
        self._count()
        self.post_message(self.Found(self._places, self._here, not stay, origin))

    def _count(self) -> None:
        places = self._places
        if not self.query_words:
            words = ""
        elif places is None:
            words = "…"
        else:
            words = f"{places.number(self._here) or 0}/{places.total}" if places.total else "not found"
        self.query_one("#count", Static).update(Content(f"{words}  {self._aside}" if self._aside else words))
