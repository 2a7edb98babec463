"""The reader as a reader uses it: keys pressed in a running application, without a terminal."""

import pytest
from textual.pilot import Pilot

from reader.argos import ArgosEngine
from reader.article import Article, Removed
from reader.engine import Engine
from reader.memory import Memory, Recall
from reader.packages import choose
from reader.tui.drawing.pairs import PairView
from reader.tui.keys import ALL, CARD, CHOICES, LIBRARY, MANNERS, MOVES, PANEL, ROOM, SHELF
from reader.tui.keys.topics import HELP
from reader.tui.panels.help import HelpScreen
from reader.tui.panels.notices import NoticesScreen
from reader.tui.room.reading import ReadingScreen
from reader.tui.room.removed import RemovedScreen
from tests.room import (
    TEXTS,
    Scripted,
    article,
    long_article,
    opened,
    play,
    room,
    shown,
    translated,
    until,
    words,
)


@pytest.fixture(scope="module")
def starter() -> Engine:
    """The starter package, asked once for each sentence of this module."""
    return Recall(ArgosEngine(choose()), Memory(None))


# -- reading --


def test_the_source_is_there_before_the_engine_and_english_follows() -> None:
    engine = Scripted()
    engine.gate.clear()

    async def script(pilot: Pilot[int]) -> None:
        view = room(pilot).view
        await until(pilot, lambda: room(pilot).page.segmented)
        text = "\n".join(shown(view))
        assert "Le président Loukachenko" in text
        assert "LE PRÉSIDENT" not in text
        assert "…" in text
        assert room(pilot).status.render().plain.startswith("scripted 1  ╌")
        engine.gate.set()
        await translated(pilot)
        text = "\n".join(shown(view))
        assert "LA RÉUNION" in text
        assert "…" not in text

    play(opened(article(), engine), script)


def test_terms_are_marked_and_counted_and_the_starter_is_called_rough(starter: Engine) -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        tally = screen.page.tally
        assert tally.applied + tally.already == 2
        assert tally.flagged == 0
        marked = words(screen.view, lambda style: bool(style.underline) and not style.reverse)
        assert {"Loukachenko", "OTAN", "Lukashenko", "NATO"} <= marked
        assert "rough small model" in screen.status.render().plain

    play(opened(article(TEXTS[0]), starter), script)


def test_a_flagged_term_differs_in_shape_and_colour_and_is_counted() -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        assert words(screen.view, lambda style: bool(style.reverse)) == {"Zblorg"}
        assert [line for line in shown(screen.view) if "⚑" in line] == [
            line for line in shown(screen.view) if "Zblorg" in line
        ]
        assert "⚑ 1 flagged" in screen.status.render().plain

    play(opened(article("Le Zblorg arrive.", "Il part."), Scripted(answer="Nothing at all.")), script)


def test_the_heading_speaks_both_languages_and_names_the_source() -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        text = screen.query_one("#heading").render().plain  # type: ignore[union-attr]
        assert "Le titre ┊ LE TITRE" in text
        assert "Anne Auteur · La Gazette · 2024-03-14" in text

    play(opened(article(), Scripted()), script)


def test_each_key_of_the_view_does_what_its_tooltip_says() -> None:
    async def script(pilot: Pilot[int]) -> None:
        view = (await translated(pilot)).view
        height = view.size.height

        async def press(*keys: str) -> tuple[int, int]:
            await pilot.press(*keys)
            return round(view.scroll_y), view.state.current

        assert await press("j") == (1, 1) or view.scroll_y == 1
        assert (await press("down"))[0] == 2
        assert (await press("k"))[0] == 1
        assert (await press("up"))[0] == 0
        assert (await press("ctrl+d"))[0] == height // 2
        assert (await press("ctrl+u"))[0] == 0
        for down, up in (("space", "ctrl+b"), ("ctrl+f", "pageup"), ("pagedown", "pageup")):
            assert (await press(down))[0] == height - 2
            assert (await press(up))[0] == 0
        end, last = await press("G")
        assert end == view.max_scroll_y
        assert last == len(view.page.segments) - 1
        assert await press("g") == (end, last)
        assert await press("g") == (0, 0)
        assert (await press("end"))[0] == end
        assert await press("home") == (0, 0)
        assert (await press("right_curly_bracket"))[1] == 1
        assert (await press("right_curly_bracket"))[1] == 3
        assert (await press("right_parenthesis"))[1] == 4
        assert (await press("left_curly_bracket"))[1] == 3
        assert (await press("left_curly_bracket"))[1] == 1
        assert (await press("left_parenthesis"))[1] == 0

    play(opened(long_article(), Scripted()), script)


