"""The columns of the list: which of them there is room for, and what stands in their cells."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from reader.tui.shelves.shelf import Card, Order

GAP = 2
"""Cells between two columns."""
_TWO_LINES = 100
"""Cells from which the English title stands beneath the French one…"""
_SIDE_BY_SIDE = 150
"""…and from which it has a column of its own."""
_NARROWEST = 8
"""Cells that the title has at least."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the list."""

    heading: str
    order: Order
    """How a click on the heading sorts."""
    width: int
    """Cells; 0: takes what the others leave."""
    text: Callable[[Card], str]
    style: str
    """The name of its look."""
    right: bool = False
    """Flush right."""
    start: int = 0
    """Cells to its left."""


@dataclass(frozen=True, slots=True)
class Table:
    """How the list is laid out."""

    columns: tuple[Column, ...]
    lines: int
    """Of each row; on the second the English title stands."""

    def at(self, x: int) -> Column | None:
        """The column at cell `x`, with the gap to its right."""
        return next((one for one in reversed(self.columns) if one.start <= x), None)


def _percent(value: int | None) -> str:
    return "" if value is None else f"{value} %"


def _sign(card: Card) -> str:
    return "!" if card.problem else {"": "", "queued": "○", "working": "◐"}[card.doing]


def _flags(card: Card) -> str:
    english = card.english
    flagged = f"⚑{english.flagged}" if english and english.flagged else ""
    issues = f"!{english.issues}" if english and english.issues else ""
    return " ".join(filter(None, (flagged, issues)))


_SIGN = Column("", "as found", 1, _sign, "sign")
_TITLE = Column("Title", "title", 0, lambda card: card.title, "title")
_TARGET = Column("English", "English", 0, lambda card: card.target, "target")
_OUTLET = Column("Outlet", "outlet", 16, lambda card: card.facts.outlet if card.facts else "", "quiet")
_DATE = Column("Date", "newest", 10, lambda card: card.facts.date if card.facts else "", "quiet")
_WORDS = Column(
    "Words",
    "longest",
    7,
    lambda card: f"{card.facts.words:,}" if card.facts and card.facts.words else "",
    "quiet",
    right=True,
)
_READ = Column("Read", "unread", 5, lambda card: _percent(card.progress), "read", right=True)
_DONE = Column(
    "Transl",
    "translated",
    6,
    lambda card: _percent(card.english.percent) if card.english and card.english.done else "",
    "done",
    right=True,
)
_FLAGS = Column("Issues", "issues", 7, _flags, "flags")

_BY_WIDTH = (
    (_SIDE_BY_SIDE, (_SIGN, _TITLE, _TARGET, _OUTLET, _DATE, _WORDS, _READ, _DONE, _FLAGS)),
    (_TWO_LINES, (_SIGN, _TITLE, _OUTLET, _DATE, _WORDS, _READ, _DONE, _FLAGS)),
    (70, (_SIGN, _TITLE, _DATE, _READ, _DONE, _FLAGS)),
    (45, (_SIGN, _TITLE, _READ, _DONE)),
    (30, (_SIGN, _TITLE, _READ)),
    (0, (_SIGN, _TITLE)),
)


def table(width: int) -> Table:
    """The list in so many cells."""
    chosen = next(columns for least, columns in _BY_WIDTH if width >= least)
    left = width - sum(one.width for one in chosen) - GAP * (len(chosen) - 1) + 1
    greedy = [one for one in chosen if not one.width]
    placed: list[Column] = []
    start = 0
    for one in chosen:
        share = max(_NARROWEST, left // len(greedy))
        column = replace(one, width=one.width or share, start=start)
        placed.append(column)
        start += column.width + (1 if one is _SIGN else GAP)
    return Table(tuple(placed), 2 if _TWO_LINES <= width < _SIDE_BY_SIDE else 1)


def beneath(card: Card) -> str:
    """What stands on the second line of a row: the English title, or why there is none."""
    return card.problem or card.target
