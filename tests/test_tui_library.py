"""The library: every key and the mouse, in the running application."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.intake import Entry, collect
from reader.intake.again import Lookout
from reader.memory import Memory, Recall
from reader.places import Places
from reader.stock import Stock
from reader.tui import listing
from reader.tui.app import ReaderApp
from reader.tui.articles import ArticleTable
from reader.tui.bench import Bench
from reader.tui.catalogue import LibraryScreen
from reader.tui.reading import ReadingScreen
from reader.tui.shelf import Card
from reader.tui.tools import Tools
from tests.room import Ready, Scripted, play, room, shown, tools, translated, until

NAMES = ("a.txt", "b.txt", "c.txt")
TEXTS = {
    "a.txt": "Un titre clair\n\nLe Monde avec AFP, publié le 28 mars 2023\n\nUn texte assez long. Voilà.\n",
    "b.txt": "Deuxième titre\n\nEncore un paragraphe [red]rouge[/red]. Voilà.\n",
    "c.txt": "Été à Évian\n\n" + "\n\n".join(f"Loukachenko parle {n} fois." for n in range(2, 12)),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "articles"
    place.mkdir()
    for name, text in TEXTS.items():
        (place / name).write_text(text, "utf-8")
    return place


@pytest.fixture(autouse=True)
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at the folder more often than a reader needs."""
    monkeypatch.setattr(listing, "_OFTEN", 0.05)


class Library:
    """A library over a folder, with an engine behind its memory."""

    def __init__(self, *words: str, engine: Scripted | None = None, places: Places | None = None) -> None:
        self.engine = engine or Scripted()
        self.places = places or Places(None)
        self.memory = Memory(None)
        entries = collect(words)
        desk = Ready(Recall(self.engine, self.memory), edits=self.memory)
        self.tools = Tools(
            Bench(lambda: desk), self.places, stock=Stock(entries), lookout=Lookout(words, entries)
        )
        self.app = ReaderApp(entries, self.tools)


def library(pilot: Pilot[int]) -> LibraryScreen:
    screen = pilot.app.screen
    assert isinstance(screen, LibraryScreen)
    return screen


def titles(screen: LibraryScreen) -> list[str]:
    return [screen.table.cards[entry].title for entry in screen.table.shown]


def card(screen: LibraryScreen, name: str) -> Card:
    return next(one for entry, one in screen.table.cards.items() if Path(entry.name).name == name)


def lines(screen: LibraryScreen) -> list[str]:
    return [screen.table.render_line(y).text.rstrip() for y in range(screen.table.size.height)]


def heading(screen: LibraryScreen) -> str:
    return str(screen.query_one("#shelf").render())


def said(app: ReaderApp) -> str:
    return " ".join(one.message for one in app._notifications)


async def known(pilot: Pilot[int]) -> LibraryScreen:
    """The library, once all of it was read and all titles are translated."""
    screen = library(pilot)
    cards = screen.table.cards
    await until(pilot, lambda: all(one.facts for one in screen.table.cards.values()))
    await until(
        pilot, lambda: all(one.target or one.problem for one in screen.table.cards.values() if one.title)
    )
    assert cards
    return screen


# -- the list --


