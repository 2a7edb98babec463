"""The glossary as a list: filter as you type, sort, see where a line comes from and how it fares."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.worker import get_current_worker

from reader.errors import VisavisError
from reader.glossary import Glossary, Term
from reader.survey.census import Meaning
from reader.tui.bench import Bench
from reader.tui.keys import TERMS
from reader.tui.naming import key_for
from reader.tui.panels.panel import Choices, Panel
from reader.tui.room.page import Page
from reader.tui.termbase.editing import EditTerm
from reader.tui.termbase.surveying import Survey
from reader.tui.termbase.termrows import Counts, Order, Row, arranged, heading, orders, rows, used_here

_OFTEN = 0.3
"""Seconds between two looks at whether the glossary or the library has changed."""
_MOST = 300
"""Lines in the list at most; more are found by filtering."""


class TermsScreen(Panel[None]):
    """The list; enter edits a line, and the list follows."""

    BINDINGS: ClassVar[list[BindingType]] = list[BindingType](TERMS)
    closes = "terms.close"
    topic = "Terms"
    AUTO_FOCUS = "#terms-filter"
    heading = "Glossary"

    class Listed(Message):
        """The lines are known, or why they are not."""

        def __init__(self, found: list[Row], trouble: str = "") -> None:
            super().__init__()
            self.rows = found
            self.trouble = trouble

    class Counted(Message):
        """The uses in the library are known."""

        def __init__(self, found: Counter[Meaning]) -> None:
            super().__init__()
            self.found = found

    def __init__(self, bench: Bench, page: Page | None, survey: Survey | None = None) -> None:
        """`page` is the open article's, `survey` that of a library of several articles."""
        super().__init__()
        self._bench = bench
        self._page = page
        self._survey = survey
        self._rows: list[Row] = []
        self._shown: list[Row] = []
        self._found = 0
        self._order: Order = "layer"
        self._counts = Counts()
        self._known: Glossary | None = None
        """The one that is listed."""
        self._surveyed: object = None
        """What of the library and the glossary was counted last."""

    def body(self) -> ComposeResult:
        """What to look for, how many there are, the lines."""
        yield Input(
            placeholder="words of a line: French, English, kind, layer", id="terms-filter", compact=True
        )
        yield Static("Reading the glossary…", id="terms-count", markup=False)
        yield Static("", id="terms-heading", markup=False)
        yield TermLines(id="terms")
        yield Static("", id="terms-hint", markup=False)

    def on_mount(self) -> None:
        """List, and list again what has changed."""
        self._look()
        self.set_interval(_OFTEN, self._follow)

    def _follow(self) -> None:
        if not self._bench.ready or self._known is None:
            return
        if self._bench.glossary is not self._known:
            self._look()
        if self._survey is None:
            return
        self._survey.follow()
        wanted = (self._survey.version, self._known)
        if not self._survey.ready:
            self._tell()
        elif wanted != self._surveyed:
            self._surveyed = wanted
            self._count(self._survey)

    def _look(self) -> None:
        if self._page is not None:
            units = [unit for _, unit in self._page.arrived()]
            here = used_here([one.occurrence.term for unit in units for one in unit.renderings])
            self._counts = replace(self._counts, here=here)
        self._list()

    @work(thread=True, exclusive=True, group="terms")
    def _list(self) -> None:
        try:
            known = self._known = self._bench.glossary
            self.post_message(self.Listed(rows(known)))
        except VisavisError as error:
            self.post_message(self.Listed([], str(error)))

    @work(thread=True, exclusive=True, group="counts")
    def _count(self, survey: Survey) -> None:
        worker = get_current_worker()
        found = survey.census.counts(self._bench.spotter, lambda: worker.is_cancelled)
        if not worker.is_cancelled:
            self.post_message(self.Counted(found))

    @on(Counted)
    def _take_counts(self, message: Counted) -> None:
        self._counts = replace(self._counts, everywhere=message.found)
        self._arrange()

    @on(Listed)
    def _take(self, message: Listed) -> None:
        self._rows = message.rows
        self._arrange()
        if message.trouble:
            self.query_one("#terms-count", Static).update(Content(message.trouble))

    @on(Input.Changed)
    def _filter(self) -> None:
        self._arrange()

    def _arrange(self) -> None:
        found = arranged(self._rows, self.query_one(Input).value, self._order, self._counts)
        self._found = len(found)
        self._shown = found[:_MOST]
        self._tell()
        choices = self.query_one(TermLines)
        at = choices.highlighted or 0
        choices.set_options([one.line(self._counts) for one in self._shown])
        if self._shown:
            choices.highlighted = min(at, len(self._shown) - 1)

    def _tell(self) -> None:
        told = f"{self._found:,} of {len(self._rows):,} lines"
        told += f", {_MOST} shown" if self._found > _MOST else ""
        told += f" · sorted by {self._order}"
        self.query_one("#terms-count", Static).update(Content.styled(told, "$text-accent"))
        self.query_one("#terms-heading", Static).update(Content.styled(heading(self._counts), "$text-muted"))
        hint = f"enter edits · {key_for(self.app, 'terms.order')} sorts"
        if self._survey is not None and self._counts.everywhere is None:
            done, total = self._survey.done, self._survey.total
            hint += f" · still counting: {done:,} of {total:,} articles"
        self.query_one("#terms-hint", Static).update(Content.styled(hint, "$text-muted"))

    def action_order(self) -> None:
        """Sort in the next way."""
        known = orders(self._counts)
        at = known.index(self._order) if self._order in known else -1
        self._order = known[(at + 1) % len(known)]
        self._arrange()

    def action_move(self, by: int) -> None:
        """Move the cursor of the list while the filter has the keys."""
        choices = self.query_one(TermLines)
        if self._shown:
            choices.highlighted = max(0, min(len(self._shown) - 1, (choices.highlighted or 0) + by))

    @on(Input.Submitted)
    def _edit(self) -> None:
        at = self.query_one(TermLines).highlighted
        if at is not None and at < len(self._shown):
            self._open(self._shown[at])

    @on(OptionList.OptionSelected)
    def _edit_clicked(self, event: OptionList.OptionSelected) -> None:
        self._open(self._shown[event.option_index])

    def _open(self, row: Row) -> None:
        if row.term is not None:
            self.post_message(EditTerm(row.term))


class TermLines(OptionList, can_focus=False):
    """The lines; the keys stay with the filter."""


class TermChoice(Panel[Term]):
    """Which term of a sentence is meant."""

    heading = "Which term?"

    def __init__(self, terms: Sequence[Term]) -> None:
        super().__init__()
        self._terms = terms

    def body(self) -> ComposeResult:
        """One line for each."""
        yield Choices(*(Content(f"{one.source} → {one.target}") for one in self._terms))

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._terms[event.option_index])
