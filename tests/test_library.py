"""What is typed becomes articles, or one clear sentence."""

import io
import os
import sys
from pathlib import Path

import pytest

from reader.errors import ArticleError
from reader.intake import Entry, collect, encoding, read

TEXT = "Poutine en visite à Minsk\n\nLe cœur de l’accord coûte 3 €, a dit « la presse » lundi."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("a10.txt", "a2.md", "a1.HTML", ".hidden.txt", "photo.png", "sub/b.markdown", ".git/c.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    return tmp_path


def names(*words: str) -> list[str]:
    return [entry.name for entry in collect(words)]


def test_a_folder_gives_its_articles_in_natural_order(folder: Path) -> None:
    assert names(".") == ["a1.HTML", "a2.md", "a10.txt", str(Path("sub", "b.markdown"))]
    assert names(str(folder)) == [str(folder / name) for name in names(".")]


def test_words_keep_their_order_and_come_once(folder: Path) -> None:
    assert names("a10.txt", "-", "a2.md", "./a10.txt", "-", str(folder / "a2.md")) == [
        "a10.txt",
        "-",
        "a2.md",
    ]
    assert collect(["-"]) == [Entry(None, "-")]


def test_a_glob_and_a_file_with_any_suffix(folder: Path) -> None:
    assert names("a*.*") == ["a1.HTML", "a2.md", "a10.txt"]
    assert names("**/b.*") == [str(Path("sub", "b.markdown"))]
    (folder / "[1].txt").write_text(TEXT)
    assert names("[1].txt", "photo.png") == ["[1].txt", "photo.png"]


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("nothing.txt", "nothing.txt is not there"),
        ("*.epub", "matches no file"),
        ("empty", "holds no article"),
        ("https://example.org/a", "visavis fetch https://example.org/a"),
        ("x" * 5000, "is not there"),
        ("a\0b", "is not there"),
        ("\x1b[31mx", "^x matches no file"),
    ],
)
def test_what_names_nothing_is_said(folder: Path, word: str, sentence: str) -> None:
    (folder / "empty").mkdir()
    with pytest.raises(ArticleError, match=sentence):
        collect([word])


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a", "a.html"])
def test_every_encoding_is_read(tmp_path: Path, codec: str, name: str) -> None:
    text = TEXT
    if name == "a.html":
        title, body = TEXT.split("\n\n")
        text = f"<html><meta charset='{codec}'><body><h1>{title}</h1><p>{body}</p></body></html>"
    path = tmp_path / name
    path.write_bytes(text.encode(codec))
    article = read(Entry(path, str(path)))
    assert [paragraph.text for paragraph in article.paragraphs] == TEXT.split("\n\n")
    assert (article.slug, article.source) == ("a", str(path))


def test_standard_input_is_text_or_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    for text in (
        TEXT,
        "<!DOCTYPE html>\n<html><body><p>" + TEXT.replace("\n\n", "</p><p>") + "</p></body></html>",
    ):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        article = read(Entry(None, "-"))
        assert article.paragraphs[-1].text == TEXT.split("\n\n")[1]
        assert (article.source, article.slug) == ("-", "standard-input")


def test_cleaning_can_be_turned_off(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT + "\n\nRelated Articles", encoding="utf-8")
    assert read(Entry(path, "a.txt"), clean=False).paragraphs[-1].text == "Related Articles"
    cleaned = read(Entry(path, "a.txt"))
    assert [cut.text for cut in cleaned.removed] == ["Related Articles"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"%PDF-1.4", "PDF"),
        (b"\x00\x01", "not text"),
        (b"\x1b[0m", "no text"),
    ],
)
def test_what_cannot_be_an_article_is_said(tmp_path: Path, data: bytes, sentence: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(ArticleError, match=sentence):
        read(Entry(path, "a.txt"))


def test_what_cannot_be_opened_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ArticleError, match="is a folder"):
        read(Entry(tmp_path, "here"))
    with pytest.raises(ArticleError, match=r"gone\.txt is not there"):
        read(Entry(tmp_path / "gone.txt", "gone.txt"))
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(encoding, "MAX_BYTES", 10)
    with pytest.raises(ArticleError, match=r"a\.txt is larger"):
        read(Entry(path, "a.txt"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_forbidden_file_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)
    with pytest.raises(ArticleError, match="chmod"):
        read(Entry(path, "a.txt"))


@pytest.mark.parametrize("word", ["", " ", "~nobody-of-that-name/article.txt", "\0", "x" * 5000])
def test_a_word_that_names_nothing_is_one_sentence(word: str) -> None:
    with pytest.raises(ArticleError):
        collect([word])
