"""From the file to a Config: every key is taken by name; what nobody takes is a problem."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from reader.config import MODES, PAIRINGS, SPLITS, Articles, Config, Lookup, Reading, values
from reader.config.document import NoDocument, document
from reader.config.nearest import nearest
from reader.config.problem import Problem
from reader.neutral import one_line

Value = TypeVar("Value")
_TABLES = ("reading", "keys", "lookup", "articles", "glossary")
_MOST = 40
"""Characters of a wrong name that are shown."""
_DEEPEST = 4
"""Dots in the id of a binding at most."""


def read(path: Path) -> tuple[Config, list[Problem]]:
    """What the file says, and everything that is wrong with it, in the order of its lines.

    What is wrong stays as it is built in.
    """
    try:
        raw, lines = document(path)
    except NoDocument as error:
        return Config(path=path), [error.problem]
    reader = _Reader(raw, lines)
    config = _config(reader, path)
    reader.refuse_unknown_tables()
    return config, sorted(reader.problems, key=lambda one: one.line)


def _config(reader: "_Reader", path: Path) -> Config:
    at_file = values.paths(path.parent)
    take = reader.take
    made = Config(
        Reading(
            mode=take("reading", "mode", values.one_of(MODES), ""),
            pairing=take("reading", "pairing", values.one_of(PAIRINGS), ""),
            split=take("reading", "split", values.whole(SPLITS), None),
            theme=take("reading", "theme", values.word, ""),
        ),
        reader.keys(),
        Lookup(
            command=take("lookup", "command", values.command, ()),
            where=take("lookup", "where", values.one_of(("panel", "terminal")), "panel"),
        ),
        Articles(
            folders=take("articles", "folders", at_file, ()),
            translate=take("articles", "translate", values.one_of(("opened", "all")), "opened"),
        ),
        take("glossary", "files", at_file, ()),
        path,
        reader.lines,
    )
    for table in ("reading", "lookup", "articles", "glossary"):
        reader.refuse_rest(table)
    return made


class _Reader:
    """The tables of one file, and what is wrong with them."""

    def __init__(self, raw: dict[str, Any], lines: dict[str, int]) -> None:
        self.lines = lines
        self.problems: list[Problem] = []
        self._raw = raw
        self._taken: dict[str, list[str]] = {}

    def _table(self, name: str) -> dict[str, Any]:
        found = self._raw.get(name, {})
        return found if isinstance(found, dict) else {}

    def take(self, table: str, key: str, read: Callable[[Any], Value], usual: Value) -> Value:
        """The value of a key; `usual` when it is not there or wrong."""
        self._taken.setdefault(table, []).append(key)
        found = self._table(table)
        if key not in found:
            return usual
        try:
            return read(found[key])
        except values.Wrong as error:
            self._complain(f"{table}.{key}", f"[{table}] {key} {error}")
            return usual

    def keys(self) -> dict[str, tuple[str, ...]]:
        """The table of keys: an id has a dot in it, which TOML reads as a table in a table."""
        found: dict[str, tuple[str, ...]] = {}
        for id, value in _flat(self._table("keys")):
            try:
                found[id] = values.key(value)
            except values.Wrong as error:
                self._complain(f"keys.{id}", f"[keys] {_shown(id)} {error}")
        return found

    def refuse_rest(self, table: str) -> None:
        """Complain of the keys that nobody took."""
        known = self._taken[table]
        for key in self._table(table):
            if key not in known:
                self._complain(
                    f"{table}.{key}", f"[{table}] has no key {_shown(key)}{self._hint(key, known)}"
                )

    def refuse_unknown_tables(self) -> None:
        """Complain of what is no table, or none that is known."""
        for name, value in self._raw.items():
            if name not in _TABLES:
                self._complain(name, f"There is no {_shown(name)} here{self._hint(name, _TABLES)}")
            elif not isinstance(value, dict):
                self._complain(name, f"{name} is the name of a table: write [{name}] on a line of its own.")

    def _hint(self, word: str, known: list[str] | tuple[str, ...]) -> str:
        """Ends a sentence: the nearest of the known words, or its true table, or all of the words."""
        if near := nearest(word, known):
            return f": did you mean {near}?"
        for table, keys in self._taken.items():
            if word in keys:
                return f": it belongs under [{table}]."
        return f"; known are {', '.join(known)}."

    def _complain(self, name: str, what: str) -> None:
        below = (line for known, line in self.lines.items() if known.startswith(f"{name}."))
        line = self.lines.get(name) or next(below, self.lines.get(name.partition(".")[0], 0))
        self.problems.append(Problem(line, what))


def _flat(table: dict[str, Any], prefix: str = "", depth: int = 0) -> list[tuple[str, Any]]:
    """`{"line": {"down": "n"}}` as `[("line.down", "n")]`."""
    found: list[tuple[str, Any]] = []
    for name, value in table.items():
        if isinstance(value, dict) and depth < _DEEPEST:
            found += _flat(value, f"{prefix}{name}.", depth + 1)
        else:
            found.append((f"{prefix}{name}", value))
    return found


def _shown(name: str) -> str:
    line = one_line(name)
    return f"“{line}”" if len(line) <= _MOST else f"“{line[:_MOST]}…”"
