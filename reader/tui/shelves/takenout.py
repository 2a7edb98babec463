"""What was taken out of the list, to put it back."""

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList

from reader.neutral import one_line
from reader.tui.keys import TAKEN_OUT
from reader.tui.naming import key_for
from reader.tui.panels.panel import Choices, Panel, lines


class TakenOutScreen(Panel[str]):
    """The articles that the list leaves out; the result is the path of the one to be listed again."""

    heading = "Taken out of the list: enter puts it back"
    topic = "Library"
    BINDINGS: ClassVar[list[BindingType]] = list[BindingType](TAKEN_OUT)

    def __init__(self, titles: Mapping[str, str]) -> None:
        """`titles` by path."""
        super().__init__()
        self._titles = dict(titles)

    def body(self) -> ComposeResult:
        """One line for each."""
        if self._titles:
            yield Choices(*map(_line, self._titles, self._titles.values()))
        else:
            key = key_for(self.app, "library.out")
            said = (
                f"Nothing was taken out: {key} takes an article out of the list, and leaves its file alone."
            )
            yield lines(Content(said))

    def action_put_back(self) -> None:
        """Choose the line of the cursor."""
        for found in self.query(Choices):
            found.action_select()

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(list(self._titles)[event.option_index])


def _line(path: str, title: str) -> Content:
    return Content.assemble((one_line(title), "bold"), "  ", (one_line(path), "$text-muted"))
