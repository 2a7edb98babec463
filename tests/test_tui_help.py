"""Help: pages that fit, the page that fits the place, keys as they are bound, by key and by mouse."""

import pytest
from rich.cells import cell_len
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.widgets import Static

from reader.tui.app import ReaderApp
from reader.tui.keyline import KeyLine
from reader.tui.keys import ALL, SCREENS, no_key
from reader.tui.keys.topics import HELP
from reader.tui.panels.asking import AskScreen
from reader.tui.panels.help import PAGES, HelpScreen, Tab
from reader.tui.room.reading import ReadingScreen
from tests.room import Scripted, article, opened, play, tools, translated, until

NUMBERS = range(1, len(PAGES) + 1)


def guide(pilot: Pilot[int]) -> HelpScreen:
    screen = pilot.app.screen
    assert isinstance(screen, HelpScreen)
    return screen


def text(pilot: Pilot[int]) -> str:
    return guide(pilot).query_one("#page", Static).render().plain  # type: ignore[union-attr]


def here(pilot: Pilot[int]) -> str:
    return next(PAGES[at] for at, tab in enumerate(guide(pilot).query(Tab)) if tab.has_class("-here"))


def test_every_page_fits_80_by_24_and_none_is_cut() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await pilot.press("question_mark")
        for number, name in enumerate(PAGES, start=1):
            await pilot.press(f"{number}")
            assert here(pilot) == name
            assert guide(pilot).query_one("#panel").max_scroll_y == 0, name
            width = guide(pilot).query_one("#page", Static).size.width
            assert all(cell_len(line) <= width for line in text(pilot).splitlines()), name
        assert guide(pilot).query(Tab).last().region.right <= 80 - 3
        for topic, number in zip(HELP, NUMBERS, strict=False):
            await pilot.press(f"{number}")
            assert all(words in text(pilot) for _, words in topic.lines)
        await pilot.press(f"{len(PAGES)}")
        assert all(word in text(pilot) for word in ("applied", "already", "flagged", "issue", "◆"))

    play(opened(article(), Scripted()), script, (80, 24))


def test_the_pages_are_turned_by_keys_and_by_mouse() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await pilot.press("question_mark")
        names = []
        for key in ("right", "l", "tab", "space", "left", "h", "shift+tab"):
            await pilot.press(key)
            names.append(here(pilot))
        assert names == [*PAGES[1:5], *PAGES[3:0:-1]]
        await pilot.press("left", "left")
        assert here(pilot) == PAGES[-1], "it goes round"
        await pilot.click(list(guide(pilot).query(Tab))[2])
        assert here(pilot) == PAGES[2]
        await pilot.press("question_mark")
        assert isinstance(pilot.app.screen, ReadingScreen), "the key that opens it closes it"

    play(opened(article(), Scripted()), script, (80, 24))


@pytest.mark.parametrize(
    ("keys", "topic"),
    [
        ((), "Reading"),
        (("A",), "Terms"),
        (("I",), "Finding"),
        (("apostrophe",), "Finding"),
        (("E",), "Acting"),
    ],
)
def test_it_opens_at_the_page_that_fits(keys: tuple[str, ...], topic: str) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await translated(pilot)
        await pilot.press(*keys, "f1")
        assert here(pilot) == topic
        await pilot.press("f1")
        assert not isinstance(pilot.app.screen, HelpScreen)

    play(opened(article(), Scripted()), script)


def test_in_the_library_it_opens_at_the_library() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await pilot.press("question_mark")
        assert here(pilot) == "Library"

    play(ReaderApp([], tools(Scripted())), script)


def test_it_shows_the_keys_as_they_are_bound() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await pilot.press("question_mark")
        assert "n ^n · k ↑  one line down, up" in text(pilot)
        assert "–  columns" in text(pilot), "what has no key shows none"

    play(opened(article(), Scripted(), keymap={"line.down": "n,ctrl+n", "mode": no_key("mode")}), script)


