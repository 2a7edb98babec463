"""The words under the reader's hands: a cursor that moves by words, a selection, the counterparts lit up."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from textual import events
from textual.message import Message

from reader.tui.drawing.layout import Layout
from reader.tui.drawing.pairs import PairView
from reader.tui.drawing.position import segment_at, text_at
from reader.tui.drawing.rows import Column, Mark
from reader.tui.drawing.selection import Selected, WordCursor, beside, from_segment, on_text
from reader.tui.drawing.selection import text_at as text_of
from reader.tui.room.page import Page

OTHER: dict[Column, Column] = {"source": "target", "target": "source"}


class WordView(PairView, inherit_bindings=False):
    """A PairView with a word cursor: there once it was asked for, gone when the sentence changes."""

    class Pointed(Message):
        """Other words are selected; whoever knows their counterparts calls `light`."""

    def __init__(self, page: Page, *, id: str | None = None) -> None:
        super().__init__(page, id=id)
        self._words: WordCursor | None = None
        self._held = False

    # -- what others ask --

    @property
    def words(self) -> WordCursor | None:
        """The word cursor; None when there is none, or the text under it is no longer what it was."""
        found = self._words
        if found is None or found.segment != self.state.current or not self._shows(found.column):
            return None
        return found if text_of(self.page, found.segment, found.column) == found.text else None

    @property
    def selected(self) -> Selected | None:
        """Where the selected words stand, or the word under the cursor; None when there is no word cursor."""
        found = self.words
        return found.selected if found else None

    @property
    def selection(self) -> str:
        """The selected words, or the word under the cursor, as one harmless line; "" when there is none."""
        found = self.selected
        return found.text if found else ""

    def light(self, selected: Selected, spans: Sequence[tuple[int, int]]) -> None:
        """Light up the counterparts of `selected` in the other column, if it is still selected."""
        if selected == self.selected:
            self._show(selected, spans)

    def drop_words(self) -> bool:
        """Take the word cursor away; False when there was none."""
        found, self._words = self.words, None
        self._show(None)
        return found is not None

    # -- moving --

    def action_word(self, by: int) -> None:
        """Move the cursor by words; when it stood on none, see `_first`."""
        found = self.words
        self._point(beside(self.page, found, by) if found else self._first(by))

    def action_extend(self, by: int) -> None:
        """Select one word more, or one less, in the same sentence."""
        found = self.words
        self._point(found.reaching(found.head + by) if found else self._first(by))

    def _first(self, by: int) -> WordCursor | None:
        """Where the cursor appears: on what the search stands on, or at the sentence's edge."""
        here = self.state.current
        columns: list[Column] = [column for column in OTHER if self._shows(column)]
        for column in columns:
            for mark in self.state.found.get((here, column), ()):
                if mark.name == "here":
                    return on_text(self.page, here, column, mark.start)
        return from_segment(self.page, here, columns[0], by) if columns else None

    def _shows(self, column: Column) -> bool:
        """Whether what stands in that column of the current sentence can be read."""
        if column == "target" and self.state.hides(self.state.current):
            return False
        mode = self.manner.mode
        return mode not in ("source", "target") or mode == column

    def _point(self, cursor: WordCursor | None) -> None:
        self._words = cursor
        if cursor is None:
            self._show(None)
            return
        self.go_to_text(cursor.segment, cursor.column, cursor.place)
        self._show(cursor.selected)
        self.post_message(self.Pointed())

    def _show(self, selected: Selected | None, spans: Iterable[tuple[int, int]] = ()) -> None:
        words: dict[tuple[int, Column], list[Mark]] = {}
        if selected is not None:
            place, column = selected.segment, selected.column
            words[place, column] = [Mark(selected.start, selected.end, "word")]
            words[place, OTHER[column]] = [Mark(start, end, "linked") for start, end in spans]
        self.state = replace(self.state, words=words)
        self.refresh()

    # -- the text changes --

    def arrived(self, segments: Iterable[int]) -> None:
        """As PairView does; what was lit in a sentence that is new is looked for again."""
        places = list(segments)
        super().arrived(places)
        if self._words is not None and self._words.segment in places:
            self._point_again()

    def rebuild(self) -> None:
        """As PairView does; the word cursor goes with its column."""
        super().rebuild()
        if self._words is not None:
            self._point_again()

    def _point_again(self) -> None:
        self._show(self.selected)
        if self.selected is None:
            self._words = None
        else:
            self.post_message(self.Pointed())

    def _stand(self, segment: int) -> None:
        super()._stand(segment)
        if self._words is not None and self._words.segment != segment:
            self._words = None

    def _line(self, layout: Layout) -> int:
        found = self.words
        return layout.line_of(found.segment, found.column, found.place) if found else super()._line(layout)

    # -- the mouse --

    def _word_at(self, event: events.MouseEvent) -> WordCursor | None:
        layout = self._rows
        found = text_at(layout, event.y + round(self.scroll_y), event.x) if layout and layout.rows else None
        if found is None or (found[1] == "target" and self.state.hides(found[0])):
            return None
        return on_text(self.page, *found)

    def _reach(self, cursor: WordCursor | None) -> None:
        """Select up to that word, in the sentence in which the selection began."""
        found = self.words
        if found is None or cursor is None or cursor.head == found.head:
            return
        if (cursor.segment, cursor.column) == (found.segment, found.column):
            self._point(found.reaching(cursor.head))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the cursor on the word that was clicked, or on its pair; with shift, select up to it."""
        layout = self._rows
        if event.button != 1 or layout is None or not layout.rows:
            return
        cursor = self._word_at(event)
        if event.shift and self.words is not None:
            self._reach(cursor)
        elif cursor is not None:
            self._point(cursor)
        else:
            self.drop_words()
            self._stand(segment_at(layout, event.y + round(self.scroll_y), x=event.x))
            self.refresh()
            self.post_message(self.Moved())
        self.capture_mouse()
        self._held = True

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """While the button is held: select up to this word."""
        if self._held:
            self._reach(self._word_at(event))

    def on_mouse_up(self) -> None:
        """The selection stands."""
        if self._held:
            self._held = False
            self.release_mouse()
