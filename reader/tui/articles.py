"""The list of articles: which are shown, in which order, and on which the cursor stands."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.coordinate import Coordinate
from textual.widgets import DataTable

from reader.tui.keys import SHELF
from reader.tui.shelf import ORDERS, Card, Order, columns


class ArticleTable(DataTable[Content]):
    """A table of cards; its arrow keys are DataTable's own."""

    BINDINGS: ClassVar[list[BindingType]] = list[BindingType](SHELF)

    def __init__(self, cards: Sequence[Card], *, id: str | None = None) -> None:
        super().__init__(id=id, cursor_type="row")
        self._cards = list(cards)
        self._shown = list(range(len(cards)))
        """The articles in the rows, by their place in the library."""
        self._query = ""
        self.order: Order = "as found"

    @property
    def chosen(self) -> int | None:
        """The article under the cursor, by its place in the library; None in an empty list."""
        return self._shown[self.cursor_row] if 0 <= self.cursor_row < len(self._shown) else None

    @property
    def count(self) -> int:
        """How many articles are shown."""
        return len(self._shown)

    def update_cards(self, cards: Mapping[int, Card]) -> None:
        """Take what has become known."""
        for number, one in cards.items():
            self._cards[number] = one
        if self._query or self.order != "as found":
            self._arrange()
            return
        for number in cards:
            for column, cell in enumerate(self._cards[number].cells(self.size.width)):
                self.update_cell_at(Coordinate(number, column), cell)

    def filter(self, query: str) -> None:
        """Show only what matches."""
        self._query = query
        self._arrange()

    def next_order(self) -> None:
        """Sort in the next way."""
        self.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
        self._arrange()

    def on_resize(self, event: events.Resize) -> None:
        """Divide the new width among the columns."""
        self._fill(event.size.width)

    def _arrange(self) -> None:
        chosen = self.chosen
        self._shown = [at for at, one in enumerate(self._cards) if one.matches(self._query)]
        self._shown.sort(key=lambda at: self._cards[at].rank(self.order))
        self._fill(self.size.width)
        if chosen in self._shown:
            self.move_cursor(row=self._shown.index(chosen))

    def _fill(self, width: int) -> None:
        row = self.cursor_row
        self.clear(columns=True)
        for label, cells in columns(width):
            self.add_column(label, width=cells)
        for number in self._shown:
            self.add_row(*self._cards[number].cells(width))
        self.move_cursor(row=row)
