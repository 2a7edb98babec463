"""Rows: what stands side by side. A row is a paragraph pair or a sentence pair, with what is marked in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reader.article import ParagraphKind
from reader.bitext import Unit
from reader.segment import Segment
from reader.tui.room.page import Page

Pairing = Literal["paragraph", "sentence"]
Column = Literal["source", "target"]

PENDING = "…"
"""Stands in the target column where English has not arrived."""
EDITED = "◆"
"""Stands in the gutter beside what was corrected by hand."""
_LONGEST = 2000
"""Code points of source in one row at most, where segments allow it: a huge paragraph becomes several rows,
so that it stays aligned and a unit that arrives costs little."""


@dataclass(frozen=True, slots=True)
class Row:
    """Segments `first` to `last` (exclusive), all of one paragraph."""

    kind: ParagraphKind
    paragraph: int
    first: int
    last: int
    closes: bool
    """The paragraph ends with this row: a blank line follows."""


@dataclass(frozen=True, slots=True)
class Mark:
    """text[start:end] is painted in the look `name`."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Where a segment stands in a side's text."""

    segment: int
    start: int
    end: int
    pending: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One column of a row."""

    text: str
    pieces: tuple[Piece, ...]
    marks: tuple[Mark, ...] = ()


def rows(page: Page, pairing: Pairing) -> list[Row]:
    """Divide the page into rows, in reading order."""
    longest = 0 if pairing == "sentence" else _LONGEST
    segments, paragraphs = page.segments, page.article.paragraphs
    out: list[Row] = []
    first = 0
    while first < len(segments):
        paragraph = segments[first].paragraph
        last = _end(segments, first, longest)
        closes = last == len(segments) or segments[last].paragraph != paragraph
        out.append(Row(paragraphs[paragraph].kind, paragraph, first, last, closes))
        first = last
    return out


def _end(segments: Sequence[Segment], first: int, longest: int) -> int:
    paragraph = segments[first].paragraph
    last, length = first + 1, len(segments[first].source)
    while last < len(segments) and segments[last].paragraph == paragraph:
        length += len(segments[last].source)
        if length > longest:
            break
        last += 1
    return last


def source_side(page: Page, row: Row) -> Side:
    """The source column of `row`, terms marked where the unit has arrived."""
    text = ""
    pieces: list[Piece] = []
    marks: list[Mark] = []
    for place in range(row.first, row.last):
        source = page.segments[place].source
        lead = len(source) - len(source.lstrip()) if text else 0
        source = source if text else source.lstrip()
        start = len(text) + lead
        text += source
        pieces.append(Piece(place, start, max(start, len(text) - len(source) + len(source.rstrip()))))
        if unit := page.units[place]:
            marks += _source_marks(unit, start)
    return Side(text.rstrip(), tuple(pieces), tuple(marks))


def target_side(page: Page, row: Row) -> Side:
    """The target column of `row`; segments that have not arrived show PENDING."""
    text = ""
    pieces: list[Piece] = []
    marks: list[Mark] = []
    for place in range(row.first, row.last):
        unit = page.units[place]
        if unit is None and text.endswith(PENDING) and pieces[-1].pending:
            pieces.append(Piece(place, len(text), len(text), pending=True))
            continue
        words = PENDING if unit is None else unit.target
        if text and words:
            text += " "
        start = len(text)
        text += words
        pieces.append(Piece(place, start, len(text), pending=unit is None))
        if unit:
            marks += _target_marks(unit, start)
    return Side(text, tuple(pieces), tuple(marks))


def _source_marks(unit: Unit, at: int) -> list[Mark]:
    return [Mark(at + one.occurrence.start, at + one.occurrence.end, one.status) for one in unit.renderings]


def _target_marks(unit: Unit, at: int) -> list[Mark]:
    marks = [Mark(at, at + len(unit.target), "edited")] if unit.origin == "edited" else []
    marks += [
        Mark(at + issue.start, at + issue.end, "flagged" if issue.kind in ("term", "forbidden") else "issue")
        for issue in unit.issues
        if issue.start is not None and issue.end is not None
    ]
    marks += [
        Mark(at + one.start, at + one.end, one.status)
        for one in unit.renderings
        if one.start is not None and one.end is not None
    ]
    return marks


def sign(page: Page, row: Row) -> str:
    """What the gutter shows: `⚑` a flagged term, else `!` another issue, else `◆` a correction, else ""."""
    units = [unit for unit in page.units[row.first : row.last] if unit]
    if any(one.status == "flagged" for unit in units for one in unit.renderings):
        return "⚑"
    if any(unit.issues for unit in units):
        return "!"
    return EDITED if any(unit.origin == "edited" for unit in units) else ""