def test_where_all_fits_the_line_keys_move_the_cursor() -> None:
    async def script(pilot: Pilot[int]) -> None:
        view = (await translated(pilot)).view
        await pilot.press("j", "j", "j")
        assert view.state.current == 3
        await pilot.press("k")
        assert view.state.current == 2
        assert view.scroll_y == 0

    play(opened(article(), Scripted()), script)


def test_the_cursor_stays_on_the_screen_and_the_mouse_moves_it() -> None:
    async def script(pilot: Pilot[int]) -> None:
        view = (await translated(pilot)).view
        await pilot.press("space", "space")
        assert view.state.current > 10
        lines = shown(view)
        y = next(y for y, line in enumerate(lines) if y > 5 and "PHRASE NUMÉRO" in line)
        await pilot.click(PairView, offset=(lines[y].index("PHRASE NUMÉRO") + 3, y))
        current = view.page.segments[view.state.current].text
        assert current.upper()[:16] in lines[y]
        assert view.render_line(y).text.startswith("▌")

    play(opened(long_article(), Scripted()), script)


@pytest.mark.parametrize("size", [(20, 5), (80, 24), (99, 24), (100, 24), (200, 60)])
def test_stacked_when_narrow_side_by_side_when_wide(size: tuple[int, int]) -> None:
    async def script(pilot: Pilot[int]) -> None:
        view = (await translated(pilot)).view
        together = any("Le titre" in line and "LE TITRE" in line for line in shown(view))
        assert together == (size[0] >= 100)
        assert view.size.height >= 3
        assert pilot.app.screen.has_class("-wide") == (size[0] >= 100)

    play(opened(article(), Scripted()), script, size)


# -- the position never jumps --


def test_english_that_arrives_above_and_on_the_screen_does_not_move_the_text() -> None:
    engine = Scripted()
    engine.gate.clear()

    async def script(pilot: Pilot[int]) -> None:
        view = room(pilot).view
        await until(pilot, lambda: room(pilot).page.segmented)
        await pilot.press("space", "space", "space", "j")
        first = shown(view)[0]
        assert first
        engine.gate.set()
        await translated(pilot)
        assert shown(view)[0].startswith(first.split("…")[0].rstrip())

    play(opened(long_article(), engine), script, (80, 24))


def test_resizing_while_english_streams_keeps_the_paragraph() -> None:
    engine = Scripted()
    engine.gate.clear()

    async def script(pilot: Pilot[int]) -> None:
        screen = room(pilot)
        await until(pilot, lambda: screen.page.segmented)
        await pilot.press("space", "space", "space")
        before = screen.view.paragraph
        for number, size in enumerate([(60, 20), (160, 50), (30, 8), (120, 30)]):
            await pilot.resize_terminal(*size)
            if number == 1:
                engine.gate.set()
            await pilot.pause(0.05)
            assert screen.view.paragraph == before
        await translated(pilot)
        assert screen.view.paragraph == before

    play(opened(long_article(), engine), script)


# -- panels --


def test_help_opens_and_closes() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await pilot.press("question_mark")
        assert isinstance(pilot.app.screen, HelpScreen)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, ReadingScreen)
        await pilot.press("f1")
        assert isinstance(pilot.app.screen, HelpScreen)

    play(opened(article(), Scripted()), script, (80, 24))


def test_what_the_cleanup_left_out_is_shown_with_its_reason() -> None:
    cuts = (Removed("[bold]Lire aussi[/bold]", "related link", 2),)

    async def script(pilot: Pilot[int]) -> None:
        await pilot.press("c")
        assert isinstance(pilot.app.screen, RemovedScreen)
        text = " ".join(one.render().plain for one in pilot.app.screen.query("Static"))  # type: ignore[union-attr]
        assert "[bold]Lire aussi[/bold]" in text
        assert "related link" in text
        await pilot.press("q")
        assert isinstance(pilot.app.screen, ReadingScreen)

    play(opened(article(removed=cuts), Scripted()), script)


def test_notices_are_one_line_and_readable_in_full() -> None:
    notices = ["glossary.tsv:3: the target is empty", "[red]The memory is gone."]

    async def script(pilot: Pilot[int]) -> None:
        assert any("2 notices" in one.message for one in pilot.app._notifications)
        await pilot.press("exclamation_mark")
        assert isinstance(pilot.app.screen, NoticesScreen)
        text = " ".join(one.render().plain for one in pilot.app.screen.query("Static"))  # type: ignore[union-attr]
        assert all(notice in text for notice in notices)

    play(opened(article(), Scripted(), notices=notices), script)


