"""What the list shows is kept for the next time: reading and recalling 12,000 segments anew takes 10 s."""

import json
from dataclasses import asdict
from typing import Any

from reader import __version__
from reader.intake import Entry
from reader.memory import Recall
from reader.places import Places
from reader.stock import Stamp
from reader.tui.bench import Bench
from reader.tui.shelves.shelf import English, Facts, path_of

_FORM = f"2 {__version__}"
"""Files are read, and counted, as this version does."""


def setting_of(bench: Bench) -> str:
    """Tells engine, glossary and memory from others; takes milliseconds."""
    path = bench.engine.memory.path if isinstance(bench.engine, Recall) else None
    kept = path.stat().st_ino if path and path.is_file() else 0
    return f"{bench.engine.fingerprint} {bench.glossary.fingerprint} {kept}"


class Digest:
    """Facts and English by file. Every method raises StoreError when the places file cannot be used."""

    def __init__(self, places: Places, *, clean: bool) -> None:
        """`clean`: articles are cleaned up."""
        self._places = places
        self._how = f"{_FORM} {clean}"

    def facts(self, entry: Entry, stamp: Stamp) -> Facts | None:
        """What the file holds, where that is known and the file still has that stamp."""
        found = self._get(f"facts {path_of(entry)}", f"{self._how} {stamp}")
        try:
            return Facts(**{**found, "stamp": stamp}) if found else None
        except TypeError:
            return None

    def keep_facts(self, entry: Entry, facts: Facts) -> None:
        """Keep what the file holds."""
        if entry.name != "-" and not facts.problem:
            self._put(f"facts {path_of(entry)}", f"{self._how} {facts.stamp}", asdict(facts))

    def english(self, entry: Entry, stamp: Stamp, setting: str) -> English | None:
        """What is known of its English under that engine and glossary, where all of it is translated."""
        found = self._get(f"english {path_of(entry)}", f"{self._how} {stamp} {setting}")
        try:
            return English(**found) if found else None
        except TypeError:
            return None

    def keep_english(self, entry: Entry, stamp: Stamp, setting: str, english: English) -> None:
        """Keep what is known of an article; of one that is not whole, more may be known the next time."""
        if entry.name != "-" and english.done == english.total:
            self._put(
                f"english {path_of(entry)}",
                f"{self._how} {stamp} {setting}",
                {**asdict(english), "seen": 0.0},
            )

    def _get(self, name: str, stamp: str) -> dict[str, Any]:
        try:
            found = json.loads(self._places.digest(name, stamp) or "{}")
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    def _put(self, name: str, stamp: str, value: dict[str, Any]) -> None:
        self._places.keep_digest(name, stamp, json.dumps(value))
