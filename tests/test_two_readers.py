"""Two readers of one library, each a process of its own, with one data folder: nothing is lost or fails."""

import subprocess
import sys
import threading
from pathlib import Path

from reader.intake import collect
from reader.memory import Memory, Recall
from reader.places import Places, key
from reader.recalled import units
from reader.stock import Stock
from tests.conftest import ROOT
from tests.room import SPOTTER, Scripted

READER = """
import sys
import threading
from pathlib import Path
from reader.intake import collect
from reader.intake.again import Lookout
from reader.memory import Memory, Recall
from reader.places import Places
from reader.stock import Stock
from reader.tui.app import ReaderApp
from reader.tui.bench import Bench
from reader.tui.tools import Tools
from tests.room import Ready, Scripted, play, translated, until

name, folder, data = sys.argv[1], sys.argv[2], Path(sys.argv[3])
memory = Memory(data / "memory.db")
desk = Ready(Recall(Scripted(), memory), edits=memory)
entries = collect([folder])
tools = Tools(Bench(lambda: desk), Places(data / "places.db"), stock=Stock(entries))
app = ReaderApp(entries, tools)

async def script(pilot):
    library = pilot.app.screen
    await pilot.press("B")
    await pilot.press("enter")
    await until(pilot, lambda: pilot.app.screen is not library)
    reading = await translated(pilot)
    for number in range(2):
        await pilot.press("w", *f"{name}{number}", "enter", "right_parenthesis")
    if name == "b":
        await pilot.press("q", "G", "d")
    else:
        await pilot.press("q", "j", "enter")
        await until(pilot, lambda: pilot.app.screen is not library)
        await translated(pilot)
        await pilot.press("G", "q")
    await pilot.press("B")
    cards = library.table.cards
    await until(pilot, lambda: all(one.english and one.english.percent == 100 for one in cards.values()))
    errors = [one.message for one in app._notifications if one.severity != "information"]
    assert not errors, errors
    await pilot.press("q")

play(app, script)
"""


def library(folder: Path) -> list[Path]:
    folder.mkdir()
    paths = [folder / f"a{number}.txt" for number in range(3)]
    for number, path in enumerate(paths):
        sentences = "\n\n".join(f"Loukachenko dit {number} fois la phrase {n}." for n in range(6))
        path.write_text(f"Titre numéro {number}\n\n{sentences}\n", "utf-8")
    return paths


def test_nothing_is_lost_between_two_readers(tmp_path: Path) -> None:
    paths = library(tmp_path / "articles")
    readers = [
        subprocess.Popen(
            [sys.executable, "-c", READER, name, str(tmp_path / "articles"), str(tmp_path)],
            cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )
        for name in "ab"
    ]  # fmt: skip
    said = [reader.communicate(timeout=60)[0] for reader in readers]
    assert [reader.returncode for reader in readers] == [0, 0], said
    places, memory = Places(tmp_path / "places.db"), Memory(tmp_path / "memory.db")
    stock = Stock(collect([str(tmp_path / "articles")]))
    held = [stock.held(entry) for entry in stock.entries]
    written = " ".join(note.text for note in places.notes(key(held[0].article)))
    # One may have gone on writing where the note of the other stood already: a0b0.
    assert [one for one in ("a0", "a1", "b0", "b1") if one not in written] == []
    assert list(places.taken_out()) == [str(paths[2].resolve())]
    assert places.place(key(held[1].article)).paragraph == 6  # type: ignore[union-attr]
    recall = Recall(Scripted(), memory)
    assert all(None not in units(one.segments, recall, SPOTTER, memory) for one in held[:2])


def test_a_second_reader_waits_for_the_first_ones_lock(tmp_path: Path) -> None:
    first, second = Places(tmp_path / "p.db"), Places(tmp_path / "p.db")
    first._db.execute("BEGIN IMMEDIATE")
    timer = threading.Timer(0.2, first._db.rollback)
    timer.start()
    second.take_out("/a", "A")
    timer.join()
    assert second.taken_out() == {"/a": "A"}
