"""A file that may change while it is shown: whether it has, and when it has come to rest."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

from reader.places import Place, find
from reader.segment import Segment
from reader.tui.room.page import Page

News = Literal["", "changed", "gone"]
Stamp = tuple[int, int, int]

_NEIGHBOURS = 8
"""Sentences on either side that are looked for when the reader's own is gone."""


def stamp(path: Path) -> Stamp | None:
    """What changes when the file does: time, size and number; None while there is no such file."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


class Watch:
    """Compares a file with how it was; safe to use from one thread at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._known = self._seen = stamp(path)

    def look(self) -> News:
        """What has become of the file, each news once, and only when two looks in a row saw the same.

        So a file that is still being written is not taken for the new one, nor one that an editor is about
        to put back for a deleted one.
        """
        now, before = stamp(self.path), self._seen
        self._seen = now
        if now == self._known or now != before:
            return ""
        self._known = now
        return "changed" if now else "gone"

    def settle(self) -> None:
        """The file as it is now is known."""
        self._known = self._seen = stamp(self.path)

    @property
    def moved(self) -> bool:
        """Whether the file is already another one than the last look saw; it will be news again."""
        return stamp(self.path) != self._seen


def moved_to(at: int, before: Sequence[Segment], after: Sequence[Segment]) -> int:
    """Where the sentence that stood at `at` is now; when it is gone, where the nearest one that stayed is."""
    for number in sorted(range(len(before)), key=lambda one: abs(one - at))[: 2 * _NEIGHBOURS + 1]:
        found = find(Place.of(before[number]), after)
        if found is not None:
            return found
    return max(0, min(at, len(after) - 1))


def carried(old: Page, new: Page) -> Page:
    """`new` with the units of the sentences that both have: their English need not be waited for."""
    known = {unit.segment.text: unit for _, unit in old.arrived()}
    new.put(replace(known[one.text], segment=one) for one in new.segments if one.text in known)
    return new
