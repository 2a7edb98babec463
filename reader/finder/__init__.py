"""Find words in many articles at once, in both languages, blind to accents, capitals and typography."""

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Generic, Literal, TypeVar

from reader.finder.letters import plain
from reader.segment import Segment

Column = Literal["source", "target"]
_EDGE = "\n"
"""Stands between the texts; neither plain texts nor plain queries have a line break."""

Name = TypeVar("Name", bound=Hashable)


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """Code points `start` to `end` of a segment's text in one column."""

    segment: int
    column: Column
    start: int
    end: int


class Text:
    """One article, both columns, in reading order: each segment's source, then its target.

    Not for several threads at once while it is updated.
    """

    def __init__(self, segments: Sequence[Segment], targets: Sequence[str] = ()) -> None:
        """All segments, and as many of their targets as are known, "" for one that is not."""
        self.segments = segments
        self._texts: list[str] = []
        self._plain: list[str] = []
        self._offsets: dict[int, tuple[tuple[int, int], ...]] = {}
        """The way back, for those texts whose plain spelling is shorter or longer."""
        self._hay = ""
        self._starts: list[int] = []
        for place, segment in enumerate(segments):
            for text in (segment.text, targets[place] if place < len(targets) else ""):
                self._texts.append(text)
                self._plain.append("")
                self._fold(len(self._texts) - 1)

    def update(self, targets: Mapping[int, str]) -> None:
        """These segments read so now."""
        for place, text in targets.items():
            self._texts[2 * place + 1] = text
            self._fold(2 * place + 1)
        self._starts = []

    def text(self, hit: Hit) -> str:
        """The text in which the hit stands."""
        return self._texts[2 * hit.segment + (hit.column == "target")]

    def has(self, source: str) -> bool:
        """Whether one of the segments has exactly this source."""
        return source in self._texts[::2]

    def find(self, query: str, most: int) -> list[Hit]:
        """All places of `query`, in reading order, at most `most`."""
        needle = needle_of(query)
        hay = self._join()
        hits: list[Hit] = []
        at = hay.find(needle) if needle else -1
        while at >= 0 and len(hits) < most:
            hits.append(self._hit(at, at + len(needle)))
            at = hay.find(needle, at + len(needle))
        return hits

    def count(self, query: str) -> int:
        """How many places `find` would give if it gave all."""
        needle = needle_of(query)
        return self._join().count(needle) if needle else 0

    def _fold(self, number: int) -> None:
        folded = plain(self._texts[number])
        self._plain[number] = folded.text
        if folded.offsets is None:
            self._offsets.pop(number, None)
        else:
            self._offsets[number] = folded.offsets

    def _join(self) -> str:
        if not self._starts:
            self._hay = _EDGE.join(self._plain)
            self._starts = [0, *accumulate(len(one) + len(_EDGE) for one in self._plain)]
        return self._hay

    def _hit(self, at: int, end: int) -> Hit:
        number = bisect_right(self._starts, at) - 1
        start, end = at - self._starts[number], end - self._starts[number]
        if offsets := self._offsets.get(number):
            start, end = offsets[start][0], offsets[end - 1][1]
        return Hit(number // 2, "target" if number % 2 else "source", start, end)


@dataclass(frozen=True, slots=True)
class Found(Generic[Name]):
    """What one article has."""

    name: Name
    count: int
    """Places in all."""
    hits: tuple[Hit, ...]
    """The first of them, in reading order."""
    text: Text


class Finder(Generic[Name]):
    """The articles by whatever names them. Safe to share between threads: a text is never updated in here."""

    def __init__(self) -> None:
        self._texts: dict[Name, Text] = {}

    def put(self, name: Name, text: Text) -> None:
        """Know an article; an older text of it is replaced."""
        self._texts[name] = text

    def discard(self, name: Name) -> None:
        """Forget an article; nothing happens when it is not known."""
        self._texts.pop(name, None)

    def text(self, name: Name) -> Text | None:
        """An article that is known."""
        return self._texts.get(name)

    def find(self, query: str, names: Iterable[Name], each: int) -> Iterator[Found[Name]]:
        """Those of `names` that have the words, one by one, in that order, with `each` hits at most.

        10 to 20 million characters are looked through in some 20 ms.
        """
        for name in names:
            text = self._texts.get(name)
            if text is not None and (count := text.count(query)):
                yield Found(name, count, tuple(text.find(query, each)), text)


def needle_of(query: str) -> str:
    """The words as they are looked for; "" for nothing but white space."""
    needle = plain(query).text
    return needle if needle.strip() else ""
