"""Search in all articles, from the library and the reading room; and in the open one where English hides."""

import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets import Input

from reader.errors import PackageError
from reader.finder import Finder
from reader.intake import Entry, collect
from reader.memory import Memory, Recall
from reader.pipeline import redo
from reader.places import Places
from reader.stock import Stock
from reader.tui.app import ReaderApp
from reader.tui.bench import Bench
from reader.tui.concordance.findscreen import FindScreen
from reader.tui.concordance.hitlist import HitList
from reader.tui.room.reading import ReadingScreen
from reader.tui.tools import Tools
from tests.room import (
    SPOTTER,
    Ready,
    Scripted,
    article,
    long_article,
    opened,
    play,
    shown,
    translated,
    until,
    words,
)

ARTICLES = {
    "a": "Le chat de Minsk\n\nUn chat dort. Un cœur bat.\n\nLe président parle.",
    "b": "La pluie à Paris\n\nIl pleut. Un chien court.\n\nLe chat est rentré.",
    "c": "Rien de neuf\n\nTout est calme ici.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in ARTICLES.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    return tmp_path


def app_of(
    entries: list[Entry], *translated: int, open: int | None = None, answer: str = "Something else."
) -> ReaderApp:
    """The library with these articles, some of them translated before, one of them open."""
    memory = Memory(None)
    engine = Recall(Scripted(answer=answer), memory)
    stock = Stock(entries, clean=False)
    for at in translated:
        list(redo(stock.held(entries[at]).segments, engine, SPOTTER, memory))
    kit = Tools(Bench(lambda: Ready(engine, edits=memory)), Places(None), clean=False, stock=stock)
    return ReaderApp(entries, kit, article=None if open is None else stock.article(entries[open]))


async def panel(pilot: Pilot[int], text: str = "") -> FindScreen:
    """Open the panel and type; wait until every article has been looked at."""
    await pilot.press("F")
    await until(pilot, lambda: isinstance(pilot.app.screen, FindScreen))
    found = pilot.app.screen
    assert isinstance(found, FindScreen)
    await pilot.press(*text)
    await settled(pilot, found)
    return found


async def settled(pilot: Pilot[int], found: FindScreen) -> None:
    await until(pilot, lambda: found._left == 0 and found._shown == found.words and not busy(found))


def busy(found: FindScreen) -> bool:
    return any(not one.is_finished for one in found.workers if one.node is found)


def count(found: FindScreen) -> str:
    return str(found.query_one("#find-count").render())


def lines(found: FindScreen) -> list[str]:
    view = found.query_one(HitList)
    painted = [view.render_line(y).text.rstrip() for y in range(view.size.height)]
    return [line for line in painted if line]


async def reading(pilot: Pilot[int]) -> ReadingScreen:
    await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
    return await translated(pilot)


def current(screen: ReadingScreen) -> str:
    return screen.page.segments[screen.view.state.current].text


def bar(screen: ReadingScreen) -> str:
    return str(screen.search.query_one("#count").render())


def english(screen: ReadingScreen) -> list[Strip]:
    """The right column as it is painted."""
    view = screen.view
    half = view.size.width // 2
    return [view.render_line(y).crop(half, view.size.width - 1).simplify() for y in range(view.size.height)]


# -- the panel --


def test_places_of_all_articles_are_listed_by_article_with_the_words_lit(folder: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        found = await panel(pilot, "CHAT")
        assert count(found) == "3 in 2 of 3 articles · translated so far: 0"
        assert lines(found) == [
            "Le chat de Minsk  2",
            "▌fr Le chat de Minsk",
            " fr Un chat dort.",
            "La pluie à Paris  1",
            " fr Le chat est rentré.",
        ]
        view = found.query_one(HitList)
        assert "chat" in [cells.text for cells in view.render_line(2)], "painted by itself"
        await pilot.press("backspace", "backspace", "z")
        await settled(pilot, found)
        assert count(found).startswith("not found")
        assert lines(found) == []
        await pilot.press("enter", *["backspace"] * 3, *"coeur")
        await settled(pilot, found)
        assert lines(found) == ["Le chat de Minsk  1", "▌fr Un cœur bat."]

    play(app_of(collect([str(folder)])), script)


def test_english_is_found_where_it_was_translated_before(folder: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        found = await panel(pilot, "tout est")
        assert lines(found) == ["Rien de neuf  2", "▌fr Tout est calme ici.", " en TOUT EST CALME ICI."]
        assert "translated so far: 1" in count(found)
        await pilot.press("down", "enter")
        screen = await reading(pilot)
        await until(pilot, lambda: bar(screen) == "2/2")
        assert "TOUT EST" in words(screen.view, lambda style: True)

    play(app_of(collect([str(folder)]), 2, answer=""), script)


def test_enter_opens_the_article_at_the_place_and_escape_comes_back(folder: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        library = pilot.app.screen
        found = await panel(pilot, "chat")
        await pilot.press("down", "enter")
        screen = await reading(pilot)
        assert screen.article.title == "Le chat de Minsk"
        assert current(screen) == "Un chat dort."
        await until(pilot, lambda: bar(screen) == "2/2")
        assert pilot.app.focused is screen.view, "n and N go on"
        await pilot.press("N")
        assert bar(screen) == "1/2"
        assert current(screen) == "Le chat de Minsk"
        await pilot.press("escape")
        assert not screen.search.display
        await pilot.press("escape")
        assert pilot.app.screen is found
        chosen = found.query_one(HitList).chosen
        assert chosen is not None
        assert chosen.hit is not None
        assert chosen.hit.segment == 1, "the cursor stands where it stood"
        await until(pilot, lambda: "translated so far: 1" in count(found))
        await pilot.press("down", "enter")
        screen = await reading(pilot)
        assert current(screen) == "Le chat est rentré."
        await pilot.press("F")
        assert pilot.app.screen is found
        await pilot.press("escape")
        assert pilot.app.screen is library
        again = await panel(pilot)
        assert again.words == "chat", "the words are remembered"
        await pilot.press(*"neuf")
        await settled(pilot, again)
        assert again.words == "neuf", "and typed over"

    play(app_of(collect([str(folder)])), script)


def test_from_the_reading_room_the_open_article_is_not_opened_twice(folder: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await reading(pilot)
        await panel(pilot, "pluie")
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is screen)
        await until(pilot, lambda: bar(screen) == "1/1")
        assert current(screen) == "La pluie à Paris"
        await panel(pilot, "calme")
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is not screen)
        other = await reading(pilot)
        assert current(other) == "Tout est calme ici."
        await pilot.press("q", "escape")
        assert pilot.app.screen is screen
        assert current(screen) == "La pluie à Paris"

    play(app_of(collect([str(folder)]), open=1), script)


def test_a_click_goes_to_the_place_and_a_title_to_its_first(folder: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        found = await panel(pilot, "chat")
        await pilot.click(HitList, offset=(8, 2))
        screen = await reading(pilot)
        assert current(screen) == "Un chat dort."
        await pilot.press("F")
        await until(pilot, lambda: pilot.app.screen is found)
        await pilot.click(HitList, offset=(2, 3))
        screen = await reading(pilot)
        assert current(screen) == "Le chat est rentré."
        await pilot.press("F")
        await pilot.click(HitList, offset=(8, 12))
        await pilot.pause()
        assert pilot.app.screen is found, "there is nothing"

    play(app_of(collect([str(folder)])), script)


def test_many_places_of_one_article_end_in_a_line_for_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Le titre\n\n" + "\n\n".join(f"Phrase numéro {i}." for i in range(40)))
    (tmp_path / "b.txt").write_text("Une phrase ailleurs, toute seule.")

    async def script(pilot: Pilot[int]) -> None:
        found = await panel(pilot, "phrase")
        assert lines(found)[6:] == [
            "    … 35 more",
            "Une phrase ailleurs, toute seule.  1",
            " fr Une phrase ailleurs, toute seule.",
        ]
        await pilot.press(*["down"] * 9, "up")
        await pilot.press("enter")
        screen = await reading(pilot)
        assert current(screen) == "Phrase numéro 5."
        await pilot.press("q", "pagedown", "pageup", "pageup", "enter")
        screen = await reading(pilot)
        assert current(screen) == "Phrase numéro 0."

    play(app_of(collect([str(tmp_path)])), script)


def test_files_that_change_go_or_cannot_be_read_are_told(folder: Path) -> None:
    (folder / "d.txt").write_text("")

    async def script(pilot: Pilot[int]) -> None:
        found = await panel(pilot, "pluie")
        assert "1 cannot be read" in count(found)
        (folder / "b.txt").write_text(ARTICLES["b"].replace("La pluie", "Une note\n\nLa pluie forte"))
        await pilot.press("enter")
        screen = await reading(pilot)
        assert current(screen) == "La pluie forte à Paris", "found again in the new text"
        await pilot.press("q")
        (folder / "b.txt").unlink()
        await pilot.press("enter")
        await until(pilot, lambda: any("is not there" in one.message for one in pilot.app._notifications))
        await until(pilot, lambda: "2 cannot be read" in count(found))
        assert lines(found) == []

    play(app_of(collect([str(folder)])), script)


def test_an_enter_that_comes_before_the_places_waits_for_them(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, find = threading.Event(), Finder.find

    def late(*words: Any) -> Any:
        gate.wait(10)
        return find(*words)

    async def script(pilot: Pilot[int]) -> None:
        found = await panel(pilot, "pl")
        monkeypatch.setattr(Finder, "find", late)
        await pilot.press(*[*["backspace"] * 2, *"calme"], "enter")
        assert pilot.app.screen is found
        gate.set()
        screen = await reading(pilot)
        assert current(screen) == "Tout est calme ici."

    play(app_of(collect([str(folder)])), script)


def test_without_a_set_up_the_french_is_searched_and_the_reason_told(folder: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        found = await panel(pilot, "calme")
        assert count(found).endswith("· French only")
        assert lines(found) == ["Rien de neuf  1", "▌fr Tout est calme ici."]
        assert any("model status" in one.message for one in pilot.app._notifications)

    def broken() -> Ready:
        raise PackageError("There is no package: type `visavis model status`.")

    entries = collect([str(folder)])
    kit = Tools(Bench(broken), Places(None), clean=False, stock=Stock(entries, clean=False))
    play(ReaderApp(entries, kit), script)


def test_one_article_alone_is_searched_with_the_slash(folder: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await reading(pilot)
        await pilot.press("F")
        assert pilot.app.screen is screen
        assert any("/ searches it" in one.message for one in pilot.app._notifications)

    play(app_of(collect([str(folder / "a.txt")]), open=0), script)


@pytest.mark.parametrize("size", [(20, 5), (80, 24)])
def test_the_panel_holds_in_a_small_terminal(folder: Path, size: tuple[int, int]) -> None:
    async def script(pilot: Pilot[int]) -> None:
        found = await panel(pilot, "chat")
        view = found.query_one(HitList)
        assert found.query_one("#find", Input).region.y < size[1]
        assert view.region.bottom <= size[1]
        assert view.size.height >= 2
        for _ in range(3):
            await pilot.press("down")
            assert "chat" in lines(found)[view._at - round(view.scroll_y)]
        assert all(view.render_line(y).cell_length == view.size.width for y in range(view.size.height))

    play(app_of(collect([str(folder)])), script, size)


# -- in the open article, where a hit is not to be seen --


def test_a_hit_in_hidden_english_is_reached_and_not_given_away() -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        await pilot.press("t", "t", "t", "t", "slash", *"numéro 3,", "enter", "n")
        assert bar(screen) == "2/2  in the hidden English"
        assert current(screen).startswith("Phrase numéro 3")
        text = "\n".join(shown(screen.view))
        assert "PHRASE" not in text
        hidden, state = english(screen), screen.view.state
        screen.view.show_state(replace(state, found={}))
        assert english(screen) == hidden, "painted as without the search"
        screen.view.show_state(state)
        await pilot.press("enter")
        assert bar(screen) == "2/2"
        assert "NUMÉRO 3," in words(screen.view, lambda style: True)

    play(opened(long_article(20), Scripted()), script)


def test_a_hit_in_the_column_that_is_not_shown_is_reached_and_told() -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        await pilot.press("t", "t", "slash", *"numéro 3,", "enter", "n")
        assert screen.view.manner.mode == "source"
        assert bar(screen) == "2/2  in the English, which is not shown"
        assert current(screen).startswith("Phrase numéro 3")
        await pilot.press("t", "n")
        assert bar(screen) == "1/2  in the French, which is not shown"
        await pilot.press("t", "t")
        assert bar(screen) == "1/2"

    play(opened(long_article(20), Scripted()), script)


def test_a_long_book_is_made_ready_by_a_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.tui.room.searchbar._AT_ONCE", 3)

    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        await pilot.press("slash", *"chien")
        await until(pilot, lambda: bar(screen) == "1/2")
        assert current(screen) == "Un chien court."
        await pilot.press("enter", "escape", "slash", "escape", "slash", *"chat")
        await until(pilot, lambda: bar(screen) == "1/2")

    play(opened(article("Un chat dort.", "Un chien court.", "Il pleut."), Scripted()), script)
