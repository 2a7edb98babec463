"""The pairs under the reader's hands: the keys that move, and those that change the way of reading."""

from dataclasses import replace
from time import monotonic
from typing import ClassVar

from textual.binding import BindingType

from reader.tui.drawing.manner import Manner
from reader.tui.drawing.wordview import WordView
from reader.tui.keys import MANNERS, MOVES

_CHORD_SECONDS = 1.0


class ReadingView(WordView, inherit_bindings=False):
    """A WordView that answers keys."""

    BINDINGS: ClassVar[list[BindingType]] = list[BindingType](MOVES + MANNERS)

    _chord_at = 0.0

    def action_line(self, by: int) -> None:
        """Scroll by a line or, where there is nothing to scroll, move the cursor."""
        before = self.scroll_y
        self.scroll_lines(by)
        if self.scroll_y == before:
            self.action_sentence(by)

    def action_screen(self, share: float) -> None:
        """Scroll by a share of the screen, keeping two lines of context for a whole one."""
        lines = max(1, self.size.height - 2) if abs(share) >= 1 else max(1, self.size.height // 2)
        self.action_line(lines if share > 0 else -lines)

    def action_edge(self, end: bool) -> None:
        """Go to the start or the end."""
        self.go_to(len(self.page.segments) - 1 if end else 0, top=not end)
        if end:
            self.scroll_lines(round(self.max_scroll_y))

    def action_chord(self) -> None:
        """The first of two keys; the second goes to the start."""
        now = monotonic()
        if now - self._chord_at < _CHORD_SECONDS:
            self.action_edge(False)
        self._chord_at = now

    def action_sentence(self, by: int) -> None:
        """Move the cursor by sentences."""
        self.go_to(self.state.current + by)

    def action_paragraph(self, by: int) -> None:
        """Move the cursor to the start of the next or previous paragraph."""
        segments = self.page.segments
        if segments:
            here = segments[min(self.state.current, len(segments) - 1)]
            back = by < 0 and here.index > 0
            self.go_to(self.page.first_of(max(0, here.paragraph + (0 if back else by))))

    def action_mode(self) -> None:
        """Show the pairs in another way."""
        self._read(self.manner.next_mode(self.size.width))

    def action_pairing(self) -> None:
        """Set sentences side by side instead of paragraphs, or back."""
        self._read(self.manner.other_pairing())

    def action_split(self, steps: int) -> None:
        """Give the source column more room, or less."""
        self._read(self.manner.wider(steps))

    def action_reveal(self) -> None:
        """Show the hidden target of the current sentence, or hide it again."""
        if self.state.hiding:
            self.show_state(replace(self.state, revealed=self.state.revealed ^ {self.state.current}))
            self.post_message(self.Moved())

    def _read(self, manner: Manner) -> None:
        self.manner = manner
        self.state = replace(self.state, hiding=manner.mode == "reveal")
        self.rebuild()
        self.post_message(self.Moved())
