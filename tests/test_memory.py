import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from reader.edits import Edit
from reader.engine import DEFAULT, GUARDED, Hypothesis, Options
from reader.errors import EngineError, StoreError
from reader.memory import Memory, Recall

ANSWER = Hypothesis("Good morning", -1.25, ("Bonjour",))


class Echo:
    """An engine that counts what it is asked, and can be told to fail."""

    name, fingerprint = "echo", "e1"

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.broken = False

    def translate(self, sources: Sequence[str], options: Options = DEFAULT) -> list[list[Hypothesis]]:
        if self.broken:
            raise EngineError("broken")
        self.seen += sources
        return [[Hypothesis(source.upper(), -1.0)] for source in sources]


def test_everything_of_a_hypothesis_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "new" / "memory.db"
    memory = Memory(path)
    memory.store("e1", "k", {"Bonjour": [ANSWER, Hypothesis("Hello", -2.0)]})
    memory.close()
    assert Memory(path).recall("e1", "k", ["Bonjour", "Salut"]) == {
        "Bonjour": [ANSWER, Hypothesis("Hello", -2.0)]
    }


def test_a_row_of_an_older_version_is_still_known(tmp_path: Path) -> None:
    path = tmp_path / "memory.db"
    Memory(path).close()
    old = '[["Good morning",-1.25,["Bonjour"],[]],["Hello",-2.0,[],[[0,7,0,5,0.5]]]]'
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("INSERT INTO translation VALUES ('e1', 'k', 'Bonjour', ?)", (old,))
    assert Memory(path).recall("e1", "k", ["Bonjour"]) == {"Bonjour": [ANSWER, Hypothesis("Hello", -2.0)]}


def test_another_engine_or_other_options_share_nothing() -> None:
    memory = Memory(None)
    memory.store("e1", DEFAULT.key, {"Bonjour": [ANSWER]})
    assert memory.recall("e2", DEFAULT.key, ["Bonjour"]) == {}
    assert memory.recall("e1", GUARDED.key, ["Bonjour"]) == {}


def test_the_engine_is_asked_once_for_each_source() -> None:
    engine = Echo()
    recall = Recall(engine, Memory(None))
    first = recall.translate(["a", "b", "a"])
    assert [h[0].text for h in first] == ["A", "B", "A"]
    assert recall.translate(["b", "c", "a"])[1][0].text == "C"
    assert engine.seen == ["a", "b", "c"]
    assert (recall.asked, recall.recalled) == (3, 2)


def test_nothing_is_kept_of_a_batch_that_failed() -> None:
    engine, memory = Echo(), Memory(None)
    engine.broken = True
    with pytest.raises(EngineError):
        Recall(engine, memory).translate(["a"])
    assert memory.size() == 0


def test_a_file_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "memory.db"
    path.write_text("not a database at all, but somebody's notes" * 50)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"memory\.db"):
        Memory(path)
    assert path.read_bytes() == before


def test_a_newer_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "memory.db"
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version=99")
    with pytest.raises(StoreError, match="newer"):
        Memory(path)


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="permissions"):
        Memory(tmp_path / "file" / "memory.db")


def test_two_processes_may_write_the_same_file(tmp_path: Path) -> None:
    one, two = Memory(tmp_path / "m.db"), Memory(tmp_path / "m.db")
    one.store("e", "k", {"a": [ANSWER]})
    two.store("e", "k", {"b": [ANSWER]})
    assert one.size() == two.size() == 2


@pytest.mark.parametrize("damage", ["[[1", "[]", "{}", "null", '[["only a text"]]', b"\xff"])
def test_a_damaged_row_is_asked_again_and_mended(tmp_path: Path, damage: str | bytes) -> None:
    memory = Memory(tmp_path / "m.db")
    Recall(Echo(), memory).translate(["a"])
    with memory._db:
        memory._db.execute("UPDATE translation SET hypotheses=?", (damage,))
    again, third = Recall(Echo(), memory), Recall(Echo(), memory)
    assert again.translate(["a"])[0][0].text == third.translate(["a"])[0][0].text == "A"
    assert (again.asked, third.asked) == (1, 0)


