"""Packages in the reader: `M` lists, uses, deletes and installs them; reading goes on meanwhile."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from reader import packages
from reader.cli.depot import LocalDepot
from reader.errors import PackageError
from reader.install import install
from reader.memory import Memory
from reader.packages import Package
from reader.places import Places
from reader.tui.app import ReaderApp
from reader.tui.bench import Bench
from reader.tui.panels.asking import AskScreen
from reader.tui.panels.packages import PackagesScreen
from reader.tui.panels.panel import Panel
from reader.tui.shelves.catalogue import LibraryScreen
from reader.tui.tools import Tools
from tests.package_server import Fault, Site, relabelled
from tests.room import Ready, article, opened, play, room, shown, translated, until


def desk() -> Ready:
    """With the starter and the real packages of this (test's own) home."""
    depot = LocalDepot(Memory(None))
    return Ready(depot.engine(packages.choose()), depot=depot)


def reader() -> ReaderApp:
    return opened(article("Bonjour à tous.", "La paix."), Tools(Bench(desk), Places(None), clean=False))


def said(pilot: Pilot[int]) -> str:
    """Everything that the panel shows."""
    screen = pilot.app.screen
    statics = " ".join(one.render().plain for one in screen.query("Static"))  # type: ignore[attr-defined]
    options = [one for choices in screen.query(OptionList) for one in choices.options]
    return statics + " ".join(str(one.prompt) for one in options)


def listed(pilot: Pilot[int]) -> list[str]:
    return [str(one.prompt) for one in pilot.app.screen.query_one(OptionList).options]


def test_the_full_package_is_installed_and_read_with(site: Site) -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        await pilot.press("right_curly_bracket")
        place = screen.view.state.current
        await pilot.press("M")
        assert isinstance(pilot.app.screen, PackagesScreen)
        await until(pilot, lambda: "read with now" in said(pilot))
        await pilot.press("i")
        assert isinstance(pilot.app.screen, AskScreen)
        assert "goes online" in said(pilot)
        assert not site.asked
        await pilot.press("y")
        await until(pilot, lambda: "Download and install" in said(pilot))
        assert "1.10" in said(pilot)
        assert "MB" in said(pilot)
        assert "licence" in said(pilot)
        await pilot.press("y", "escape")
        assert pilot.app.screen is screen, "reading goes on while it is downloaded"
        await until(pilot, lambda: any("1.10 is ready" in one.message for one in pilot.app._notifications))
        assert screen.status.engine.startswith("starter")
        await pilot.press("M")
        await until(pilot, lambda: any("ready" in one for one in listed(pilot)))
        await pilot.press("enter")
        await until(pilot, lambda: screen.status.engine == "argos fr→en 1.10")
        await pilot.press("escape")
        await translated(pilot)
        assert screen.view.state.current == place
        await pilot.press("M")
        await until(pilot, lambda: any("1.10" in one and "read with now" in one for one in listed(pilot)))
        await pilot.press("d", "n")
        assert len(listed(pilot)) == 2
        await pilot.press("d", "y")
        await until(pilot, lambda: len(listed(pilot)) == 1)
        await until(pilot, lambda: screen.status.engine.startswith("starter"))
        await pilot.press("d")
        assert "the starter stays" in said(pilot)

    play(reader(), script)


def test_a_download_is_stopped_and_goes_on(site: Site) -> None:
    site.always = Fault(pause=0.05)

    async def script(pilot: Pilot[int]) -> None:
        await translated(pilot)
        await pilot.press("M")
        await until(pilot, lambda: bool(listed(pilot)))
        await pilot.press("i", "y")
        await until(pilot, lambda: "Download and install" in said(pilot))
        await pilot.press("y")
        await until(pilot, lambda: " of " in said(pilot))
        await pilot.press("i")
        assert any("under way" in one.message for one in pilot.app._notifications)
        await pilot.press("s")
        await until(pilot, lambda: "goes on from there" in said(pilot))

    play(reader(), script)


def test_another_process_installs_one(tmp_path: Path) -> None:
    app = reader()

    async def script(pilot: Pilot[int]) -> None:
        await translated(pilot)
        install(relabelled(tmp_path / "x", "1.11"))
        app.look_for_package()
        await until(pilot, lambda: any("1.11 is ready" in one.message for one in app._notifications))
        app.look_for_package()
        await pilot.pause(0.2)
        assert len([one for one in app._notifications if "1.11" in one.message]) == 1

    play(app, script)


def test_trouble_is_said_in_the_panel(monkeypatch: pytest.MonkeyPatch) -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        await pilot.press("M")
        await until(pilot, lambda: bool(listed(pilot)))

        def refuse(*_: object) -> Package:
            raise PackageError("The index cannot be reached.")

        monkeypatch.setattr(LocalDepot, "offer", refuse)
        await pilot.press("i", "y")
        await until(pilot, lambda: "cannot be reached" in said(pilot))
        await pilot.press("escape")
        assert "Bonjour" in "\n".join(shown(screen.view))

    play(reader(), script)


def test_without_packages_the_panel_says_what_to_type() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await translated(pilot)
        await pilot.press("M")
        await until(pilot, lambda: "visavis model list" in said(pilot))
        await pilot.press("enter", "d", "s", "j", "escape")
        assert pilot.app.screen is room(pilot)

    tools = Tools(Bench(lambda: Ready(packages_engine())), Places(None), clean=False)
    play(opened(article("Bonjour."), tools), script)


def packages_engine():  # type: ignore[no-untyped-def]
    return desk().engine


def test_the_library_has_the_key_too() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await pilot.press("M")
        assert isinstance(pilot.app.screen, Panel)
        await until(pilot, lambda: bool(listed(pilot)))
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, LibraryScreen)

    play(ReaderApp([], Tools(Bench(desk), Places(None))), script)
