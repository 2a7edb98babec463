"""The living glossary in the reader: a saved file is seen at once and redoes only what it touches."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from reader.glossary import Term
from reader.glossary.layers import Layers
from reader.intake import collect
from reader.memory import Memory, Recall
from reader.pipeline import pair
from reader.places import Places
from reader.spot import Spotter
from reader.stock import Stock
from reader.tui.app import ReaderApp
from reader.tui.bench import Bench
from reader.tui.keys import ASK, CARD, FORM, PACKAGES, PANEL, TERMS
from reader.tui.room.reading import ReadingScreen
from reader.tui.termbase.study import Effects
from reader.tui.termbase.termform import TermForm
from reader.tui.termbase.termnews import Judged
from reader.tui.termbase.terms import TermChoice, TermsScreen
from reader.tui.tools import Tools
from tests.room import Ready, Scripted, article, opened, play, shown, translated, until

TEXTS = [
    *(f"Phrase numéro {number}, assez longue pour deux lignes. Et encore." for number in range(40)),
    "Le Zblorg arrive à Minsk.",
    "Il ne se passe rien.",
    "Un autre Zblorg part.",
    "Hier, Vassili Mordrek a parlé.",
    "Et Vassili Mordrek a revu Oulianov.",
]


@pytest.fixture
def layers(tmp_path: Path) -> Layers:
    curated = tmp_path / "curated"
    curated.mkdir()
    (curated / "a.tsv").write_text("source\ttarget\nMinsk\tMinsk\nZblorg\tZblorgian\n", "utf-8")
    return Layers(curated, tmp_path / "own.tsv")


def reader(layers: Layers, engine: Scripted) -> ReaderApp:
    def set_up() -> Ready:
        return Ready(engine, Spotter(layers.load()), layers=layers)

    return opened(article(*TEXTS), Tools(Bench(set_up), Places(None), clean=False))


def target_of(screen: ReadingScreen, words: str) -> str:
    place = next(at for at, one in enumerate(screen.page.segments) if words in one.text)
    unit = screen.page.units[place]
    return unit.target if unit else ""


def test_a_saved_file_redoes_only_what_it_touches_and_the_place_stays(layers: Layers) -> None:
    engine = Scripted()

    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        await pilot.press("space", "space")
        before = shown(screen.view)
        engine.asked.clear()
        layers.own.write_text("source\ttarget\nZblorg\tQwertz\n", "utf-8")
        await until(pilot, lambda: "2 redone" in screen.status.redone)
        await until(pilot, lambda: any("Zblorg" in one or "Qwertz" in one for one in engine.asked))
        assert all("Zblorg" in one or "Qwertz" in one for one in engine.asked)
        terms = [one.occurrence.term.target for _, unit in screen.page.arrived() for one in unit.renderings]
        await until(pilot, lambda: "Qwertz" in targets(screen))
        assert "Zblorgian" not in targets(screen)
        assert terms
        assert shown(screen.view) == before
        layers.own.unlink()
        await until(pilot, lambda: "Zblorgian" in targets(screen))

    play(reader(layers, engine), script)


def targets(screen: ReadingScreen) -> set[str]:
    return {one.occurrence.term.target for _, unit in screen.page.arrived() for one in unit.renderings}


def test_a_changed_note_is_known_though_nothing_is_redone(layers: Layers) -> None:
    engine = Scripted()

    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)

        def noted() -> set[str]:
            return {one.note for one in screen.tools.bench.glossary.terms}

        layers.own.write_text("source\ttarget\tnote\nZblorg\tQwertz\tolder\n", "utf-8")
        await until(pilot, lambda: "Qwertz" in targets(screen))
        engine.asked.clear()
        layers.own.write_text("source\ttarget\tnote\nZblorg\tQwertz\tnewer\n", "utf-8")
        await until(pilot, lambda: "newer" in noted())
        assert engine.asked == []

    play(reader(layers, engine), script)


def test_a_bad_line_is_told_and_the_rest_counts(layers: Layers) -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        layers.own.write_text("source\ttarget\nonly one cell\nZblorg\tQwertz\n", "utf-8")
        await until(pilot, lambda: "Qwertz" in targets(screen))
        assert any("own.tsv:2" in one.message for one in pilot.app._notifications)

    play(reader(layers, Scripted()), script)


def test_a_file_that_becomes_a_folder_leaves_the_glossary_in_force(layers: Layers) -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        layers.own.mkdir()
        await until(pilot, lambda: any("stays as it was" in one.message for one in pilot.app._notifications))
        assert "Zblorgian" in targets(screen)
        layers.own.rmdir()
        layers.own.write_text("Zblorg\tQwertz\n", "utf-8")
        await until(pilot, lambda: "Qwertz" in targets(screen))

    play(reader(layers, Scripted()), script)


def test_a_change_while_english_streams_reaches_every_sentence(layers: Layers) -> None:
    engine = Scripted()
    engine.gate.clear()

    async def script(pilot: Pilot[int]) -> None:
        app = pilot.app
        assert isinstance(app.screen, ReadingScreen)
        screen = app.screen
        await until(pilot, lambda: screen.page.segmented and app.tools.bench.ready)  # type: ignore[attr-defined]
        layers.own.write_text("Zblorg\tQwertz\n", "utf-8")
        await until(pilot, lambda: bool(screen.status.redone))
        layers.own.write_text("Zblorg\tAsdfgh\n", "utf-8")
        engine.gate.set()
        await until(pilot, lambda: "Asdfgh" in targets(screen))
        await translated(pilot)
        assert targets(screen) == {"Minsk", "Asdfgh"}

    play(reader(layers, engine), script)


# -- add, edit, delete, undo --


def field(pilot: Pilot[int], name: str) -> Input:
    return pilot.app.screen.query_one(f"#{name}", Input)


def said(pilot: Pilot[int], name: str) -> str:
    return str(pilot.app.screen.query_one(f"#{name}", Static).render())


async def go_to(screen: ReadingScreen, words: str) -> None:
    screen.go(next(at for at, one in enumerate(screen.page.segments) if words in one.text))


def test_a_term_is_added_with_a_preview_and_taken_back(layers: Layers) -> None:
    engine = Scripted()

    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        await go_to(screen, "Mordrek")
        top = shown(screen.view)
        await pilot.press("a")
        assert isinstance(pilot.app.screen, TermForm)
        await until(pilot, lambda: field(pilot, "source").value == "Vassili Mordrek")
        assert field(pilot, "target").value == "VASSILI MORDREK"
        assert field(pilot, "kind").value == "person"
        field(pilot, "target").value = "Vasily Mordrek"
        await until(pilot, lambda: "VASSILI → VASILY MORDREK" in said(pilot, "preview"))
        assert "It changes 2 sentences" in said(pilot, "verdict")
        assert "p45s1" in said(pilot, "preview")
        assert not layers.own.exists()
        engine.asked.clear()
        await pilot.press("enter")
        await until(pilot, lambda: "2 redone" in screen.status.redone)
        await until(pilot, lambda: "Vasily Mordrek" in targets(screen))
        assert "Vassili Mordrek\tVasily Mordrek" in layers.own.read_text("utf-8")
        assert all("Mordrek" in one for one in engine.asked)
        assert shown(screen.view)[0] == top[0]
        await pilot.press("u")
        await until(pilot, lambda: "Vasily Mordrek" not in targets(screen))
        await pilot.press("u")
        await until(pilot, lambda: "Vasily Mordrek" in targets(screen))

    play(reader(layers, engine), script)


def test_a_guess_fits_the_columns_of_the_file(layers: Layers) -> None:
    layers.own.write_text("source\ttarget\nMinsk\tMiensk\n", "utf-8")

    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        await go_to(screen, "Mordrek")
        await pilot.press("a")
        await until(pilot, lambda: "It changes" in said(pilot, "verdict"))
        await pilot.press("enter")
        await until(pilot, lambda: "Mordrek" in layers.own.read_text("utf-8"))

    play(reader(layers, Scripted()), script)


def test_what_speaks_against_a_term_is_named_before_it_is_saved(layers: Layers) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await translated(pilot)
        await pilot.press("a")
        await until(pilot, lambda: "English form" in said(pilot, "verdict"))
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, TermForm)
        field(pilot, "source").value = "le"
        field(pilot, "target").value = "the"
        await until(pilot, lambda: "common word" in said(pilot, "verdict"))
        await pilot.press("enter")
        await until(pilot, lambda: "enter again" in said(pilot, "verdict"))
        assert not layers.own.exists()
        field(pilot, "source").value = "Minsk"
        field(pilot, "target").value = "Mensk"
        await until(pilot, lambda: "a.tsv" in said(pilot, "verdict"))
        await pilot.press("escape")
        assert not layers.own.exists()

    play(reader(layers, Scripted()), script)


def test_the_next_name_of_the_sentence_is_proposed(layers: Layers) -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        await go_to(screen, "Oulianov")
        await pilot.press("a")
        await until(pilot, lambda: bool(field(pilot, "source").value))
        first = field(pilot, "source").value
        await pilot.press("ctrl+n")
        assert {first, field(pilot, "source").value} == {"Vassili Mordrek", "Oulianov"}
        await pilot.press("ctrl+n")
        assert field(pilot, "source").value == first

    play(reader(layers, Scripted()), script)


def test_a_curated_term_is_edited_in_the_own_file_and_deleted_there(layers: Layers, tmp_path: Path) -> None:
    curated = tmp_path / "curated" / "a.tsv"
    before = curated.read_bytes()

    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        await go_to(screen, "Un autre Zblorg")
        await pilot.press("e")
        await until(pilot, lambda: "over the curated line" in said(pilot, "verdict"))
        await pilot.press("ctrl+x")
        assert any("your own files" in one.message for one in pilot.app._notifications)
        field(pilot, "target").value = "Qwertz"
        await until(
            pilot, lambda: "conflict" not in said(pilot, "verdict") and "a.tsv" in said(pilot, "verdict")
        )
        await pilot.press("enter")
        await until(pilot, lambda: "Qwertz" in targets(screen))
        assert curated.read_bytes() == before
        await pilot.press("i", "e")
        assert isinstance(pilot.app.screen, TermForm)
        await until(pilot, lambda: field(pilot, "target").value == "Qwertz")
        await until(pilot, lambda: "looking" not in said(pilot, "verdict").lower())
        await pilot.press("ctrl+x")
        await until(pilot, lambda: "Zblorgian" in targets(screen))
        await pilot.press("u")
        await until(pilot, lambda: "Qwertz" in targets(screen))

    play(reader(layers, Scripted()), script)


def test_of_several_terms_one_is_chosen(layers: Layers) -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        await pilot.press("e")
        assert any("a adds one" in one.message for one in pilot.app._notifications)
        await go_to(screen, "à Minsk")
        await pilot.press("e")
        assert isinstance(pilot.app.screen, TermChoice)
        await pilot.press("j", "enter")
        assert isinstance(pilot.app.screen, TermForm)
        assert field(pilot, "source").value == "Minsk"

    play(reader(layers, Scripted()), script)


def test_a_file_that_cannot_be_written_is_said_and_nothing_is_lost(layers: Layers) -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        await go_to(screen, "Mordrek")
        await pilot.press("u")
        assert any("no change" in one.message for one in pilot.app._notifications)
        await pilot.press("a")
        await until(pilot, lambda: "It changes" in said(pilot, "verdict"))
        layers.own.mkdir()
        await pilot.press("enter")
        await until(pilot, lambda: "own.tsv" in said(pilot, "verdict"))
        assert field(pilot, "source").value == "Vassili Mordrek"
        layers.own.rmdir()
        await pilot.press("enter")
        await until(pilot, lambda: layers.own.is_file())

    play(reader(layers, Scripted()), script)


def test_fields_are_changed_by_key(layers: Layers) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await translated(pilot)
        await pilot.press("a")
        await until(pilot, lambda: "English form" in said(pilot, "verdict"))
        await pilot.press("x", "tab", "y", "down", "z", "up", "p", "shift+tab", "q")
        assert [field(pilot, name).value for name in ("source", "target", "kind")] == ["q", "p", "z"]

    play(reader(layers, Scripted()), script)


def test_no_key_of_the_panels_has_a_rival() -> None:
    for group in (FORM, TERMS, PANEL + ASK, PANEL + PACKAGES, PANEL + CARD):
        keys = [key for one in group for key in one.key.split(",")]
        assert len(keys) == len(set(keys))


# -- the list --


def test_the_glossary_is_listed_filtered_sorted_and_edited(layers: Layers) -> None:
    layers.own.write_text("source\ttarget\nle\tthe\nno target\nÉvian\tEvian\n", "utf-8")

    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        await pilot.press("A")
        found = pilot.app.screen
        assert isinstance(found, TermsScreen)

        def listed() -> list[str]:
            return [str(one.prompt) for one in found.query_one(OptionList).options]

        await until(pilot, lambda: len(listed()) == 5)
        assert "own.tsv:3" in listed()[0]
        assert any("common word" in one for one in listed())
        assert any("Zblorg" in one and "curated" in one and "2×" in one for one in listed())
        orders = []
        for _ in range(5):
            orders.append(listed()[1].split()[0])
            await pilot.press("ctrl+o")
        assert len(set(orders)) >= 3
        await pilot.press(*"evian")
        assert len(listed()) == 1
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, TermForm)
        await until(pilot, lambda: "It changes no sentence" in said(pilot, "verdict"))
        field(pilot, "target").value = "Evian-les-Bains"
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is found)
        await until(pilot, lambda: any("Evian-les-Bains" in one for one in listed()))
        await pilot.press(*["backspace"] * 5, "down", "pagedown", "up", "pageup", "escape")
        assert pilot.app.screen is screen

    play(reader(layers, Scripted()), script)


def test_uses_are_counted_in_the_library_too(layers: Layers, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number, text in enumerate(("Minsk et Minsk.", "Le Zblorg de Minsk.")):
        (folder / f"{number}.txt").write_text(f"Titre\n\n{text}\n", "utf-8")
    entries = collect([str(folder)])

    def set_up() -> Ready:
        return Ready(Scripted(), Spotter(layers.load()), layers=layers)

    given = Tools(Bench(set_up), Places(None), clean=False, stock=Stock(entries, clean=False))

    async def script(pilot: Pilot[int]) -> None:
        await pilot.press("A")
        found = pilot.app.screen
        assert isinstance(found, TermsScreen)

        def listed() -> str:
            return "\n".join(str(one.prompt) for one in found.query_one(OptionList).options)

        await until(pilot, lambda: "3×" in listed())
        assert "here" not in str(found.query_one("#terms-heading", Static).render())
        assert "still counting" not in str(found.query_one("#terms-hint", Static).render())
        layers.own.write_text("Zblorg de Minsk\tQwertz\n", "utf-8")
        await until(pilot, lambda: "2×" in listed())
        (folder / "0.txt").write_text("Titre\n\nMinsk, Minsk, Minsk et Minsk.\n", "utf-8")
        await until(pilot, lambda: "4×" in listed())
        await pilot.press("ctrl+o", "ctrl+o", "ctrl+o")
        assert "use in the library" in str(found.query_one("#terms-count", Static).render())
        assert listed().startswith("Minsk")

    play(ReaderApp(entries, given), script)


def previewed(pilot: Pilot[int]) -> list[str]:
    return said(pilot, "preview").splitlines()


def test_the_form_says_what_a_term_changes_in_the_library(layers: Layers, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number, text in enumerate(("Vassili Mordrek dort.", "Vassili Mordrek rit. Il part.", "Rien.")):
        (folder / f"{number}.txt").write_text(f"Titre\n\n{text}\n", "utf-8")
    stock = Stock(collect([str(folder)]), clean=False)
    engine, memory = Scripted(), Memory(None)
    known = Recall(engine, memory)
    pair(stock.article(stock.entries[1]), known, Spotter(layers.load()))

    def set_up() -> Ready:
        return Ready(known, Spotter(layers.load()), layers=layers)

    given = Tools(Bench(set_up), Places(None), clean=False, stock=stock)

    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        await go_to(screen, "Hier, Vassili Mordrek")
        await pilot.press("a")
        await until(pilot, lambda: field(pilot, "source").value == "Vassili Mordrek")
        field(pilot, "target").value = "Vasily Mordrek"
        await until(pilot, lambda: "2 sentences of 2 other articles" in said(pilot, "verdict"))
        assert "It changes 2 sentences here" in said(pilot, "verdict")
        await until(
            pilot, lambda: any("1.txt" in one and "VASILY MORDREK" in one for one in previewed(pilot))
        )
        assert "0.txt" not in said(pilot, "preview")
        await pilot.press("pagedown", "pageup")
        assert isinstance(pilot.app.screen, TermForm)
        field(pilot, "source").value = "Zorglub"
        await until(pilot, lambda: "no other article" in said(pilot, "verdict"))

    play(opened(article(*TEXTS), given), script)


def test_an_answer_that_comes_late_is_not_shown(layers: Layers) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await translated(pilot)
        await pilot.press("a")
        form = pilot.app.screen
        assert isinstance(form, TermForm)
        await until(pilot, lambda: "English form" in said(pilot, "verdict"))
        field(pilot, "source").value, field(pilot, "target").value = "Zblorg", "Z"
        await until(pilot, lambda: "It changes 2" in said(pilot, "verdict"))
        form.post_message(Judged(Term("Zblorg", "older"), Effects((), (), 7)))
        await pilot.pause()
        assert "It changes 2" in said(pilot, "verdict")

    play(reader(layers, Scripted()), script)
