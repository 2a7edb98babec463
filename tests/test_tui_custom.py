"""The user's own keys and colours: what is refused, what the reader makes of the rest, what is remembered."""

import json
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.config import Config, Reading
from reader.config.reading import read
from reader.errors import ConfigError
from reader.places import Places
from reader.tui import run
from reader.tui.app import ReaderApp
from reader.tui.bench import Bench
from reader.tui.custom import Custom, custom, examine
from reader.tui.drawing.manner import Manner
from reader.tui.keyline import KeyLine
from reader.tui.keys import ALL, SCREENS, no_key
from reader.tui.keys.names import is_typed, key_name, shown
from reader.tui.panels.help import HelpScreen
from reader.tui.settings import keep_manner, keep_theme, load_manner, load_theme
from reader.tui.termbase.terms import TermLines
from reader.tui.tools import Tools
from tests.room import Ready, Scripted, article, opened, play, room, translated, until


def configured(folder: Path, text: str) -> Config:
    path = folder / "config.toml"
    path.write_text(text, "utf-8")
    config, problems = read(path)
    assert problems == []
    return config


def app(config: Config, places: Places | None = None) -> ReaderApp:
    return opened(
        article(),
        Tools(Bench(lambda: Ready(Scripted())), places or Places(None), clean=False, config=config),
        keymap=custom(config).keymap,
    )


# -- keys --


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("k", "k"), ("K", "K"), ("é", "é"), ("?", "question_mark"), ("/", "slash"), ("+", "plus"),
        (",", "comma"), (" ", "space"), ("Space", "space"), ("Esc", "escape"), ("return", "enter"),
        ("pgdn", "pagedown"),
        ("ctrl+k", "ctrl+k"), ("Ctrl+K", "ctrl+k"), ("shift+k", "K"), ("alt+k", "alt+k"), ("ctrl+m", "enter"),
        ("ctrl+i", "tab"), ("shift+tab", "shift+tab"), ("F5", "f5"), ("ctrl+shift+left", "ctrl+shift+left"),
        ("shift+ctrl+left", "ctrl+shift+left"), ("question_mark", "question_mark"), ("ctrl++", "ctrl+plus"),
        ("plus", "plus"), ("minus", "minus"), ("slash", "slash"),
    ],
)  # fmt: skip
def test_a_key_may_be_written_as_it_is_typed(written: str, name: str) -> None:
    assert key_name(written) == name
    assert key_name(shown(name)) == name


@pytest.mark.parametrize("written", ["spcae", "ctrl+", "cmd+k", "f99", "kk", "\x1b", "ctrl+escpae", "+a", ""])
def test_what_is_no_key_is_refused(written: str) -> None:
    with pytest.raises(ValueError):
        key_name(written)


def test_every_built_in_key_has_a_name_that_can_be_written_back() -> None:
    for one in ALL:
        assert all(key_name(shown(key_name(key))) == key_name(key) for key in one.key.split(","))
    assert all(is_typed(key) for key in ("a", "space", "slash", "plus", "question_mark"))
    assert not any(is_typed(key) for key in ("f1", "enter", "ctrl+a", "pagedown", "shift+left"))


def test_as_it_is_built_in_nothing_clashes() -> None:
    keys = {one.id: tuple(one.key.split(",")) for one in ALL if one.id}
    for id, names in keys.items():
        _, problems = examine(Config(keys={id: names}))
        assert problems == []
    assert len({one.id for group in SCREENS.values() for one in group}) == len(ALL)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('"issue" = "z"', 2, "There is no binding “issue”: did you mean “issues”?"),
        ('"qqqqqq" = "z"', 2, "`visavis config keys` lists them."),
        ('"search" = "spcae"', 2, "“search”: there is no key “spcae”: did you mean space?"),
        ('"search" = "n"', 2, "“search” and “hit.next” both have the key n in the reading room"),
        ('\n"hit.next" = ["f5", "ctrl+d"]', 3, "“half.down” and “hit.next” both have the key ctrl+d"),
        ('"library.order" = "j"', 2, "“library.down” and “library.order” both have the key j in the library"),
        ('"packages.stop" = "j"', 2, "both have the key j in the list of packages"),
        ('"card.edit" = "q"', 2, "“panel.close” and “card.edit” both have the key q in the term card"),
        ('"search" = "ctrl+q"', 2, "ctrl+q leaves the reader everywhere"),
        ('"search.done" = "f"', 2, "“search.done” counts while you type: f would be typed."),
        ('"form.delete" = "+"', 2, "+ would be typed"),
        ('"panel.close" = ""', 2, "“panel.close” needs a key"),
        ('"a\\u001b[2Jb" = "x"', 1, "There is no binding “ab”"),
    ],
)
def test_what_is_wrong_with_keys_is_said_before_the_screen_opens(
    tmp_path: Path, text: str, line: int, words: str
) -> None:
    config = configured(tmp_path, f"[keys]\n{text}\n")
    with pytest.raises(ConfigError) as caught:
        run([], Bench(lambda: Ready(Scripted())), config=config)
    assert words in str(caught.value)
    assert str(caught.value).startswith(f"{tmp_path / 'config.toml'}:{line}: [keys] ")


