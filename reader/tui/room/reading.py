"""The reading room: one article, source and target side by side, and what the keys do with it."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from reader.errors import VisavisError
from reader.tui.drawing.pairs import PairView
from reader.tui.drawing.selection import text_at
from reader.tui.drawing.view import ReadingView
from reader.tui.keyline import KeyLine
from reader.tui.keys import ROOM
from reader.tui.naming import key_for
from reader.tui.room.searchbar import SearchBar
from reader.tui.room.seeking import SeekingScreen
from reader.tui.room.sightings import terms_at, terms_under
from reader.tui.room.status import Heading, StatusLine

_COPIED = {"pair": "this sentence in both languages", "source": "its French", "target": "its English"}


class ReadingScreen(SeekingScreen):
    """One open article. Dismissed when the reader goes back."""

    CSS_PATH = "reading.tcss"
    BINDINGS: ClassVar[list[BindingType]] = list[BindingType](ROOM)
    AUTO_FOCUS = "#pairs"

    def compose(self) -> ComposeResult:
        """Heading, pairs, search, status, keys."""
        yield Heading(self.article, id="heading")
        yield ReadingView(self.page, id="pairs")
        yield SearchBar(self.page, id="search")
        yield StatusLine(id="status")
        yield KeyLine()

    def progressed(self, places: list[int]) -> None:
        """Count, and look into what has arrived."""
        self.status.tally = self.page.tally
        self.query_one(Heading).title = self.page.title()
        self.search.arrived(places)
        self._moved()

    def reopened(self) -> None:
        """Everything on the screen is about the page as it is now."""
        self.query_one(Heading).show(self.article)
        self.search.take(self.page)
        self.remember()
        self.progressed([])

    @on(PairView.Moved)
    def _moved(self) -> None:
        self.moved()
        self.look_at(self.view.state.current)
        self.status.place = self.view.percent
        self.status.way = self.view.manner.words

    # -- terms and issues --

    def action_card(self) -> None:
        """Show the term card of the current sentence, at the term under the cursor."""
        place = self.view.state.current
        if terms := terms_at(self.page, place):
            meant = terms_under(self.page, self.view.selected)
            at = terms.index(meant[0]) if meant else 0
            from reader.tui.room.termcard import (
                TermCard,  # as all panels: the first paint does not wait for it
            )

            self.app.push_screen(TermCard(self.page, place, terms, at), self.go)
        else:
            self.notify("No glossary term in this sentence.", markup=False)

    def action_issue(self, by: int) -> None:
        """Go to the next or previous sentence with an issue."""
        from reader.tui.room.issues import beside

        self.go(beside(self.page, self.view.state.current, by))

    def action_issues(self) -> None:
        """List the issues, to go to one."""
        from reader.tui.room.issues import IssuesScreen, findings

        self.app.push_screen(IssuesScreen(findings(self.page)), self.go)

    # -- the rest --

    def action_look_up(self) -> None:
        """Ask the user's own command about the selected words."""
        found = self.view.selected
        if found is None:
            how = f"press {key_for(self.app, 'word.next')}, or click on it"
            self.notify(f"Select a word first: {how}.", markup=False)
            return
        from reader.tui.room.lookup import consult

        sentence = text_at(self.page, found.segment, found.column)
        consult(self.app, self.tools.config.lookup, self.view.selection, sentence)

    def action_copy(self, what: str) -> None:
        """Copy the current pair, its source or its target."""
        place = self.view.state.current
        unit = self.page.units[place] if place < len(self.page.units) else None
        source = self.page.segments[place].text if self.page.segments else ""
        texts = {"source": source, "target": unit.target if unit else ""}
        text = "\n".join(filter(None, texts.values() if what == "pair" else [texts[what]]))
        if text:
            self.app.copy_to_clipboard(text)
        self.notify(f"Copied: {_COPIED[what]}." if text else "There is nothing to copy yet.", markup=False)

    def action_export(self) -> None:
        """Write the bilingual file, once all of it is here."""
        bitext, tally = self.page.bitext(), self.page.tally
        if self.tools.export is None:
            self.notify("Type `visavis export FILE -o OUT` to write a bilingual file.", markup=False)
        elif bitext is None:
            self.notify(f"Not yet: {tally.done} of {tally.total} sentences are here.", markup=False)
        else:
            try:
                path = self.tools.export(bitext, list(self.keeper.notes.values()))
            except VisavisError as error:
                self.notify(str(error), severity="error", markup=False)
            else:
                self.notify(f"Written: {path}", markup=False)

    def action_removed(self) -> None:
        """Show what the clean-up took out."""
        from reader.tui.room.removed import RemovedScreen

        self.app.push_screen(RemovedScreen(self.article.removed))

    def action_retry(self) -> None:
        """Ask the engine again for what is missing."""
        self.translate()

    def action_back(self) -> None:
        """Drop the selected words, else end the search, else go back."""
        if self.view.drop_words():
            self.set_focus(self.view)
        elif self.search.display:
            self.search.close()
            self.set_focus(self.view)
        else:
            self.action_close()

    def action_close(self) -> None:
        """Go back to the library, or out when there is none; ask first when notes would be lost."""
        self.keep_place()
        if not self.keeper.unsaved:
            self.dismiss()
            return
        from reader.tui.panels.asking import AskScreen  # a disk is seldom full

        facts = [self.keeper.trouble, "", f"{key_for(self.app, 'export')} exports them with the article."]
        question = AskScreen("Your notes are not on the disk", facts, "Leave without them?")
        self.app.push_screen(question, self._leave)

    def _leave(self, sure: bool | None) -> None:
        if sure:
            self.dismiss()
