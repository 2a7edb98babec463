"""What is painted can be read in every theme, and told apart without colour."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from rich.style import Style
from textual.pilot import Pilot

from reader.tui.app import ReaderApp
from reader.tui.drawing.pairs import PairView
from reader.tui.themes import OWN
from tests.room import Scripted, article, opened, play, room, translated

BASES = ("source", "title", "heading", "below")
TERMS = ("applied", "already", "flagged", "issue", "edited")
OVER = ("found", "here", "word", "linked")
STATES = ("", "pending", *TERMS, *OVER)


def looks(view: PairView) -> Iterator[tuple[str, Style]]:
    """Every style that a word can have, with its name."""
    styles = view._styles()
    for base in BASES:
        for under in ("", "current"):
            for names in (*((one,) for one in STATES), *((term, over) for term in TERMS for over in OVER)):
                style = styles["base"] + styles[base]
                for name in filter(None, (under, *names)):
                    style += styles[name]
                yield f"{base} {under} {'+'.join(names)}", style


def luminance(colour: tuple[int, int, int]) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [value / 255 for value in colour]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(style: Style) -> float:
    """WCAG 2.2, contrast ratio."""
    assert style.color and style.bgcolor
    front, back = (luminance(one.get_truecolor()) for one in (style.color, style.bgcolor))
    return (max(front, back) + 0.05) / (min(front, back) + 0.05)


def least(app: ReaderApp, theme: str) -> tuple[float, str]:
    found: list[tuple[float, str]] = []

    async def script(pilot: Pilot[int]) -> None:
        await translated(pilot)
        pilot.app.theme = theme
        await pilot.pause()
        view = room(pilot).view
        found.extend((contrast(style), name) for name, style in looks(view))
        found.extend((contrast(view._styles()[one]), one) for one in ("bar", "sign"))

    play(app, script)
    return min(found)


@pytest.mark.parametrize("theme", [one.name for one in OWN])
@pytest.mark.parametrize("colour", ["colour", "grey"])
def test_our_themes_keep_the_contrast_of_wcag_aa(
    theme: str, colour: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if colour == "grey":
        monkeypatch.setenv("NO_COLOR", "1")
    assert least(opened(article(), Scripted()), theme) >= (4.5, "")


@pytest.mark.parametrize("theme", ["textual-light", "textual-dark", "nord", "gruvbox", "dracula"])
def test_other_themes_stay_readable(theme: str) -> None:
    """Their own text colours reach no more on their panels."""
    assert least(opened(article(), Scripted()), theme) >= (2.7, "")


def shape(style: Style) -> tuple[object, ...]:
    return (style.bold, style.italic, style.underline, style.reverse, style.overline)


def test_without_colour_the_shape_tells_every_state_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def script(pilot: Pilot[int]) -> None:
        view = (await translated(pilot)).view
        styles = view._styles()
        for base in BASES:
            shapes = {name: shape(styles["base"] + styles[base] + styles[name]) for name in TERMS + OVER}
            shapes["plain"] = shape(styles["base"] + styles[base])
            for one, other in combinations(shapes, 2):
                assert shapes[one] != shapes[other], f"{one} and {other} look alike in a {base}"
        plain, current = styles["base"], styles["base"] + styles["current"]
        assert plain.bgcolor and current.bgcolor
        back, lit = (luminance(one.bgcolor.get_truecolor()) for one in (plain, current) if one.bgcolor)
        assert (max(back, lit) + 0.05) / (min(back, lit) + 0.05) > 1.3, (
            "the pair of the cursor is seen in grey"
        )

    play(opened(article(), Scripted()), script)
