"""Add or edit a term: what it would change is shown while one types, what speaks against it is named."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from reader.article import Article
from reader.bitext import Unit
from reader.errors import VisavisError
from reader.glossary import Origin, Term, edit
from reader.glossary.edit import Edit
from reader.glossary.layers import Layers
from reader.tui.bench import Bench
from reader.tui.drawing.selection import Selected
from reader.tui.keys import FORM
from reader.tui.panels.panel import Panel, lines
from reader.tui.termbase.chosen import beginning, wanted
from reader.tui.termbase.drafting import draft
from reader.tui.termbase.effects import against, counts, preview
from reader.tui.termbase.study import Effects, Study
from reader.tui.termbase.surveying import Survey
from reader.tui.termbase.termnews import Judged, Prepared, Refused, Saved

_FIELDS = (
    ("source", "French", "the name as the article writes it"),
    ("target", "English", "the name as it should be"),
    ("kind", "kind", "person, place, organisation… (may stay empty)"),
    ("variants", "also from", "other French forms, separated by |"),
    ("forbidden", "never", "wrong English forms, separated by |"),
    ("note", "note", "for yourself"),
)
_PATIENCE = 0.25
"""Seconds without a key after which the draft is judged."""
_OFTEN = 0.5
"""Seconds between two looks at whether the library is known."""


class TermForm(Panel[Edit]):
    """The fields of a term; the result is the edit that was made."""

    BINDINGS: ClassVar[list[BindingType]] = list[BindingType](FORM)
    topic = "Terms"
    AUTO_FOCUS = "#source"

    def __init__(
        self,
        bench: Bench,
        article: Article | None,
        units: Sequence[Unit | None],
        place: int = 0,
        *,
        term: Term | None = None,
        survey: Survey | None = None,
        selected: Selected | None = None,
    ) -> None:
        """Edit `term`, or (None) add one for what is selected, else for a name of the segment at `place`.

        `survey` is the library's.
        """
        super().__init__()
        self._bench = bench
        self._article = article
        self._units = units
        self._place = place
        self._survey = survey
        self._selected = selected
        self._term = term
        """The one to edit, as the glossary in force has it."""
        self._was: Term | None = None
        """The same as its file has it; None for a new line."""
        self._study: Study | None = None
        self._found: list[Term] = []
        self._at = 0
        self._base = term or Term("", "")
        self._first = self._base if term or not selected else beginning(selected)
        """What the fields show at once."""
        self._judged: tuple[Term, Effects] | None = None
        self._warned: Term | None = None
        self._eager = False
        """Enter was pressed before the draft was judged."""
        self._wait: Timer | None = None
        self.heading = "Add a term: enter saves" if term is None else "Edit a term: enter saves"

    def body(self) -> ComposeResult:
        """The fields, the verdict, the preview."""
        for name, label, hint in _FIELDS:
            field = Input(self._cell(self._first, name), placeholder=hint, id=name, compact=True)
            yield Horizontal(
                lines(Content.styled(label, "$foreground-muted")).add_class("label"), field, classes="field"
            )
        yield lines(Content(""))
        yield Static("Looking at the glossary…", id="verdict", markup=False)
        yield Static("", id="preview", markup=False)

    @staticmethod
    def _cell(term: Term, name: str) -> str:
        value = getattr(term, name)
        return value if isinstance(value, str) else " | ".join(value)

    def on_mount(self) -> None:
        """Get ready to judge; judge again when the library is known."""
        self._prepare()
        if self._survey is not None and not self._survey.ready:
            self._patience = self.set_interval(_OFTEN, self._wait_for_library)

    def _wait_for_library(self) -> None:
        if self._survey is not None and self._survey.ready:
            self._patience.stop()
            self._look()

    # -- in workers --

    def _layers(self) -> Layers:
        layers = self._bench.desk.layers
        if layers is None:
            raise VisavisError("The glossary cannot be edited here: type `visavis glossary edit`.")
        return layers

    @work(thread=True, exclusive=True, group="judge")
    def _prepare(self) -> None:
        try:
            layers = self._layers()
            here = [unit for unit in self._units if unit is not None]
            census = self._survey.census if self._survey else None
            study = Study(self._bench, layers, here, census, self._article.source if self._article else "")
            found: list[Term] = []
            was = None
            if self._term is not None and self._term.origin.layer != "curated":
                was = edit.find(layers.home(self._term), self._term)
            elif self._term is None and self._article is not None:
                names = wanted(self._article, self._units, self._place, self._selected, self._bench)
                found = [edit.fitting(layers.own, one) for one in names]
        except VisavisError as error:
            self.post_message(Refused(str(error)))
        else:
            self.post_message(Prepared(study, found, was))

    @work(thread=True, exclusive=True, group="judge")
    def _judge(self, study: Study, term: Term) -> None:
        worker = get_current_worker()
        try:
            for effects in study.judge(term, self._was, lambda: worker.is_cancelled):
                if worker.is_cancelled:
                    return
                self.post_message(Judged(term, effects))
        except VisavisError as error:
            if not worker.is_cancelled:
                self.post_message(Refused(str(error)))

    @work(thread=True, group="save")
    def _write(self, make: Callable[[], Edit]) -> None:
        try:
            self.post_message(Saved(make()))
        except VisavisError as error:
            self.post_message(Refused(str(error)))

    # -- what is typed --

    def _draft(self) -> Term:
        """Raises VisavisError for one that is not complete."""
        origin = self._was.origin if self._was else Origin("user", str(self._layers().own), 0)
        cells = {name: self.query_one(f"#{name}", Input).value for name, _, _ in _FIELDS}
        return draft(cells, self._base, origin)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self._wait is not None:
            self._wait.stop()
        self._wait = self.set_timer(_PATIENCE, self._look)

    def _look(self) -> None:
        if self._study is None:
            return
        try:
            self._judge(self._study, self._draft())
        except VisavisError as error:
            self._say(str(error))

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        event.stop()
        self._save()

    def _save(self) -> None:
        """Save what has been judged; what is typed faster than that, as soon as it is."""
        try:
            term = self._draft()
        except VisavisError as error:
            self._say(str(error))
            return
        self._eager = self._judged is None or self._judged[0] != term
        if self._judged is None or self._eager:
            return
        if self._judged[1].refused and self._warned != term:
            self._warned = term
            self._show(self._judged[1], "Press enter again to save it all the same.")
            return
        was, own = self._was, self._layers().own
        if was is None:
            self._write(lambda: edit.add(own, term))
        else:
            path = self._layers().home(was)
            self._write(lambda: edit.replace(path, was, term))

    def action_delete(self) -> None:
        """Take the term's line out of its file; `u` in the room brings it back."""
        was = self._was
        if was is None:
            words = "Only lines of your own files can be deleted: give another English form instead."
            self.notify(words, severity="warning", markup=False)
            return
        path = self._layers().home(was)
        self._write(lambda: edit.remove(path, was))

    def action_next_name(self) -> None:
        """Propose the next name of the sentence."""
        if self._found:
            self._at = (self._at + 1) % len(self._found)
            self._fill(self._found[self._at])

    def _complete(self, term: Term) -> None:
        """Fill what is empty, unless something was typed by now."""
        first = self._first
        if all(self.query_one(f"#{name}", Input).value == self._cell(first, name) for name, _, _ in _FIELDS):
            self._fill(replace(term, source=first.source or term.source, target=first.target or term.target))

    def _fill(self, term: Term) -> None:
        for name, _, _ in _FIELDS:
            self.query_one(f"#{name}", Input).value = self._cell(term, name)

    # -- what the workers say --

    @on(Prepared)
    def _ready(self, message: Prepared) -> None:
        self._study, self._found, self._was = message.study, message.found, message.was
        if self._was is not None:
            self._base = self._was
            self._fill(self._was)
        elif self._found:
            self._complete(self._found[0])
        self._look()

    @on(Judged)
    def _verdict(self, message: Judged) -> None:
        if not self._is_drafted(message.term):
            return
        self._judged = (message.term, message.effects)
        self._show(message.effects)
        if self._eager:
            self._save()

    def _is_drafted(self, term: Term) -> bool:
        """Whether the fields still say this."""
        with suppress(VisavisError):
            return self._draft() == term
        return False

    @on(Saved)
    def _close(self, message: Saved) -> None:
        self.dismiss(message.made)

    @on(Refused)
    def _refuse(self, message: Refused) -> None:
        self._say(message.reason)

    def _say(self, words: str) -> None:
        self.query_one("#verdict", Static).update(Content.styled(words, "$text-warning"))

    def _show(self, effects: Effects, more: str = "") -> None:
        self.query_one("#verdict", Static).update(Content("\n").join(self._verdict_lines(effects, more)))
        self.query_one("#preview", Static).update(Content("\n").join(preview(effects)))

    def _verdict_lines(self, effects: Effects, more: str) -> Iterator[Content]:
        yield from against(effects)
        if more:
            yield Content.styled(more, "bold")
        if self._term is not None and self._was is None and self._study is not None:
            yield Content.styled("Saved in your own glossary, over the curated line.", "$text-muted")
        if len(self._found) > 1:
            following = self._found[(self._at + 1) % len(self._found)].source
            yield Content.styled(f"ctrl+n: {following}", "$text-muted")
        yield from counts(effects, self._survey)
