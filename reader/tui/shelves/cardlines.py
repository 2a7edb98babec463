"""Draw the lines of the list: the headings, and each article in one line or two."""

from collections.abc import Mapping, Sequence

from rich.segment import Segment as Cells
from rich.style import Style
from textual.strip import Strip

from reader.tui.room.status import shorten
from reader.tui.shelves.columns import Column, Table, beneath
from reader.tui.shelves.shelf import Card, Order

LOOKS = (
    "heading", "sorted", "sign", "title", "target", "quiet", "read", "done", "flags", "problem", "cursor",
)  # fmt: skip
"""The names of the looks, besides `base`."""
Looks = Mapping[str, Style]


def headings(table: Table, order: Order, looks: Looks) -> Strip:
    """The line above the list; the column by which it is sorted has a mark where there is room for it."""
    parts = []
    for column in table.columns:
        here = bool(column.heading) and column.order == order
        marked = here and column.width > len(column.heading) + 1
        text = f"{column.heading} ▾" if marked else column.heading
        parts.append(_cell(text, column, looks["sorted" if here else "heading"]))
    return _joined(parts, table.columns, looks)


def row(card: Card, line: int, table: Table, looks: Looks) -> Strip:
    """Line `line` (from 0) of an article."""
    wrong = "problem" if card.problem else ""
    parts = []
    for column in table.columns:
        titled = column.style == "title"
        if line:
            text, style = beneath(card) if titled else "", wrong or "target"
        else:
            text, style = column.text(card), (wrong if titled else "") or column.style
        parts.append(_cell(text, column, looks.get(style)))
    return _joined(parts, table.columns, looks)


def _cell(text: str, column: Column, style: Style | None) -> Strip:
    """The text in exactly the width of the column."""
    strip = Strip([Cells(shorten(text, column.width), style)])
    blank = Cells(" " * max(0, column.width - strip.cell_length), style)
    return Strip([blank, *strip] if column.right else [*strip, blank]).adjust_cell_length(column.width, style)


def _joined(parts: Sequence[Strip], columns: Sequence[Column], looks: Looks) -> Strip:
    cells: list[Cells] = []
    at = 0
    for part, column in zip(parts, columns, strict=True):
        cells += [Cells(" " * (column.start - at), looks.get("base")), *part]
        at = column.start + column.width
    return Strip(cells)
