"""Help: the keys as they are bound now, and the legend of the marks."""

from collections.abc import Iterator, Mapping

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content

from reader.tui.keys import HELP, first_key
from reader.tui.panel import Panel, lines

_LEGEND = (
    ("applied", "bold underline $text-primary", "term put right by the glossary"),
    ("already", "underline $text-success", "term that the engine had right"),
    ("flagged", "bold reverse $text-error", "⚑ term not verified: compare"),
    ("issue", "italic underline $text-warning", "! number, loop, quote… to check"),
    ("• ✎ ◆", "bold $accent", "your mark, your note, your English"),
    ("…", "$text-muted", "English on its way"),
)
_KEY_CELLS = 9


class HelpScreen(Panel[None]):
    """One screen of help; fits 80×24."""

    heading = "Vis-à-vis: keys and marks"

    def __init__(self, keymap: Mapping[str, str]) -> None:
        super().__init__()
        self._keymap_now = keymap

    def body(self) -> ComposeResult:
        """Two columns of keys, then the legend."""
        half = (len(HELP) + 1) // 2
        with Horizontal(id="keys"):
            yield lines(*map(self._key, HELP[:half]))
            yield lines(*map(self._key, HELP[half:]))
        yield lines(*self._legend(), id="legend")

    def _key(self, entry: tuple[tuple[str, ...], str]) -> Content:
        ids, text = entry
        keys = " ".join(self._display(id) for id in ids)
        return Content.assemble((keys.rjust(_KEY_CELLS), "bold $text-accent"), "  ", text)

    def _display(self, id: str) -> str:
        """The key that is bound to `id` now, as the footer would write it."""
        key = first_key(id, self._keymap_now)
        return self.app.get_key_display(Binding(key, "")) if key else ""

    def _legend(self) -> Iterator[Content]:
        for word, style, meaning in _LEGEND:
            yield Content.assemble(" " * (_KEY_CELLS - len(word)), (word, style), "  ", meaning)
