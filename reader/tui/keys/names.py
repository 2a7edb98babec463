"""The names of keys, as a user may write them and as Textual calls them."""

import unicodedata

from textual.keys import KEY_NAME_REPLACEMENTS, REPLACED_KEYS, Keys, key_to_character

_MODIFIERS = ("ctrl", "alt", "shift", "super", "hyper", "meta")
_ALIASES = {
    "esc": "escape",
    "return": "enter",
    "ctrl+m": "enter",
    "ctrl+i": "tab",
    "pgdn": "pagedown",
    "pgup": "pageup",
    "del": "delete",
    "ins": "insert",
    "backtab": "shift+tab",
}
"""Other names of a key; terminals send the same for ctrl+m and enter, and for ctrl+i and tab."""
NAMED = frozenset(
    one.value
    for one in Keys
    if not one.value.startswith("<") and "+" not in one.value and one.value.islower()
)
"""Keys that are no characters: `escape`, `f1`, `pagedown`."""


def key_name(text: str) -> str:
    """What Textual calls the key: `?` is `question_mark`, `Esc` is `escape`, `shift+k` is `K`.

    Most terminals send the same for ctrl+K as for ctrl+k: so is it called.

    Raises ValueError for what is no key.
    """
    if len(text) == 1:
        return _of_character(text)
    *modifiers, key = text.split("+") if not text.endswith("++") else [*text[:-2].split("+"), "+"]
    key = _base(key)
    held = sorted({one.strip().lower() for one in modifiers})
    if not set(held) <= set(_MODIFIERS):
        raise ValueError(text)
    if held == ["shift"] and len(key) == 1 and key.isalpha():
        return key.upper()
    name = "+".join([*held, key.lower() if "ctrl" in held else key])
    return _ALIASES.get(name, name)


def is_typed(key: str) -> bool:
    """Does the key put a character into a field?"""
    return key == "space" or (key not in NAMED and _character(key) is not None)


def shown(key: str) -> str:
    """The key as a user would write it: `?` for `question_mark`."""
    character = None if key in NAMED else _character(key)
    return character if character and character.isprintable() and character != " " else key


def _base(key: str) -> str:
    """A key without what is held down with it."""
    key = key.strip() or key
    if len(key) == 1:
        return _of_character(key)
    name = _ALIASES.get(key.lower(), key.lower())
    if name in NAMED or _character(name) is not None:
        return name
    raise ValueError(key)


def _of_character(character: str) -> str:
    if character.isalnum():
        return character
    if not character.isprintable():
        raise ValueError(character)
    name = unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


def _character(key: str) -> str | None:
    """The character that the key puts into a field; None for a key that is none."""
    return key_to_character(REPLACED_KEYS.get(key, key))
