"""The open article's file changes, goes, comes back, is half written: nothing is lost."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.bitext import Bitext
from reader.intake import Entry, read
from reader.memory import Memory, Recall
from reader.places import Places
from reader.segment import segment
from reader.tui.app import ReaderApp
from reader.tui.bench import Bench
from reader.tui.room.reading import ReadingScreen
from reader.tui.room.watch import Watch, moved_to
from reader.tui.tools import Export, Tools
from tests.room import Ready, Scripted, article, opened, play, shown, tools, translated, until

TEXT = "Le titre\n\n" + "\n\n".join(f"Phrase numéro {i} du texte. Et encore {i}." for i in range(40))


@pytest.fixture(autouse=True)
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """The timer does not look in between."""
    monkeypatch.setattr("reader.tui.room.reopening._OFTEN", 600.0)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    return path


def app_of(path: Path, places: Places | None = None, export: Export | None = None) -> ReaderApp:
    memory = Memory(None)
    desk = Ready(Recall(Scripted(), memory), edits=memory)
    kit = Tools(Bench(lambda: desk), places or Places(None), export, clean=False)
    return ReaderApp([], kit, article=read(Entry(path, str(path)), clean=False))


async def look(pilot: Pilot[int], screen: ReadingScreen, times: int = 2) -> None:
    """Look at the file now, as the timer would."""
    for _ in range(times):
        screen.look_at_file()
        await until(pilot, lambda: not screen._looking)


def told(pilot: Pilot[int], words: str) -> int:
    return sum(words in one.message for one in pilot.app._notifications)


def line_of(screen: ReadingScreen, words: str) -> int:
    return next(y for y, line in enumerate(shown(screen.view)) if words in line)


# -- the watch --


def test_each_change_is_news_once_and_only_at_rest(file: Path) -> None:
    watch = Watch(file)
    assert (watch.look(), watch.look()) == ("", "")
    for part in ("Le", "Le titre", "Le titre et la suite"):
        file.write_text(part)
        assert watch.look() == "", "still being written"
    assert [watch.look() for _ in range(3)] == ["changed", "", ""]
    file.unlink()
    assert watch.look() == "", "an editor may be about to put it back"
    assert [watch.look() for _ in range(3)] == ["gone", "", ""]
    file.write_text("Revenu")
    assert [watch.look() for _ in range(3)] == ["", "changed", ""]


def test_a_file_that_an_editor_puts_back_at_once_was_never_gone(file: Path) -> None:
    watch = Watch(file)
    before = file.stat()
    file.rename(file.with_suffix(".bak"))
    assert watch.look() == ""
    file.with_suffix(".bak").rename(file)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (watch.look(), watch.look()) == ("", "")


def test_where_a_sentence_is_now_or_else_its_nearest_neighbour() -> None:
    before = segment(article("Un chat dort ici.", "La pluie tombe fort.", "Le train part demain matin."))
    after = segment(article("Neuf et nouveau.", "Un chat dort ici.", "Le train part demain matin."))
    assert [after[moved_to(at, before, after)].text for at in range(4)] == [
        "Le titre",
        "Un chat dort ici.",
        "Un chat dort ici.",
        "Le train part demain matin.",
    ]
    assert moved_to(3, before, segment(article("Zzz."))[1:]) == 0


# -- the room --


def test_a_replaced_file_is_shown_at_the_same_sentence_on_the_same_line(file: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        await pilot.press(*["right_curly_bracket"] * 20, "m", "t", "t")
        words = screen.page.segments[screen.view.state.current].text
        line = line_of(screen, words)
        manner = screen.view.manner
        new = file.with_suffix(".new")
        new.write_text(TEXT.replace("numéro 5 ", "numéro 5 1/2 ").replace("Phrase", "Neuf.\n\nPhrase", 3))
        new.replace(file)
        await look(pilot, screen, 1)
        assert not told(pilot, "has changed"), "it may still be written"
        await look(pilot, screen)
        await until(pilot, lambda: told(pilot, "has changed") == 1)
        assert len(screen.page.article.paragraphs) == 44
        assert screen.page.segments[screen.view.state.current].text == words
        assert line_of(screen, words) == line
        assert "•" in shown(screen.view)[line], "the mark went along"
        assert screen.view.manner == manner
        await translated(pilot)
        assert line_of(screen, words) == line, "the English did not push it away"
        await look(pilot, screen, 3)
        assert told(pilot, "has changed") == 1

    play(app_of(file), script)


def test_what_both_files_hold_needs_no_new_english_and_the_search_goes_on(file: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        await pilot.press("slash", *"numero 7", "enter")
        assert screen.search.query_one("#count").render().plain == "1/2"  # type: ignore[attr-defined]
        file.write_text(TEXT + "\n\nEt le numéro 7 encore.\n")
        await look(pilot, screen)
        await until(pilot, lambda: len(screen.page.article.paragraphs) == 42)
        assert screen.page.units[-2] is not None
        await translated(pilot)
        count = screen.search.query_one("#count")
        await until(pilot, lambda: count.render().plain == "0/4")  # type: ignore[attr-defined]
        await pilot.press("n")
        assert count.render().plain == "1/4"  # type: ignore[attr-defined]

    play(app_of(file), script)


def test_a_deleted_file_stays_readable_and_exportable_and_is_told_once(file: Path) -> None:
    written: list[Bitext] = []

    def export(bitext: Bitext, notes: object) -> Path:
        written.append(bitext)
        return Path("a.md")

    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        found = screen.article
        file.unlink()
        await look(pilot, screen, 4)
        assert told(pilot, "a.txt is gone: x exports what you see") == 1
        assert "PHRASE NUMÉRO 0" in "\n".join(shown(screen.view))
        await pilot.press("x")
        assert [one.article for one in written] == [found]
        file.mkdir()
        await look(pilot, screen, 3)
        await until(pilot, lambda: told(pilot, "is a folder") == 1)
        file.rmdir()
        file.write_text("", "utf-8")
        await look(pilot, screen, 3)
        await until(pilot, lambda: told(pilot, "is empty") == 1)
        assert screen.article is found
        file.write_text("Une autre histoire.", "utf-8")
        await look(pilot, screen)
        await until(pilot, lambda: "Une autre histoire." in "\n".join(shown(screen.view)))
        assert screen.view.state.current == 0

    play(app_of(file, export=export), script)


def test_an_open_panel_is_about_the_article_as_it_was_until_it_is_closed(file: Path) -> None:
    places = Places(None)

    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        await pilot.press(*["right_curly_bracket"] * 3, "w")
        file.write_text(TEXT.replace("Phrase numéro 0", "Neuf.\n\nPhrase numéro 0"))
        await look(pilot, screen, 3)
        assert len(screen.page.article.paragraphs) == 41
        await pilot.press(*"voir", "enter")
        await look(pilot, screen)
        await until(pilot, lambda: len(screen.page.article.paragraphs) == 42)
        ((at, note),) = screen.keeper.notes.items()
        assert (screen.page.segments[at].text, note.text) == ("Phrase numéro 2 du texte.", "voir")

    play(app_of(file, places), script)


def test_standard_input_is_not_watched() -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        screen.look_at_file()
        assert screen._watch is None

    play(opened(replace(article(), source="-"), tools(Scripted())), script)
