"""Where a term occurs in the open article, and what became of it there."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.bitext import Rendering, Unit
from reader.tui.drawing.selection import Selected
from reader.tui.room.page import Page

if TYPE_CHECKING:
    from reader.glossary.term import Term

RUNGS = {
    "R0": "the engine wrote it so",
    "R1": "a wrong form in the English was repaired",
    "R2": "another of the engine's answers had it",
    "R3": "the English term was put into the French, which was translated again",
    "R4": "the same, clause by clause",
    "R5": "the engine was made to go on with the term at its place",
    "R6": "nothing brought it in: the natural translation stays, flagged",
}
"""What the rungs of the ladder mean, for people."""
BY_HAND = "corrected by hand: verified, never changed"


@dataclass(frozen=True, slots=True)
class Sighting:
    """One occurrence of a term."""

    place: int
    unit: Unit
    rendering: Rendering

    @property
    def source(self) -> str:
        """The form in the source."""
        occurrence = self.rendering.occurrence
        return self.unit.segment.text[occurrence.start : occurrence.end]

    @property
    def target(self) -> str:
        """The form in the target; "" when it is flagged."""
        if self.rendering.start is None:
            return ""
        return self.unit.target[self.rendering.start : self.rendering.end]


def sightings(page: Page, term: "Term") -> list[Sighting]:
    """All occurrences of `term` so far, in reading order."""
    return [
        Sighting(place, unit, one)
        for place, unit in page.arrived()
        for one in unit.renderings
        if one.occurrence.term == term
    ]


def terms_at(page: Page, place: int) -> "list[Term]":
    """The terms of a segment, in the order of its source, each once."""
    unit = page.units[place] if place < len(page.units) else None
    if unit is None:
        return []
    return list(dict.fromkeys(one.occurrence.term for one in unit.renderings))


def terms_under(page: Page, selected: Selected | None) -> "list[Term]":
    """The terms that the selected words touch, each once; with nothing selected, none."""
    unit = page.units[selected.segment] if selected else None
    if selected is None or unit is None:
        return []
    source = selected.column == "source"
    spans = [
        (one.occurrence.start, one.occurrence.end) if source else (one.start, one.end)
        for one in unit.renderings
    ]
    return list(
        dict.fromkeys(
            one.occurrence.term
            for one, (start, end) in zip(unit.renderings, spans, strict=True)
            if start is not None and end is not None and start < selected.end and selected.start < end
        )
    )
