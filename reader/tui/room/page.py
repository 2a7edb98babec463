"""The open article as the screen knows it: its segments, the units that have arrived, and the tallies."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reader.article import Article
from reader.bitext import Bitext, Unit
from reader.segment import Segment


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over the units that have arrived."""

    done: int = 0
    total: int = 0
    applied: int = 0
    already: int = 0
    flagged: int = 0
    issues: int = 0
    """Issues other than flagged terms."""
    edited: int = 0
    """Units corrected by hand."""

    def plus(self, unit: Unit) -> "Tally":
        """With one more unit."""
        return self._moved(unit, 1)

    def without(self, unit: Unit | None) -> "Tally":
        """Without a unit that is replaced (None: as it is)."""
        return self if unit is None else self._moved(unit, -1)

    def _moved(self, unit: Unit, by: int) -> "Tally":
        statuses = [rendering.status for rendering in unit.renderings]
        return Tally(
            done=self.done + by,
            total=self.total,
            applied=self.applied + by * statuses.count("applied"),
            already=self.already + by * statuses.count("already"),
            flagged=self.flagged + by * statuses.count("flagged"),
            issues=self.issues + by * sum(issue.kind != "term" for issue in unit.issues),
            edited=self.edited + by * (unit.origin == "edited"),
        )


class Page:
    """One article while it is being read.

    Until `resegment` is told the real segments, each paragraph counts as one segment, so that the source can
    be painted at once. Segments are addressed by their place in reading order, from 0.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self.segments: Sequence[Segment] = tuple(
            Segment(number, 0, paragraph.text) for number, paragraph in enumerate(article.paragraphs)
        )
        self.segmented = False
        self.units: list[Unit | None] = [None] * len(self.segments)
        self.tally = Tally()
        self._places: dict[tuple[int, int], int] = {}

    def resegment(self, segments: Sequence[Segment]) -> None:
        """Take the article's real segments; units that had arrived are forgotten."""
        self.segments = segments
        self.segmented = True
        self.units = [None] * len(segments)
        self.tally = Tally(total=len(segments))
        self._places = {(one.paragraph, one.index): place for place, one in enumerate(segments)}

    def put(self, units: Iterable[Unit]) -> list[int]:
        """Take units that have arrived; returns their places. Units of unknown segments are dropped."""
        places = []
        for unit in units:
            place = self._places.get((unit.segment.paragraph, unit.segment.index))
            if place is not None:
                self.tally = self.tally.without(self.units[place]).plus(unit)
                self.units[place] = unit
                places.append(place)
        return places

    def first_of(self, paragraph: int) -> int:
        """The place of the first segment of `paragraph` or, past the end, of the last segment."""
        if not self.segmented:
            return max(0, min(paragraph, len(self.segments) - 1))
        return self._places.get((paragraph, 0), max(0, len(self.segments) - 1))

    def place_at(self, paragraph: int, offset: int) -> tuple[int, int]:
        """The segment in which code point `offset` of `paragraph` stands, and the code point in it."""
        place = self.first_of(paragraph)
        while place + 1 < len(self.segments) and self.segments[place + 1].paragraph == paragraph:
            length = len(self.segments[place].source)
            if offset < length:
                break
            offset -= length
            place += 1
        return place, offset

    def arrived(self) -> Iterator[tuple[int, Unit]]:
        """The units that are here, with their places, in reading order."""
        return ((place, unit) for place, unit in enumerate(self.units) if unit is not None)

    def title(self) -> str:
        """The target of the title so far; "" while none of it is here or the article has no title."""
        paragraphs = self.article.paragraphs
        if not paragraphs or paragraphs[0].kind != "title":
            return ""
        parts = []
        for place, one in enumerate(self.segments):
            if one.paragraph != 0:
                break
            unit = self.units[place]
            parts.append(unit.target if unit else "")
        return " ".join(parts).strip()

    def bitext(self) -> Bitext | None:
        """The whole as a bitext, or None while units are missing."""
        units = tuple(unit for unit in self.units if unit is not None)
        return Bitext(self.article, units) if self.segmented and len(units) == len(self.units) else None
