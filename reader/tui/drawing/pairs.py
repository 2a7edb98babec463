"""The view of both columns: one virtualised scroll view, so that they cannot drift apart."""

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.tui.drawing.geometry import geometry
from reader.tui.drawing.layout import Layout
from reader.tui.drawing.manner import Manner
from reader.tui.drawing.paint import State, paint
from reader.tui.drawing.position import Anchor, anchor_at, first_from, line_of, segment_at
from reader.tui.drawing.rows import Column
from reader.tui.room.page import Page

_BASES = ("source", "target", "below", "title", "heading")
_MARGINS = ("rule", "bar", "sign")
_OVERLAYS = (
    "pending", "rule", "bar", "sign", "hidden", "current", "edited",
    "applied", "already", "flagged", "issue", "found", "here", "linked", "word",
)  # fmt: skip


class PairView(ScrollView, can_focus=True, inherit_bindings=False):
    """The pairs of a page. The cursor is the current segment; it always stays on the screen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"pairs--{name}" for name in (*_BASES, *_OVERLAYS)}
    ALLOW_SELECT = False

    class Moved(Message):
        """The cursor stands on another segment, or the view was scrolled."""

    def __init__(self, page: Page, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.page = page
        self.manner = Manner()
        self.state = State()
        self._rows: Layout | None = None
        self._anchor = Anchor()
        self._holding = False
        self._looks: dict[str, Style] | None = None

    # -- what others tell it --

    def arrived(self, segments: Iterable[int]) -> None:
        """Show the units that have arrived; the first line of the screen stays where it is."""
        if self._rows is not None:
            self._rows.changed(segments)
            self._hold()

    def rebuild(self) -> None:
        """Lay everything out again, after a change of size, mode, pairing or segments."""
        manner = self.manner
        if self.size.width and self.page.segments:
            self._rows = Layout(
                self.page, geometry(self.size.width, manner.mode, manner.split), manner.pairing
            )
            self._hold()

    def resegmented(self) -> None:
        """The page knows its sentences now; until then each paragraph was one segment."""
        place, offset = self.page.place_at(self._anchor.segment, self._anchor.offset)
        self._anchor = replace(self._anchor, segment=place, offset=offset)
        self._stand(self.page.first_of(self.state.current))
        self.rebuild()

    def take(self, page: Page, current: int) -> None:
        """Show another page; its segment `current` gets the cursor, on the line where the cursor's stood."""
        above = self._rows.line_of(self.state.current) - round(self.scroll_y) if self._rows else 0
        self.page = page
        self._rows = None
        self._anchor = Anchor(current, above=above)
        self.state = State(current=current, hiding=self.state.hiding)
        self.rebuild()

    def show_state(self, state: State) -> None:
        """Light up something else."""
        moved = state.current != self.state.current
        self.state = state
        self.refresh()
        if moved:
            self.post_message(self.Moved())

    def go_to(self, segment: int, *, top: bool = False) -> None:
        """Put the cursor on `segment` and bring it onto the screen, at the top if `top`."""
        layout = self._rows
        if layout is None:
            self._anchor = Anchor(segment)
            self._stand(segment)
            return
        segment = max(0, min(segment, len(self.page.segments) - 1))
        self._stand(segment)
        y = layout.line_of(segment)
        height = self.size.height
        if top or not self.scroll_y <= y < self.scroll_y + max(1, height - 2):
            self._scroll(y if top else y - height // 4)
        self.refresh()
        self.post_message(self.Moved())

    def go_to_text(self, segment: int, column: Column, offset: int) -> None:
        """Put the cursor on `segment` and bring this place of its text onto the screen."""
        layout = self._rows
        if layout is not None:
            self._stand(segment)
            y = layout.line_of(segment, column, offset)
            if not self.scroll_y <= y < self.scroll_y + self.size.height:
                self._scroll(y - self.size.height // 3)
            self.refresh()
            self.post_message(self.Moved())

    @property
    def paragraph(self) -> int:
        """The index of the paragraph on the first line of the screen."""
        segments = self.page.segments
        return segments[min(self._anchor.segment, len(segments) - 1)].paragraph if segments else 0

    @property
    def percent(self) -> int:
        """How far down the last line of the screen is, in percent of the whole."""
        height = self._rows.height if self._rows else 0
        return min(100, round(100 * (self.scroll_y + self.size.height) / height)) if height else 100

    # -- the reading position --

    def scroll_lines(self, by: int) -> None:
        """Scroll by so many lines, at once."""
        self._scroll(round(self.scroll_y) + by)

    def _hold(self) -> None:
        """Set the height of the whole, and scroll so that the anchor stands where it stood.

        Where that leaves no line of the cursor's sentence on the screen, scroll on to it; the anchor stays,
        so that a terminal that gets its size back shows what it showed.
        """
        layout = self._rows
        if layout is None:
            return
        self._holding = True
        try:
            self.virtual_size = Size(self.size.width, layout.height)
            self._scroll(self._showing(layout, line_of(layout, self._anchor)))
        finally:
            self._holding = False
        self.refresh()

    def _showing(self, layout: Layout, top: int) -> int:
        """`top`, or the line nearest to it from which the screen shows some of the cursor's sentence."""
        first, last = layout.span_of(self.state.current)
        if first >= top + self.size.height:
            return first - max(1, self.size.height) + 1
        return first if last < top else top

    def _scroll(self, y: int) -> None:
        self.scroll_to(y=max(0, y), animate=False, force=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Keep the anchor and the cursor with the reader when it is the reader who scrolls."""
        super().watch_scroll_y(old_value, new_value)
        layout = self._rows
        if self._holding or layout is None or layout.geometry.width != self.size.width:
            return
        self._anchor = anchor_at(layout, round(self.scroll_y))
        self._keep_cursor(layout)
        self.post_message(self.Moved())

    def _keep_cursor(self, layout: Layout) -> None:
        """Move the cursor just as far as it takes to stay on the screen."""
        y = self._line(layout)
        top = round(self.scroll_y)
        bottom = top + max(1, self.size.height) - 1
        if y < top:
            below = first_from(layout, top)
            self._stand(below if layout.line_of(below) <= bottom else segment_at(layout, top))
        elif y > bottom:
            self._stand(segment_at(layout, bottom))

    def _line(self, layout: Layout) -> int:
        """The line of the whole on which the cursor stands."""
        return layout.line_of(self.state.current)

    def _stand(self, segment: int) -> None:
        """Put the cursor on that segment; words of another are no longer lit."""
        if segment != self.state.current:
            self.state = replace(self.state, current=segment, words={})

    # -- drawing --

    def render_line(self, y: int) -> Strip:
        """Paint line `y` of the screen."""
        looks = self._styles()
        layout = self._rows
        at = y + round(self.scroll_y)
        if layout is None or at >= layout.height:
            return Strip.blank(self.size.width, looks["base"])
        index, line = layout.locate(at)
        return paint(layout.block(index), line, layout.geometry, self.state, looks)

    def _styles(self) -> dict[str, Style]:
        if self._looks is None:
            self._looks = {"base": self.rich_style}
            for name in (*_BASES, *_OVERLAYS):
                self._looks[name] = self.get_component_rich_style(f"pairs--{name}", partial=True)
            for name in _MARGINS:
                self._looks[name] = self.rich_style + self._looks[name]
        return self._looks

    def notify_style_update(self) -> None:
        """The theme has changed: forget the looks."""
        self._looks = None
        super().notify_style_update()

    # -- events --

    def on_resize(self, event: events.Resize) -> None:
        """Lay out for the new width."""
        if self._rows is None or self._rows.geometry.width != event.size.width:
            self.rebuild()
        else:
            self._hold()
