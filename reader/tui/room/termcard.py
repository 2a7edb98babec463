"""The term card: the entry, where it comes from, what became of it here and why, and where else it occurs."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList

from reader.glossary.term import Term
from reader.tui.keys import CARD
from reader.tui.panels.panel import Choices, Panel, lines
from reader.tui.room.page import Page
from reader.tui.room.sightings import BY_HAND, RUNGS, Sighting, sightings
from reader.tui.termbase.editing import EditTerm

_STYLES = {"applied": "$text-primary", "already": "$text-success", "flagged": "$text-error"}
_SIGNS = {"applied": "+", "already": "✓", "flagged": "⚑"}


class TermCard(Panel[int]):
    """The terms of one segment, one at a time; the result is a segment to go to."""

    BINDINGS: ClassVar[list[BindingType]] = list[BindingType](CARD)
    topic = "Terms"

    def __init__(self, page: Page, place: int, terms: Sequence[Term], at: int = 0) -> None:
        """Opens at term number `at` (from 0) of `terms`."""
        super().__init__()
        self._page = page
        self._place = place
        self._terms = terms
        self._at = at
        self._seen: list[Sighting] = []
        self._turn()

    def _turn(self) -> None:
        count = len(self._terms)
        self.heading = "Term" if count == 1 else f"Term {self._at + 1} of {count}: → for the next"
        self._seen = sightings(self._page, self._terms[self._at])

    def body(self) -> ComposeResult:
        """Entry, story, occurrences."""
        term = self._terms[self._at]
        here = [one for one in self._seen if one.place == self._place]
        with VerticalScroll(id="entry", can_focus=False):
            yield lines(Content.assemble((term.source, "bold"), "  →  ", (term.target, "bold $text-primary")))
            yield from self._entry(term)
            for one in here:
                yield from self._story(one)
        yield Choices(*map(self._line, self._seen))

    def _entry(self, term: Term) -> ComposeResult:
        for label, text in (
            ("kind", term.kind),
            ("note", term.note),
            ("also from", ", ".join(term.variants)),
            ("accepted", ", ".join(term.accepted)),
            ("never", ", ".join(term.forbidden)),
            (
                "glossary",
                f"{term.origin.layer} {term.origin.path}:{term.origin.line}" if term.origin.path else "",
            ),
        ):
            if text:
                yield self._field(label, text)

    def _story(self, one: Sighting) -> ComposeResult:
        rung = one.rendering.rung
        yield lines(Content(""))
        story = BY_HAND if one.unit.origin == "edited" else f"{rung}: {RUNGS.get(rung, rung)}"
        yield self._field(one.rendering.status, story, _STYLES[one.rendering.status])
        yield self._field("French", one.unit.segment.text)
        if one.unit.raw not in ("", one.unit.target):
            yield self._field("engine", one.unit.raw)
        yield self._field("English", one.unit.target)

    def _field(self, label: str, text: str, style: str = "$foreground-muted") -> Horizontal:
        """A label and, beside it, what may take several lines."""
        name, words = lines(Content.styled(label, style)), lines(Content(text))
        return Horizontal(name.add_class("label"), words.add_class("words"), classes="field")

    def _line(self, one: Sighting) -> Content:
        status = one.rendering.status
        return Content.assemble(
            (_SIGNS[status], f"bold {_STYLES[status]}"),
            f" {one.unit.segment.id:>7}  {one.source} → {one.target or 'not verified'}  ",
            (one.rendering.rung, "$foreground-muted"),
        )

    def action_scroll(self, by: int) -> None:
        """Scroll the entry."""
        self.query_one("#entry").scroll_relative(y=by, animate=False)

    async def action_turn(self, by: int) -> None:
        """Show the next or previous term of the segment."""
        self._at = (self._at + by) % len(self._terms)
        self._turn()
        await self.recompose()

    def action_edit(self) -> None:
        """Edit the term, instead."""
        self.app.post_message(EditTerm(self._terms[self._at]))
        self.dismiss(None)

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._seen[event.option_index].place)
