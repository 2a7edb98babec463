"""Ask before something is downloaded or deleted."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from reader.tui.keys import ASK
from reader.tui.naming import link
from reader.tui.panels.panel import Panel, lines


class AskScreen(Panel[bool]):
    """What is going to happen, and a question; the result is True for yes, anything else for no."""

    BINDINGS: ClassVar[list[BindingType]] = list[BindingType](ASK)

    def __init__(self, heading: str, facts: Sequence[str], question: str) -> None:
        super().__init__()
        self.heading = heading
        self._facts = facts
        self._question = question

    def body(self) -> ComposeResult:
        """The facts, then the question with its keys."""
        yield lines(*map(Content, self._facts), Content(""))
        yield lines(
            Content.assemble((self._question, "bold"), "  ")
            + link(self.app, "ask.yes", "yes")
            + Content("  ")
            + link(self.app, "ask.no", "no")
        )

    def action_answer(self, agreed: bool) -> None:
        """Close with the answer."""
        self.dismiss(agreed)
