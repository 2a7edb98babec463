"""The user's own keys: checked before the screen opens, so that no key is lost and none does two things."""

from collections.abc import Iterator
from itertools import combinations

from textual.binding import Binding

from reader.config import Config
from reader.config.nearest import nearest
from reader.config.problem import Problem
from reader.neutral import one_line
from reader.tui.keys import ALL, SCREENS, keys_of, no_key
from reader.tui.keys.names import NAMED, is_typed, key_name
from reader.tui.keys.screens import NEEDED, ONLY_TYPING, WITH_FIELD

_TAKEN = {"ctrl+q": "leaves the reader", "ctrl+c": "copies or interrupts", "ctrl+p": "opens the commands"}
"""Keys of Textual itself."""
_LIST = "`visavis config keys` lists them."


def keymap(config: Config) -> tuple[dict[str, str], list[Problem]]:
    """The keymap that `[keys]` asks for, as Textual wants it, and everything that is wrong with it."""
    if not config.keys:
        return {}, []
    known = {one.id for one in ALL if one.id}
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for id, keys in config.keys.items():
        names, wrong = _names(id, keys, known)
        problems += [Problem(_line(config, id), what) for what in wrong]
        if not wrong:
            found[id] = ",".join(names) or no_key(id)
    problems += _clashes(found, config)
    return found | _kept(found), problems


def _names(id: str, keys: tuple[str, ...], known: set[str]) -> tuple[list[str], list[str]]:
    """What Textual calls the keys, and what is wrong."""
    if id not in known:
        near = nearest(id, known)
        hint = f"did you mean “{near}”?" if near else _LIST
        return [], [f"[keys] There is no binding “{_cut(id)}”: {hint}"]
    if not keys and id in NEEDED:
        return [], [f"[keys] “{id}” needs a key: without it a panel could not be closed."]
    names, wrong = [], []
    for key in keys:
        try:
            names.append(key_name(key))
        except ValueError:
            near = nearest(key.rpartition("+")[2], NAMED)
            hint = f": did you mean {near}?" if near else ": write k, K, ?, ctrl+k, f5, space or escape."
            wrong.append(f"[keys] “{id}”: there is no key “{_cut(key)}”{hint}")
            continue
        if names[-1] in _TAKEN:
            wrong.append(f"[keys] “{id}”: {key} {_TAKEN[names[-1]]} everywhere and cannot be given away.")
        elif id in WITH_FIELD and is_typed(names[-1]):
            wrong.append(
                f"[keys] “{id}” counts while you type: {_cut(key)} would be typed. Take ctrl+… or f1 to f12."
            )
    return list(dict.fromkeys(names)), wrong


def _clashes(found: dict[str, str], config: Config) -> Iterator[Problem]:
    """Two bindings of one screen with the same key, once each; as built in, they may share one on purpose."""
    told: set[tuple[str, str, str]] = set()
    for screen, bindings in SCREENS.items():
        for one, other, key in _shared(bindings, found):
            if (one, other, key) not in told:
                told.add((one, other, key))
                line = _line(config, one) or _line(config, other)
                what = (
                    f"[keys] “{one}” and “{other}” both have the key {key} in {screen}: change one of them."
                )
                yield Problem(line, what)


def _shared(bindings: tuple[Binding, ...], found: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Pairs of ids with a key that both have, where one of them has been changed."""
    for first, second in _pairs(bindings):
        if not found.keys().isdisjoint((first, second)):
            keys = {*keys_of(first, found)} & {*keys_of(second, found)} - _on_purpose(first, second)
            yield from ((first, second, key) for key in sorted(keys))


def _kept(found: dict[str, str]) -> dict[str, str]:
    """The built-in keys of what shares one on purpose with a binding of `found`: Textual would drop it."""
    pairs = [pair for bindings in SCREENS.values() for pair in _pairs(bindings) if _on_purpose(*pair)]
    beside = {b if a in found else a for a, b in pairs if (a in found) != (b in found)}
    return {id: ",".join(keys_of(id, {})) for id in sorted(beside)}


def _pairs(bindings: tuple[Binding, ...]) -> Iterator[tuple[str, str]]:
    """The ids of all bindings that count at the same time and do not do the same."""
    for one, other in combinations(bindings, 2):
        first, second = one.id or "", other.id or ""
        if one.action != other.action and (first in ONLY_TYPING) == (second in ONLY_TYPING):
            yield first, second


def _on_purpose(first: str, second: str) -> set[str]:
    """The keys that both have as they are built in: a panel's own binding stands before all panels'."""
    return {*keys_of(first, {})} & {*keys_of(second, {})}


def _line(config: Config, id: str) -> int:
    return config.lines.get(f"keys.{id}") or (config.lines.get("keys", 0) if id in config.keys else 0)


def _cut(text: str) -> str:
    return one_line(text)[:40]
