"""What the tests of the reader share: a scripted engine, articles, and a running application."""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from rich.style import Style
from textual.pilot import Pilot

from reader.article import Article, Paragraph, Removed
from reader.edits import Editor
from reader.engine import DEFAULT, Engine, Hypothesis, Options
from reader.errors import EngineError
from reader.glossary import Glossary
from reader.glossary.layers import Layers
from reader.glossary.term import Term
from reader.install.depot import Depot
from reader.memory import Memory
from reader.places import Places
from reader.spot import Spotter
from reader.stock import Stock
from reader.tui.app import ReaderApp
from reader.tui.bench import Bench
from reader.tui.drawing.pairs import PairView
from reader.tui.room.reading import ReadingScreen
from reader.tui.tools import Export, Tools

SPOTTER = Spotter(
    Glossary(
        (
            Term("Loukachenko", "Lukashenko", forbidden=("Loukachenko",)),
            Term("OTAN", "NATO", forbidden=("OTAN",)),
            Term("Zblorg", "Qwertzian", forbidden=("Zblorg",)),
        )
    )
)
TEXTS = (
    "Le président Loukachenko parle de l’OTAN. Il ne parle pas longtemps.",
    "La réunion commence à midi. Elle finit le soir.",
    "Une dernière phrase.",
)


class Scripted:
    """An engine for injected faults: answers in capitals, waits or fails when told to."""

    name = "scripted 1"
    fingerprint = "scripted"

    def __init__(self, fail_after: int = 10**9, answer: str = "") -> None:
        self.answer = answer
        self.fail_after = fail_after
        self.gate = threading.Event()
        self.gate.set()
        self.asked: list[str] = []
        self.largest = 0
        """Sources in the largest batch."""

    def translate(
        self, sources: Sequence[str], options: Options = DEFAULT, prefixes: Sequence[str] = ()
    ) -> list[list[Hypothesis]]:
        self.gate.wait(10)
        self.largest = max(self.largest, len(sources))
        if len(self.asked) >= self.fail_after:
            raise EngineError("The engine stopped: type `visavis model status`.")
        self.asked += sources
        return [[Hypothesis(self.answer or source.upper(), -0.1)] for source in sources]


@dataclass(frozen=True, slots=True)
class Ready:
    """A desk."""

    engine: Engine
    spotter: Spotter = SPOTTER
    notices: tuple[str, ...] = ()
    depot: Depot | None = None
    layers: Layers | None = None
    edits: Editor = field(default_factory=lambda: Memory(None))


def article(*texts: str, removed: tuple[Removed, ...] = ()) -> Article:
    paragraphs = (
        Paragraph("title", "Le titre"),
        *(Paragraph("text", text) for text in texts or TEXTS),
    )
    return Article(
        "essai", "Le titre", paragraphs, "Anne Auteur", "2024-03-14", "La Gazette", removed=removed
    )


def long_article(paragraphs: int = 60) -> Article:
    return article(
        *(f"Phrase numéro {i}, assez longue pour deux lignes. Et encore." for i in range(paragraphs))
    )


def play(
    app: ReaderApp, script: Callable[[Pilot[int]], Awaitable[None]], size: tuple[int, int] = (120, 30)
) -> None:
    """Run `script` against the running application."""

    async def main() -> None:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await script(pilot)

    asyncio.run(main())


def tools(engine: Engine, places: Places | None = None, export: Export | None = None) -> Tools:
    bench = Bench(lambda: Ready(engine))
    return Tools(bench, places or Places(None), export, clean=False, stock=Stock(clean=False))


def opened(found: Article, engine: Engine | Tools, **options: Any) -> ReaderApp:
    """The application with this article open."""
    return ReaderApp([], engine if isinstance(engine, Tools) else tools(engine), article=found, **options)


def room(pilot: Pilot[int]) -> ReadingScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ReadingScreen)
    return screen


async def until(pilot: Pilot[int], true: Callable[[], bool]) -> None:
    """Wait for something that another thread does."""
    for _ in range(500):
        if true():
            await pilot.pause()
            return
        await pilot.pause(0.02)
    raise AssertionError("it never came true")


async def translated(pilot: Pilot[int]) -> ReadingScreen:
    found = room(pilot)
    await until(pilot, lambda: found.page.segmented and found.page.tally.done == found.page.tally.total)
    return found


def shown(view: PairView) -> list[str]:
    return [view.render_line(y).text.rstrip() for y in range(view.size.height)]


def words(view: PairView, like: Callable[[Style], bool]) -> set[str]:
    """The runs of text on the screen whose style is `like` that."""
    strips = [view.render_line(y) for y in range(view.size.height)]
    return {cells.text for strip in strips for cells in strip if cells.style and like(cells.style)}
