"""The side of the reading room that follows the glossary: a change redoes what it touches, and no more."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on, work
from textual.worker import get_current_worker

from reader.article import Article
from reader.bitext import Unit
from reader.segment import Segment
from reader.tui.room.feed import Fed, Finished, feed_again
from reader.tui.room.streaming import StreamingScreen

if TYPE_CHECKING:
    from reader.glossary import Glossary


class Touched(Fed):
    """So many segments are being redone."""

    def __init__(self, article: Article, count: int) -> None:
        super().__init__(article)
        self.count = count


class RenewingScreen(StreamingScreen):
    """A StreamingScreen whose glossary may change."""

    _base: "Glossary | None" = None
    """The glossary that all units knew the last time that they knew the same one; None: the one in force."""

    def renew(self, old: "Glossary", new: "Glossary") -> None:
        """Redo the segments in which a term that only one of the two has may occur; the place stays.

        Sentences corrected by hand keep their words; their terms are verified anew. What has not been
        translated yet follows.
        """
        self._base = self._base or old
        if self.page.segmented:
            self._renew(self.article, tuple(self.page.segments), tuple(self.page.units), (self._base, new))
        else:
            self.translate()

    @work(thread=True, exclusive=True, group="translate")
    def _renew(
        self,
        article: Article,
        segments: Sequence[Segment],
        units: Sequence[Unit | None],
        glossaries: "tuple[Glossary, Glossary]",
    ) -> None:
        worker = get_current_worker()
        touched = _touched(segments, units, *glossaries)
        self.post_message(Touched(article, len(touched)))
        missing = [one for one, unit in zip(segments, units, strict=True) if unit is None]
        again = [*touched, *missing]
        for message in feed_again(article, self.tools.bench, again, lambda: worker.is_cancelled):
            if worker.is_cancelled:
                return
            self.post_message(message)

    @on(Finished)
    def know_one_glossary(self, message: Finished) -> None:
        """Nothing is left of older glossaries."""
        if self._is_mine(message):
            self._base = None

    @on(Touched)
    def count_redone(self, message: Touched) -> None:
        """Say how many."""
        if self._is_mine(message):
            self.status.redone = f"↻ {message.count} redone"


def _touched(
    segments: Sequence[Segment], units: Sequence[Unit | None], old: "Glossary", new: "Glossary"
) -> list[Segment]:
    """The translated segments that a change of the glossary may change, in reading order."""
    from reader.survey.change import (
        changed,  # with the engine's side of the product, which the first paint spares
    )
    from reader.survey.uses import Uses

    terms = changed(old, new)
    if not terms:
        return []
    uses = Uses()
    uses.add("", segments, [unit.target if unit else "" for unit in units])
    there = {
        (one.paragraph, one.index) for one, unit in zip(segments, units, strict=True) if unit is not None
    }
    found = [use.segment for use in uses.touched(terms)]
    return [one for one in found if (one.paragraph, one.index) in there]
