"""Which bindings meet on one screen, so that two with the same key would clash there."""

from collections.abc import Mapping

from textual.binding import Binding

from reader.tui.keys.catalogue import LIBRARY, SHELF, TAKEN_OUT
from reader.tui.keys.panels import ASK, CARD, CHOICES, CORRECTION, FORM, FOUND, GUIDE, PACKAGES, PANEL, TERMS
from reader.tui.keys.room import MANNERS, MOVES, ROOM

SCREENS: Mapping[str, tuple[Binding, ...]] = {
    "the reading room": (*MOVES, *MANNERS, *ROOM),
    "the library": (*SHELF, *LIBRARY),
    "the help": (*PANEL, *GUIDE),
    "the lists": (*PANEL, *CHOICES),
    "the list of what was taken out": (*PANEL, *TAKEN_OUT, *CHOICES),
    "the term card": (*PANEL, *CARD, *CHOICES),
    "a question": (*PANEL, *ASK),
    "the form of a term": (*PANEL, *FORM),
    "the list of terms": (*PANEL, *TERMS),
    "the search in all articles": (*PANEL, *FOUND),
    "the field for your English": (*PANEL, *CORRECTION),
    "the list of packages": (*PANEL, *PACKAGES, *CHOICES),
}
"""By the name of the screen, as a sentence would call it."""

WITH_FIELD = frozenset(
    {one.id for one in (*FORM, *TERMS, *FOUND, *CORRECTION)}
    | {"search.done", "filter.done", "back", "library.back"}
)
"""Bindings that count while a field is typed in: a character would never reach them, or never the field."""

ONLY_TYPING = frozenset({"search.done", "filter.done"})
"""Those of them that count at no other time, and so meet no binding of the page."""

NEEDED = frozenset({"panel.close", "terms.close", "found.close"})
"""Bindings without which a panel could not be closed."""
