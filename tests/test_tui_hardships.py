"""The reading room under bad conditions: the layout holds, nothing crashes, nothing is lost."""

import random
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from reader.glossary import Glossary
from reader.glossary.term import Term
from reader.places import Places
from reader.spot import Spotter
from reader.tui.panels.asking import AskScreen
from reader.tui.panels.panel import Panel
from reader.tui.room.reading import ReadingScreen
from tests.room import (
    SPOTTER,
    Scripted,
    article,
    long_article,
    opened,
    play,
    room,
    shown,
    tools,
    translated,
    until,
)

SMALLEST = (20, 5)
SIZES = (SMALLEST, (40, 12), (60, 10), (80, 24), (120, 40), (200, 60))
ODD = (
    "Famille 👨‍👩‍👧‍👦, drapeau 🇫🇷 🇺🇦, pouce 👍🏽 et cœur ❤️ dans une phrase assez longue pour deux lignes.",
    "日本語のテキスト、とても長い文章です。これは二番目の文です。",
    "مرحبا بالعالم et עברית dans le texte français avec Loukachenko.",
    "Combinants : e\u0301te\u0301 Z\u0337a, te\tab\tulations, ze\u200bro\u200b largeur, mo\u00adts.",
    "Un_mot_sans_espace_" * 12,
)


def on_the_screen(screen: ReadingScreen) -> bool:
    """Whether some of the cursor's sentence is painted."""
    view = screen.view
    assert view._rows is not None
    first, last = view._rows.span_of(view.state.current)
    top = round(view.scroll_y)
    return last >= top and first < top + view.size.height


# -- a terminal of 20 × 5 --


@pytest.mark.parametrize(
    "key",
    ["question_mark", "i", "a", "e", "A", "I", "w", "apostrophe", "E", "r", "c", "M", "exclamation_mark"],
)
def test_every_panel_opens_and_closes_in_the_smallest_terminal(key: str) -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        await pilot.press("right_parenthesis", "m", key)
        await until(pilot, lambda: pilot.app.screen is not screen)
        assert isinstance(pilot.app.screen, Panel)
        field = pilot.app.screen.focused
        if isinstance(field, Input):
            assert 0 <= field.region.y < SMALLEST[1], "the field that is typed into is on the screen"
        for each in ("down", "up", "tab"):
            await pilot.press(each)
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert on_the_screen(screen)

    play(opened(article("Le président Loukachenko parle de l’OTAN."), Scripted()), script, SMALLEST)


@pytest.mark.parametrize("size", [SMALLEST, (120, 40)])
def test_odd_writing_keeps_every_line_as_wide_as_the_screen(size: tuple[int, int]) -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        for _ in range(5):
            screen.view.action_edge(end=False)
            while screen.view.scroll_y < screen.view.max_scroll_y:
                assert {line.cell_length for line in lines_of(screen)} == {screen.view.size.width}
                assert all("\u200d" not in line and "\ufe0f" not in line for line in shown(screen.view))
                screen.view.action_screen(1)
            await pilot.press("t", "p")
        await pilot.press("slash", *"été", "enter", "n")
        assert on_the_screen(screen)

    play(opened(article(*ODD), Scripted()), script, size)


def lines_of(screen: ReadingScreen) -> list:  # type: ignore[type-arg]
    return [screen.view.render_line(y) for y in range(screen.view.size.height)]


def test_the_scroll_bar_hides_no_text() -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert all(len(line) < size[0] for line in shown(screen.view))

    play(opened(long_article(), Scripted()), script)


# -- the position --


@pytest.mark.parametrize("seed", range(2))
def test_the_sentence_stays_on_the_screen_whatever_happens_to_it(seed: int) -> None:
    dice = random.Random(seed)
    texts = [
        " ".join(f"Phrase {i} {j}, {'encore ' * dice.randint(0, 40)}." for j in range(dice.randint(1, 4)))
        for i in range(40)
    ]

    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        for _ in range(dice.randint(3, 12)):
            await pilot.press(
                dice.choice(["space", "j", "right_curly_bracket", "right_parenthesis", "ctrl+d"])
            )
        current = screen.view.state.current
        for _ in range(10):
            what = dice.choice(["t", "p", "plus", "minus", "R", "size", "size"])
            if what == "size":
                await pilot.resize_terminal(*dice.choice(SIZES))
                await pilot.pause()
            else:
                await pilot.press(what)
            assert screen.view.state.current == current, what
            assert on_the_screen(screen), what

    play(opened(article(*texts), Scripted()), script)


def test_a_terminal_that_gets_its_size_back_shows_what_it_showed() -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        await pilot.press("space", "space", "right_curly_bracket", "right_curly_bracket")
        before = shown(screen.view)
        for size in (SMALLEST, (200, 60), (60, 10), (120, 30)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert shown(screen.view) == before

    play(opened(long_article(), Scripted()), script, (120, 30))


def test_english_anew_and_another_glossary_leave_the_first_line_where_it_is() -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        await pilot.press("space", "space", "right_parenthesis")
        first, current = shown(screen.view)[0], screen.view.state.current
        other = Glossary((Term("Phrase", "A much longer sentence than there was before, in many words"),))
        screen.tools.bench.take_spotter(Spotter(other))
        screen.renew(SPOTTER.glossary, other)
        await until(pilot, lambda: screen.status.redone != "")
        await until(pilot, lambda: screen._base is None)
        assert any(one.renderings for _, one in screen.page.arrived())
        assert shown(screen.view)[0].split("│")[0] == first.split("│")[0]
        await pilot.press("R")
        await translated(pilot)
        assert shown(screen.view)[0].split("│")[0] == first.split("│")[0]
        assert screen.view.state.current == current

    play(opened(long_article(), Scripted()), script)


# -- what fails --


def test_notes_that_cannot_be_written_are_asked_about_before_they_are_lost(tmp_path: Path) -> None:
    places = Places(tmp_path / "places.db")

    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        places.close()
        await pilot.press("w", *"voir", "enter", "q")
        assert isinstance(pilot.app.screen, AskScreen)
        await pilot.press("n")
        assert pilot.app.screen is screen
        assert [note.text for note in screen.keeper.notes.values()] == ["voir"]
        await pilot.press("q", "y")

    app = opened(article(), tools(Scripted(), places))
    play(app, script)
    assert app.return_value == 0


def test_an_engine_that_fails_in_the_middle_keeps_the_place_and_goes_on_when_asked() -> None:
    engine = Scripted(fail_after=30)

    async def script(pilot: Pilot[int]) -> None:
        screen = room(pilot)
        await until(pilot, lambda: bool(screen.status.trouble))
        done = screen.page.tally.done
        assert 0 < done < screen.page.tally.total
        await pilot.press(*["right_curly_bracket"] * 8)
        first, current = shown(screen.view)[0], screen.view.state.current
        engine.fail_after = 10**9
        await pilot.press("R")
        await translated(pilot)
        assert not screen.status.trouble
        assert screen.view.state.current == current
        assert shown(screen.view)[0].split("│")[0] == first.split("│")[0]

    play(opened(long_article(), engine), script)