def test_a_full_disk_stops_no_translation(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "m.db")
    memory._db.execute("PRAGMA max_page_count=3")
    recall = Recall(Echo(), memory)
    assert recall.translate(["x" * 100_000])[0][0].text == "X" * 100_000
    assert "full" in str(recall.trouble)
    assert recall.translate(["b"])[0][0].text == "B"
    assert (recall.asked, recall.recalled) == (2, 0)


class Beginner(Echo):
    """Shows the beginning that it was asked for."""

    def translate(
        self, sources: Sequence[str], options: Options = DEFAULT, prefixes: Sequence[str] = ()
    ) -> list[list[Hypothesis]]:
        begun = prefixes or [""] * len(sources)
        return [[Hypothesis(f"{start}|{source}", 0.0)] for source, start in zip(sources, begun, strict=True)]


def test_a_forced_beginning_has_an_answer_of_its_own() -> None:
    recall = Recall(Beginner(), Memory(None))
    assert [one[0].text for one in recall.translate(["a", "a"], DEFAULT, ["", "X"])] == ["|a", "X|a"]
    assert [one[0].text for one in recall.translate(["a", "a"], DEFAULT, ["X", "Y"])] == ["X|a", "Y|a"]
    assert (recall.asked, recall.recalled) == (3, 1)


# -- what was corrected by hand --


def test_a_correction_is_kept_replaced_and_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "memory.db"
    memory = Memory(path)
    memory.edit("Bonjour", "Hello there")
    memory.edit("Bonjour", "Good day")
    memory.close()
    memory = Memory(path)
    assert memory.edited("any engine", ["Bonjour", "Salut"]) == {"Bonjour": Edit("Good day")}
    memory.restore("Bonjour")
    memory.restore("Bonjour")
    assert memory.edited("any engine", ["Bonjour"]) == {}


def test_no_engine_writes_over_a_correction() -> None:
    memory = Memory(None)
    memory.edit("Bonjour", "Good day")
    Recall(Echo(), memory).translate(["Bonjour"])
    memory.store("e1", DEFAULT.key, {"Bonjour": [ANSWER]})
    assert memory.edited("e1", ["Bonjour"]) == {"Bonjour": Edit("Good day", "Good morning")}
    assert memory.edited("e2", ["Bonjour"]) == {"Bonjour": Edit("Good day", "")}


def test_a_file_of_version_1_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "memory.db"
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(
            "CREATE TABLE translation (engine TEXT NOT NULL, options TEXT NOT NULL, source TEXT NOT NULL,"
            " hypotheses TEXT NOT NULL, PRIMARY KEY (engine, options, source)) WITHOUT ROWID"
        )
        db.execute("INSERT INTO translation VALUES ('e1', 'k', 'Bonjour', '[[\"Hello\",-1.0,[],[]]]')")
        db.execute("PRAGMA user_version=1")
    memory = Memory(path)
    assert memory.recall("e1", "k", ["Bonjour"]) == {"Bonjour": [Hypothesis("Hello", -1.0)]}
    memory.edit("Bonjour", "Good day")
    memory.close()
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (2,)
    assert (Memory(path).size(), len(Memory(path).edited("e1", ["Bonjour"]))) == (1, 1)


def test_a_correction_that_cannot_be_kept_is_one_sentence(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "memory.db")
    memory.edit("a", "kept")
    memory._db.execute("PRAGMA query_only=1")
    with pytest.raises(StoreError, match=r"memory\.db"):
        memory.edit("a", "lost")
    assert memory.edited("e1", ["a"]) == {"a": Edit("kept")}
    assert memory.lasting
    assert not Memory(None).lasting


def test_a_memory_that_nobody_needs_is_closed(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "m.db")
    db = memory._db
    del memory
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        db.execute("SELECT 1")
