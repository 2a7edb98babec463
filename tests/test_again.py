"""Folders and patterns are looked at again; what cannot be looked at keeps its articles."""

import os
import shutil
from pathlib import Path

import pytest

from reader.intake import Entry, collect
from reader.intake.again import Lookout

TEXT = "Un titre\n\nUn texte.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    place = tmp_path / "f"
    place.mkdir()
    write(place, "a2.txt")
    return place


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(TEXT, "utf-8")


def lookout(*words: str) -> Lookout:
    return Lookout(words, collect(words))


def names(found: Lookout) -> list[str]:
    return [entry.name for entry in found.look().entries]


def test_new_articles_come_in_their_order_and_old_ones_go(folder: Path) -> None:
    found = lookout("f")
    assert found.look().entries == tuple(collect(["f"]))
    write(folder, "a10.txt", "a1.txt", "sub/b.md", ".hidden.txt", "photo.png")
    assert names(found) == ["f/a1.txt", "f/a2.txt", "f/a10.txt", "f/sub/b.md"]
    (folder / "a2.txt").unlink()
    shutil.rmtree(folder / "sub")
    assert names(found) == ["f/a1.txt", "f/a10.txt"]


def test_a_folder_may_become_empty_and_fill_again(folder: Path) -> None:
    found = lookout("f")
    (folder / "a2.txt").unlink()
    assert found.look().entries == ()
    assert found.look().troubles == ()
    write(folder, "a3.txt")
    assert names(found) == ["f/a3.txt"]


def test_a_pattern_is_looked_at_again(folder: Path) -> None:
    found = lookout("f/*.txt")
    write(folder, "a3.txt", "a3.md")
    assert names(found) == ["f/a2.txt", "f/a3.txt"]
    for path in folder.iterdir():
        path.unlink()
    assert found.look().entries == ()


@pytest.mark.parametrize("looked", [False, True])
def test_a_folder_that_is_gone_is_one_trouble_and_its_articles_stay(folder: Path, looked: bool) -> None:
    write(folder.parent, "own.txt")
    found = lookout("f", "own.txt")
    before = found.look() if looked else None
    folder.rename(folder.parent / "away")
    look = found.look()
    assert [entry.name for entry in look.entries] == ["f/a2.txt", "own.txt"]
    assert before is None or look.entries == before.entries
    (trouble,) = look.troubles
    assert "f is not there" in trouble
    (folder.parent / "away").rename(folder)
    assert found.look().troubles == ()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission_is_one_trouble(folder: Path) -> None:
    found = lookout("f")
    found.look()
    folder.chmod(0)
    look = found.look()
    folder.chmod(0o700)
    assert [entry.name for entry in look.entries] == ["f/a2.txt"]
    assert "chmod" in look.troubles[0]


def test_a_named_file_stays_when_it_is_gone(folder: Path) -> None:
    found = lookout("./f/a2.txt", "f")
    (entry,) = found.named
    assert entry.name == "f/a2.txt"
    (folder / "a2.txt").unlink()
    write(folder, "b.txt")
    look = found.look()
    assert [one.name for one in look.entries] == ["f/a2.txt", "f/b.txt"]
    assert look.troubles == ()


def test_standard_input_is_not_read_again(folder: Path, tmp_path: Path) -> None:
    write(tmp_path, "spooled.txt")
    spooled = Entry(tmp_path / "spooled.txt", "-")
    found = Lookout(["-", "f"], [spooled, *collect(["f"])])
    write(folder, "b.txt")
    assert [one.name for one in found.look().entries] == ["-", "f/a2.txt", "f/b.txt"]
    assert found.look().entries[0] is spooled


def test_without_words_there_is_nothing_to_look_at() -> None:
    assert Lookout([], []).look().entries == ()
