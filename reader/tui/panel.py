"""A panel over the page: a title, something to read or choose, and `q` or escape to close it."""

from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from reader.tui.keys import PANEL

Result = TypeVar("Result")


class Panel(ModalScreen[Result], Generic[Result]):
    """Subclasses give `heading` and compose their `body`."""

    CSS_PATH = "panel.tcss"
    BINDINGS: ClassVar[list[BindingType]] = list[BindingType](PANEL)
    heading: str = ""

    def compose(self) -> ComposeResult:
        """The frame around the body."""
        with VerticalScroll(id="panel") as frame:
            frame.border_title = Content(self.heading)
            frame.border_subtitle = Content("esc closes")
            yield from self.body()

    def body(self) -> ComposeResult:
        """What stands in the frame."""
        yield from ()

    def action_close(self) -> None:
        """Close without a result."""
        self.dismiss()


def lines(*content: Content, id: str | None = None) -> Widget:
    """A block of text that is never read as markup."""
    return Static(Content("\n").join(content), id=id, markup=False)
