"""A panel over the page: a title, something to read or choose, and `q` or escape to close it."""

from pathlib import Path
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.style import Style
from textual.widget import Widget
from textual.widgets import OptionList, Static

from reader.tui.keys import CHOICES, PANEL
from reader.tui.naming import key_for

Result = TypeVar("Result")


class Panel(ModalScreen[Result | None], Generic[Result]):
    """Subclasses give `heading` and compose their `body`. Closing gives None."""

    CSS_PATH = Path(__file__).with_name("panel.tcss")  # a bare name is looked for beside each subclass
    BINDINGS: ClassVar[list[BindingType]] = list[BindingType](PANEL)
    heading: str = ""
    closes: ClassVar[str] = "panel.close"
    """The binding that closes it."""
    topic: ClassVar[str] = "More"
    """The page of the help that fits."""

    def compose(self) -> ComposeResult:
        """The frame around the body."""
        with VerticalScroll(id="panel") as frame:
            frame.border_title = Content(self.heading)
            frame.border_subtitle = self.closing()
            yield from self.body()

    def closing(self) -> Content:
        """The key that closes the panel; a click on it does so too."""
        click = Style.from_meta({"@click": "screen.close"})
        return Content.assemble((f"{key_for(self.app, self.closes)} closes", click))

    def body(self) -> ComposeResult:
        """What stands in the frame."""
        yield from ()

    def action_close(self) -> None:
        """Close without a result."""
        self.dismiss(None)

    def action_scroll(self, by: int) -> None:
        """Scroll what is read."""
        self.query_one("#panel").scroll_relative(y=by, animate=False)


class Choices(OptionList):
    """A list to choose from, with the keys of the room."""

    BINDINGS: ClassVar[list[BindingType]] = list[BindingType](CHOICES)

    def on_mount(self) -> None:
        """Be ready for the keys."""
        self.focus()


def lines(*content: Content, id: str | None = None) -> Widget:
    """A block of text that is never read as markup."""
    return Static(Content("\n").join(content), id=id, markup=False)
