"""Find words in many articles at once, in both languages, blind to accents, capitals and typography."""

from array import array
from bisect import bisect_right
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import Generic, Literal, TypeVar

from reader.finder.letters import plain, plain_texts
from reader.fold import Folded
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
    again: int = 0
    """How many hits before it light up the same character: … holds three full stops."""

    @property
    def slot(self) -> int:
        """The number of that text in reading order: each segment's source, then its target."""
        return 2 * self.segment + (self.column == "target")


class Text:
    """One article, both columns, in reading order. Not for several threads at once while it is updated."""

    def __init__(self, segments: Sequence[Segment], targets: Sequence[str] = ()) -> None:
        """All segments, and as many of their targets as are known, "" for one that is not."""
        self.segments = segments
        self._targets = [*targets, *[""] * (len(segments) - len(targets))]
        self._join(plain_texts([self._text(slot) for slot in range(2 * len(segments))]))

    def update(self, targets: Mapping[int, str]) -> None:
        """These segments read so now; places that were looked for before are no longer right."""
        parts = self.hay.split(_EDGE)
        for (segment, target), part in zip(targets.items(), plain_texts([*targets.values()]), strict=True):
            self._targets[segment] = target
            parts[2 * segment + 1] = part
        self._join(parts)

    def text(self, hit: Hit) -> str:
        """The text in which the hit stands."""
        return self._text(hit.slot)

    def has(self, source: str) -> bool:
        """Whether one of the segments has exactly this source."""
        return any(one.text == source for one in self.segments)

    def places(self, query: str) -> "Places":
        """All places of `query`."""
        return Places(self, needle_of(query))

    def _text(self, slot: int) -> str:
        return self._targets[slot // 2] if slot % 2 else self.segments[slot // 2].text

    def _join(self, parts: Sequence[str]) -> None:
        self.hay = _EDGE.join(parts)
        """The plain texts, one a line."""
        self.starts = array("q", [0, *accumulate(len(one) + len(_EDGE) for one in parts)])
        """Where each of them starts, and where the next one would."""

    def way_back(self, slot: int) -> Folded:
        """A plain text with the code points that its characters stand for."""
        return plain(self._text(slot))


class Places:
    """All places of some words in a text, looked for as far as they are asked for.

    A book has a million places of a letter: counting them takes a hundredth of the time of listing them.
    """

    def __init__(self, text: Text, needle: str) -> None:
        self._text = text
        self._needle = needle
        self.total = text.hay.count(needle) if needle else 0
        """How many there are."""

    def __iter__(self) -> Iterator[Hit]:
        """In reading order."""
        slot = self._slot(self._text.hay.find(self._needle) if self.total else -1)
        while slot is not None:
            yield from self.within(slot)
            slot = self._slot(self._text.hay.find(self._needle, self._text.starts[slot + 1]))

    def within(self, slot: int) -> list[Hit]:
        """Those in one text."""
        hay, needle, starts = self._text.hay, self._needle, self._text.starts
        hits: list[Hit] = []
        if not self.total or slot + 1 >= len(starts):
            return hits
        begin, end = starts[slot], starts[slot + 1]
        at = hay.find(needle, begin, end)
        folded = self._text.way_back(slot) if at >= 0 else None
        while folded and at >= 0:
            start, stop = folded.span(at - begin, at - begin + len(needle))
            last = hits[-1] if hits and hits[-1].start == start and hits[-1].end == stop else None
            again = last.again + 1 if last else 0
            hits.append(Hit(slot // 2, "target" if slot % 2 else "source", start, stop, again))
            at = hay.find(needle, at + len(needle), end)
        return hits

    def number(self, hit: Hit | None) -> int | None:
        """The how manieth this is, from 1; None when it is none of them."""
        hits = self.within(hit.slot) if hit else []
        if hit not in hits:
            return None
        before = self._text.hay.count(self._needle, 0, self._text.starts[hit.slot])
        return before + hits.index(hit) + 1

    def after(self, slot: int) -> Hit | None:
        """The first place from the beginning of that text on; goes round."""
        hay = self._text.hay
        at = hay.find(self._needle, self._text.starts[slot]) if self.total else -1
        found = self._slot(at if at >= 0 or not self.total else hay.find(self._needle))
        return None if found is None else self.within(found)[0]

    def before(self, slot: int) -> Hit | None:
        """The last place before the beginning of that text; goes round."""
        hay = self._text.hay
        at = hay.rfind(self._needle, 0, self._text.starts[slot]) if self.total else -1
        found = self._slot(at if at >= 0 or not self.total else hay.rfind(self._needle))
        return None if found is None else self.within(found)[-1]

    def _slot(self, at: int) -> int | None:
        return bisect_right(self._text.starts, at) - 1 if at >= 0 else None


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

    def find(self, query: str, names: Iterable[Name], each: int | None = None) -> Iterator[Found[Name]]:
        """Those of `names` that have the words, one by one, in that order, with `each` hits at most.

        `each` None: with all. 10 to 20 million characters are looked through in some 20 ms.
        """
        needle = needle_of(query)
        for name in names:
            text = self._texts.get(name)
            if text is not None and (places := Places(text, needle)).total:
                yield Found(name, places.total, tuple(islice(places, each)), text)


def needle_of(query: str) -> str:
    """The words as they are looked for; "" for nothing but white space."""
    needle = plain(query).text
    return needle if needle.strip() else ""
