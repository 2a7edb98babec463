"""What a value may be: each function gives a reader that returns the value, or raises Wrong."""

import shlex
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

Value = TypeVar("Value", bound=str)
Read = Callable[[Any], Any]

_MOST_WORDS = 1000
"""Entries in a list at most."""


class Wrong(Exception):
    """The value cannot be that; the text says what it must be."""


def one_of(values: Sequence[Value]) -> Callable[[Any], Value]:
    """One of these words."""

    def read(found: Any) -> Value:
        for value in values:
            if value == found:
                return value
        from reader.config.nearest import nearest

        hint = nearest(found, values) if isinstance(found, str) else ""
        raise Wrong(f"must be one of {', '.join(values)}{f': did you mean {hint}?' if hint else '.'}")

    return read


def whole(within: range) -> Callable[[Any], int]:
    """A whole number in that range."""

    def read(found: Any) -> int:
        if isinstance(found, int) and not isinstance(found, bool) and found in within:
            return found
        raise Wrong(f"must be a whole number from {within.start} to {within.stop - 1}.")

    return read


def word(found: Any) -> str:
    """Some text."""
    if isinstance(found, str) and found.strip():
        return found.strip()
    raise Wrong("must be text between quotation marks.")


def words(found: Any) -> tuple[str, ...]:
    """A list of texts; one text alone will do."""
    listed = [found] if isinstance(found, str) else found
    if isinstance(listed, list) and all(isinstance(one, str) for one in listed):
        if len(listed) <= _MOST_WORDS:
            return tuple(listed)
        raise Wrong(f"must not list more than {_MOST_WORDS} entries.")
    raise Wrong('must be text or a list of texts: ["one", "two"].')


def key(found: Any) -> tuple[str, ...]:
    """The keys of a binding: text, a list, or "" for none."""
    return tuple(one.strip() or one for one in words(found) if one)


def command(found: Any) -> tuple[str, ...]:
    """The words of a command: a list, or one text that is split as a shell would."""
    try:
        split = shlex.split(found) if isinstance(found, str) else list(words(found))
    except ValueError:
        raise Wrong("holds an unclosed quotation mark.") from None
    if not split or not split[0].strip():
        raise Wrong('must name a command: ["dict", "{word}"].')
    if not any("{word}" in one or "{sentence}" in one for one in split[1:]):
        raise Wrong('must say where the word goes: add "{word}" (or "{sentence}").')
    if any("\0" in one for one in split):
        raise Wrong("must not hold a NUL.")
    return tuple(split)


def paths(base: Path) -> Callable[[Any], tuple[str, ...]]:
    """Files or folders; `~` is the home folder, and what is not absolute starts from `base`."""

    def read(found: Any) -> tuple[str, ...]:
        if any(not one.strip() or "\0" in one for one in words(found)):
            raise Wrong("must not hold an empty name.")
        return tuple(str(base / _at_home(one)) for one in words(found))

    return read


def _at_home(name: str) -> Path:
    try:
        return Path(name).expanduser()
    except RuntimeError:
        raise Wrong(f"names a user who is not here: {name}.") from None