@pytest.mark.parametrize("size", [(60, 15), (20, 5)])
def test_a_small_terminal_scrolls_it(size: tuple[int, int]) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await pilot.press("question_mark")
        for number in NUMBERS:
            await pilot.press(f"{number}")
            assert guide(pilot).query_one("#panel").scroll_y == 0
        await pilot.press("1", "j", "j", "k")
        assert guide(pilot).query_one("#panel").scroll_y == 1

    play(opened(article(), Scripted()), script, size)


def test_every_binding_is_on_a_screen_and_most_are_in_the_help() -> None:
    told = {id for topic in HELP for ids, _ in topic.lines for id in ids}
    room = {one.id for one in SCREENS["the reading room"] + SCREENS["the library"]}
    same = {id for id in room if id.startswith("library.") and id.removeprefix("library.") in told}
    assert not room - told - same - {"library.undo"}
    assert told <= {one.id for one in ALL}
    assert all(len(topic.lines) <= 17 for topic in HELP)


def test_a_click_on_the_way_out_closes_a_panel() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await pilot.press("question_mark")
        frame = guide(pilot).query_one("#panel").region
        await pilot.click(offset=(frame.right - 5, frame.bottom - 1))
        assert isinstance(pilot.app.screen, ReadingScreen)

    play(opened(article(), Scripted()), script, (80, 24))


def test_messages_name_the_keys_as_they_are_bound() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await translated(pilot)
        await pilot.press("U", "right_parenthesis", "right_parenthesis", "right_parenthesis", "e")
        told = [one.message for one in pilot.app._notifications]
        assert "This sentence is the engine's: f9 writes your own." in told
        assert "No glossary term in this sentence: ^p adds one." in told, "what has no key is in the palette"
        await pilot.press("apostrophe")
        words = pilot.app.screen.query("#panel Static").first(Static).render().plain  # type: ignore[union-attr]
        assert words == "No marks yet: f8 marks a sentence, w writes a note on it."
        subtitle = str(pilot.app.screen.query_one("#panel").border_subtitle)
        assert "f7 closes" in subtitle

    keys = {"correct": "f9", "mark": "f8", "panel.close": "f7,escape", "term.add": no_key("term.add")}
    play(opened(article(), Scripted(), keymap=keys), script)


@pytest.mark.parametrize("app", ["room", "library"])
def test_a_click_reaches_every_command(app: str) -> None:
    async def script(pilot: Pilot[int]) -> None:
        line = pilot.app.screen.query_one(KeyLine)
        await until(pilot, lambda: "All" in line.render().plain)
        await pilot.click(KeyLine, offset=(line.render().plain.index("All"), 0))
        assert isinstance(pilot.app.screen, CommandPalette)
        await pilot.press("escape", "colon")
        assert isinstance(pilot.app.screen, CommandPalette)

    found = opened(article(), Scripted()) if app == "room" else ReaderApp([], tools(Scripted()))
    play(found, script, (80, 24))


def test_a_click_answers_a_question() -> None:
    answers: list[bool | None] = []

    async def script(pilot: Pilot[int]) -> None:
        for words in ("yes", "no"):
            screen = AskScreen("A question", ["A fact."], "Really?")
            pilot.app.push_screen(screen, answers.append)
            await pilot.pause()
            line = screen.query("#panel Static").last(Static)
            at = line.render().plain.index(f" {words}") + 2  # type: ignore[union-attr]
            await pilot.click(line, offset=(at, 0))
        assert answers == [True, False]

    play(opened(article(), Scripted()), script, (80, 24))


def test_the_palette_lists_each_command_once_with_its_key() -> None:
    async def script(pilot: Pilot[int]) -> None:
        titles = [one.title for one in pilot.app.get_system_commands(pilot.app.screen)]
        assert len(titles) == len(set(titles))
        told = {one.title: one.help for one in pilot.app.get_system_commands(pilot.app.screen)}
        assert told["Scroll down one line"] == "key j"
        assert told["Write the bilingual file"] == "key –"

    play(opened(article(), Scripted(), keymap={"export": no_key("export")}), script)
