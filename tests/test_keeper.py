"""The places file seen from one article: two readers, and a disk that fails for a while."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from reader.places import Note, Place, Places
from reader.segment import Segment, segment
from reader.tui.room.keeper import Keeper
from tests.room import article

ARTICLE = article("Un chat dort ici.", "Il pleut fort.", "Le train part demain.")
SEGMENTS = segment(ARTICLE)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "places.db"


def keeper(places: Places, told: list[str] | None = None, segments: Sequence[Segment] = SEGMENTS) -> Keeper:
    found = Keeper(places, ARTICLE, (told if told is not None else []).append)
    found.load(segments)
    return found


def texts(found: Keeper) -> dict[int, str]:
    return {at: note.text for at, note in found.notes.items()}


def test_two_readers_see_each_other_s_notes_and_lose_none(path: Path) -> None:
    one, other = keeper(Places(path)), keeper(Places(path))
    one.write(1, SEGMENTS[1], "du premier")
    other.write(1, SEGMENTS[1], "du second aussi")
    other.write(2, SEGMENTS[2], "du second")
    assert texts(other) == {1: "du premier / du second aussi", 2: "du second"}
    one.refresh()
    assert texts(one) == texts(other)
    other.write(2, SEGMENTS[2], "")
    one.erase(2)
    other.refresh()
    assert texts(other) == {1: "du premier / du second aussi", 2: ""}, "one took away what it had seen"


def test_a_disk_that_fails_for_a_while_costs_nothing(path: Path) -> None:
    places, told = Places(path), list[str]()
    found = keeper(places, told)
    found.write(1, SEGMENTS[1], "avant")
    places.close()
    found.write(1, SEGMENTS[1], "pendant")
    found.write(2, SEGMENTS[2], "autre")
    found.stay(SEGMENTS[3])
    assert texts(found) == {1: "pendant", 2: "autre"}
    assert found.unsaved == 2
    (sentence,) = told
    assert "permissions and free space" in sentence
    found.refresh()
    assert texts(found) == {1: "pendant", 2: "autre"}
    mended = Places(path)
    places._db = mended._db
    found.erase(2)
    found.catch_up()
    assert found.unsaved == 0
    assert len(told) == 2
    assert "on the disk again" in told[1]
    again = Places(path)
    key = found._key
    assert [note.text for note in again.notes(key)] == ["pendant"]
    assert again.place(key) == Place.of(SEGMENTS[3])


def test_what_is_not_on_the_disk_goes_along_to_another_text(path: Path) -> None:
    places = Places(path)
    found = keeper(places)
    found.write(3, SEGMENTS[3], "voir")
    places.close()
    found.write(2, SEGMENTS[2], "pluie")
    longer = segment(article("Tout neuf ici.", *(one.text for one in SEGMENTS[1:])))
    found.load(longer)
    assert texts(found) == {3: "pluie", 4: "voir"}


def test_without_a_file_the_first_note_says_how_to_keep_it() -> None:
    told: list[str] = []
    found = keeper(Places(None), told)
    found.stay(SEGMENTS[1])
    assert told == []
    found.write(1, SEGMENTS[1], "a")
    found.write(2, SEGMENTS[2], "b")
    assert len(told) == 1
    assert "an export holds them" in told[0]
    assert found.unsaved == 0


def test_notes_of_a_long_book_are_found_without_looking_through_it() -> None:
    class Counted(Sequence[Segment]):
        """Segments that count how often they are asked for."""

        asked = 0

        def __len__(self) -> int:
            return 5000

        def __getitem__(self, at: int) -> Segment:  # type: ignore[override]
            self.asked += 1
            return Segment(at, 0, f"Phrase {at}.")

    book, places = Counted(), Places(None)
    notes = [Note(Place(at, 0, f"Phrase {at}."), "x") for at in range(0, 5000, 50)]
    found = keeper(places, segments=book)
    for note in notes:
        places.write(found._key, note)
    found.refresh()
    assert len(found.notes) == len(notes)
    assert book.asked < 40 * len(notes)
