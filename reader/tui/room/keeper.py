"""Keeps the places and notes of the open article; a file that cannot be written never stops the reading."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reader.article import Article
from reader.errors import StoreError
from reader.places import Note, Place, Places, find, key
from reader.segment import Segment


@dataclass(frozen=True, slots=True)
class _Change:
    """A note that is not on the disk yet."""

    text: str | None
    """None: taken away."""
    seen: str
    """What the reader saw there on the disk."""


class Keeper:
    """The places file, seen from one article.

    What cannot be written is kept here and tried again with every later change; `tell` is called with a
    sentence when that begins, and when it ends.
    """

    def __init__(self, places: Places, article: Article, tell: Callable[[str], None]) -> None:
        self._places = places
        self._key = key(article)
        self._tell = tell
        self._segments: Sequence[Segment] = ()
        self._kept: dict[int, Note] = {}
        """Notes by segment."""
        self._due: dict[Place, _Change] = {}
        self._here: Place | None = None
        """Where the reader is, until it is on the disk."""
        self.trouble = ""
        """Why nothing can be written; "" while all is well."""
        self._warned = places.lasting

    @property
    def unsaved(self) -> int:
        """How many notes are not on the disk because the file could not be written."""
        return len(self._due)

    def place(self) -> Place | None:
        """Where the reader was the last time."""
        try:
            return self._places.place(self._key)
        except StoreError as error:
            self._fail(error)
            return None

    def stay(self, segment: Segment) -> None:
        """Keep where the reader is."""
        self._here = Place.of(segment)
        self.catch_up()

    def load(self, segments: Sequence[Segment]) -> None:
        """Read the notes and find their segments; those whose text is gone stay in the file."""
        notes = list(self._kept.values())
        self._segments, self._kept = segments, {}
        self._find(notes)
        self.refresh()

    def refresh(self) -> None:
        """Read what another reader may have written since."""
        try:
            found = self._places.notes(self._key)
        except StoreError as error:
            self._fail(error)
            return
        self._kept = {at: note for at, note in self._kept.items() if note.place in self._due}
        self._find([note for note in found if note.place not in self._due])

    def _find(self, notes: Sequence[Note]) -> None:
        for note in notes:
            at = find(note.place, self._segments)
            if at is not None:
                self._kept[at] = note

    @property
    def notes(self) -> dict[int, Note]:
        """The notes by segment, in reading order."""
        return dict(sorted(self._kept.items()))

    def write(self, at: int, segment: Segment, text: str) -> None:
        """Keep a mark or a note on `segment`, which stands at `at`."""
        before = self._kept.get(at)
        note = self._kept[at] = Note(before.place if before else Place.of(segment), text)
        self._put(note.place, text, before.text if before else "")
        if not self._due:
            self.refresh()
        if not self._warned:
            self._warned = True
            self._tell(
                "Notes are kept until you leave, for lack of a file to keep them in: an export holds them."
            )

    def erase(self, at: int) -> None:
        """Take the note of a segment away, if there is one."""
        note = self._kept.pop(at, None)
        if note is not None:
            self._put(note.place, None, note.text)

    def _put(self, place: Place, text: str | None, seen: str) -> None:
        earlier = self._due.get(place)
        self._due[place] = _Change(text, earlier.seen if earlier else seen)
        self.catch_up()

    def catch_up(self) -> None:
        """Try to write what is not on the disk yet."""
        try:
            for place, change in list(self._due.items()):
                self._keep(place, change)
                del self._due[place]
            if self._here is not None:
                self._places.stay(self._key, self._here)
                self._here = None
        except StoreError as error:
            self._fail(error)
            return
        if self.trouble:
            self.trouble = ""
            self._tell("Places and notes are on the disk again.")

    def _keep(self, place: Place, change: _Change) -> None:
        if change.text is None:
            self._places.erase(self._key, Note(place, change.seen))
        else:
            self._places.write(self._key, Note(place, change.text), seen=change.seen)

    def _fail(self, error: StoreError) -> None:
        if not self.trouble:
            self.trouble = str(error)
            self._tell(f"{error} Places and notes are kept here meanwhile, and tried again.")
