"""One screen for whoever starts Vis-à-vis for the first time."""

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from reader.neutral import one_line
from reader.tui.bench import Bench
from reader.tui.keys import keys_of
from reader.tui.naming import key_for
from reader.tui.panels.panel import Panel, lines
from reader.tui.room.status import ROUGH, engine_label

_OFTEN = 0.1
"""Seconds between two looks at whether the package is known."""
_WHAT = (
    "A French article and its English, side by side: the French on the left, the "
    "English on the right, or below where the window is narrow. The English is made "
    "on this machine: what you read stays here."
)
_KEYS = (
    (("line.down", "scroll"), ("mode", "columns, stacked, reveal…")),
    (("search", "search"), ("card", "terms of this sentence")),
    (("issue.next", "next issue"), ("help", "all keys, all marks")),
)
_COLUMN = 26
"""Cells of the first column of keys."""


class WelcomeScreen(Panel[None]):
    """Goes at any key; those of the help and of the packages lead there."""

    heading = "Welcome to Vis-à-vis"

    def __init__(self, bench: Bench, glossary: str) -> None:
        """`glossary` is the path of the user's own."""
        super().__init__()
        self._bench = bench
        self._glossary = one_line(glossary)

    def body(self) -> ComposeResult:
        """What is where; what is least needed goes first where there is no room."""
        yield lines(Content(_WHAT))
        yield lines(*self._marks(), id="marks")
        yield lines(*(self._line(*pair) for pair in _KEYS), id="welcome-keys")
        yield Static(self._package(), id="package", markup=False)
        yield lines(self._names(), id="names")
        yield lines(Content.styled("Any key goes on.", "bold $text-accent"), id="go-on")

    def on_mount(self) -> None:
        """Name the package as soon as it is known."""
        self.query_one("#panel").border_subtitle = ""
        self._looking = self.set_interval(_OFTEN, self._look)

    def _look(self) -> None:
        if self._bench.ready:
            self._looking.stop()
            self.query_one("#package", Static).update(self._package())

    def _marks(self) -> list[Content]:
        return [
            Content("Marked words are names and terms of the glossary:"),
            Content.assemble(
                ("put right", "bold underline $text-primary"), " by it, ",
                ("right already", "underline $text-success"), ", or ",
                ("⚑ not verified", "bold reverse $text-error"), ": compare those;",
            ),
            Content.assemble(("! to check", "italic underline $text-warning"), ": a number, a quotation…"),
        ]  # fmt: skip

    def _line(self, left: tuple[str, str], right: tuple[str, str]) -> Content:
        first, second = self._key(*left), self._key(*right)
        return first + Content(" " * max(2, _COLUMN - first.cell_length)) + second

    def _key(self, id: str, words: str) -> Content:
        return Content.assemble((f"{key_for(self.app, id):>3}", "bold $text-accent"), f"  {words}")

    def _package(self) -> Content:
        key = (key_for(self.app, "packages"), "bold $text-accent")
        if not self._bench.ready:
            return Content.assemble("The translation is being set up… ", key, " shows the packages.")
        name = self._bench.engine.name
        if ROUGH not in engine_label(name):
            return Content.assemble("Translated with ", (name, "bold"), ". ", key, " shows the packages.")
        return Content.assemble(
            "Translated with ", (name, "bold"), f", a {ROUGH}. For the full one (it asks before it "
            "downloads) press ", key, " or type ", ("visavis model install", "bold"), ".",
        )  # fmt: skip

    def _names(self) -> Content:
        key = (key_for(self.app, "term.add"), "bold $text-accent")
        return Content.assemble(
            "A name comes out wrong? ", key, " puts it into your glossary: ", self._glossary
        )

    def on_key(self, event: events.Key) -> None:
        """Go on; where not all is seen, the keys that scroll do so first."""
        keymap = getattr(self.app, "keys", {})
        scrolls = {*keys_of("panel.down", keymap), *keys_of("panel.up", keymap), "pagedown", "pageup"}
        if event.key in scrolls and self.query_one("#panel").max_scroll_y:
            return
        event.stop()
        event.prevent_default()
        self.dismiss(None)
        for id, action in (("help", "help"), ("packages", "packages")):
            if event.key in keys_of(id, keymap):
                self.app.call_later(self.app.run_action, action)

    def on_click(self) -> None:
        """Go on."""
        self.dismiss(None)
