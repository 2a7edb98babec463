"""Search both languages at once, blind to accents and capitals."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from reader.fold import Folded, fold, key
from reader.tui.page import Page
from reader.tui.rows import Column, Mark

MOST = 5000
"""Hits that are looked for at most."""
_EDGE = "\n"
"""Stands between the texts; folded text and queries have no line break."""


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """Code points `start` to `end` of a segment's text in one column."""

    segment: int
    column: Column
    start: int
    end: int


class Index:
    """The folded text of a page, both columns, in reading order: each segment's source, then its target."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._folded: list[Folded] = []
        for place in range(len(page.segments)):
            self._folded += (self._fold(place, "source"), self._fold(place, "target"))
        self._hay, self._starts = self._join()

    def update(self, places: Iterable[int]) -> None:
        """Targets have arrived."""
        for place in places:
            self._folded[2 * place + 1] = self._fold(place, "target")
        self._hay, self._starts = self._join()

    def find(self, query: str) -> list[Hit]:
        """All places of `query`, in reading order, at most MOST."""
        needle = key(fold(query).text)
        hits: list[Hit] = []
        at = self._hay.find(needle) if needle.strip() else -1
        while at >= 0 and len(hits) < MOST:
            hits.append(self._hit(at, at + len(needle)))
            at = self._hay.find(needle, at + len(needle))
        return hits

    def _hit(self, at: int, end: int) -> Hit:
        number = bisect_right(self._starts, at) - 1
        begin = self._starts[number]
        column: Column = "target" if number % 2 else "source"
        return Hit(number // 2, column, *self._folded[number].span(at - begin, end - begin))

    def _fold(self, place: int, column: Column) -> Folded:
        unit = self._page.units[place]
        text = self._page.segments[place].text if column == "source" else unit.target if unit else ""
        folded = fold(text)
        return Folded(key(folded.text), folded.offsets)

    def _join(self) -> tuple[str, list[int]]:
        starts, at = [], 0
        for one in self._folded:
            starts.append(at)
            at += len(one.text) + len(_EDGE)
        return _EDGE.join(one.text for one in self._folded), starts


def marks(hits: Iterable[Hit], here: Hit | None) -> dict[tuple[int, Column], list[Mark]]:
    """The hits as the painter wants them; the one the reader stands on looks different."""
    out: dict[tuple[int, Column], list[Mark]] = {}
    for hit in hits:
        name = "here" if hit == here else "found"
        out.setdefault((hit.segment, hit.column), []).append(Mark(hit.start, hit.end, name))
    return out


def step(hits: list[Hit], current: int, here: Hit | None, by: int) -> Hit | None:
    """The next hit (`by` 1) or the one before (-1) of `here`, or else of segment `current`; goes round."""
    if not hits:
        return None
    if here in hits:
        return hits[(hits.index(here) + by) % len(hits)]
    at = bisect_left(hits, Hit(current, "source", 0, 0))
    return hits[(at if by > 0 else at - 1) % len(hits)]
