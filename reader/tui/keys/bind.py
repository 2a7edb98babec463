"""How a key is bound."""

from textual.binding import Binding


def bind(id: str, key: str, action: str, tooltip: str, footer: str = "", *, at_once: bool = False) -> Binding:
    """A binding: `tooltip` is one plain sentence; with a `footer` word it is shown at the bottom.

    `at_once` where what is typed next belongs to a field that the key opens.
    """
    words = footer or tooltip.rstrip(".")
    return Binding(key, action, words, show=bool(footer), tooltip=tooltip, id=id, priority=at_once)
