"""The library: every key and the mouse, in the running application."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from reader.config import Articles as ArticlesConfig
from reader.config import Config
from reader.errors import EngineError, PackageError
from reader.glossary import Glossary
from reader.intake import Entry, collect
from reader.intake.again import Lookout
from reader.memory import Memory, Recall
from reader.places import Places
from reader.spot import Spotter
from reader.stock import Stock, stamp_of
from reader.tui.app import ReaderApp
from reader.tui.bench import Bench
from reader.tui.room.reading import ReadingScreen
from reader.tui.shelves import listing
from reader.tui.shelves.articles import ArticleTable
from reader.tui.shelves.catalogue import LibraryScreen
from reader.tui.shelves.digest import Digest
from reader.tui.shelves.shelf import Card, English, Facts
from reader.tui.shelves.takenout import TakenOutScreen
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
    monkeypatch.setattr(listing, "_REST", 1)


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
        assert screen.table.virtual_size.width == screen.table.scrollable_content_region.width
        assert found[1].strip().startswith("Un titre clair")
        assert found[1 + rows].strip().startswith("Deuxième")
        assert all(
            screen.table.render_line(y).cell_length == screen.table.scrollable_content_region.width
            for y in range(len(found))
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
            ("EVI", ["Été à Évian"]),
            ("mond 03-28", ["Un titre clair"]),
            ("b.t", ["Deuxième titre"]),
            ("titr", ["Un titre clair", "Deuxième titre"]),
            ("zz", []),
        ):
            screen.query_one(Input).value = typed
            await pilot.pause()
            assert titles(screen) == expected, typed
        screen.query_one(Input).value = ""
        await pilot.press("slash", *"evi", "enter")
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

    async def later(pilot: Pilot[int]) -> None:
        await until(pilot, lambda: titles(library(pilot))[0] == "Deuxième titre")
        assert "sorted: title" in heading(library(pilot))

    play(lib.app, script)
    play(Library(str(folder), places=lib.places).app, later)


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


# -- the folder is watched --


def test_articles_come_change_and_go_and_the_cursor_stays(folder: Path) -> None:
    lib = Library(str(folder))

    async def script(pilot: Pilot[int]) -> None:
        screen = await known(pilot)
        await pilot.press("j")
        (folder / "aa.txt").write_text("Tout neuf\n\nUn texte.\n", "utf-8")
        await until(pilot, lambda: titles(screen)[1:2] == ["Tout neuf"])
        await until(pilot, lambda: card(screen, "aa.txt").target == "TOUT NEUF")
        assert screen.table.cards[screen.table.chosen].title == "Deuxième titre"  # type: ignore[index]
        assert "4 articles" in heading(screen)
        (folder / "b.txt").write_text("Titre changé\n\nUn autre texte.\n", "utf-8")
        await until(pilot, lambda: card(screen, "b.txt").target == "TITRE CHANGÉ")
        (folder / "aa.txt").unlink()
        await until(pilot, lambda: titles(screen) == ["Un titre clair", "Titre changé", "Été à Évian"])
        assert screen.table.cards[screen.table.chosen].title == "Titre changé"  # type: ignore[index]
        assert lib.tools.stock.entries == tuple(screen.table.shown)
        for name in NAMES:
            (folder / name).unlink()
        await until(pilot, lambda: titles(screen) == [])
        assert screen.query_one("#empty").display
        (folder / "z.txt").write_text("Enfin\n\nUn texte.\n", "utf-8")
        await until(pilot, lambda: titles(screen) == ["Enfin"])
        assert not screen.query_one("#empty").display
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        await pilot.press("q", "d")
        assert "All articles are taken out of the list: D" in str(screen.query_one("#empty").render())

    play(lib.app, script)


def test_a_folder_that_goes_is_said_once_and_comes_back(folder: Path) -> None:
    lib = Library(str(folder))

    async def script(pilot: Pilot[int]) -> None:
        screen = await known(pilot)
        folder.rename(folder.parent / "away")
        await until(pilot, lambda: "is not there" in said(lib.app))
        await until(pilot, lambda: bool(card(screen, "a.txt").problem))
        await pilot.pause(0.3)
        assert said(lib.app).count("is not there") == 1
        assert len(titles(screen)) == 3
        (folder.parent / "away").rename(folder)
        await until(pilot, lambda: not any(one.problem for one in screen.table.cards.values()))
        folder.rename(folder.parent / "away")
        await until(pilot, lambda: said(lib.app).count("is not there") == 2)

    play(lib.app, script)


def test_a_change_of_the_glossary_counts_the_flags_anew(folder: Path) -> None:
    lib = Library(str(folder), engine=Scripted(answer="He speaks."))

    async def script(pilot: Pilot[int]) -> None:
        screen = await known(pilot)
        await pilot.press("B")
        await until(pilot, lambda: all(one.english.percent == 100 for one in screen.table.cards.values()))  # type: ignore[union-attr]
        assert card(screen, "c.txt").english.flagged == 10  # type: ignore[union-attr]
        lib.tools.bench.take_spotter(Spotter(Glossary(())))
        await until(pilot, lambda: card(screen, "c.txt").english.flagged == 0)  # type: ignore[union-attr]
        other = Scripted(answer="She sleeps.")
        other.fingerprint = "another"
        lib.tools.bench.take_engine(Recall(other, lib.memory))
        await until(pilot, lambda: card(screen, "c.txt").target == "She sleeps.")
        assert card(screen, "c.txt").english.done == 1  # type: ignore[union-attr]

    play(lib.app, script)


# -- translated ahead --


def whole(screen: LibraryScreen, name: str) -> bool:
    english = card(screen, name).english
    return english is not None and english.percent == 100


def test_an_article_is_queued_translated_and_counted(folder: Path) -> None:
    lib = Library(str(folder))

    async def script(pilot: Pilot[int]) -> None:
        screen = await known(pilot)
        lib.engine.gate.clear()
        await pilot.press("j", "b", "k", "b")
        await until(pilot, lambda: card(screen, "b.txt").doing == "working")
        assert card(screen, "a.txt").doing == "queued"
        assert "2 queued" in heading(screen)
        assert [line[0] for line in lines(screen)[1:7:2]] == ["○", "◐", " "]
        await pilot.press("G", "B")
        assert "3 queued" in heading(screen)
        await pilot.press("b", "B", "B")
        assert "queued" not in heading(screen), "B a second time queues none"
        lib.engine.gate.set()
        await pilot.press("b")
        await until(pilot, lambda: whole(screen, "c.txt"))
        assert not whole(screen, "a.txt")
        await pilot.press("B")
        await until(pilot, lambda: all(whole(screen, name) for name in NAMES))
        await until(pilot, lambda: "queued" not in heading(screen))
        await pilot.press("b", "B")
        assert "is translated" in said(lib.app)
        assert "All articles that are shown are translated" in said(lib.app)
        assert lib.engine.largest <= 8

    play(lib.app, script)


def test_the_open_article_comes_first_and_the_queue_goes_on_afterwards(folder: Path) -> None:
    (folder / "long.txt").write_text(
        "Un long texte\n\n" + "\n\n".join(f"Phrase numéro {n}." for n in range(200)), "utf-8"
    )
    lib = Library(str(folder))

    async def script(pilot: Pilot[int]) -> None:
        screen = await known(pilot)
        before = len(lib.engine.asked)
        lib.engine.gate.clear()
        await pilot.press("G", "b")
        await until(pilot, lambda: card(screen, "long.txt").doing == "working")
        await pilot.press("g", "j", "j", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen) and room(pilot).page.segmented)
        await until(pilot, lambda: lib.tools.bench.turns._first > 0)
        assert room(pilot).status.ahead == "1 queued"
        lib.engine.gate.set()
        reading = await translated(pilot)
        await until(pilot, lambda: whole(screen, "long.txt"))
        asked = lib.engine.asked[before:]
        mine = [asked.index(one.text) for one in reading.page.segments if one.text in asked]
        assert max(mine) <= len(mine) + 8, "the article on the screen waited for one batch at most"
        await until(pilot, lambda: reading.status.ahead == "")
        await pilot.press("q")

    play(lib.app, script)


def test_leaving_does_not_wait_for_the_queue(folder: Path) -> None:
    lib = Library(str(folder))

    async def script(pilot: Pilot[int]) -> None:
        screen = await known(pilot)
        before = len(lib.engine.asked)
        lib.engine.gate.clear()
        await pilot.press("B")
        await until(pilot, lambda: any(one.doing == "working" for one in screen.table.cards.values()))
        await pilot.press("q")
        lib.engine.gate.set()
        assert len(lib.engine.asked) <= before + 8

    play(lib.app, script)
    assert lib.app.return_value == 0


def test_one_article_that_fails_is_marked_and_the_next_goes_on(folder: Path) -> None:
    lib = Library(str(folder))
    true_translate = lib.engine.translate

    def translate(*asked: Any) -> Any:
        if any("rouge" in text for text in asked[0]):
            raise EngineError("This text breaks the engine.")
        return true_translate(*asked)

    lib.engine.translate = translate  # type: ignore[method-assign]

    async def script(pilot: Pilot[int]) -> None:
        screen = await known(pilot)
        await pilot.press("B")
        await until(pilot, lambda: whole(screen, "a.txt") and whole(screen, "c.txt"))
        await until(pilot, lambda: card(screen, "b.txt").trouble == "This text breaks the engine.")
        assert lines(screen)[3].startswith("!")
        lib.engine.translate = true_translate  # type: ignore[method-assign]
        await pilot.press("j", "b")
        await until(pilot, lambda: whole(screen, "b.txt"))
        assert card(screen, "b.txt").problem == ""

    play(lib.app, script)


def test_an_engine_that_fails_stops_the_queue_with_one_notice(folder: Path) -> None:
    lib = Library(str(folder))

    async def script(pilot: Pilot[int]) -> None:
        screen = await known(pilot)
        lib.engine.fail_after = 0
        await pilot.press("B")
        await until(pilot, lambda: "Nothing more is translated ahead" in said(lib.app))
        await until(pilot, lambda: not any(one.doing for one in screen.table.cards.values()))
        assert said(lib.app).count("The engine stopped") == 1
        assert [bool(one.trouble) for one in screen.table.cards.values()] == [True, True, False]
        lib.engine.fail_after = 10**9
        await pilot.press("b")
        await until(pilot, lambda: whole(screen, "a.txt"))

    play(lib.app, script)


def test_a_desk_that_cannot_be_set_up_is_said_once(folder: Path) -> None:
    def fail() -> Ready:
        raise PackageError("No package: type `visavis model install`.")

    entries = collect([str(folder)])
    app = ReaderApp(entries, Tools(Bench(fail), Places(None), stock=Stock(entries)))

    async def script(pilot: Pilot[int]) -> None:
        screen = library(pilot)
        await until(pilot, lambda: "No package" in said(app))
        await pilot.press("b")
        await until(pilot, lambda: card(screen, "a.txt").trouble.startswith("No package"))
        assert len(titles(screen)) == 3

    play(app, script)


def test_all_are_translated_where_that_is_configured(folder: Path) -> None:
    entries = collect([str(folder)])
    engine, memory = Scripted(), Memory(None)
    desk = Ready(Recall(engine, memory), edits=memory)
    config = Config(articles=ArticlesConfig(translate="all"))
    bench = Bench(lambda: desk)
    lookout = Lookout([str(folder)], entries)
    app = ReaderApp(entries, Tools(bench, Places(None), stock=Stock(entries), config=config, lookout=lookout))

    async def script(pilot: Pilot[int]) -> None:
        screen = library(pilot)
        await until(pilot, lambda: all(whole(screen, name) for name in NAMES))
        (folder / "d.txt").write_text("Tout neuf\n\nUn texte.\n", "utf-8")
        await until(pilot, lambda: len(titles(screen)) == 4 and whole(screen, "d.txt"))

    play(app, script)


# -- out of the list --


def test_an_article_is_taken_out_of_the_list_and_put_back(folder: Path) -> None:
    places = Places(None)
    lib = Library(str(folder), places=places)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}

    async def script(pilot: Pilot[int]) -> None:
        screen = await known(pilot)
        await pilot.press("D")
        assert isinstance(pilot.app.screen, TakenOutScreen)
        await pilot.press("d", "q", "j", "d")
        assert titles(screen) == ["Un titre clair", "Été à Évian"]
        assert "“Deuxième titre” is out of the list; its file stays" in said(lib.app)
        assert len(lib.tools.stock.entries) == 2
        await pilot.press("d")
        await pilot.pause(0.2)
        assert titles(screen) == ["Un titre clair"]
        await pilot.press("D")
        assert isinstance(pilot.app.screen, TakenOutScreen)
        await pilot.press("enter")
        assert titles(screen) == ["Un titre clair", "Deuxième titre"]
        assert screen.table.cards[screen.table.chosen].title == "Deuxième titre"  # type: ignore[index]
        await pilot.press("D", "d")
        assert len(titles(screen)) == 3
        await pilot.press("g", "d")

    play(lib.app, script)
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()} == before
    assert list(places.taken_out()) == [str((folder / "a.txt").resolve())]
    again = Library(str(folder), places=places)

    async def later(pilot: Pilot[int]) -> None:
        assert len(titles(library(pilot))) == 2

    play(again.app, later)


def test_a_file_that_is_named_is_listed_although_it_was_taken_out(folder: Path) -> None:
    places = Places(None)
    for name in NAMES:
        places.take_out(str((folder / name).resolve()), name)
    lib = Library(str(folder / "b.txt"), str(folder), places=places)

    async def script(pilot: Pilot[int]) -> None:
        screen = await known(pilot)
        await pilot.pause(0.2)
        assert titles(screen) == ["Deuxième titre"]
        await pilot.press("d")
        await pilot.pause(0.2)
        assert titles(screen) == []
        await pilot.press("d", "b", "B", "enter", "s")

    play(lib.app, script)
    assert len(places.taken_out()) == 3


def test_what_another_reader_takes_out_goes_here_too(folder: Path, tmp_path: Path) -> None:
    mine, theirs = Places(tmp_path / "p.db"), Places(tmp_path / "p.db")

    async def script(pilot: Pilot[int]) -> None:
        screen = await known(pilot)
        theirs.take_out(str((folder / "a.txt").resolve()), "Un titre clair")
        await until(pilot, lambda: len(titles(screen)) == 2)
        theirs.put_back(str((folder / "a.txt").resolve()))
        await until(pilot, lambda: len(titles(screen)) == 3)

    play(Library(str(folder), places=mine).app, script)


def test_a_places_file_that_fails_is_said_and_the_list_works(folder: Path) -> None:
    places = Places(None)
    lib = Library(str(folder), places=places)

    async def script(pilot: Pilot[int]) -> None:
        screen = await known(pilot)
        places.close()
        await until(pilot, lambda: "reading places" in said(lib.app))
        await pilot.press("d")
        assert len(titles(screen)) == 2
        assert "is out of the list until you leave" in said(lib.app)
        await pilot.press("D", "s")
        await pilot.pause(0.2)
        assert len(titles(screen)) == 2
        assert said(lib.app).count("check the folder's permissions") <= 3, (
            "once for each thing that was tried"
        )

    play(lib.app, script)


def test_a_memory_that_cannot_be_written_stops_the_queue(folder: Path) -> None:
    lib = Library(str(folder))

    async def script(pilot: Pilot[int]) -> None:
        screen = await known(pilot)
        lib.memory._db.execute("PRAGMA query_only=1")
        await pilot.press("B")
        await until(pilot, lambda: "Nothing more is translated ahead" in said(lib.app))
        assert "translation memory" in said(lib.app)
        assert not any(one.doing for one in screen.table.cards.values())

    play(lib.app, script)


def test_news_do_not_scroll_a_list_that_was_scrolled_by_hand(folder: Path) -> None:
    for number in range(60):
        (folder / f"n{number}.txt").write_text(f"Titre numéro {number}\n\nUn texte.\n", "utf-8")

    async def script(pilot: Pilot[int]) -> None:
        screen = await known(pilot)
        table = screen.table
        await pilot.press("s", "g", "j")
        table.scroll_to(y=60, animate=False)
        await pilot.pause()
        (folder / "zz.txt").write_text("Zut\n\nUn texte.\n", "utf-8")
        await until(pilot, lambda: len(titles(screen)) == 64)
        assert table.scroll_y == 60
        await pilot.press("j")
        assert table.shown.index(table.chosen) == 2  # type: ignore[arg-type]
        assert table.scroll_y <= 4

    play(Library(str(folder)).app, script)


# -- the next start --


def test_the_next_start_knows_without_reading(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Library(str(folder))

    async def translate(pilot: Pilot[int]) -> None:
        screen = await known(pilot)
        await pilot.press("B")
        await until(pilot, lambda: all(whole(screen, name) for name in NAMES))
        await until(pilot, lambda: _kept(first) == len(NAMES))

    play(first.app, translate)
    second = Library(str(folder), places=first.places)
    monkeypatch.setattr(second.tools.stock, "article", None)
    monkeypatch.setattr(second.tools.stock, "held", None)

    async def look(pilot: Pilot[int]) -> None:
        screen = await known(pilot)
        assert all(whole(screen, name) for name in NAMES)
        assert card(screen, "a.txt").facts.outlet == "Le Monde"  # type: ignore[union-attr]

    play(second.app, look)
    assert second.engine.asked == []


def _kept(lib: Library) -> int:
    return len(lib.places._ask("SELECT path FROM digest WHERE path LIKE 'english %'"))


def test_what_was_kept_of_another_file_glossary_or_form_is_not_taken(folder: Path) -> None:
    lib = Library(str(folder))
    entry = lib.tools.stock.entries[0]
    digest = Digest(lib.places, clean=True)
    stamp = stamp_of(entry)
    digest.keep_facts(entry, Facts(stamp, "key", "Titre"))
    digest.keep_english(entry, stamp, "this", English("Title", 3, 3))
    assert digest.facts(entry, stamp) == Facts(stamp, "key", "Titre")
    assert digest.english(entry, stamp, "this") == English("Title", 3, 3)
    other = (stamp[0] + 1, *stamp[1:])
    assert digest.facts(entry, other) is None
    assert digest.english(entry, other, "this") is None
    assert digest.english(entry, stamp, "that") is None
    assert Digest(lib.places, clean=False).facts(entry, stamp) is None
    digest.keep_english(entry, stamp, "this", English("Title", 2, 3))
    assert digest.english(entry, stamp, "this") == English("Title", 3, 3), "only what is whole is kept"
    for damaged in ("{", "[]", '{"no": 1}'):
        lib.places._ask("UPDATE digest SET value=?", damaged)
        assert digest.facts(entry, stamp) is None
        assert digest.english(entry, stamp, "this") is None
