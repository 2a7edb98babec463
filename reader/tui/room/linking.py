"""The side of the reading room that lights up the counterparts of the words under the cursor."""

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import on, work

from reader.article import Article
from reader.bitext import Unit
from reader.errors import VisavisError
from reader.tui.drawing.wordview import WordView
from reader.tui.room.feed import Fed
from reader.tui.room.reopening import ReopeningScreen

if TYPE_CHECKING:
    from reader.counterpart import Link


class Linked(Fed):
    """It is known which words of `unit` stand for each other."""

    def __init__(self, article: Article, unit: Unit, links: "Sequence[Link]") -> None:
        super().__init__(article)
        self.unit = unit
        self.links = links


class LinkingScreen(ReopeningScreen):
    """A ReopeningScreen with a word cursor. One sentence at a time is looked into, the current one."""

    _links: "dict[Unit, Sequence[Link]]"
    _asked: Unit | None = None
    """The one that a worker looks into."""

    def on_mount(self) -> None:
        """Nothing is known yet."""
        self._links = {}

    @on(WordView.Pointed)
    def look_for_counterparts(self) -> None:
        """Light up what is known; find out what is not."""
        from reader.counterpart import across, certain  # few readings need it

        selected = self.view.selected
        unit = self.page.units[selected.segment] if selected else None
        if selected is None or unit is None:
            return
        links = self._links.get(unit)
        if links is None:
            links = certain(unit)
            if self._asked is None:
                self._asked = unit
                self._link(self.article, unit)
        span = (selected.start, selected.end)
        self.view.light(selected, across(links, span, back=selected.column == "target"))

    @work(thread=True, group="link")
    def _link(self, article: Article, unit: Unit) -> None:
        from reader.counterpart import counterparts

        bench, engine = self.tools.bench, None
        with bench.turns.first():
            with suppress(VisavisError):  # where it translates, its trouble is told
                engine = bench.engine
            links = counterparts(unit, engine)
        self.post_message(Linked(article, unit, links))

    @on(Linked)
    def take_links(self, message: Linked) -> None:
        """Keep them; by now the cursor may stand in another sentence."""
        self._asked = None
        if self._is_mine(message):
            self._links[message.unit] = message.links
        self.look_for_counterparts()
