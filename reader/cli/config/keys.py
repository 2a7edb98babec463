"""`visavis config keys`: every binding, its id for the file, its keys now, and what it does."""

import argparse
import json

from reader.cli.configuration import configuration
from reader.tui.custom import custom
from reader.tui.keys import ALL, SCREENS, keys_of
from reader.tui.keys.names import shown


def run(_: argparse.Namespace) -> int:
    """Print the bindings screen by screen, each once, as `[keys]` would have them. Returns 0."""
    keymap = custom(configuration()).keymap
    width = max(len(one.id or "") for one in ALL) + 2
    told: set[str] = set()
    for screen, bindings in SCREENS.items():
        fresh = [one for one in bindings if one.id and one.id not in told]
        if fresh:
            print(f"# {screen}")
        for one in fresh:
            id = one.id or ""
            told.add(id)
            quoted = f'"{id}"'
            keys = ", ".join(json.dumps(shown(key)) for key in keys_of(id, keymap))
            print(f"{quoted:<{width}} = [{keys}]  # {one.tooltip}")
    return 0