@pytest.mark.parametrize(
    "text",
    [
        '"search" = "n"\n"hit.next" = "f5"',
        '"line.down" = "k"\n"line.up" = "j"',
        '"panel.close" = ["escape", "x"]',
        '"search.done" = ["enter", "ctrl+j"]',
        '"mode" = ""\n"pairing" = "t"',
        '"packages.stop" = "t"',
        '"panel.down" = ["z", "down"]',
    ],
)
def test_what_only_seems_to_clash_is_taken(tmp_path: Path, text: str) -> None:
    assert examine(configured(tmp_path, f"[keys]\n{text}\n"))[1] == []


def test_keys_that_changed_places_do_what_was_asked(tmp_path: Path) -> None:
    config = configured(tmp_path, '[keys]\n"hit.next" = "m"\n"mark" = ["n", "?"]\n"help" = ""\n')

    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        await pilot.press("n")
        assert len(screen.keeper.notes) == 1
        await pilot.press("question_mark")
        assert len(screen.keeper.notes) == 0
        await pilot.press("m", "f1")
        assert len(screen.keeper.notes) == 0
        assert pilot.app.screen is screen
        line = screen.query_one(KeyLine)
        words = line.render().plain
        assert "<" not in words
        await pilot.click(KeyLine, offset=(words.index("Help"), 0))
        assert isinstance(pilot.app.screen, HelpScreen), "what has no key can still be clicked on"

    assert custom(config).keymap["help"] == no_key("help")
    play(app(config), script)


def test_a_key_that_panels_share_on_purpose_does_both(tmp_path: Path) -> None:
    config = configured(tmp_path, '[keys]\n"panel.down" = ["z", "down"]\n"panel.up" = ["x", "up"]\n')

    async def script(pilot: Pilot[int]) -> None:
        await translated(pilot)
        await pilot.press("A")
        terms = pilot.app.screen.query_one(TermLines)
        await until(pilot, lambda: terms.option_count > 1)
        await pilot.press("down", "down", "up")
        assert terms.highlighted == 1
        await pilot.press("escape", "question_mark")
        panel = pilot.app.screen.query_one("#panel")
        await pilot.press("z", "down", "x")
        assert panel.scroll_y == 1

    play(app(config), script, (60, 12))


# -- colours, and the way of reading --


def test_an_unknown_theme_is_refused_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="There is no theme “gruvbx”: did you mean gruvbox"):
        custom(configured(tmp_path, '[reading]\ntheme = "gruvbx"'))
    assert custom(configured(tmp_path, '[reading]\ntheme = "day"')) == Custom({}, "visavis-day")
    assert custom(configured(tmp_path, '[reading]\ntheme = "nord"')).theme == "nord"


def test_the_configuration_counts_at_a_first_start(tmp_path: Path) -> None:
    config = configured(
        tmp_path, '[reading]\nmode = "reveal"\npairing = "sentence"\nsplit = 40\ntheme = "contrast"'
    )

    async def script(pilot: Pilot[int]) -> None:
        await translated(pilot)
        assert pilot.app.theme == "visavis-contrast"
        assert room(pilot).view.manner == Manner("reveal", "sentence", 40)

    play(app(config), script)


def test_what_is_changed_by_key_counts_until_the_configuration_changes(tmp_path: Path) -> None:
    places = Places(tmp_path / "places.db")

    def start(text: str, *keys: str) -> tuple[str, Manner]:
        found: list[tuple[str, Manner]] = []

        async def script(pilot: Pilot[int]) -> None:
            await translated(pilot)
            await pilot.press(*keys)
            found.append((pilot.app.theme, room(pilot).view.manner))

        play(app(configured(tmp_path, text), places), script)
        return found[0]

    one = '[reading]\npairing = "sentence"\nsplit = 40\ntheme = "night"'
    two = '[reading]\npairing = "sentence"\nsplit = 60\ntheme = "contrast"'
    assert start(one) == ("visavis-night", Manner("auto", "sentence", 40))
    assert start(one, "T", "p", "plus") == ("visavis-day", Manner("auto", "paragraph", 45))
    assert start(one) == ("visavis-day", Manner("auto", "paragraph", 45))
    assert start(two) == ("visavis-contrast", Manner("auto", "paragraph", 60))
    assert start("") == ("visavis-day", Manner("auto", "paragraph", 45))


@pytest.mark.parametrize(
    "kept", ["", "[]", "3", '{"mode": 3}', '{"wished": 3, "split": "x"}', "{", '{"x": 1}']
)
def test_what_was_kept_may_be_anything(kept: str) -> None:
    places = Places(None)
    places.set("manner", kept)
    assert load_manner(places) == Manner()
    assert load_manner(places, Reading(mode="source")) == Manner("source")


def test_settings_of_older_versions_are_understood() -> None:
    places = Places(None)
    places.set("manner", json.dumps({"mode": "stacked", "pairing": "sentence", "split": 30}))
    places.set("theme", "nord")
    assert load_manner(places) == Manner("stacked", "sentence", 30)
    assert load_theme(places) == "nord"
    keep_manner(places, Manner("source"), Reading(mode="target"))
    keep_theme(places, "gruvbox", "dracula")
    assert load_manner(places, Reading(mode="target")).mode == "source"
    assert load_theme(places, "dracula") == "gruvbox"
    assert load_theme(places, "nord") == "nord"
