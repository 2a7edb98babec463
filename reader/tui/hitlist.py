"""The places that were found, by article: a list of any length that costs only what is on the screen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment as Cells
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.finder import Found, Hit
from reader.finder.snippet import snippet
from reader.intake import Entry
from reader.neutral import one_line
from reader.tui.status import shorten

EACH = 6
"""Places of one article in the list at most; the last line then stands for the others."""
_LOOKS = ("title", "count", "source", "target", "sign", "match", "cursor")
_SIGNS = {"source": " fr ", "target": " en "}


@dataclass(frozen=True, slots=True)
class Group:
    """An article with what was found in it."""

    found: Found[Entry]
    title: str

    @property
    def others(self) -> int:
        """How many places the last line stands for; 0: it is a place like the others."""
        return self.found.count - len(self.found.hits) + 1 if self.found.count > len(self.found.hits) else 0


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list; `hit` is None on the line of the title."""

    group: Group
    hit: Hit | None

    @property
    def key(self) -> tuple[Entry, Hit | None]:
        """What it is about, whatever was found since."""
        return self.group.found.name, self.hit


def rows(groups: Sequence[Group]) -> list[Row]:
    """The lines, in order."""
    return [Row(group, hit) for group in groups for hit in (None, *group.found.hits)]


class HitList(ScrollView, can_focus=False):
    """The list; the keys stay with the field in which one types."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"hits--{name}" for name in _LOOKS}
    ALLOW_SELECT = False

    class Chosen(Message):
        """A place was clicked."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: list[Row] = []
        self._at = 0

    @property
    def chosen(self) -> Row | None:
        """The line of the cursor, never that of a title."""
        return self._rows[self._at] if self._rows else None

    def show(self, groups: Sequence[Group], *, anew: bool) -> None:
        """List these; the cursor stays with its place, on its line of the screen, unless they are `anew`."""
        before = self.chosen
        above = self._at - round(self.scroll_y)
        self._rows = rows(groups)
        keys = {row.key: at for at, row in enumerate(self._rows)} if before and not anew else {}
        at = keys.get(before.key) if before else None
        self._at = at if at is not None else min(1, len(self._rows))
        self.virtual_size = Size(self.size.width, len(self._rows))
        self.scroll_to(y=max(0, self._at - above) if at is not None else 0, animate=False, force=True)
        self.refresh()

    def move(self, by: int) -> None:
        """Move the cursor by so many places."""
        places = [at for at, row in enumerate(self._rows) if row.hit]
        if places:
            now = places.index(self._at)
            self._at = places[max(0, min(len(places) - 1, now + by))]
            self._reveal()

    def _reveal(self) -> None:
        top, height = round(self.scroll_y), max(1, self.size.height)
        first = self._at - (self._rows[self._at - 1].hit is None)  # with its title
        if first < top or self._at >= top + height:
            self.scroll_to(y=first if first < top else self._at - height + 1, animate=False, force=True)
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked; a title stands for its first place."""
        at = event.y + round(self.scroll_y)
        if at < len(self._rows):
            self._at = at + (self._rows[at].hit is None)
            self.refresh()
            self.post_message(self.Chosen())

    def on_resize(self, event: events.Resize) -> None:
        """As wide as it is now."""
        self.virtual_size = Size(event.size.width, len(self._rows))
        if self._rows:
            self._reveal()

    def render_line(self, y: int) -> Strip:
        """Paint line `y` of the screen."""
        at, width = y + round(self.scroll_y), self.size.width
        base = self.rich_style
        if at >= len(self._rows):
            return Strip.blank(width, base)
        looks = {name: self.get_component_rich_style(f"hits--{name}", partial=True) for name in _LOOKS}
        row = self._rows[at]
        room = width - 1  # the last cell is the scroll bar's
        cells = self._place(row, row.hit, room, looks) if row.hit else self._title(row.group, room, looks)
        under = base + looks["cursor"] if at == self._at else base
        return Strip([Cells(text, under + style) for text, style in cells]).adjust_cell_length(width, under)

    def _title(self, group: Group, width: int, looks: dict[str, Style]) -> Iterator[tuple[str, Style]]:
        count = f"  {group.found.count:,}"
        yield shorten(one_line(group.title), width - cell_len(count)), looks["title"]
        yield count, looks["count"]

    def _place(self, row: Row, hit: Hit, width: int, looks: dict[str, Style]) -> Iterator[tuple[str, Style]]:
        group = row.group
        if group.others and hit == group.found.hits[-1]:
            yield shorten(f"    … {group.others:,} more", width), looks["count"]
            return
        sign = _SIGNS[hit.column]
        before, words, after = snippet(group.found.text.text(hit), hit.start, hit.end, width - len(sign))
        look = looks[hit.column]
        yield from ((sign, looks["sign"]), (before, look), (words, look + looks["match"]), (after, look))
