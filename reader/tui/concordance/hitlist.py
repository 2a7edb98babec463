"""The places that were found, by article: a list of any length that costs only what is on the screen."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
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
from reader.tui.room.status import shorten

EACH = 6
"""Places of one article in the list at most; the last line then stands for the others."""
_LOOKS = ("title", "count", "source", "target", "sign", "match", "bar", "cursor")
_SIGNS = {"source": "fr ", "target": "en "}
_BAR = "▌"


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


class HitList(ScrollView, can_focus=False):
    """The list; the keys stay with the field in which one types."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"hits--{name}" for name in _LOOKS}
    ALLOW_SELECT = False

    class Chosen(Message):
        """A place was clicked."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._groups: Sequence[Group] = ()
        self._tops = [0]
        """tops[i] is the line of group i's title; the last entry is the height of the whole."""
        self._at = 0
        self._looks: dict[str, Style] | None = None

    @property
    def height(self) -> int:
        """Lines in all."""
        return self._tops[-1]

    @property
    def chosen(self) -> Row | None:
        """The line of the cursor, never that of a title."""
        return self._row(self._at) if self._groups else None

    def _row(self, at: int) -> Row:
        index = bisect_right(self._tops, at) - 1
        group, place = self._groups[index], at - self._tops[index]
        return Row(group, group.found.hits[place - 1] if place else None)

    def show(self, groups: Sequence[Group], *, anew: bool) -> None:
        """List these; the cursor stays with its place, on its line of the screen, unless they are `anew`."""
        before = None if anew else self.chosen
        above = self._at - round(self.scroll_y)
        self._groups = groups
        self._tops = [0, *accumulate(1 + len(one.found.hits) for one in groups)]
        at = self._line_of(before) if before else None
        self._at = min(1, len(groups)) if at is None else at
        self.virtual_size = Size(self.size.width, self.height)
        self.scroll_to(y=0 if at is None else max(0, at - above), animate=False, force=True)
        self.refresh()

    def _line_of(self, row: Row) -> int | None:
        """Where the same place of the same article stands now."""
        for index, group in enumerate(self._groups):
            if group.found.name == row.group.found.name and row.hit in group.found.hits:
                return self._tops[index] + 1 + group.found.hits.index(row.hit)
        return None

    def move(self, by: int) -> None:
        """Move the cursor by so many places."""
        if self._groups:
            index = bisect_right(self._tops, self._at) - 1
            places = self.height - len(self._groups)
            wanted = max(0, min(places - 1, self._at - index - 1 + by))
            # The how manieth place a title's first place is: its line less the titles down to it.
            index = bisect_right(range(len(self._groups)), wanted, key=lambda one: self._tops[one] - one) - 1
            self._at = wanted + index + 1
            self._reveal()

    def _reveal(self) -> None:
        top, height = round(self.scroll_y), max(1, self.size.height)
        first = self._at - (self._row(self._at - 1).hit is None)  # with its title
        if first < top or self._at >= top + height:
            self.scroll_to(y=first if first < top else self._at - height + 1, animate=False, force=True)
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked; a title stands for its first place."""
        at = event.y + round(self.scroll_y)
        if at < self.height:
            self._at = at + (self._row(at).hit is None)
            self.refresh()
            self.post_message(self.Chosen())

    def on_resize(self, event: events.Resize) -> None:
        """As wide as it is now."""
        self.virtual_size = Size(event.size.width, self.height)
        if self._groups:
            self._reveal()

    def render_line(self, y: int) -> Strip:
        """Paint line `y` of the screen."""
        at, width = y + round(self.scroll_y), self.size.width
        looks = self._styles()
        base = looks["base"]
        if at >= self.height:
            return Strip.blank(width, base)
        row = self._row(at)
        room = width - 1  # the last cell is the scroll bar's
        under = base + looks["cursor"] if at == self._at else base
        cells = list(self._title(row.group, room, looks))
        if row.hit:
            bar = _BAR if at == self._at else " "
            cells = [(bar, looks["bar"]), *self._place(row.group, row.hit, room - 1, looks)]
        return Strip([Cells(text, under + style) for text, style in cells]).adjust_cell_length(width, under)

    def _styles(self) -> dict[str, Style]:
        if self._looks is None:
            found = {name: self.get_component_rich_style(f"hits--{name}", partial=True) for name in _LOOKS}
            self._looks = {"base": self.rich_style, **found}
        return self._looks

    def notify_style_update(self) -> None:
        """The theme has changed: forget the looks."""
        self._looks = None
        super().notify_style_update()

    def _title(self, group: Group, width: int, looks: dict[str, Style]) -> Iterator[tuple[str, Style]]:
        count = f"  {group.found.count:,}"
        yield shorten(one_line(group.title), width - cell_len(count)), looks["title"]
        yield count, looks["count"]

    def _place(
        self, group: Group, hit: Hit, width: int, looks: dict[str, Style]
    ) -> Iterator[tuple[str, Style]]:
        if group.others and hit == group.found.hits[-1]:
            yield shorten(f"   … {group.others:,} more", width), looks["count"]
            return
        sign = _SIGNS[hit.column]
        before, words, after = snippet(group.found.text.text(hit), hit.start, hit.end, width - len(sign))
        look = looks[hit.column]
        yield from ((sign, looks["sign"]), (before, look), (words, look + looks["match"]), (after, look))
