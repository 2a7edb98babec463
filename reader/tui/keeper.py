"""Keeps the places and notes of the open article; a file that cannot be written never stops the reading."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from reader.article import Article
from reader.errors import StoreError
from reader.places import Note, Place, Places, find, key
from reader.segment import Segment

Answer = TypeVar("Answer")


class Keeper:
    """The places file, seen from one article; `tell` is called once with the sentence when it fails."""

    def __init__(self, places: Places, article: Article, tell: Callable[[str], None]) -> None:
        self._places = places
        self._key = key(article)
        self._tell = tell
        self._failed = False
        self._kept: dict[int, Note] = {}
        """Notes as they are in the file, by segment."""

    def place(self) -> Place | None:
        """Where the reader was the last time."""
        return self._try(lambda: self._places.place(self._key), None)

    def stay(self, segment: Segment) -> None:
        """Keep where the reader is."""
        self._try(lambda: self._places.stay(self._key, Place.of(segment)), None)

    def load(self, segments: Sequence[Segment]) -> None:
        """Read the notes and find their segments; those whose text is gone stay in the file."""
        none: list[Note] = []
        for note in self._try(lambda: self._places.notes(self._key), none):
            at = find(note.place, segments)
            if at is not None:
                self._kept[at] = note

    @property
    def notes(self) -> dict[int, Note]:
        """The notes by segment, in reading order."""
        return dict(sorted(self._kept.items()))

    def write(self, at: int, segment: Segment, text: str) -> None:
        """Keep a mark or a note on `segment`, which stands at `at`."""
        place = self._kept[at].place if at in self._kept else Place.of(segment)
        note = self._kept[at] = Note(place, text)
        self._try(lambda: self._places.write(self._key, note), None)

    def erase(self, at: int) -> None:
        """Take the note of a segment away, if there is one."""
        note = self._kept.pop(at, None)
        if note is not None:
            self._try(lambda: self._places.erase(self._key, note.place), None)

    def _try(self, action: Callable[[], Answer], instead: Answer) -> Answer:
        if self._failed:
            return instead
        try:
            return action()
        except StoreError as error:
            self._failed = True
            self._tell(f"{error} Places and notes are kept until you leave.")
            return instead
