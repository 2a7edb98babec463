"""`visavis search`: places in French and English, as text and as JSON."""

import json
from pathlib import Path

import pytest

from reader.cli import main


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(
        "Le titre du jour\n\nIl pleut. L’ÉTÉ est loin de Minsk.\n\nRien d’autre ici.", "utf-8"
    )
    (tmp_path / "b.txt").write_text("Un été à Évreux, si beau.", "utf-8")
    return tmp_path


def test_places_are_one_a_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "ete", str(folder)]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        f"{folder}/a.txt:2.2: L’ÉTÉ est loin de Minsk.",
        f"{folder}/b.txt:1.1: Un été à Évreux, si beau.",
    ]
    assert err == ""


def test_nothing_found_is_1_and_nothing_asked_is_2(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "absent", str(folder)]) == 1
    assert capsys.readouterr() == ("", "")
    assert main(["search", " \u00a0", str(folder)]) == 2
    assert "visavis search WORDS" in capsys.readouterr().err
    assert main(["search", "absent", str(folder), "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == []


def test_json_names_the_very_place(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "--json", "l'ete", str(folder)]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert found == {
        "article": f"{folder}/a.txt",
        "paragraph": 2,
        "sentence": 2,
        "column": "source",
        "start": 0,
        "end": 5,
        "match": "L’ÉTÉ",
        "text": "L’ÉTÉ est loin de Minsk.",
    }


def test_english_is_found_once_it_was_translated(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(folder / "a.txt")]) == 0
    english = capsys.readouterr().out
    word = "rain" if "rain" in english.lower() else "title"
    assert main(["search", "--json", word, str(folder)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {(one["article"], one["column"]) for one in found} == {(f"{folder}/a.txt", "target")}


def test_a_file_that_cannot_be_read_does_not_hide_the_others(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "vide.txt").write_text("")
    assert main(["search", "minsk", str(folder)]) == 1
    out, err = capsys.readouterr()
    assert out.count("\n") == 1
    assert "vide.txt is empty" in err


def test_without_a_usable_glossary_the_french_is_searched_alone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", "minsk", str(folder), "--glossary", str(folder / "none.tsv")]) == 0
    out, err = capsys.readouterr()
    assert "2.2" in out
    assert "Only the French was searched." in err


def test_hostile_text_reaches_no_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a\x1b[31m.txt").write_text("Un \x1b]0;x\x07mot \x9b2J\u202eici.", "utf-8")
    assert main(["search", "mot", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert not {"\x1b", "\x9b", "\u202e", "\x07"} & set(out)
