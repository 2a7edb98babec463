from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from reader.article import Article, Paragraph
from reader.bitext import Bitext, Unit
from reader.cli.keep import exporter
from reader.errors import ExportError
from reader.export.notes import notes
from reader.places import Note, Place
from reader.segment import segment


def bitext() -> Bitext:
    article = Article("essai", "Un titre", (Paragraph("title", "Un titre"),))
    return Bitext(article, tuple(Unit(one, "A title", "A title") for one in segment(article)))


def test_nothing_is_overwritten_and_notes_follow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    desk: Any = SimpleNamespace(
        engine=SimpleNamespace(name="starter 0.1"), glossary=SimpleNamespace(fingerprint="abc")
    )
    export = exporter(lambda: desk)
    (tmp_path / "essai.md").write_text("mine")
    assert export(bitext(), []) == Path("essai-2.md")
    assert export(bitext(), [Note(Place(0, 0, "Un titre"), "*relire*")]) == Path("essai-3.md")
    assert (tmp_path / "essai.md").read_text() == "mine"
    plain, noted = ((tmp_path / f"essai-{number}.md").read_text("utf-8") for number in (2, 3))
    assert "A title" in plain
    assert 'engine: "starter 0.1"' in plain
    assert noted == plain + "\n## Notes\n\n- ¶ 1, « Un titre »: \\*relire\\*\n"


def test_where_the_current_folder_takes_no_file_the_user_s_own_does(
    tmp_path: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    desk: Any = SimpleNamespace(
        engine=SimpleNamespace(name="starter 0.1"), glossary=SimpleNamespace(fingerprint="abc")
    )
    path = exporter(lambda: desk)(bitext(), [Note(Place(0, 0, "Un titre"), "relire")])
    assert path == own_home / "essai.md"
    assert path.read_text("utf-8").endswith("relire\n")

    def full(path: Path, text: str) -> None:
        raise ExportError(f"{path} cannot be written (No space left on device).")

    monkeypatch.setattr("reader.cli.keep.write", full)
    with pytest.raises(ExportError, match=r"^essai\.md cannot"):
        exporter(lambda: desk)(bitext(), [])


def test_without_notes_there_is_no_section() -> None:
    assert notes([]) == ""
    assert notes([Note(Place(4, 1, "Fin."))]) == "\n## Notes\n\n- ¶ 5, « Fin. »\n"
