"""The side of the application that searches all articles: `F` opens the panel, from wherever one reads."""

from typing import TYPE_CHECKING

from textual import on

from reader.tui.naming import key_for
from reader.tui.room.acting import Corrected
from reader.tui.room.reading import ReadingScreen
from reader.tui.termbase.editing import EditingApp

if TYPE_CHECKING:
    from reader.indexing import Indexing
    from reader.tui.concordance.findscreen import FindScreen
    from reader.tui.room.seeking import Aim


class FindingApp(EditingApp):
    """An EditingApp that searches all articles."""

    _indexing: "Indexing | None" = None
    """Made when it is first asked for, and kept."""
    _panel: "FindScreen | None" = None
    _sought = ""
    """The words that were looked for last."""

    def action_find(self) -> None:
        """Search all articles; in an article that was opened from there, go back to what was found."""
        top = self.screen
        if self._panel in self.screen_stack:
            if isinstance(top, ReadingScreen):
                top.action_close()
            return
        if len(self.tools.stock.entries) < 2:
            here = f"Only this article is open: {key_for(self, 'search')} searches it."
            self.notify(f"{here} `visavis FOLDER` opens more.", markup=False)
            return
        from reader.indexing import Indexing  # few readings need them
        from reader.tui.concordance.findscreen import FindScreen

        self._indexing = self._indexing or Indexing(self.tools.stock)
        beneath = top.article.source if isinstance(top, ReadingScreen) else ""
        self._panel = FindScreen(self.tools, self._indexing, self._sought, beneath)
        self.push_screen(self._panel, self._go_there)

    def _go_there(self, aim: "Aim | None") -> None:
        if self._panel is not None:
            self._sought = self._panel.words
            self._panel = None
        if aim is not None and isinstance(self.screen, ReadingScreen):
            self.screen.aim(aim)

    @on(Corrected)
    def look_again(self, message: Corrected) -> None:
        """The English of this source is to be searched as it is now."""
        if self._indexing is not None:
            self._indexing.doubt(message.source)
