"""Help: the keys as they are bound now, page by page, and what the marks mean."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from reader.tui.keys import GUIDE, keys_of
from reader.tui.keys.topics import HELP, Line
from reader.tui.naming import key_for
from reader.tui.panels.panel import Panel, lines

_MARKS = "Marks"
_LEGEND = (
    ("applied", "bold underline $text-primary", "a term that the glossary put right"),
    ("already", "underline $text-success", "a term that the engine had right by itself"),
    ("flagged", "bold reverse $text-error", "⚑ a term that could not be verified: compare"),
    ("issue", "italic underline $text-warning", "! a number, a loop, a quotation… to look at"),
    ("found", "$text-warning on $warning-muted", "words that you looked for"),
    ("word", "bold reverse $text-accent", "the word under the cursor, or what is selected"),
    ("word", "reverse underline $text-secondary", "its counterpart in the other language"),
    ("▌", "bold $text-accent", "the sentence or paragraph where you are"),
    ("•", "bold $text-accent", "your mark"),
    ("✎", "bold $text-accent", "your note"),
    ("◆", "bold $text-accent", "English that you wrote yourself"),
    ("…", "$text-muted", "English on its way"),
)
_CONFIGURING = (
    "",
    "Your own keys, colours, folders, glossaries and look-up command:",
    "    visavis config edit",
    "The ids of all keys, to give them others:",
    "    visavis config keys",
)
PAGES = (*(topic.name for topic in HELP), _MARKS)
"""The names of the pages, in order."""


class Tab(Static):
    """The name of a page, to click on."""

    class Chosen(Message):
        """The tab was clicked."""

        def __init__(self, at: int) -> None:
            super().__init__()
            self.at = at

    def __init__(self, at: int) -> None:
        super().__init__(Content(f"{at + 1} {PAGES[at]}"), markup=False)
        self._at = at

    def on_click(self, event: events.Click) -> None:
        """Tell the screen."""
        event.stop()
        self.post_message(self.Chosen(self._at))


class HelpScreen(Panel[None]):
    """A few pages, each of which fits 80×24."""

    BINDINGS: ClassVar[list[BindingType]] = list[BindingType](GUIDE)
    heading = "Vis-à-vis: keys and marks"

    def __init__(self, keymap: Mapping[str, str], topic: str = "") -> None:
        """Opens at the page with that name."""
        super().__init__()
        self._keymap_now = keymap
        self._at = PAGES.index(topic) if topic in PAGES else 0

    def closing(self) -> Content:
        """How to turn the page, and how to close."""
        keys = [key_for(self.app, "help.before"), key_for(self.app, "help.next")]
        return Content(f"{' '.join(keys)} turn the page · ") + super().closing()

    def body(self) -> ComposeResult:
        """The names of the pages, and one page."""
        with Horizontal(id="tabs"):
            yield from map(Tab, range(len(PAGES)))
        yield lines(id="page")

    def on_mount(self) -> None:
        """Show the first page that was asked for."""
        self._show()

    def _show(self) -> None:
        for at, tab in enumerate(self.query(Tab)):
            tab.set_class(at == self._at, "-here")
        page = list(self._legend() if PAGES[self._at] == _MARKS else self._keys())
        self.query_one("#page", Static).update(Content("\n").join(page))
        self.query_one("#panel").scroll_home(animate=False)

    def _keys(self) -> Iterator[Content]:
        found = [(self._keys_shown(line), line[1]) for line in HELP[self._at].lines]
        width = max(len(keys) for keys, _ in found)
        for keys, words in found:
            yield Content.assemble((keys.rjust(width), "bold $text-accent"), "  ", words)
        if HELP[self._at].name == "More":
            yield from map(Content, _CONFIGURING)

    def _keys_shown(self, line: Line) -> str:
        """The keys that are bound now, as the footer would write them."""
        found = [keys_of(id, self._keymap_now) for id in line[0]]
        return " · ".join(" ".join(map(self._key_shown, keys)) or "–" for keys in found)

    def _key_shown(self, key: str) -> str:
        return self.app.get_key_display(Binding(key, ""))

    def _legend(self) -> Iterator[Content]:
        width = max(len(word) for word, _, _ in _LEGEND)
        for word, style, meaning in _LEGEND:
            yield Content.assemble(" " * (width - len(word)), (word, style), "  ", meaning)

    @on(Tab.Chosen)
    def _choose(self, message: Tab.Chosen) -> None:
        self.action_page(message.at + 1)

    def action_turn(self, by: int) -> None:
        """Show the next page, or the one before."""
        self._at = (self._at + by) % len(PAGES)
        self._show()

    def action_page(self, number: int) -> None:
        """Show the page with that number (from 1)."""
        if number <= len(PAGES):
            self._at = number - 1
            self._show()
