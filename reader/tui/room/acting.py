"""The side of the reading room that changes the English: by hand, by choice, and back again."""

from collections.abc import Callable, Sequence

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from reader.article import Article
from reader.bitext import Unit
from reader.errors import StoreError, VisavisError
from reader.neutral import one_line
from reader.segment import Segment
from reader.tui.naming import key_for
from reader.tui.room.feed import Arrived, Failed, Fed, feed_again
from reader.tui.room.remembering import RememberingScreen


class Offered(Fed):
    """The ways to say a segment of `article` are here."""

    def __init__(self, article: Article, units: Sequence[Unit]) -> None:
        super().__init__(article)
        self.units = units


class Unoffered(Message):
    """They cannot be had."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason


class Corrected(Message):
    """What stands for `source` was changed by hand."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.source = source


class ActingScreen(RememberingScreen):
    """A RememberingScreen whose English may be corrected."""

    _taken_back: tuple[str, str] = ("", "")
    """The source whose correction was taken back last, and that correction."""

    # -- by hand --

    def action_correct(self) -> None:
        """Write the English of the current sentence."""
        if segment := self._segment():
            unit = self._unit(segment)
            self._ask(segment.text, unit.target if unit else "")

    def _ask(self, source: str, words: str) -> None:
        def keep(text: str | None) -> None:
            if text is not None and one_line(text) != one_line(words):
                self.correct(source, text)

        self._write(source, words, keep)

    def correct(self, source: str, text: str) -> None:
        """Keep `text` as the English of every segment that reads `source`."""
        target = one_line(text)
        if not target:
            restore = key_for(self.app, "restore")
            self.notify(
                f"Nothing was written: the English stays. {restore} takes a correction back.", markup=False
            )
            return
        edits = self.tools.bench.edits
        try:
            edits.edit(source, target)
        except StoreError as error:
            self.notify(f"{error} Your English is not kept.", severity="error", markup=False)
            self._write(source, target, lambda again: self._again(source, again))
            return
        if not edits.lasting:
            self.notify("Kept until you leave: there is no translation memory.", markup=False)
        self._renew_all(source)

    def _write(self, source: str, words: str, then: Callable[[str | None], None]) -> None:
        from reader.tui.room.correction import (
            CorrectionScreen,  # a field's widget, which the first paint spares
        )

        self.app.push_screen(CorrectionScreen(source, words), then)

    def _again(self, source: str, text: str | None) -> None:
        if text is not None:
            self.correct(source, text)

    def action_restore(self) -> None:
        """Take the correction of the current sentence back; once more: put it back in."""
        segment = self._segment()
        unit = self._unit(segment) if segment else None
        if segment is None:
            return
        source, words = self._taken_back
        if unit and unit.origin == "edited":
            self._take_back(unit)
        elif source == segment.text:
            self._taken_back = ("", "")
            self.correct(source, words)
        else:
            own = key_for(self.app, "correct")
            self.notify(f"This sentence is the engine's: {own} writes your own.", markup=False)

    def _take_back(self, unit: Unit) -> None:
        source = unit.segment.text
        try:
            self.tools.bench.edits.restore(source)
        except StoreError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        self._taken_back = (source, unit.target)
        again = key_for(self.app, "restore")
        self.notify(f"The engine's English is back; {again} puts yours in again.", markup=False)
        self._renew_all(source)

    # -- by choice --

    def action_redo(self) -> None:
        """Offer other translations of the current sentence."""
        if segment := self._segment():
            self.notify("Looking for other translations…", timeout=1, markup=False)
            self._look_for_others(self.article, segment)

    @work(thread=True, exclusive=True, group="alternatives")
    def _look_for_others(self, article: Article, segment: Segment) -> None:
        from reader.alternatives import alternatives  # with the engine, which the first paint spares

        bench, worker = self.tools.bench, get_current_worker()
        try:
            units = alternatives(segment, bench.engine, bench.spotter)
        except VisavisError as error:
            self.post_message(Unoffered(str(error)))
            return
        if not worker.is_cancelled:
            self.post_message(Offered(article, units))

    @on(Offered)
    def offer(self, message: Offered) -> None:
        """Let the reader choose, unless he is elsewhere by now."""
        units = message.units
        if not self._is_mine(message) or not self.is_active or not units:
            return
        from reader.tui.room.correction import AlternativesScreen

        unit = self._unit(units[0].segment)

        def take(number: int | None) -> None:
            now = self._unit(units[0].segment)
            if number is None or (now and now.target == units[number].target):
                return
            if number == 0 and now and now.origin == "edited":
                self._take_back(now)
            elif number or now is None:
                self.correct(units[0].segment.text, units[number].target)

        self.app.push_screen(AlternativesScreen(units, unit.target if unit else ""), take)

    @on(Unoffered)
    def explain(self, message: Unoffered) -> None:
        """Say why there is nothing to choose."""
        self.notify(message.reason, severity="error", markup=False)

    # -- the page follows --

    def _segment(self) -> Segment | None:
        """The current segment, once there is something to do with it."""
        place = self.view.state.current
        if self.page.segmented and self.tools.bench.ready and place < len(self.page.segments):
            return self.page.segments[place]
        self.notify("Not yet: the translation is being set up.", markup=False)
        return None

    def _unit(self, segment: Segment) -> Unit | None:
        """The unit of a segment, where it has arrived."""
        return next((unit for _, unit in self.page.arrived() if unit.segment == segment), None)

    def _renew_all(self, source: str) -> None:
        """Translate anew what reads `source`; a translation under way may hold it as it was."""
        self.post_message(Corrected(source))
        if any(one.group == "translate" and one.is_running and one.node is self for one in self.workers):
            self.translate()
        else:
            self._redo(self.article, [one for one in self.page.segments if one.text == source])

    @work(thread=True, group="redo")
    def _redo(self, article: Article, segments: Sequence[Segment]) -> None:
        worker = get_current_worker()
        for message in feed_again(article, self.tools.bench, segments, lambda: worker.is_cancelled):
            if isinstance(message, Arrived | Failed):
                self.post_message(message)
