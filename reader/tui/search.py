"""Search the open article, both languages at once, blind to accents and capitals."""

from bisect import bisect_left
from collections.abc import Iterable

from reader.finder import Hit, Text
from reader.tui.page import Page
from reader.tui.rows import Column, Mark

MOST = 5000
"""Hits that are looked for at most."""


class Index:
    """The texts of a page, ready to be looked through."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._text = Text(page.segments, [unit.target if unit else "" for unit in page.units])

    def update(self, places: Iterable[int]) -> None:
        """Targets have arrived."""
        units = self._page.units
        self._text.update({place: unit.target for place in places if (unit := units[place])})

    def find(self, query: str) -> list[Hit]:
        """All places of `query`, in reading order, at most MOST."""
        return self._text.find(query, MOST)


def marks(hits: Iterable[Hit], here: Hit | None) -> dict[tuple[int, Column], list[Mark]]:
    """The hits as the painter wants them; the one the reader stands on looks different."""
    out: dict[tuple[int, Column], list[Mark]] = {}
    for hit in hits:
        name = "here" if hit == here else "found"
        out.setdefault((hit.segment, hit.column), []).append(Mark(hit.start, hit.end, name))
    return out


def place_of(hits: list[Hit], here: Hit | None) -> int | None:
    """The number of that hit among the hits, which are in reading order; None when it is none of them."""
    at = bisect_left(hits, here) if here else len(hits)
    return at if at < len(hits) and hits[at] == here else None


def step(hits: list[Hit], current: int, here: Hit | None, by: int) -> Hit | None:
    """The next hit (`by` 1) or the one before (-1) of `here`, or else of segment `current`; goes round."""
    if not hits:
        return None
    at = place_of(hits, here)
    if at is not None:
        return hits[(at + by) % len(hits)]
    at = bisect_left(hits, Hit(current, "source", 0, 0))
    return hits[(at if by > 0 else at - 1) % len(hits)]
