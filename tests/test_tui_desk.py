"""The desk behind the screens: set up late, once, and exchanged while an article is open."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.config import Config
from reader.errors import GlossaryError, PackageError
from reader.places import Places
from reader.tui.app import ReaderApp
from reader.tui.bench import Bench
from reader.tui.tools import Tools
from tests.room import Ready, Scripted, article, opened, play, room, shown, translated, until


def app_of(set_up: Callable[[], Ready]) -> ReaderApp:
    return opened(article(), Tools(Bench(set_up), Places(None), clean=False))


def test_the_source_is_on_the_screen_before_anything_is_set_up() -> None:
    gate = threading.Event()

    def set_up() -> Ready:
        gate.wait(10)
        return Ready(Scripted(), notices=("glossary.tsv:3: the target is empty",))

    async def script(pilot: Pilot[int]) -> None:
        assert "Loukachenko" in "\n".join(shown(room(pilot).view))
        assert not pilot.app._notifications
        gate.set()
        screen = await translated(pilot)
        assert screen.status.engine == "scripted 1"
        assert any("the target is empty" in one.message for one in pilot.app._notifications)

    play(app_of(set_up), script)


def test_a_set_up_that_fails_is_a_message_and_can_be_tried_again() -> None:
    tries = [PackageError("No package: type `visavis model install`."), GlossaryError("own.tsv is gone.")]

    def set_up() -> Ready:
        if tries:
            raise tries.pop(0)
        return Ready(Scripted())

    async def script(pilot: Pilot[int]) -> None:
        screen = room(pilot)
        await until(pilot, lambda: "visavis model install" in screen.status.trouble)
        assert "Loukachenko" in "\n".join(shown(screen.view))
        await pilot.press("R")
        await until(pilot, lambda: "own.tsv is gone" in screen.status.trouble)
        await pilot.press("R")
        await translated(pilot)
        assert not screen.status.trouble

    play(app_of(set_up), script)


def test_several_threads_set_up_one_desk() -> None:
    made: list[Ready] = []

    def set_up() -> Ready:
        made.append(Ready(Scripted()))
        return made[-1]

    bench = Bench(set_up)
    threads = [threading.Thread(target=lambda: bench.engine.name) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(made) == 1


def test_a_glossary_file_that_is_not_there_ends_before_the_screen_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.cli import screen

    monkeypatch.setattr(screen, "run", lambda *_, **__: pytest.fail("the screen opened"))
    with pytest.raises(GlossaryError, match="does not exist"):
        screen.show([], [str(tmp_path / "none.tsv")], Config(), clean=True)