def test_quitting_ends_with_0() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await pilot.press("q")

    app = opened(article(), Scripted())
    play(app, script)
    assert app.return_value == 0


# -- when things go wrong --


def test_an_engine_that_fails_leaves_the_source_readable_and_can_be_asked_again() -> None:
    engine = Scripted(fail_after=5)

    async def script(pilot: Pilot[int]) -> None:
        screen = room(pilot)
        await until(pilot, lambda: bool(screen.status.trouble))
        assert "visavis model status" in screen.status.render().plain
        assert 0 < screen.page.tally.done < screen.page.tally.total
        assert "Phrase numéro 5" in "\n".join(shown(screen.view))
        done = screen.page.tally.done
        engine.fail_after = 10**9
        await pilot.press("R")
        await translated(pilot)
        assert screen.page.tally.done > done
        assert not screen.status.trouble

    play(opened(long_article(), engine), script)


def test_hostile_text_is_text() -> None:
    hostile = (
        "[bold red]gras[/] \x1b[2J\x1b]0;titre\x07 \u202eenvers\u202c [@click=app.quit]x[/] 漢字👩‍👩‍👧‍👦"
    )

    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        text = "\n".join(shown(screen.view))
        assert "[bold red]gras[/]" in text
        assert "\x1b" not in text
        assert "\u202e" not in text
        await pilot.press("G", "question_mark", "escape", "c", "escape")
        assert pilot.app.screen is screen

    play(opened(article(hostile, hostile * 50), Scripted()), script, (60, 15))


def test_one_line_of_a_megabyte_can_be_read() -> None:
    engine = Scripted()
    engine.gate.clear()
    text = "Une phrase parmi beaucoup d’autres. " * 28_000

    async def script(pilot: Pilot[int]) -> None:
        screen = room(pilot)
        await until(pilot, lambda: screen.page.segmented)
        await pilot.press("space", "G", "k", "home")
        await pilot.resize_terminal(80, 24)
        await pilot.press("G")
        assert len(screen.view.page.segments) > 20_000
        await pilot.press("q")
        engine.gate.set()

    play(opened(article(text), engine), script)


def test_an_empty_article_does_no_harm() -> None:
    async def script(pilot: Pilot[int]) -> None:
        for key in ("j", "G", "home", "space", "right_curly_bracket", "right_parenthesis", "c", "escape"):
            await pilot.press(key)
        await pilot.click(PairView)
        assert isinstance(pilot.app.screen, ReadingScreen)

    play(opened(Article("vide", "", ()), Scripted()), script)


# -- bindings --


def test_every_binding_has_an_id_a_tooltip_and_no_rival() -> None:
    fields = ("search.done", "filter.done")  # count only while a field is typed in
    for group in (MOVES + MANNERS + ROOM, SHELF + LIBRARY, PANEL + CARD, PANEL, CHOICES):
        keys = [key for one in group if one.id not in fields for key in one.key.split(",")]
        assert len(keys) == len(set(keys))
    ids = [one.id for one in ALL]
    assert len(ids) == len(set(ids))
    assert all(one.id and one.tooltip.endswith(".") for one in ALL)
    assert {id for topic in HELP for entry, _ in topic.lines for id in entry} <= set(ids)


def test_a_keymap_rebinds_a_key_and_help_says_so() -> None:
    async def script(pilot: Pilot[int]) -> None:
        view = (await translated(pilot)).view
        await pilot.press("n")
        assert view.scroll_y == 1
        await pilot.press("j")
        assert view.scroll_y == 1
        await pilot.press("question_mark")
        texts = " ".join(one.render().plain for one in pilot.app.screen.query("Static"))  # type: ignore[union-attr]
        assert "n · k ↑  one line down, up" in texts

    play(opened(long_article(), Scripted(), keymap={"line.down": "n"}), script)


def test_what_the_reader_jumps_to_is_translated_before_the_rest() -> None:
    engine = Scripted()
    engine.gate.clear()

    async def script(pilot: Pilot[int]) -> None:
        screen = room(pilot)
        await until(pilot, lambda: screen.page.segmented)
        await pilot.press("G")
        await pilot.pause(0.5)
        engine.gate.set()
        await until(pilot, lambda: screen.page.units[-1] is not None)
        assert engine.asked.index("Dernière.") < 300
        await pilot.press("q")

    texts = [*["Une phrase. " * 20] * 100, "Dernière."]
    play(
        opened(article(*(f"{number} {text}" for number, text in enumerate(texts[:-1])), texts[-1]), engine),
        script,
    )
