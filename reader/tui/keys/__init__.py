"""The keys, in one place: each binding has an id, so that a keymap can give it another key.

`room`, `catalogue` and `panels` hold the bindings, `screens` says which of them meet on one screen, and
`topics` what help tells of them. A new binding goes into its group; a new group goes into `screens`.
"""

from collections.abc import Mapping

from reader.tui.keys.catalogue import LIBRARY, SHELF, TAKEN_OUT
from reader.tui.keys.panels import (
    ASK,
    CARD,
    CHOICES,
    CORRECTION,
    FORM,
    FOUND,
    GUIDE,
    PACKAGES,
    PANEL,
    TERMS,
)
from reader.tui.keys.room import MANNERS, MOVES, ROOM
from reader.tui.keys.screens import SCREENS

__all__ = (
    "ALL",
    "ASK",
    "CARD",
    "CHOICES",
    "CORRECTION",
    "FORM",
    "FOUND",
    "GUIDE",
    "LIBRARY",
    "MANNERS",
    "MOVES",
    "PACKAGES",
    "PANEL",
    "ROOM",
    "SCREENS",
    "SHELF",
    "TAKEN_OUT",
    "TERMS",
    "keys_of",
)

ALL = tuple({one.id: one for group in SCREENS.values() for one in group}.values())
"""Every binding, once."""

_BUILT_IN = {one.id: one.key for one in ALL}


def keys_of(id: str, keymap: Mapping[str, str]) -> list[str]:
    """The keys of binding `id`, as `keymap` has them or else as they are built in; [] when it has none."""
    keys = keymap.get(id, _BUILT_IN.get(id, "")).split(",")
    return [key for key in keys if key and not is_no_key(key)]


def no_key(id: str) -> str:
    """What stands in a keymap for a binding that is to have no key: no terminal sends it."""
    return f"<{id}>"


def is_no_key(key: str) -> bool:
    """Is it what `no_key` gives?"""
    return len(key) > 1 and key.startswith("<")
