"""The list of articles: which are shown, in which order, and on which the cursor stands.

Only the lines on the screen are drawn, so that a thousand articles scroll like ten.
"""

from collections.abc import Mapping
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.intake import Entry
from reader.tui.keys import SHELF
from reader.tui.shelves.cardlines import LOOKS, headings, row
from reader.tui.shelves.columns import Table, table
from reader.tui.shelves.shelf import ORDERS, Card, Order


class ArticleTable(ScrollView, can_focus=True, inherit_bindings=False):
    """Cards in rows; the cursor is a row, and stays on its article whatever is sorted, filtered or new."""

    BINDINGS: ClassVar[list[BindingType]] = list[BindingType](SHELF)
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"shelf--{name}" for name in LOOKS}
    ALLOW_SELECT = False

    class Moved(Message):
        """The cursor stands on another article, or other articles are shown."""

    class Sorted(Message):
        """Another order was asked for."""

    class Chosen(Message):
        """An article is to be opened."""

        def __init__(self, entry: Entry) -> None:
            super().__init__()
            self.entry = entry

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.cards: dict[Entry, Card] = {}
        """All articles, as they were found."""
        self.shown: list[Entry] = []
        """Those in the rows."""
        self.order: Order = "as found"
        self._query = ""
        self._at = 0
        self._table: Table = table(80)
        self._looks: dict[str, Style] | None = None

    # -- what others ask and tell it --

    @property
    def chosen(self) -> Entry | None:
        """The article under the cursor; None in an empty list."""
        return self.shown[self._at] if self._at < len(self.shown) else None

    def take(self, cards: Mapping[Entry, Card]) -> None:
        """These are the articles now."""
        self.cards = dict(cards)
        self._arrange()

    @property
    def in_sight(self) -> list[Entry]:
        """The articles that are shown, those on the screen first, then those below, then those above."""
        first = round(self.scroll_y) // self._table.lines
        return [*self.shown[first:], *self.shown[:first]]

    def update_cards(self, cards: Mapping[Entry, Card]) -> None:
        """Take what has become known; articles that are no longer listed stay away."""
        known = {entry: card for entry, card in cards.items() if entry in self.cards}
        self.cards |= known
        if known and (self._query or self.order != "as found"):
            self._arrange()
        else:
            self.refresh()
            if self.chosen in known:
                self.post_message(self.Moved())

    def filter(self, query: str) -> None:
        """Show only what matches."""
        self._query = query
        self._arrange()

    def sort(self, order: Order) -> None:
        """Sort in that way, or, where it is so already, as found."""
        self.order = "as found" if order == self.order else order
        self._arrange()
        self.post_message(self.Sorted())

    def next_order(self) -> None:
        """Sort in the next way."""
        self.sort(ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)])

    def go_to(self, entry: Entry) -> None:
        """Put the cursor on that article, where it is shown."""
        if entry in self.shown:
            self._stand(self.shown.index(entry))

    def text(self, entry: Entry) -> str:
        """The text of an article's first line, as it is drawn."""
        return row(self.cards[entry], 0, self._table, {}).text

    # -- rows --

    def _arrange(self) -> None:
        """Filter and sort; the cursor stays on its article, and that on its line of the screen."""
        chosen, before = self.chosen, self._at
        above = self._at * self._table.lines - round(self.scroll_y)
        self.shown = [entry for entry, card in self.cards.items() if card.matches(self._query)]
        self.shown.sort(key=lambda entry: self.cards[entry].rank(self.order))
        found = self.shown.index(chosen) if chosen in self.shown else min(before, len(self.shown) - 1)
        self._at = max(0, found)
        self._resize()
        if 0 <= above < self.size.height - 1:
            self.scroll_to(y=max(0, self._at * self._table.lines - above), animate=False, force=True)
            self._stand(self._at)
        else:  # scrolled away from the cursor by hand
            self.post_message(self.Moved())

    def _resize(self) -> None:
        width = self.scrollable_content_region.width  # the scroll bar has a cell of its own
        self._table = table(width)
        self.virtual_size = Size(width, len(self.shown) * self._table.lines + 1)
        self.refresh()

    def _stand(self, at: int) -> None:
        self._at = max(0, min(at, len(self.shown) - 1))
        lines = self._table.lines
        top, room = self._at * lines, max(1, self.size.height - 1)
        if top < self.scroll_y:
            self.scroll_to(y=top, animate=False, force=True)
        elif top + lines > self.scroll_y + room:
            self.scroll_to(y=top + lines - room, animate=False, force=True)
        self.refresh()
        self.post_message(self.Moved())

    def on_resize(self, event: events.Resize) -> None:
        """Divide the new width among the columns; the cursor stays on the screen."""
        self._resize()
        self.call_after_refresh(lambda: self._stand(self._at))

    # -- drawing --

    def render_line(self, y: int) -> Strip:
        """Line `y` of the screen: the headings, then the rows."""
        width = self.scrollable_content_region.width
        looks = self._styles()
        if y == 0:
            return headings(self._table, self.order, looks).adjust_cell_length(width, looks["base"])
        at, line = divmod(y - 1 + round(self.scroll_y), self._table.lines)
        if at >= len(self.shown):
            return Strip.blank(width, looks["base"])
        if at == self._at:
            looks = {name: look + looks["cursor"] for name, look in looks.items()}
        strip = row(self.cards[self.shown[at]], line, self._table, looks)
        return strip.adjust_cell_length(width, looks["base"])

    def _styles(self) -> dict[str, Style]:
        if self._looks is None:
            self._looks = {"base": self.rich_style}
            for name in LOOKS:
                look = self.get_component_rich_style(f"shelf--{name}", partial=True)
                self._looks[name] = look if name == "cursor" else self.rich_style + look
        return self._looks

    def notify_style_update(self) -> None:
        """The theme has changed: forget the looks."""
        self._looks = None
        super().notify_style_update()

    # -- keys and mouse --

    def action_move(self, by: int) -> None:
        """Go down so many articles."""
        self._stand(self._at + by)

    def action_page(self, by: int) -> None:
        """Go down so many screens."""
        self._stand(self._at + by * max(1, (self.size.height - 1) // self._table.lines - 1))

    def action_edge(self, last: bool) -> None:
        """Go to the first or the last article."""
        self._stand(len(self.shown) if last else 0)

    def action_choose(self) -> None:
        """Open the article under the cursor."""
        if self.chosen is not None:
            self.post_message(self.Chosen(self.chosen))

    def on_click(self, event: events.Click) -> None:
        """On a heading: sort; on an article: go to it; twice: open it."""
        if event.y == 0:
            column = self._table.at(event.x)
            if column is not None:
                self.sort(column.order)
            return
        at = (event.y - 1 + round(self.scroll_y)) // self._table.lines
        if at < len(self.shown):
            self._stand(at)
            if event.chain == 2:
                self.action_choose()
