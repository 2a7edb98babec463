"""The key that a message tells the reader to press, as it is bound now."""

from textual.app import App
from textual.binding import Binding
from textual.content import Content
from textual.style import Style

from reader.tui.keys import keys_of


def key_for(app: App[int], id: str) -> str:
    """The first key of binding `id` as the bottom line shows it; that of the palette when it has none."""
    found = keys_of(id, getattr(app, "keys", {})) or [app.COMMAND_PALETTE_BINDING]
    return app.get_key_display(Binding(found[0], ""))


def link(app: App[int], id: str, words: str) -> Content:
    """The key of a binding and what it does; a click on it is the key."""
    keys = keys_of(id, getattr(app, "keys", {}))
    click = Style.from_meta({"@click": f"app.simulate_key({keys[0]!r})"}) if keys else Style()
    shown = (key_for(app, id), "bold $text-accent") if keys else ""
    return Content.assemble(shown, f" {words}").stylize(click)
