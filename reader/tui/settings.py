"""What is remembered for all articles: the way of reading and the colours."""

import json
from dataclasses import asdict, fields
from typing import Any

from reader.errors import StoreError
from reader.places import Places
from reader.tui.manner import Manner

_MANNER, _THEME = "manner", "theme"


def load_manner(places: Places) -> Manner:
    """The way of reading that was kept; the usual one when there is none or it makes no sense."""
    try:
        found: Any = json.loads(places.setting(_MANNER) or "{}")
    except (StoreError, ValueError):
        return Manner()
    known = {field.name for field in fields(Manner)}
    if not isinstance(found, dict):
        return Manner()
    return Manner(**{name: value for name, value in found.items() if name in known}).checked()


def load_theme(places: Places) -> str:
    """The name of the theme that was kept, or ""."""
    try:
        return places.setting(_THEME) or ""
    except StoreError:
        return ""


def keep_manner(places: Places, manner: Manner) -> None:
    """Remember the way of reading. Raises StoreError."""
    places.set(_MANNER, json.dumps(asdict(manner)))


def keep_theme(places: Places, name: str) -> None:
    """Remember the theme. Raises StoreError."""
    places.set(_THEME, name)
