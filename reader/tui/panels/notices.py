"""What the user should know from the start: a bad glossary line, a memory that cannot be opened."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content

from reader.tui.panels.panel import Panel, lines


def announcement(notices: Sequence[str], key: str) -> str:
    """One short sentence in place of many; "" when there is nothing to say. `key` shows them all."""
    if len(notices) < 2:
        return "".join(notices)
    return f"{len(notices)} notices: {key} shows them."


class NoticesScreen(Panel[None]):
    """All notices in full."""

    heading = "Notices"

    def __init__(self, notices: Sequence[str]) -> None:
        super().__init__()
        self._all = notices

    def body(self) -> ComposeResult:
        """One block for each."""
        if not self._all:
            yield lines(Content("There is nothing to report."))
        for notice in self._all:
            yield lines(Content.assemble(("! ", "bold $text-warning"), notice, "\n"))
