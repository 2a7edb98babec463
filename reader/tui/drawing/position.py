"""The reading position: which place of the text stands on a line, and on which line a place stands."""

from dataclasses import dataclass

from reader.tui.drawing.drawn import offset_at
from reader.tui.drawing.layout import Layout
from reader.tui.drawing.rows import Column


@dataclass(frozen=True, slots=True)
class Anchor:
    """The first line of the screen shows this place of this segment.

    It names text, not lines, so that it survives a new width, mode or pairing.
    """

    segment: int = 0
    column: Column = "source"
    offset: int = 0
    """Code points into the segment, in that column."""
    above: int = 0
    """Lines of the screen above that place: the blank one between paragraphs; -1: the one at the end."""


def anchor_at(layout: Layout, y: int) -> Anchor:
    """What stands on line `y` of the whole."""
    index, line = layout.locate(y)
    found = layout.block(index).at(line)
    if found is None:
        following = min(index + 1, len(layout.rows) - 1)
        return Anchor(layout.rows[following].first, above=layout.tops[following] - y)
    column, lines, number = found
    start, _ = lines.span(number)
    pieces = lines.side.pieces
    piece = next((one for one in pieces if one.end > start), pieces[-1])
    return Anchor(piece.segment, column, max(0, start - piece.start))


def line_of(layout: Layout, anchor: Anchor) -> int:
    """The line of the whole that is to be the first of the screen (not below 0)."""
    return max(0, layout.line_of(anchor.segment, anchor.column, anchor.offset) - anchor.above)


def text_at(layout: Layout, y: int, x: int) -> tuple[int, Column, int] | None:
    """The text at line `y` of the whole and cell `x` of the view: segment, column, code point in it."""
    index, line = layout.locate(y)
    block, geometry = layout.block(index), layout.geometry
    found = block.at(line)
    target = geometry.target
    if target and not geometry.stacked and x >= target.left and block.target:
        found = ("target", block.target, line) if line < len(block.target.starts) else None
    slot = (geometry.source if found[0] == "source" else target) if found else None
    if found is None or slot is None:
        return None
    column, lines, number = found
    start, end = lines.span(number)
    within = offset_at(lines.side.text[start:end], x - slot.left)
    at = -1 if within is None else start + within
    piece = next((one for one in lines.side.pieces if one.start <= at < one.end and not one.pending), None)
    return (piece.segment, column, at - piece.start) if piece else None


def segment_at(layout: Layout, y: int, *, x: int | None = None) -> int:
    """The segment at line `y` of the whole and cell `x` of the view (None: in the first column)."""
    index, line = layout.locate(y)
    block = layout.block(index)
    found = block.at(line)
    target = layout.geometry.target
    if x is not None and target and not layout.geometry.stacked and x >= target.left and block.target:
        found = ("target", block.target, line) if line < len(block.target.starts) else None
    if found is None:
        return block.row.last - 1
    _, lines, number = found
    start, end = lines.span(number)
    slot = layout.geometry.source if found[0] == "source" else target
    if x is not None and slot:
        start = min(max(start, start + x - slot.left), max(start, end - 1))
    return next((one.segment for one in lines.side.pieces if one.end > start), block.row.last - 1)


def first_from(layout: Layout, y: int) -> int:
    """The first segment that starts on line `y` of the whole or below it (the last one when none does)."""
    index, line = layout.locate(y)
    block = layout.block(index)
    lines = block.source or block.target
    if lines:
        below = block.below if lines is block.target else 0
        for piece in lines.side.pieces:
            if lines.line_at(piece.start) + below >= line:
                return piece.segment
    return layout.rows[min(index + 1, len(layout.rows) - 1)].first