def test_the_library_lists_opens_and_comes_back(folder: Path) -> None:
    entries = [Entry(folder / name, name) for name in ("a.txt", "b.txt", "gone.txt")]
    app = ReaderApp(entries, tools(Scripted()))

    async def script(pilot: Pilot[int]) -> None:
        screen = library(pilot)
        assert lines(screen)[1].strip().startswith(("a.txt", "Un titre clair")), "names at once"
        await until(pilot, lambda: titles(screen)[:2] == ["Un titre clair", "Deuxième titre"])
        assert lines(screen)[5].startswith("! gone.txt")
        await pilot.press("j", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        assert "Deuxième titre" in shown(room(pilot).view)[0]
        await pilot.press("escape")
        assert pilot.app.screen is screen
        await pilot.press("j", "k", "down", "up", "j", "enter")
        await until(pilot, lambda: "gone.txt is not there" in said(app))
        assert pilot.app.screen is screen
        await pilot.press("question_mark", "q", "exclamation_mark", "q", "q")

    play(app, script)
    assert app.return_value == 0


def test_an_empty_library_says_what_to_do() -> None:
    async def script(pilot: Pilot[int]) -> None:
        text = str(library(pilot).query_one("#empty").render())
        assert "visavis article.txt" in text
        await pilot.press("enter", "j", "s", "b", "B", "d", "space", "G", "g", "q")

    app = ReaderApp([], tools(Scripted()))
    play(app, script)
    assert app.return_value == 0


def test_english_titles_and_progress_fill_in(folder: Path) -> None:
    lib = Library(str(folder))

    async def script(pilot: Pilot[int]) -> None:
        screen = await known(pilot)
        assert lines(screen)[2].strip() == "UN TITRE CLAIR"
        row = lines(screen)[1]
        assert all(part in row for part in ("Un titre clair", "Le Monde", "2023-03-28", "8"))
        assert card(screen, "c.txt").english.done == 1  # type: ignore[union-attr]
        assert set(lib.engine.asked) == {"Un titre clair", "Deuxième titre", "Été à Évian"}
        await pilot.press("G", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        await translated(pilot)
        await pilot.press("G", "q")
        await until(pilot, lambda: "100 %" in lines(screen)[5])
        assert card(screen, "c.txt").progress == 100
        await until(pilot, lambda: card(screen, "c.txt").english.percent == 100)  # type: ignore[union-attr]

    play(lib.app, script)


@pytest.mark.parametrize(
    ("size", "headings", "rows"),
    [
        ((20, 5), ["Title"], 1),
        ((50, 12), ["Title", "Read", "Transl"], 1),
        ((80, 24), ["Title", "Date", "Read", "Transl", "Issues"], 1),
        ((120, 40), ["Title", "Outlet", "Date", "Words", "Read", "Transl", "Issues"], 2),
        ((200, 60), ["Title", "English", "Outlet", "Date", "Words", "Read", "Transl", "Issues"], 1),
    ],
)
def test_columns_are_shown_that_have_room(
    folder: Path, size: tuple[int, int], headings: list[str], rows: int
) -> None:
    (folder / "d.txt").write_text("日本 👩‍👩‍👧 e\u0301\u202emal [b]gras[/b]\n\nUn texte.\n", "utf-8")

    async def script(pilot: Pilot[int]) -> None:
        screen = await known(pilot)
        found = lines(screen)
        assert found[0].split() == headings
        assert found[1].strip().startswith("Un titre clair")
        assert found[1 + rows].strip().startswith("Deuxième")
        assert all(
            screen.table.render_line(y).cell_length == screen.table.size.width for y in range(len(found))
        )
        await pilot.press("G")
        assert any("日本" in line and "\u202e" not in line for line in lines(screen))
        about = str(screen.query_one("#about").render())
        assert "d.txt" in about

    play(Library(str(folder)).app, script, size)


def test_the_cursor_moves_and_stays_on_the_screen(folder: Path) -> None:
    for number in range(60):
        (folder / f"n{number}.txt").write_text(f"Titre numéro {number}\n\nUn texte.\n", "utf-8")

    async def script(pilot: Pilot[int]) -> None:
        table = library(pilot).table
        await until(pilot, lambda: all(one.facts for one in table.cards.values()))
        for keys, expected in (
            (["G"], 62), (["home"], 0), (["space"], 9), (["pagedown"], 18), (["ctrl+f"], 27),
            (["ctrl+b"], 18), (["pageup"], 9), (["end"], 62), (["g"], 0), (["j", "down", "k", "up", "k"], 0),
        ):  # fmt: skip
            await pilot.press(*keys)
            assert table.shown.index(table.chosen) == expected, keys  # type: ignore[arg-type]
            assert any(table.cards[table.chosen].title in line for line in lines(library(pilot)))  # type: ignore[index]
        await pilot.press("G")
        chosen = table.chosen
        await pilot.resize_terminal(60, 8)
        await pilot.pause()
        assert table.chosen == chosen
        assert any("Titre numéro 59" in line for line in lines(library(pilot)))

    play(Library(str(folder)).app, script, (120, 24))


# -- filter and order --


def test_the_filter_looks_at_both_titles_and_at_all_that_is_known(folder: Path) -> None:
    lib = Library(str(folder))

    async def script(pilot: Pilot[int]) -> None:
        screen = await known(pilot)
        for typed, expected in (
            ("EVIAN", ["Été à Évian"]),
            ("monde 2023-03", ["Un titre clair"]),
            ("b.txt", ["Deuxième titre"]),
            ("titre", ["Un titre clair", "Deuxième titre"]),
            ("zz", []),
        ):
            await pilot.press("slash", *typed.replace(" ", "~").replace("~", " "))
            assert titles(screen) == expected, typed
            await pilot.press("escape")
            assert len(titles(screen)) == 3
        await pilot.press("slash", *"evian", "enter")
        assert "3 articles · 1 shown" in heading(screen)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        await pilot.press("q", "escape")
        assert len(titles(screen)) == 3
        await pilot.press("slash", "enter", "escape")

    play(lib.app, script)
    assert lib.app.return_value == 0


def test_the_english_title_is_found_where_it_has_other_words(folder: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await known(pilot)
        await pilot.press("slash", *"quite")
        assert len(titles(screen)) == 3

    play(Library(str(folder), engine=Scripted(answer="Quite another")).app, script)


def test_every_order_and_the_cursor_stays_on_its_article(folder: Path) -> None:
    (folder / "d.txt").write_bytes(b"")
    lib = Library(str(folder))

    async def script(pilot: Pilot[int]) -> None:
        screen = await known(pilot)
        table = screen.table
        await pilot.press("j")
        found = {}
        for _ in range(9):
            await pilot.press("s")
            found[table.order] = [Path(entry.name).name[0] for entry in table.shown]
            assert table.cards[table.chosen].title == "Deuxième titre"  # type: ignore[index]
        assert {order: "".join(names) for order, names in found.items()} == {
            "title": "bcad", "English": "bcad", "outlet": "abcd", "newest": "abcd", "longest": "cabd",
            "unread": "abcd", "translated": "abcd", "issues": "abcd", "as found": "abcd",
        }  # fmt: skip
        await pilot.press("s")
        assert "sorted: title" in heading(screen)
        assert "Title ▾" in lines(screen)[0]

    play(lib.app, script)


def test_the_mouse_sorts_chooses_and_opens(folder: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await known(pilot)
        table = screen.table
        at = lines(screen)[0].index("Words")
        await pilot.click(ArticleTable, offset=(at + 2, 0))
        assert table.order == "longest"
        assert titles(screen)[0] == "Été à Évian"
        await pilot.click(ArticleTable, offset=(at + 2, 0))
        assert table.order == "as found"
        await pilot.click(ArticleTable, offset=(8, 4))
        assert table.cards[table.chosen].title == "Deuxième titre"  # type: ignore[index]
        await pilot.click(ArticleTable, offset=(8, 25))
        assert pilot.app.screen is screen
        await pilot.click(ArticleTable, offset=(8, 3), times=2)
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        assert room(pilot).article.title == "Deuxième titre"

    play(Library(str(folder)).app, script)
