"""Articles are read once, and again when their file has changed."""

import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader import stock as module
from reader.errors import ArticleError
from reader.intake import Entry, collect
from reader.stock import Stock

TEXT = "Un titre court\n\nLa ministre parle. Elle finit.\n"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Entry]:
    """The entries that were really read."""
    seen: list[Entry] = []
    true_read: Callable[..., Any] = module.read

    def read(entry: Entry, *, clean: bool = True) -> Any:
        seen.append(entry)
        return true_read(entry, clean=clean)

    monkeypatch.setattr(module, "read", read)
    return seen


def library(folder: Path, count: int) -> list[Entry]:
    for number in range(count):
        (folder / f"a{number}.txt").write_text(TEXT, encoding="utf-8")
    return collect([str(folder)])


def test_an_article_is_read_once_and_segmented(tmp_path: Path, reads: list[Entry]) -> None:
    (entry,) = library(tmp_path, 1)
    stock = Stock([entry])
    article = stock.article(entry)
    held = stock.held(entry)
    assert held is stock.held(entry)
    assert held.article is article
    assert [one.text for one in held.segments] == ["Un titre court", "La ministre parle.", "Elle finit."]
    assert reads == [entry]


@pytest.mark.parametrize("same_time", [True, False])
def test_a_file_that_has_changed_is_read_again(tmp_path: Path, reads: list[Entry], same_time: bool) -> None:
    (entry,) = library(tmp_path, 1)
    path = tmp_path / "a0.txt"
    stock = Stock([entry])
    before = stock.held(entry)
    fresh = tmp_path / "new"
    fresh.write_text(TEXT.replace("parle", "dort "), encoding="utf-8")
    if same_time:
        os.utime(fresh, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    fresh.replace(path)
    after = stock.held(entry)
    assert after.segments[1].text == "La ministre dort ."
    assert after.stamp != before.stamp
    assert len(reads) == 2


def test_a_file_that_is_gone_is_said_and_comes_back(tmp_path: Path) -> None:
    (entry,) = library(tmp_path, 1)
    stock = Stock([entry])
    stock.held(entry)
    (tmp_path / "a0.txt").unlink()
    for _ in range(2):
        with pytest.raises(ArticleError, match="is not there"):
            stock.held(entry)
    library(tmp_path, 1)
    assert stock.held(entry).article.title == "Un titre court"


def test_many_threads_read_it_once(tmp_path: Path, reads: list[Entry]) -> None:
    entries = library(tmp_path, 4)
    stock = Stock(entries)
    threads = [threading.Thread(target=lambda: [stock.held(one) for one in entries]) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(reads, key=lambda one: one.name) == entries


def test_what_is_held_is_bounded(tmp_path: Path, reads: list[Entry], monkeypatch: pytest.MonkeyPatch) -> None:
    entries = library(tmp_path, 3)
    monkeypatch.setattr(module, "_ROOM", 2 * len(TEXT.replace("\n", "")))
    stock = Stock(entries)
    first, second, third = entries
    for entry in (first, second, first, third, first):
        stock.held(entry)
    assert reads == entries
    stock.held(second)
    assert reads == [*entries, second]


def test_an_article_larger_than_the_room_is_held_alone(
    tmp_path: Path, reads: list[Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_ROOM", 1)
    (entry,) = library(tmp_path, 1)
    stock = Stock([entry])
    assert stock.held(entry) is stock.held(entry)
    assert reads == [entry]


def test_another_list_lets_go_of_what_is_not_on_it(tmp_path: Path, reads: list[Entry]) -> None:
    first, second = library(tmp_path, 2)
    stock = Stock([first, second])
    stock.held(first)
    stock.held(second)
    stock.take([second])
    assert stock.entries == (second,)
    stock.held(second)
    assert len(reads) == 2
    stock.take([first, second])
    stock.held(first)
    assert len(reads) == 3


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_read_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_text(TEXT, encoding="utf-8"))
    writer.start()
    entry = Entry(pipe, str(pipe))
    stock = Stock([entry])
    article = stock.article(entry)
    writer.join()
    assert stock.held(entry).article is article
