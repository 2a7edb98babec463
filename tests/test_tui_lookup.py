"""Looking words up while reading: in a panel, in the terminal, and when none of it works."""

import sys
from contextlib import contextmanager
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from reader import lookup as lookup_module
from reader.config import Config, Lookup
from reader.lookup import Answer
from reader.places import Places
from reader.tui.app import ReaderApp
from reader.tui.bench import Bench
from reader.tui.room.lookup import LookupScreen
from reader.tui.tools import Tools
from tests.room import Ready, Scripted, article, opened, play, translated, until

ECHO = (sys.executable, "-c", "import sys; print('mot:', *sys.argv[1:])", "{word}", "{sentence}")


def app(*command: str, where: Any = "panel") -> ReaderApp:
    config = Config(lookup=Lookup(command, where))
    return opened(
        article(), Tools(Bench(lambda: Ready(Scripted())), Places(None), clean=False, config=config)
    )


def said(pilot: Pilot[int]) -> str:
    assert isinstance(pilot.app.screen, LookupScreen)
    return "\n".join(one.render().plain for one in pilot.app.screen.query(Static))  # type: ignore[union-attr]


def test_the_selected_words_are_looked_up_in_a_panel() -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        await pilot.press("right_parenthesis", "right", "right", "shift+right")
        assert screen.view.selection == "président Loukachenko"
        await pilot.press("K")
        await until(pilot, lambda: "Le président Loukachenko parle de l’OTAN." in said(pilot))
        assert "mot: président Loukachenko Le président" in said(pilot)
        assert str(pilot.app.screen.query_one("#panel").border_title) == "président Loukachenko"
        await pilot.press("escape")
        assert pilot.app.screen is screen

    play(app(*ECHO), script)


def test_without_a_word_it_says_how_to_select_one() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await translated(pilot)
        await pilot.press("K")
        assert any("Select a word first: press →" in one.message for one in pilot.app._notifications)

    play(app(*ECHO), script)


def test_without_a_command_it_says_how_to_configure_one() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await translated(pilot)
        await pilot.press("right", "K")
        assert "visavis config edit" in said(pilot)
        assert 'command = ["dict"' in said(pilot)
        assert pilot.app.screen.query_one("#panel").max_scroll_y == 0

    play(app(), script, (80, 24))


def test_trouble_is_told_and_the_answer_scrolls() -> None:
    code = "import sys; print('\\n'.join(map(str, range(200)))); sys.exit('[b]Rien.')"

    async def script(pilot: Pilot[int]) -> None:
        await translated(pilot)
        await pilot.press("right", "K")
        await until(pilot, lambda: "status 1: [b]Rien." in said(pilot))
        panel = pilot.app.screen.query_one("#panel")
        await pilot.press("j", "j")
        assert panel.scroll_y == 2
        await pilot.press("q")

    play(app(sys.executable, "-c", code, "{word}"), script)


def test_closing_the_panel_ends_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[Answer] = []
    look_up = lookup_module.look_up

    def watched(*arguments: Any) -> Answer:
        ended.append(look_up(*arguments))
        return ended[-1]

    monkeypatch.setattr("reader.tui.room.lookup.look_up", watched)

    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        await pilot.press("right", "K")
        assert "Looking it up…" in said(pilot)
        await pilot.press("escape")
        assert pilot.app.screen is screen
        await until(pilot, lambda: ended == [Answer()])

    play(app(sys.executable, "-c", "import time; time.sleep(9)", "{word}"), script)


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("true", "{word}"), ""),
        (("false", "{word}"), "“false” ended with status 1."),
        (("none-such",), "install it"),
    ],
)
def test_the_terminal_can_be_lent_to_it(
    monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], words: str
) -> None:
    lent: list[bool] = []

    @contextmanager
    def suspend(_: ReaderApp) -> Any:
        lent.append(True)
        yield

    monkeypatch.setattr(ReaderApp, "suspend", suspend)

    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        await pilot.press("right", "K")
        assert lent == [True]
        assert pilot.app.screen is screen
        told = [one.message for one in pilot.app._notifications]
        assert any(words in one for one in told) if words else told == []

    play(app(*command, where="terminal"), script)


def test_a_terminal_that_cannot_be_lent_shows_the_panel() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await translated(pilot)
        await pilot.press("right", "K")
        await until(pilot, lambda: "mot:" in said(pilot))

    play(app(*ECHO, where="terminal"), script)
