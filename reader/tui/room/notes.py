"""Marks and notes: write one, and the list of all in the article."""

from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, OptionList

from reader.places import Note
from reader.tui.naming import key_for
from reader.tui.panels.panel import Choices, Panel, lines


class NoteScreen(Panel[str]):
    """Write a note on the current sentence; the result is its text, empty for a mark alone."""

    heading = "Note: enter keeps it"
    topic = "Acting"
    AUTO_FOCUS = "#note"

    def __init__(self, sentence: str, text: str) -> None:
        super().__init__()
        self._sentence = sentence
        self._text = text

    def body(self) -> ComposeResult:
        """The sentence and the words."""
        yield lines(Content.styled(self._sentence, "$foreground-muted"), Content(""))
        yield Input(self._text, placeholder="your words", id="note", compact=True, select_on_focus=False)

    @property
    def words(self) -> str:
        """What is written so far."""
        return self.query_one(Input).value.strip()

    @on(Input.Submitted)
    def _keep(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value.strip())


class NotesScreen(Panel[int]):
    """The marks and notes of the article, to go to one; the result is its segment."""

    heading = "Marks and notes"
    topic = "Finding"

    def __init__(self, notes: Mapping[int, Note]) -> None:
        super().__init__()
        self._places = list(notes)
        self._notes = list(notes.values())

    def body(self) -> ComposeResult:
        """One line for each."""
        if not self._notes:
            mark, note = key_for(self.app, "mark"), key_for(self.app, "note")
            yield lines(Content(f"No marks yet: {mark} marks a sentence, {note} writes a note on it."))
            return
        yield Choices(*map(self._line, self._notes))

    def _line(self, note: Note) -> Content:
        sign = "✎" if note.text else "•"
        words = f"{note.text} " if note.text else ""
        return Content.assemble(
            (sign, "bold $text-accent"), " ", (words, "bold"), (note.place.words, "$foreground-muted")
        )

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._places[event.option_index])
