"""The glossary as a list: filter as you type, sort, see where a line comes from and how it fares here."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static

from reader.errors import VisavisError
from reader.fold import fold, key
from reader.glossary import Glossary, Term
from reader.glossary.lint import lint
from reader.tui.bench import Bench
from reader.tui.editing import EditTerm
from reader.tui.keys import TERMS
from reader.tui.page import Page
from reader.tui.panel import Choices, Panel, lines
from reader.tui.status import shorten

Order = Literal["layer", "French", "English", "use", "problems"]
ORDERS: tuple[Order, ...] = ("layer", "French", "English", "use", "problems")
_OFTEN = 0.3
"""Seconds between two looks at whether the glossary has changed."""
_MOST = 300
"""Lines in the list at most; more are found by filtering."""
_SOURCE, _TARGET = 26, 26
"""Cells."""


@dataclass(frozen=True, slots=True)
class Row:
    """A term in the list; `term` is None for a line that holds none."""

    term: Term | None
    uses: int
    """Occurrences in the open article."""
    problem: str
    haystack: str

    def line(self) -> Content:
        """One line, and one more for a problem."""
        if self.term is None:
            return Content.styled(f"! {self.problem}", "$text-error")
        term = self.term
        source, target = shorten(term.source, _SOURCE), shorten(term.target, _TARGET)
        told = Content.assemble(
            (f"{source:<{_SOURCE}}", "bold"),
            f" {target:<{_TARGET}} ",
            (f"{term.origin.layer:<8}", "$text-muted"),
            (f"{self.uses:>3}×" if self.uses else "", "$text-accent"),
        )
        return told + Content.styled(f"\n  ! {self.problem}", "$text-error") if self.problem else told


def rows(glossary: Glossary, uses: Counter[Term]) -> list[Row]:
    """The lines of the glossary, the strongest layer first; lines that could not be read first."""
    problems = {
        (one.path, one.line): f"{one.reason}{f' ({one.fix})' if one.fix else ''}"
        for one in lint(glossary)
        if one.severity == "problem"
    }
    told = [_row(term, uses[term], problems) for term in glossary.terms]
    lost = [Row(None, 0, f"{path}:{line}: {why}", _plain(why)) for (path, line), why in problems.items()]
    return [*lost, *told]


def _row(term: Term, uses: int, problems: dict[tuple[str, int], str]) -> Row:
    texts = (*term.sources, *term.targets, *term.forbidden, term.kind, term.note, term.origin.layer)
    problem = problems.pop((term.origin.path, term.origin.line), "")
    return Row(term, uses, problem, _plain(" ".join(texts)))


def arranged(found: Sequence[Row], query: str, order: Order) -> list[Row]:
    """Those in which every word of the query stands, in that order."""
    words = _plain(query).split()
    kept = [one for one in found if all(word in one.haystack for word in words)]
    if order == "use":
        kept.sort(key=lambda one: -one.uses)
    elif order == "problems":
        kept.sort(key=lambda one: not one.problem)
    elif order != "layer":
        name = "source" if order == "French" else "target"
        kept.sort(key=lambda one: _plain(getattr(one.term, name)) if one.term else "")
    return kept


def _plain(text: str) -> str:
    return key(fold(text).text)


class TermsScreen(Panel[None]):
    """The list; enter edits a line, and the list follows."""

    BINDINGS: ClassVar[list[BindingType]] = list[BindingType](TERMS)
    topic = "Terms"
    AUTO_FOCUS = "#terms-filter"
    heading = "Glossary"

    class Listed(Message):
        """The lines are known, or why they are not."""

        def __init__(self, found: list[Row], trouble: str = "") -> None:
            super().__init__()
            self.rows = found
            self.trouble = trouble

    def __init__(self, bench: Bench, page: Page | None) -> None:
        super().__init__()
        self._bench = bench
        self._page = page
        self._rows: list[Row] = []
        self._shown: list[Row] = []
        self._order: Order = "layer"
        self._known: Glossary | None = None
        """The one that is listed."""

    def body(self) -> ComposeResult:
        """What to look for, how many there are, the lines."""
        yield Input(
            placeholder="words of a line: French, English, kind, layer", id="terms-filter", compact=True
        )
        yield Static("Reading the glossary…", id="terms-count", markup=False)
        yield TermLines(id="terms")
        yield lines(Content.styled("enter edits · ctrl+o sorts · esc closes", "$text-muted"))

    def on_mount(self) -> None:
        """List, and list again what has changed."""
        self._look()
        self.set_interval(_OFTEN, self._follow)

    def _follow(self) -> None:
        if self._bench.ready and self._known is not None and self._bench.glossary is not self._known:
            self._look()

    def _look(self) -> None:
        units = [unit for _, unit in self._page.arrived()] if self._page else []
        self._list(Counter(one.occurrence.term for unit in units for one in unit.renderings))

    @work(thread=True, exclusive=True, group="terms")
    def _list(self, uses: Counter[Term]) -> None:
        try:
            known = self._known = self._bench.glossary
            self.post_message(self.Listed(rows(known, uses)))
        except VisavisError as error:
            self.post_message(self.Listed([], str(error)))

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
        found = arranged(self._rows, self.query_one(Input).value, self._order)
        self._shown = found[:_MOST]
        self.query_one("#terms-count", Static).update(
            Content.styled(
                f"{len(found):,} of {len(self._rows):,} lines"
                + (f", {_MOST} shown" if len(found) > _MOST else "")
                + f" · sorted by {self._order}",
                "$text-accent",
            )
        )
        choices = self.query_one(TermLines)
        at = choices.highlighted or 0
        choices.set_options([one.line() for one in self._shown])
        if self._shown:
            choices.highlighted = min(at, len(self._shown) - 1)

    def action_order(self) -> None:
        """Sort in the next way."""
        self._order = ORDERS[(ORDERS.index(self._order) + 1) % len(ORDERS)]
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
