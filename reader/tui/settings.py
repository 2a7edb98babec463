"""What is remembered for all articles: the way of reading and the colours.

What was changed by key is remembered and counts, until the configuration asks for something else than it did
at that time: the last word of the user wins.
"""

import json
from dataclasses import asdict, fields
from typing import Any

from reader.config import Reading
from reader.errors import StoreError
from reader.places import Places
from reader.tui.drawing.manner import Manner

_MANNER, _THEME, _WISHED, _WELCOMED = "manner", "theme", "wished", "welcomed"
_USUAL = Reading()


def load_manner(places: Places, reading: Reading = _USUAL) -> Manner:
    """The way of reading that was kept or is configured; the usual one for what makes no sense."""
    kept = _kept(places, _MANNER)
    before = kept.get(_WISHED)
    before = before if isinstance(before, dict) else {}
    fresh = {name: value for name, value in _wishes(reading).items() if before.get(name) != value}
    known = {field.name for field in fields(Manner)}
    values = {name: value for name, value in kept.items() if name in known}
    return Manner(**(values | fresh)).checked()


def keep_manner(places: Places, manner: Manner, reading: Reading = _USUAL) -> None:
    """Remember the way of reading, and what is configured. Raises StoreError."""
    places.set(_MANNER, json.dumps({**asdict(manner), _WISHED: _wishes(reading)}))


def load_theme(places: Places, wished: str = "") -> str:
    """The name of the theme that was kept or is configured, or ""."""
    try:
        if wished and places.setting(f"{_THEME}.{_WISHED}") != wished:
            return wished
        return places.setting(_THEME) or wished
    except StoreError:
        return wished


def keep_theme(places: Places, name: str, wished: str = "") -> None:
    """Remember the theme, and which is configured. Raises StoreError."""
    places.set(_THEME, name)
    places.set(f"{_THEME}.{_WISHED}", wished)


def is_welcomed(places: Places) -> bool:
    """Has the user seen the welcome?"""
    try:
        return bool(places.setting(_WELCOMED))
    except StoreError:
        return False


def keep_welcomed(places: Places) -> None:
    """Remember that he has. Raises StoreError."""
    places.set(_WELCOMED, "yes")


def _wishes(reading: Reading) -> dict[str, str | int]:
    wishes = {"mode": reading.mode, "pairing": reading.pairing, "split": reading.split}
    return {name: value for name, value in wishes.items() if value}


def _kept(places: Places, name: str) -> dict[str, Any]:
    """What was kept under that name; nothing when it cannot be read."""
    try:
        found = json.loads(places.setting(name) or "{}")
    except (StoreError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
