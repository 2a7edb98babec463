"""The articles of a library made ready to be searched, and kept up with."""

from pathlib import Path

from reader.edits import Editor
from reader.engine import Engine
from reader.glossary import Glossary
from reader.indexing import Indexing
from reader.intake import collect
from reader.memory import Memory, Recall
from reader.pipeline import redo
from reader.spot import Spotter
from reader.stock import Stock
from tests.room import SPOTTER, Scripted


def library(folder: Path, **texts: str) -> tuple[Indexing, Stock]:
    for name, words in texts.items():
        (folder / f"{name}.txt").write_text(words, "utf-8")
    stock = Stock(collect([str(folder)]), clean=False)
    return Indexing(stock), stock


def names(indexing: Indexing, words: str) -> list[str]:
    found = indexing.finder.find(words, indexing.stock.entries, 9)
    return [Path(one.name.name).stem for one in found]


def english(indexing: Indexing, engine: Engine, edits: Editor, spotter: Spotter = SPOTTER) -> list[int]:
    return list(indexing.targets(engine, spotter, edits))


def translate(stock: Stock, engine: Engine, edits: Editor, *which: int) -> None:
    for at in which:
        list(redo(stock.held(stock.entries[at]).segments, engine, SPOTTER, edits))


def test_the_french_is_there_at_once_and_the_english_as_it_is_known(tmp_path: Path) -> None:
    indexing, stock = library(tmp_path, a="Un chat dort.", b="Un chien court.")
    memory = Memory(None)
    scripted = Scripted()
    engine = Recall(scripted, memory)
    assert list(indexing.sources()) == [1, 0]
    assert names(indexing, "chat") == ["a"]
    scripted.answer = "A cat or a dog."
    translate(stock, engine, memory, 1)
    asked = len(scripted.asked)
    assert english(indexing, engine, memory) == [1, 0]
    assert names(indexing, "cat or") == ["b"]
    assert indexing.translated == 1
    translate(stock, engine, memory, 0)
    english(indexing, engine, memory)
    assert names(indexing, "cat or") == ["a", "b"]
    assert indexing.translated == 2
    assert len(scripted.asked) == asked + 1, "searching asks no engine"


def test_what_has_changed_is_looked_at_again_and_nothing_else(tmp_path: Path) -> None:
    indexing, stock = library(tmp_path, a="Un chat dort.", b="Un chien court.")
    memory = Memory(None)
    engine = Recall(Scripted(), memory)
    translate(stock, engine, memory, 0, 1)
    list(indexing.sources())
    english(indexing, engine, memory)
    before = {entry: indexing.finder.text(entry) for entry in stock.entries}
    list(indexing.sources())
    english(indexing, engine, memory)
    assert {entry: indexing.finder.text(entry) for entry in stock.entries} == before

    (tmp_path / "a.txt").write_text("Un oiseau chante.", "utf-8")
    list(indexing.sources())
    assert names(indexing, "chat") == []
    assert names(indexing, "oiseau") == ["a"]
    assert indexing.finder.text(stock.entries[1]) is before[stock.entries[1]]

    (tmp_path / "b.txt").unlink()
    list(indexing.sources())
    assert names(indexing, "chien") == []
    assert ["b.txt is not there" in one for one in indexing.failed.values()] == [True]
    stock.take(stock.entries[:1])
    list(indexing.sources())
    assert indexing.failed == {}


def test_an_edit_by_hand_and_another_glossary_are_followed(tmp_path: Path) -> None:
    indexing, stock = library(tmp_path, a="Un chat dort.", b="Loukachenko parle.")
    memory = Memory(None)
    engine = Recall(Scripted(), memory)
    translate(stock, engine, memory, 0, 1)
    list(indexing.sources())
    english(indexing, engine, memory)
    assert names(indexing, "lukashenko") == ["b"]
    memory.edit("Un chat dort.", "The cat is asleep.")
    indexing.doubt("Un chat dort.")
    english(indexing, engine, memory)
    assert names(indexing, "asleep") == ["a"]
    english(indexing, engine, memory, Spotter(Glossary(())))
    assert names(indexing, "lukashenko") == []


def test_a_library_that_is_not_translated_is_still_searched_in_french(tmp_path: Path) -> None:
    indexing, _ = library(tmp_path, a="Un chat dort.", vide="")
    list(indexing.sources())
    english(indexing, Scripted(), Memory(None))
    assert names(indexing, "chat") == ["a"]
    assert indexing.translated == 0
    assert list(indexing.titles.values())
