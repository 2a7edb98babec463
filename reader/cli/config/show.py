"""`visavis config show`: what is in force, and where each value comes from."""

import argparse
import json
from collections.abc import Iterator

from reader.cli.configuration import configuration, file
from reader.config import Config
from reader.neutral import one_line
from reader.tui.custom import custom
from reader.tui.keys import keys_of
from reader.tui.keys.names import shown

Value = str | int | tuple[str, ...] | None


def run(_: argparse.Namespace) -> int:
    """Print the configuration as TOML; a comment says where a line comes from.

    Returns 0; raises ConfigError.
    """
    config = configuration()
    made = custom(config)
    print(f"# {file()}{'' if config.path else ' (not there)'}")
    for line in _lines(config):
        print(line)
    if config.keys:
        print("\n[keys]")
    for id in config.keys:
        print(_line(config, "keys", f'"{id}"', tuple(map(shown, keys_of(id, made.keymap))), f"keys.{id}"))
    return 0


def _lines(config: Config) -> Iterator[str]:
    reading, lookup, articles = config.reading, config.lookup, config.articles
    tables: dict[str, dict[str, tuple[Value, Value]]] = {
        "reading": {
            "mode": (reading.mode, "auto"),
            "pairing": (reading.pairing, "paragraph"),
            "split": (reading.split, 50),
            "theme": (reading.theme, "night"),
        },
        "lookup": {"command": (lookup.command, ()), "where": (lookup.where, "panel")},
        "articles": {"folders": (articles.folders, ()), "translate": (articles.translate, "opened")},
        "glossary": {"files": (config.glossaries, ())},
    }
    for table, values in tables.items():
        yield f"\n[{table}]"
        for name, (value, usual) in values.items():
            yield _line(config, table, name, value or usual, f"{table}.{name}")


def _line(config: Config, table: str, name: str, value: Value, at: str) -> str:
    where = f"line {config.lines[at]}" if at in config.lines else "built in"
    if table == "reading":
        where += "; what you change by key is remembered" if where == "built in" else ""
    return f"{name} = {one_line(json.dumps(value, ensure_ascii=False))}  # {where}"
