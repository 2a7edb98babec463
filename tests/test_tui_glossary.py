"""The living glossary in the reader: a saved file is seen at once and redoes only what it touches."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.layers import Layers
from reader.places import Places
from reader.spot import Spotter
from reader.tui.app import ReaderApp
from reader.tui.bench import Bench
from reader.tui.reading import ReadingScreen
from reader.tui.tools import Tools
from tests.room import Ready, Scripted, article, opened, play, shown, translated, until

TEXTS = [
    *(f"Phrase numéro {number}, assez longue pour deux lignes. Et encore." for number in range(40)),
    "Le Zblorg arrive à Minsk.",
    "Il ne se passe rien.",
    "Un autre Zblorg part.",
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
