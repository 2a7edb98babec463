"""The key that a message tells the reader to press, as it is bound now."""

from textual.app import App
from textual.binding import Binding

from reader.tui.keys import keys_of


def key_for(app: App[int], id: str) -> str:
    """The first key of binding `id` as the bottom line shows it; that of the palette when it has none."""
    found = keys_of(id, getattr(app, "keys", {})) or [app.COMMAND_PALETTE_BINDING]
    return app.get_key_display(Binding(found[0], ""))
