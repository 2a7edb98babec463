"""The side of the application that edits the glossary: one term at a time, each change with its undo."""

from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from reader.errors import VisavisError
from reader.tui.drawing.selection import Selected
from reader.tui.naming import key_for
from reader.tui.room.renewing import RenewingScreen
from reader.tui.room.sightings import terms_at, terms_under
from reader.tui.upkeep import UpkeepApp

if TYPE_CHECKING:
    from reader.glossary import Term
    from reader.glossary.edit import Edit
    from reader.tui.termbase.surveying import Survey


class EditTerm(Message):
    """A screen asks to edit this term."""

    def __init__(self, term: "Term") -> None:
        super().__init__()
        self.term = term


class Edited(Message):
    """The glossary was changed, or something kept it from being changed."""

    def __init__(self, made: "Edit | None", trouble: str = "") -> None:
        super().__init__()
        self.made = made
        self.trouble = trouble


class EditingApp(UpkeepApp):
    """An UpkeepApp that changes the glossary."""

    _last: "Edit | None" = None
    """What `u` takes back."""
    _survey: "Survey | None" = None

    def survey(self) -> "Survey | None":
        """Where terms stand in the library, kept up from now on; None where there is but one article."""
        if len(self.tools.stock.entries) < 2:
            return None
        if self._survey is None:
            from reader.tui.termbase.surveying import Survey

            self._survey = Survey(self.tools.stock, self._take_census)
        self._survey.follow()
        return self._survey

    @work(thread=True, group="census")
    def _take_census(self) -> None:
        worker = get_current_worker()
        if self._survey is not None:
            self._survey.take(lambda: worker.is_cancelled)

    def _room(self) -> RenewingScreen | None:
        """The article that is open."""
        rooms = [screen for screen in self.screen_stack if isinstance(screen, RenewingScreen)]
        return rooms[-1] if rooms else None

    def action_add_term(self) -> None:
        """Add a term for the selected words, or else for a name of the current sentence."""
        room = self._room()
        self._edit(None, room.view.selected if room else None)

    def action_edit_term(self) -> None:
        """Edit the term under the cursor, or else one of the current sentence; of several, ask which."""
        room = self._room()
        found = terms_under(room.page, room.view.selected) if room else []
        found = found or (terms_at(room.page, room.view.state.current) if room else [])
        if len(found) == 1:
            self._edit(found[0])
        elif found:
            from reader.tui.termbase.terms import TermChoice  # few readings need it

            self.push_screen(TermChoice(found), self._edit_chosen)
        else:
            add = key_for(self, "term.add")
            self.notify(f"No glossary term in this sentence: {add} adds one.", markup=False)

    def action_glossary(self) -> None:
        """List the glossary."""
        from reader.tui.termbase.terms import TermsScreen

        room = self._room()
        self.push_screen(TermsScreen(self.tools.bench, room.page if room else None, self.survey()))

    @on(EditTerm)
    def edit_term(self, message: EditTerm) -> None:
        """Open the form."""
        self._edit(message.term)

    def _edit_chosen(self, term: "Term | None") -> None:
        if term is not None:
            self._edit(term)

    def _edit(self, term: "Term | None", selected: Selected | None = None) -> None:
        from reader.tui.termbase.termform import TermForm

        if not self.tools.bench.ready:
            self.notify("One moment: the glossary is still being read.", markup=False)
            return
        room = self._room()
        place = room.view.state.current if room else 0
        form = TermForm(
            self.tools.bench,
            room.article if room else None,
            tuple(room.page.units) if room else (),
            place,
            term=term,
            survey=self.survey(),
            selected=selected,
        )
        self.push_screen(form, self._made)

    def _made(self, made: "Edit | None") -> None:
        if made is not None:
            self.take_edit(Edited(made))

    def action_undo_term(self) -> None:
        """Take the last change of the glossary back."""
        if self._last is None:
            self.notify("There is no change of the glossary to take back.", markup=False)
        else:
            self._undo(self._last)

    @work(thread=True, exclusive=True, group="undo")
    def _undo(self, last: "Edit") -> None:
        from reader.glossary.edit import undo

        try:
            self.post_message(Edited(undo(last)))
        except VisavisError as error:
            self.post_message(Edited(None, str(error)))

    @on(Edited)
    def take_edit(self, message: Edited) -> None:
        """Remember it, say it, follow it."""
        made = message.made
        if made is None:
            self.notify(message.trouble, severity="error", markup=False)
            return
        self._last = made
        what = "added" if not made.before else "deleted" if not made.after else "changed"
        line = (made.after or made.before)[0].split("\t")
        undo = key_for(self, "term.undo")
        self.notify(f"{' → '.join(line[:2])}: {what}. {undo} takes it back.", markup=False)
        self.call_later(self.look_at_glossary)
