"""The selected words, explained by a command of the user's own."""

from textual import on, work
from textual.app import App, ComposeResult, SuspendNotSupported
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from reader.config import Lookup
from reader.config.problem import EDIT
from reader.lookup import Answer, cannot_start, filled, look_up
from reader.tui.lending import run
from reader.tui.panels.panel import Panel, lines
from reader.tui.room.status import shorten

_HEADING = 60
"""Cells of the words in the heading."""
_BORDERS = 6
"""Cells of the panel that hold no text."""
_HOW = (
    "Vis-à-vis can ask a command of your own about the selected words: a",
    "dictionary on this machine, or whatever you like. None is configured yet.",
    "",
    f"Type  {EDIT}  and write, for example:",
    "",
    "    [lookup]",
    '    command = ["dict", "-d", "fd-fra-eng", "{word}"]',
    "",
    "{word} stands for the words, {sentence} for their sentence. Then start again.",
)


class LookupScreen(Panel[None]):
    """What the command says; closing the panel ends the command."""

    topic = "Acting"

    class Told(Message):
        """The command has ended."""

        def __init__(self, answer: Answer) -> None:
            super().__init__()
            self.answer = answer

    def __init__(self, words: str, command: list[str]) -> None:
        """Shows how to configure one when there is no `command`."""
        super().__init__()
        self.heading = shorten(words, _HEADING)
        self._command = command

    def body(self) -> ComposeResult:
        """The answer."""
        if self._command:
            yield Static("Looking it up…", id="answer", markup=False)
        else:
            yield lines(*map(Content, _HOW))

    def on_mount(self) -> None:
        """Ask."""
        if self._command:
            self._ask(self.app.size.width - _BORDERS)

    @work(thread=True, exclusive=True, group="lookup")
    def _ask(self, columns: int) -> None:
        worker = get_current_worker()
        self.post_message(self.Told(look_up(self._command, lambda: worker.is_cancelled, min(columns, 74))))

    @on(Told)
    def _tell(self, message: Told) -> None:
        answer = message.answer
        parts = [Content(answer.text)] if answer.text else []
        if answer.trouble:
            parts.append(Content.styled(f"! {answer.trouble}", "$text-error"))
        self.query_one("#answer", Static).update(
            Content("\n\n").join(parts) if parts else Content("It says nothing about this.")
        )


def consult(app: App[int], lookup: Lookup, words: str, sentence: str) -> None:
    """Show what the command says about `words`: in a panel, or in the terminal that is lent to it."""
    command = filled(lookup.command, words, sentence)
    if lookup.where == "panel" or not command:
        app.push_screen(LookupScreen(words, command))
        return
    try:
        with app.suspend():
            status = run(command)
    except SuspendNotSupported:
        app.push_screen(LookupScreen(words, command))
    except OSError as error:
        app.notify(cannot_start(command[0], error), severity="error", markup=False)
    else:
        if status:
            app.notify(f"“{command[0]}” ended with status {status}.", severity="warning", markup=False)
