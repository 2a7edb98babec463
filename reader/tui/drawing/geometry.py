"""Where the columns stand: from the width of the view and the way of reading to cells."""

from dataclasses import dataclass
from typing import Literal

Mode = Literal["auto", "columns", "stacked", "source", "target", "reveal"]
"""auto: columns where they fit, else stacked. reveal: as auto, each target hidden until asked for."""

STACK_BELOW = 100
"""Cells below which `auto` puts the target under the source."""
NARROWEST_COLUMNS = 48
"""Cells below which even `columns` is stacked: two columns of a few words cannot be read."""
MEASURE = 84
"""Cells in a line at most: beyond about 90 the eye loses the start of the next line."""
GUTTER = 2
"""Cells left of the text: the bar of the current pair and the sign of an issue."""
_GAP = 3
"""Cells between the columns, with the rule in the middle."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A column of text: its first cell in the view and its width in cells."""

    left: int
    width: int


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where things stand in a view; a column that is not shown is None."""

    width: int
    stacked: bool
    source: Slot | None
    target: Slot | None

    @property
    def gutter(self) -> int:
        """The first cell of the gutter."""
        slot = self.source or self.target
        return slot.left - GUTTER if slot else 0


def geometry(width: int, mode: Mode, split: int = 50) -> Geometry:
    """Divide `width` cells; `split` is the share of the source column in percent."""
    width = max(width, GUTTER + 2)
    paired = mode in ("auto", "columns", "stacked", "reveal")
    if paired and not _stacks(width, mode):
        return _columns(width, split)
    slot = _single(width)
    return Geometry(
        width,
        stacked=paired,
        source=slot if mode != "target" else None,
        target=slot if mode != "source" else None,
    )


def _stacks(width: int, mode: Mode) -> bool:
    return mode == "stacked" or width < (NARROWEST_COLUMNS if mode == "columns" else STACK_BELOW)


def _columns(width: int, split: int) -> Geometry:
    text = min(width - GUTTER - _GAP - 1, 2 * MEASURE)
    source = min(MEASURE, text * split // 100)
    target = min(MEASURE, text - source)
    left = (width - GUTTER - source - _GAP - target) // 2 + GUTTER
    return Geometry(width, False, Slot(left, source), Slot(left + source + _GAP, target))


def _single(width: int) -> Slot:
    # The last cell is the scroll bar's.
    text = min(MEASURE, width - GUTTER - 1)
    return Slot((width - GUTTER - text) // 2 + GUTTER, text)
