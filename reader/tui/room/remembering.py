"""The side of the reading room that remembers: the place, the way of reading, marks and notes."""

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.errors import StoreError
from reader.places import Place, find
from reader.tui.drawing.manner import Manner
from reader.tui.naming import key_for
from reader.tui.room.keeper import Keeper
from reader.tui.room.renewing import RenewingScreen

if TYPE_CHECKING:
    from reader.tui.room.notes import NoteScreen
from reader.tui.settings import keep_manner, load_manner

_OFTEN = 5.0
"""Seconds after which a new place is kept, so that a closed terminal loses little."""


class RememberingScreen(RenewingScreen):
    """A RenewingScreen that opens where it was left."""

    _resumed: Place | None = None
    _writing: "NoteScreen | None" = None
    """Where a note on the current sentence is being written."""
    _started = 0
    _here = -1
    """The segment of the cursor, when it is known."""
    _kept = -1
    _manner = Manner()

    def on_mount(self) -> None:
        """Read as the last time, from where the reader was."""
        self.set_interval(_OFTEN, self.keep_place)
        self.resume()

    def resume(self) -> None:
        """Open the article where it was left."""
        self._here = self._kept = -1
        self.keeper = Keeper(self.tools.places, self.article, self._warn)
        self._manner = self.view.manner = load_manner(self.tools.places, self.tools.config.reading)
        self._resumed = self.keeper.place()
        if self._resumed and self.page.segments:
            self._started = min(self._resumed.paragraph, len(self.page.segments) - 1)
            self.view.go_to(self._started)

    def on_unmount(self) -> None:
        """Keep the place."""
        self.keep_place()

    def segmented(self) -> None:
        """Go to the very sentence where the reader was, unless he has moved on; show the marks."""
        segments = self.page.segments
        at = find(self._resumed, segments) if self._resumed else None
        if at is not None and segments[self.view.state.current].paragraph == self._started:
            self.view.go_to(at)
        self.remember()

    def remember(self) -> None:
        """Find and show the marks of the page as it is now."""
        if self.page.segments:
            self._here = self.view.state.current
        self.keeper.load(self.page.segments)
        self._show_marks()

    def moved(self) -> None:
        """The cursor or the way of reading has changed."""
        if self.page.segmented and self.page.segments:
            self._here = self.view.state.current
        if self.view.manner != self._manner:
            self._manner = self.view.manner
            # A file that cannot be written is reported once, by the keeper.
            with suppress(StoreError):
                keep_manner(self.tools.places, self._manner, self.tools.config.reading)

    def keep_place(self) -> None:
        """Keep where the reader is, if he has moved, and what could not be kept before."""
        if self._here != self._kept:
            self._kept = self._here
            self.keeper.stay(self.page.segments[self._here])
        elif self.keeper.unsaved:
            self.keeper.catch_up()

    def _warn(self, sentence: str) -> None:
        self.notify(sentence, severity="warning", markup=False)

    # -- marks and notes --

    def action_mark(self) -> None:
        """Mark the current sentence, or take its mark (not its note) away."""
        at = self.view.state.current
        self.keeper.refresh()
        note = self.keeper.notes.get(at)
        if note and note.text:
            self.notify(f"This sentence has a note: {key_for(self.app, 'note')} edits it.", markup=False)
        elif note:
            self.keeper.erase(at)
        elif self.page.segmented and self.page.segments:
            self.keeper.write(at, self.page.segments[at], "")
        self._show_marks()

    def action_note(self) -> None:
        """Write a note on the current sentence."""
        at = self.view.state.current
        if not self.page.segmented or not self.page.segments:
            return
        segment = self.page.segments[at]
        self.keeper.refresh()
        note = self.keeper.notes.get(at)

        def keep(text: str | None) -> None:
            self._writing = None
            if text is not None:
                self.keeper.write(at, segment, text)
                self._show_marks()

        from reader.tui.room.notes import NoteScreen  # as all panels: the first paint does not wait for it

        self._writing = NoteScreen(segment.text, note.text if note else "")
        self.app.push_screen(self._writing, keep)

    def keep_all(self) -> None:
        """Keep the place and the note that is being written: the process is about to end."""
        self.keep_place()
        if self._writing is not None and self._writing.words:
            at = self.view.state.current
            self.keeper.write(at, self.page.segments[at], self._writing.words)

    def action_notes(self) -> None:
        """List the marks and notes, to go to one."""
        self.keeper.refresh()
        self._show_marks()
        from reader.tui.room.notes import NotesScreen

        self.app.push_screen(NotesScreen(self.keeper.notes), self.go)

    def _show_marks(self) -> None:
        noted = {at: bool(note.text) for at, note in self.keeper.notes.items()}
        self.view.show_state(replace(self.view.state, noted=noted))

    def go(self, place: int | None) -> None:
        """Go to a segment; None (a list that was closed) changes nothing."""
        if place is not None:
            self.view.go_to(place)
