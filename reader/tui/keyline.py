"""The bottom line: the keys that a screen shows, to be pressed or clicked.

Textual's own footer is a widget for each key, made anew whenever the focus moves: a tenth of the time to the
first English. This one is a line of text.
"""

from dataclasses import dataclass

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget


@dataclass(frozen=True, slots=True)
class _Item:
    """One key on the line, from cell `start` to `end` (exclusive)."""

    binding: Binding
    shown: str
    """The key as the user knows it."""
    enabled: bool
    start: int
    end: int


class KeyLine(Widget):
    """The bindings of the screen that are to be shown, each action once, in their order."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyLine {
        dock: bottom;
        height: 1;
        background: $footer-background;
        color: $footer-description-foreground;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        &:hover { pointer: pointer; }
    }
    """

    pointed: reactive[int] = reactive(-1)
    """The item under the mouse pointer; -1: none."""

    _items: tuple[_Item, ...] = ()

    def on_mount(self) -> None:
        """Follow the focus."""
        self.screen.bindings_updated_signal.subscribe(self, self._renew)

    def _renew(self, screen: Screen[object]) -> None:
        self._items = self._listed()
        self.refresh()

    def _listed(self) -> tuple[_Item, ...]:
        items: dict[str, _Item] = {}
        start = 0
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.show and binding.action not in items:
                shown = self.app.get_key_display(binding)
                end = start + Content(f" {shown} {binding.description} ").cell_length
                items[binding.action] = _Item(binding, shown, active.enabled, start, end)
                start = end
        return tuple(items.values())

    def render(self) -> Content:
        """The keys and what they do."""
        return Content.assemble(
            *(part for at, item in enumerate(self._items) for part in self._parts(at, item))
        )

    def _parts(self, at: int, item: _Item) -> list[tuple[str, str]]:
        ground = " on $block-hover-background" if at == self.pointed else ""
        dim = "" if item.enabled else " dim"
        return [
            (f" {item.shown} ", f"bold $footer-key-foreground{ground}{dim}"),
            (f"{item.binding.description} ", f"$footer-description-foreground{ground}{dim}"),
        ]

    def _at(self, x: int) -> int:
        return next((at for at, item in enumerate(self._items) if item.start <= x < item.end), -1)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Light up what would be clicked, and say what it does."""
        self.pointed = self._at(event.x)
        self.tooltip = self._items[self.pointed].binding.tooltip or None if self.pointed >= 0 else None

    def on_leave(self) -> None:
        """The pointer is elsewhere."""
        self.pointed = -1

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A click is the key."""
        at = self._at(event.x)
        if at >= 0 and self._items[at].enabled:
            self.app.simulate_key(self._items[at].binding.key)
        elif at >= 0:
            self.app.bell()
