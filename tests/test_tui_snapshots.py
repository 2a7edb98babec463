"""What the reader sees: every mode at three sizes, in the dark and in the light; the library; the panels."""

from collections.abc import Sequence

import pytest
from textual.pilot import Pilot

from reader.article import Article, Paragraph
from reader.engine import DEFAULT, Hypothesis, Options
from reader.tui.drawing.geometry import Mode
from reader.tui.drawing.manner import Manner
from reader.tui.settings import keep_manner, keep_theme
from tests.room import opened, play, tools, translated
from tests.snapshot import check, taken

SIZES = ((80, 24), (120, 40), (200, 60))
MODES: tuple[Mode, ...] = ("columns", "stacked", "source", "target", "reveal")
THEMES = ("visavis-night", "visavis-day")
PAIRS = {
    "Un sommet sous la neige": "A summit under the snow",
    "Le président Loukachenko est arrivé mardi à la réunion de l’OTAN.": (
        "President Loukachenko arrived on Tuesday at the NATO meeting."
    ),
    "Il a salué les interprètes, puis il a demandé du thé.": (
        "He greeted the interpreters, then asked for tea."
    ),
    "La ville de Zblorg avait préparé 1 200 lits.": "The town of Slborg had prepared 1,200 beds.",
    "Personne n’y a dormi.": "Nobody slept there.",
    "Le soir": "In the evening",
    "« Nous reviendrons en mai », a promis la ministre.": "“We shall be back in May,” the minister promised.",
    "Les 27 délégations sont reparties sous la neige.": "The delegations left again under the snow.",
}
ARTICLE = Article(
    "sommet.txt",
    "Un sommet sous la neige",
    (
        Paragraph("title", "Un sommet sous la neige"),
        Paragraph(
            "text",
            "Le président Loukachenko est arrivé mardi à la réunion de l’OTAN. "
            "Il a salué les interprètes, puis il a demandé du thé.",
        ),
        Paragraph("text", "La ville de Zblorg avait préparé 1 200 lits. Personne n’y a dormi."),
        Paragraph("heading", "Le soir"),
        Paragraph(
            "text",
            "« Nous reviendrons en mai », a promis la ministre. "
            "Les 27 délégations sont reparties sous la neige.",
        ),
    ),
    "Anne Auteur",
    "2024-03-14",
    "La Gazette",
)


class Told:
    """An engine that was told its answers, so that the screens are the same on every processor."""

    name = "told 1"
    fingerprint = "told"

    def translate(
        self, sources: Sequence[str], options: Options = DEFAULT, prefixes: Sequence[str] = ()
    ) -> list[list[Hypothesis]]:
        return [[Hypothesis(PAIRS.get(source, "A town."), -0.1)] for source in sources]


def _name(*parts: object) -> str:
    return "-".join(map(str, parts))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("mode", MODES)
def test_room(mode: Mode, size: tuple[int, int], theme: str) -> None:
    desk = tools(Told())
    keep_manner(desk.places, Manner(mode))
    keep_theme(desk.places, theme)

    async def script(pilot: Pilot[int]) -> None:
        await translated(pilot)
        await pilot.press("right_parenthesis")
        await pilot.pause()
        check(_name(mode, f"{size[0]}x{size[1]}", theme), taken(pilot.app))

    play(opened(ARTICLE, desk), script, size)


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("card", ["right_parenthesis", "i"]),
        ("issues", ["I"]),
        ("help", ["question_mark"]),
        ("search", ["slash", *"neige", "enter"]),
        ("note", ["w", *"À vérifier", "enter"]),
    ],
)
@pytest.mark.parametrize("size", SIZES[:2], ids=lambda size: f"{size[0]}x{size[1]}")
def test_panel(name: str, keys: list[str], size: tuple[int, int]) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await translated(pilot)
        await pilot.press(*keys)
        await pilot.pause()
        check(_name(name, f"{size[0]}x{size[1]}"), taken(pilot.app))

    play(opened(ARTICLE, Told()), script, size)
