"""Search the open article, both languages at once, blind to accents and capitals."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reader.finder import Hit, Places, Text
from reader.tui.drawing.rows import Column, Mark
from reader.tui.room.page import Page


class Index:
    """The texts of a page, ready to be looked through."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._text = Text(page.segments, [unit.target if unit else "" for unit in page.units])

    def update(self, places: Iterable[int]) -> None:
        """Targets have arrived."""
        units = self._page.units
        self._text.update({place: unit.target for place in places if (unit := units[place])})

    def find(self, query: str) -> Places:
        """All places of `query`; they count until the next update."""
        return self._text.places(query)


class Marks(Mapping[tuple[int, Column], Sequence[Mark]]):
    """The places as the painter asks for them, text by text; the one the reader stands on looks different."""

    def __init__(self, places: Places | None = None, here: Hit | None = None) -> None:
        self._places = places
        self._here = here

    def __getitem__(self, key: tuple[int, Column]) -> Sequence[Mark]:
        hits = self._places.within(Hit(*key, 0, 0).slot) if self._places else []
        if not hits:
            raise KeyError(key)
        return [Mark(hit.start, hit.end, "here" if hit == self._here else "found") for hit in hits]

    def __iter__(self) -> Iterator[tuple[int, Column]]:
        return iter(dict.fromkeys((hit.segment, hit.column) for hit in self._places or ()))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        return self._places is not None and self._places.total > 0


def step(places: Places, current: int, here: Hit | None, by: int) -> Hit | None:
    """The next place (`by` 1) or the one before (-1) of `here`, or else of segment `current`; goes round."""
    hits = places.within(here.slot) if here else []
    if here not in hits:
        slot = Hit(current, "source", 0, 0).slot
        return places.after(slot) if by > 0 else places.before(slot)
    at = hits.index(here) + by
    if 0 <= at < len(hits):
        return hits[at]
    return places.after(here.slot + 1) if by > 0 else places.before(here.slot)
