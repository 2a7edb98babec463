import os
from pathlib import Path

import pytest

from reader.article import Article, Paragraph
from reader.errors import StoreError
from reader.places import Note, Place, Places, find, key
from reader.segment import Segment, segment


def article(*texts: str, url: str = "", source: str = "-") -> Article:
    return Article("a", "T", tuple(Paragraph("text", text) for text in texts), url=url, source=source)


def segments(*texts: str) -> tuple[Segment, ...]:
    return segment(article(*texts))


def test_what_is_kept_is_there_the_next_time(tmp_path: Path) -> None:
    path = tmp_path / "new" / "places.db"
    first = Places(path)
    here, there = Place(3, 1, "Il parle."), Place(1, 0, "Un début.")
    first.stay("a", here)
    first.write("a", Note(here, "à vérifier"))
    first.write("a", Note(there))
    first.set("theme", "day")
    first.close()
    again = Places(path)
    assert again.place("a") == here
    assert again.place("b") is None
    assert again.notes("a") == [Note(there), Note(here, "à vérifier")]
    assert (again.setting("theme"), again.setting("absent")) == ("day", None)
    again.write("a", Note(here, "vu"), seen="à vérifier")
    again.erase("a", Note(there))
    assert again.notes("a") == [Note(here, "vu")]


def test_two_readers_share_the_file(tmp_path: Path) -> None:
    one, other = Places(tmp_path / "p.db"), Places(tmp_path / "p.db")
    one.write("a", Note(Place(0, 0, "x"), "one"))
    other.write("a", Note(Place(1, 0, "y"), "other"))
    assert [note.text for note in one.notes("a")] == ["one", "other"]


def test_notes_of_two_readers_on_one_sentence_are_both_kept(tmp_path: Path) -> None:
    one, other = Places(tmp_path / "p.db"), Places(tmp_path / "p.db")
    here = Place(0, 0, "x")

    def kept() -> list[str]:
        return [note.text for note in one.notes("a")]

    one.write("a", Note(here, "de l'un"))
    other.write("a", Note(here, "de l'autre"))
    assert kept() == ["de l'un / de l'autre"]
    other.write("a", Note(here), seen="de l'autre")
    assert kept() == ["de l'un / de l'autre"], "emptying what one has seen leaves what one has not"
    other.erase("a", Note(here))
    assert kept() == ["de l'un / de l'autre"], "only a mark was meant"
    one.write("a", Note(here, "neuf"), seen="de l'un / de l'autre")
    other.write("a", Note(here, "neuf"))
    assert kept() == ["neuf"]


def test_a_place_is_found_again_when_the_file_has_changed() -> None:
    before = segments("Un début.", "La ministre parle longtemps de la réforme. Elle finit.", "Un chat.")
    place = Place.of(before[1])
    assert find(place, before) == 1
    moved = segments("Du neuf.", "Encore du neuf.", "Un début.", *(one.text for one in before[1:]))
    assert moved[find(place, moved) or 0].text == before[1].text
    edited = segments("Un début.", "La ministre parle très longtemps de la réforme. Elle finit.")
    assert find(place, edited) == 1
    assert find(place, segments("Tout autre chose.", "Rien de commun ici.")) is None
    assert find(place, ()) is None


def test_of_equal_sentences_the_nearest_is_meant() -> None:
    many = segments(*["Oui."] * 9)
    assert find(Place.of(many[6]), many) == 6


def test_an_article_is_known_by_address_file_or_text(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("x")
    assert key(article("x", url="https://a.example/1", source=str(file))) == "https://a.example/1"
    assert key(article("x", source=str(file))) == str(file.resolve())
    assert key(article("x")) == key(article("x")) != key(article("y"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_one_clear_sentence(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match="permissions"):
        Places(tmp_path / "p.db")


@pytest.mark.parametrize("content", [b"not a database, but long enough to be looked at", b"\x00" * 5000])
def test_a_file_that_is_not_ours_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "p.db"
    path.write_bytes(content)
    with pytest.raises(StoreError, match="move the file away"):
        Places(path)
    assert path.read_bytes() == content


def test_a_file_that_cannot_be_written_is_read_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "places.db"
    first = Places(path)
    first.stay("a", Place(3, 1, "Il parle."))
    first.write("a", Note(Place(0, 0, "Un début."), "vu"))
    first.close()
    before = path.read_bytes()
    tmp_path.chmod(0o500)
    path.chmod(0o400)
    try:
        found = Places.borrowed(path)
        assert found.place("a") == Place(3, 1, "Il parle.")
        assert [note.text for note in found.notes("a")] == ["vu"]
        found.write("a", Note(Place(1, 0, "Suite."), "neuf"))
        assert len(found.notes("a")) == 2
        assert not found.lasting
    finally:
        tmp_path.chmod(0o700)
    assert path.read_bytes() == before
    assert Places.borrowed(tmp_path / "absent.db").notes("a") == []
    (tmp_path / "other.db").write_bytes(b"no database at all" * 99)
    assert Places.borrowed(tmp_path / "other.db").notes("a") == []


def test_a_newer_file_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "p.db"
    places = Places(path)
    places._ask("PRAGMA user_version=99")
    places.close()
    with pytest.raises(StoreError, match="newer"):
        Places(path)
