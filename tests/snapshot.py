"""Screens as text: what stands where, and in which style; so that a change of either is seen in a diff.

A snapshot holds the rows of the screen, then for each row its runs of one style (a letter and a number of
cells), then what the letters stand for. `make snapshots` writes them anew: look at the diff before you keep
it.
"""

import os
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from string import ascii_letters

from rich.segment import Segment
from rich.style import Style
from textual.app import App

FOLDER = Path(__file__).parent / "snapshots"
WRITING = bool(os.environ.get("WRITE_SNAPSHOTS"))


def taken(app: App[int]) -> str:
    """The screen of a running application."""
    rows = [list(strip) for strip in app.screen._compositor.render_strips()]
    letters: dict[Style, str] = {}
    runs = [" ".join(_runs(row, letters)) for row in rows]
    return "\n".join(
        [
            *("".join(one.text for one in row).rstrip() for row in rows),
            *_folded(runs),
            *(f"{letter} = {_words(style)}" for style, letter in letters.items()),
            "",
        ]
    )


def check(name: str, found: str) -> None:
    """Compare with the snapshot of that name, or write it. Fails where they differ or there is none."""
    path = FOLDER / f"{name}.txt"
    if WRITING:
        path.write_text(found, encoding="utf-8")
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    assert found.splitlines() == kept.splitlines(), f"{name} differs: see `make snapshots`, then `git diff`"


def _runs(row: Iterable[Segment], letters: dict[Style, str]) -> Iterator[str]:
    """The cells of a row by style; only what can be seen counts."""
    for style, group in groupby(row, key=lambda one: _seen(one.style)):
        if style not in letters:
            letters[style] = ascii_letters[len(letters)]
        yield f"{letters[style]}{sum(one.cell_length for one in group)}"


def _folded(runs: list[str]) -> Iterator[str]:
    """Equal rows in one line, by their numbers."""
    row = 0
    for run, group in groupby(runs):
        count = len(list(group))
        yield f"{row:02}{f'-{row + count - 1:02}' if count > 1 else '':3} {run}"
        row += count


def _seen(style: Style | None) -> Style:
    """Without links and what events carry."""
    return style.clear_meta_and_links() if style else Style()


def _words(style: Style) -> str:
    return str(style)
