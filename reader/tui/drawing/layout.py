"""From rows to lines: how high each row is, and which line of which row stands at a given height.

All heights are exact, so that scrolling needs no guess; only the rows on the screen are kept laid out.
"""

import sys
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from reader.tui.drawing.geometry import Geometry
from reader.tui.drawing.rows import Column, Pairing, Row, Side, rows, sign, source_side, target_side
from reader.tui.drawing.wrap import wrap
from reader.tui.room.page import Page

_KEPT = 256
"""Blocks kept laid out: a few screens."""


@dataclass(frozen=True, slots=True)
class Lines:
    """A side, wrapped: line i is side.text[starts[i]:starts[i + 1]]."""

    side: Side
    starts: list[int]

    def span(self, line: int) -> tuple[int, int]:
        """The code points of `line` in the side's text."""
        end = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.side.text)
        return self.starts[line], end

    def line_at(self, offset: int) -> int:
        """The line on which code point `offset` stands."""
        return max(0, bisect_right(self.starts, offset) - 1)


@dataclass(frozen=True, slots=True)
class Block:
    """A row, laid out. `below` is the line on which the target starts when stacked, else 0."""

    row: Row
    source: Lines | None
    target: Lines | None
    below: int
    height: int
    """Lines, the blank one that closes the paragraph left out."""
    sign: str

    def at(self, line: int) -> tuple[Column, Lines, int] | None:
        """The column, its lines and the line in it that stand first on `line` of the row, if any."""
        if self.source and line < len(self.source.starts):
            return "source", self.source, line
        if self.target and 0 <= line - self.below < len(self.target.starts):
            return "target", self.target, line - self.below
        return None


class Layout:
    """The rows of a page at one geometry."""

    def __init__(self, page: Page, geometry: Geometry, pairing: Pairing) -> None:
        self.page = page
        self.geometry = geometry
        self.rows = rows(page, pairing)
        self._heights = [self._measure(row) for row in self.rows]
        self.tops = [0, *accumulate(self._heights)]
        """tops[i] is the first line of row i; the last entry is the height of the whole."""
        self._firsts = [row.first for row in self.rows]
        self._blocks: dict[int, Block] = {}

    @property
    def height(self) -> int:
        """Lines in all."""
        return self.tops[-1]

    def row_of(self, segment: int) -> int:
        """The index of the row in which `segment` stands."""
        return max(0, bisect_right(self._firsts, segment) - 1)

    def locate(self, y: int) -> tuple[int, int]:
        """The row at line `y` of the whole, and the line in it."""
        index = min(max(0, bisect_right(self.tops, y) - 1), len(self.rows) - 1)
        return index, y - self.tops[index]

    def block(self, index: int) -> Block:
        """Row `index`, laid out."""
        found = self._blocks.get(index)
        if found is None:
            if len(self._blocks) >= _KEPT:
                self._blocks.clear()
            found = self._blocks[index] = self._lay_out(self.rows[index])
        return found

    def changed(self, segments: Iterable[int]) -> None:
        """Measure the rows of `segments` again, after their units have arrived."""
        for index in {self.row_of(segment) for segment in segments}:
            self._blocks.pop(index, None)
            self._heights[index] = self._measure(self.rows[index])
        self.tops = [0, *accumulate(self._heights)]

    def line_of(self, segment: int, column: Column = "source", offset: int = 0) -> int:
        """The line of the whole on which code point `offset` of the segment stands."""
        index = self.row_of(segment)
        block = self.block(index)
        lines = block.target if column == "target" or not block.source else block.source
        if lines is None:
            return self.tops[index]
        piece = lines.side.pieces[min(segment - block.row.first, len(lines.side.pieces) - 1)]
        below = block.below if lines is block.target else 0
        return (
            self.tops[index]
            + below
            + lines.line_at(min(piece.start + offset, max(piece.start, piece.end - 1)))
        )

    def span_of(self, segment: int) -> tuple[int, int]:
        """The first and the last line of the whole on which text of the segment stands, in either column."""
        first = self.line_of(segment)
        return first, max(self.line_of(segment, column, sys.maxsize) for column in ("source", "target"))

    def _lay_out(self, row: Row) -> Block:
        source = target = None
        if slot := self.geometry.source:
            side = source_side(self.page, row)
            source = Lines(side, wrap(side.text, slot.width))
        if slot := self.geometry.target:
            side = target_side(self.page, row)
            target = Lines(side, wrap(side.text, slot.width))
        below = len(source.starts) if source and self.geometry.stacked else 0
        height = self._height(row, len(source.starts) if source else 0, len(target.starts) if target else 0)
        return Block(row, source, target, below, height, sign(self.page, row))

    def _measure(self, row: Row) -> int:
        """The height of `row` with the blank line that closes it, without marks or pieces."""
        source = target = 0
        page = self.page
        if slot := self.geometry.source:
            text = "".join(one.source for one in page.segments[row.first : row.last]).strip()
            source = len(wrap(text, slot.width))
        if slot := self.geometry.target:
            units = page.units[row.first : row.last]
            target = len(wrap(target_side(page, row).text, slot.width)) if any(units) else 1
        return self._height(row, source, target) + row.closes

    def _height(self, row: Row, source: int, target: int) -> int:
        """Lines of a row. What has not arrived gets the room of its source, so that little moves later."""
        pending = bool(target) and None in self.page.units[row.first : row.last]
        room = max(target, source or self._estimate(row)) if pending else target
        return source + room if self.geometry.stacked else max(source, room)

    def _estimate(self, row: Row) -> int:
        """About how many lines the target of `row` will take, where the source is not shown."""
        slot = self.geometry.target
        length = sum(len(one.source) for one in self.page.segments[row.first : row.last])
        return 1 + length // slot.width if slot else 0
