"""The welcome: one screen, once, over what is on the screen already, gone at any key."""

import sqlite3
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from reader.errors import StoreError
from reader.places import Places
from reader.tui.app import ReaderApp
from reader.tui.bench import Bench
from reader.tui.panels.help import HelpScreen
from reader.tui.panels.packages import PackagesScreen
from reader.tui.panels.welcome import WelcomeScreen
from reader.tui.room.reading import ReadingScreen
from reader.tui.settings import is_welcomed
from reader.tui.shelves.catalogue import LibraryScreen
from reader.tui.tools import Tools
from tests.room import Ready, Scripted, article, opened, play, tools, until


class Starter(Scripted):
    name = "starter 9.9"


def app(places: Places | None = None, engine: Scripted | None = None, **options: object) -> ReaderApp:
    return opened(article(), tools(engine or Scripted(), places or Places(None)), welcome=True, **options)


async def welcomed(pilot: Pilot[int]) -> WelcomeScreen:
    await until(pilot, lambda: isinstance(pilot.app.screen, WelcomeScreen))
    assert isinstance(pilot.app.screen, WelcomeScreen)
    return pilot.app.screen


def text(screen: WelcomeScreen) -> str:
    found = [one for one in screen.query(Static) if one.display]
    return "\n".join(one.render().plain for one in found)  # type: ignore[union-attr]


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (200, 60), (60, 15)])
def test_it_fits(size: tuple[int, int]) -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await welcomed(pilot)
        await until(pilot, lambda: "starter 9.9" in text(screen))
        assert screen.query_one("#panel").max_scroll_y == 0
        for words in (
            "French",
            "English",
            "scroll",
            "columns, stacked",
            "all keys",
            "Any key",
            "model install",
        ):
            assert words in text(screen)
        if size[1] >= 24:
            for words in ("put right", "right already", "⚑ not verified", "glossary.tsv"):
                assert words in text(screen)

    play(app(engine=Starter()), script, size)


@pytest.mark.parametrize("size", [(20, 5), (30, 8), (20, 60)])
def test_where_it_does_not_fit_it_scrolls_and_goes(size: tuple[int, int]) -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await welcomed(pilot)
        if screen.query_one("#panel").max_scroll_y:
            await pilot.press("down")
            assert screen.query_one("#panel").scroll_y == 1
            await pilot.press("k", "j", "up")
            assert screen.query_one("#panel").scroll_y == 0
            assert pilot.app.screen is screen
        await pilot.press("x")
        assert isinstance(pilot.app.screen, ReadingScreen)

    play(app(), script, size)


@pytest.mark.parametrize("key", ["space", "escape", "enter", "q", "z", "f7", "slash", "j", "down"])
def test_any_key_goes_on_and_does_nothing_else(key: str) -> None:
    places = Places(None)

    async def script(pilot: Pilot[int]) -> None:
        await welcomed(pilot)
        assert not is_welcomed(places)
        await pilot.press(key)
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, ReadingScreen)
        assert screen.view.state.current == 0
        assert not screen.search.display
        assert is_welcomed(places)

    play(app(places), script)


def test_a_click_goes_on() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await welcomed(pilot)
        await pilot.click("#panel")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReadingScreen)

    play(app(), script)


@pytest.mark.parametrize(("key", "screen"), [("question_mark", HelpScreen), ("M", PackagesScreen)])
def test_the_keys_that_it_names_lead_on(key: str, screen: type) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await welcomed(pilot)
        await pilot.press(key)
        await until(pilot, lambda: isinstance(pilot.app.screen, screen))
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, ReadingScreen)

    play(app(), script)


def test_it_names_the_keys_as_they_are_bound_and_the_package_as_it_is() -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await welcomed(pilot)
        await until(pilot, lambda: "Translated with scripted 1. f9 shows the packages." in text(screen))
        assert " n  scroll" in text(screen)

    play(app(keymap={"line.down": "n", "hit.next": "f8", "packages": "f9"}), script)


def test_over_the_library_and_while_the_package_is_unknown() -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await welcomed(pilot)
        assert "The translation is being set up…" in text(screen)
        await pilot.press("space")
        await pilot.pause()
        assert isinstance(pilot.app.screen, LibraryScreen)

    play(ReaderApp([], tools(Scripted()), welcome=True), script)


def test_where_nothing_can_be_written_it_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    places = Places(tmp_path / "places.db")

    def refuse(*_: object) -> None:
        raise StoreError("The reading places cannot be written.") from sqlite3.OperationalError("readonly")

    monkeypatch.setattr(places, "set", refuse)

    async def script(pilot: Pilot[int]) -> None:
        await welcomed(pilot)
        await pilot.press("space")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReadingScreen)

    play(app(places), script)
    assert not is_welcomed(places)


def test_nobody_is_welcomed_unless_asked_for() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await pilot.pause(0.2)
        assert isinstance(pilot.app.screen, ReadingScreen)

    play(opened(article(), Tools(Bench(lambda: Ready(Scripted())), Places(None), clean=False)), script)
