"""Paint one line of a block: text and marks become a strip of styled cells, exactly as wide as the view."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rich.cells import cell_len
from rich.segment import Segment as Cells
from rich.style import Style
from textual.strip import Strip

from reader.tui.drawing.drawn import drawn
from reader.tui.drawing.geometry import GUTTER, Geometry, Slot
from reader.tui.drawing.layout import Block, Lines
from reader.tui.drawing.rows import EDITED, Column, Mark

_BAR = "▌"
_RULE = "│"
_MARK, _NOTE = "•", "✎"

Styles = Mapping[str, Style]
"""The look of each name: `source`, `target`, `title`, `heading`, `pending`, `rule`, `bar`, `sign`, `hidden`,
`current`, and of every mark."""


@dataclass(frozen=True, slots=True)
class State:
    """What is lit up on the page."""

    current: int = 0
    """The segment of the cursor."""
    hiding: bool = False
    """Targets are hidden until they are asked for."""
    revealed: frozenset[int] = frozenset()
    noted: Mapping[int, bool] = field(default_factory=dict)
    """Marked segments; True where there is a note."""
    found: Mapping[tuple[int, Column], Sequence[Mark]] = field(default_factory=dict)
    """Marks of the search, relative to the segment's text in that column."""
    words: Mapping[tuple[int, Column], Sequence[Mark]] = field(default_factory=dict)
    """The selected words and their counterparts, likewise."""

    def hides(self, segment: int) -> bool:
        """Whether the target of that segment is hidden."""
        return self.hiding and segment not in self.revealed


def paint(block: Block, line: int, geometry: Geometry, state: State, styles: Styles) -> Strip:
    """One line of `block` (0 to its height, and one blank line below it)."""
    base = styles["base"]
    lit = block.row.first <= state.current < block.row.last and line < block.height
    below = geometry.stacked and block.height > line >= block.below > 0
    parts = [Strip([_bar(block, line, lit, state, styles), _sign(block, line, below, styles)], GUTTER)]
    at = geometry.gutter + GUTTER
    for column, slot, lines, number in _columns(block, line, geometry):
        if slot.left > at:
            rule = _RULE if line < block.height and not geometry.stacked else " "
            parts.append(Strip([Cells(rule.center(slot.left - at), styles["rule"])], slot.left - at))
        text = [] if lines is None else _text(block, lines, number, column, state, styles)
        parts.append(Strip(text).adjust_cell_length(slot.width, base))
        at = slot.left + slot.width
    left = Strip([Cells(" " * geometry.gutter, base)], geometry.gutter)
    return Strip.join([left, *parts]).adjust_cell_length(geometry.width, base)


def _bar(block: Block, line: int, lit: bool, state: State, styles: Styles) -> Cells:
    """The first cell: a mark or note on the first line of its row, else the bar of the current pair."""
    row = block.row
    if line == 0 and state.noted:
        notes = [state.noted[at] for at in range(row.first, row.last) if at in state.noted]
        if notes:
            return Cells(_NOTE if any(notes) else _MARK, styles["bar"])
    return Cells(_BAR if lit else " ", styles["bar"])


def _sign(block: Block, line: int, below: bool, styles: Styles) -> Cells:
    """The second cell: what is wrong in the row, or the rule beside a target that stands below."""
    if line == 0 and block.sign:
        return Cells(block.sign, styles["bar" if block.sign == EDITED else "sign"])
    return Cells(_RULE, styles["rule"]) if below else Cells(" ", styles["base"])


def _columns(block: Block, line: int, geometry: Geometry) -> list[tuple[Column, Slot, Lines | None, int]]:
    """The slots of this line: (column, slot, its lines or None when blank, the line in them)."""
    if geometry.stacked or not (geometry.source and geometry.target):
        slot = geometry.source or geometry.target
        found = block.at(line)
        if slot is None:
            return []
        return [(found[0], slot, found[1], found[2]) if found else ("source", slot, None, 0)]
    columns: list[tuple[Column, Slot, Lines | None]] = [
        ("source", geometry.source, block.source),
        ("target", geometry.target, block.target),
    ]
    return [
        (column, slot, lines if lines and line < len(lines.starts) else None, line)
        for column, slot, lines in columns
    ]


def _text(
    block: Block, lines: Lines, number: int, column: Column, state: State, styles: Styles
) -> list[Cells]:
    """The characters of one line, cut wherever a style changes."""
    start, end = lines.span(number)
    text = lines.side.text
    base = styles["base"] + styles[column]
    if block.row.kind != "text":
        base += styles[block.row.kind]
    elif column == "target" and block.below:
        base += styles["below"]
    covers = _covers(lines, start, end, column, state)
    cuts = sorted(
        {start, end, *(edge for one in covers for edge in (one.start, one.end) if start < edge < end)}
    )
    out = []
    for left, right in pairwise(cuts):
        style = base
        names = [one.name for one in covers if one.start <= left and right <= one.end]
        hidden = "hidden" in names
        for name in ("hidden",) if hidden else names:  # nothing else: where a term or a hit stands would tell
            style += styles[name]
        words = drawn(text[left:right])
        if right == end < len(text):
            words = words.rstrip(" ")
        out.append(Cells(" " * cell_len(words) if hidden else words, style))
    return out


def _covers(lines: Lines, start: int, end: int, column: Column, state: State) -> list[Mark]:
    """The marks that touch the line, weakest first: the pair of the cursor, terms, search, words."""
    out: list[Mark] = []
    over: list[Mark] = []
    for piece in lines.side.pieces:
        if piece.end <= start or piece.start >= end:
            continue
        if piece.pending:
            out.append(Mark(piece.start, piece.end, "pending"))
        if piece.segment == state.current:
            out.append(Mark(piece.start, piece.end, "current"))
        if column == "target" and state.hides(piece.segment) and not piece.pending:
            over.append(Mark(piece.start, piece.end, "hidden"))
        key = (piece.segment, column)
        for mark in (*state.found.get(key, ()), *state.words.get(key, ())):
            over.append(Mark(piece.start + mark.start, piece.start + mark.end, mark.name))
    out += [mark for mark in lines.side.marks if mark.end > start and mark.start < end]
    return out + over
