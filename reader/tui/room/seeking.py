"""The side of the reading room that finds words: in the open article, or where all articles were searched."""

from dataclasses import dataclass, replace

from textual import on
from textual.widgets import Input

from reader.finder import Column, Hit
from reader.places import Place, find
from reader.tui.drawing.pairs import PairView
from reader.tui.room.linking import LinkingScreen
from reader.tui.room.search import Marks
from reader.tui.room.searchbar import SearchBar


@dataclass(frozen=True, slots=True)
class Aim:
    """A place that was found in an article that is not open yet."""

    words: str
    """What was looked for."""
    place: Place
    column: Column
    start: int
    end: int
    """Code points of the segment's text in that column."""


class SeekingScreen(LinkingScreen):
    """A LinkingScreen with a search line."""

    _aim: Aim | None = None

    @property
    def search(self) -> SearchBar:
        """The search line."""
        return self.query_one(SearchBar)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The search line has a key of its own and takes that of the search for a character."""
        typing = isinstance(self.focused, Input)
        return {"search": not typing, "search_done": typing}.get(action, True)

    def action_search(self) -> None:
        """Ask for words to look for."""
        self.search.open(self.view.state.current)

    def action_hit(self, by: int) -> None:
        """Go to the next or previous hit."""
        self.search.step(by, self.view.state.current)

    def action_search_done(self) -> None:
        """Go on reading; what was found stays lit."""
        if self.search.empty:
            self.search.close()
        self.set_focus(self.view)

    @on(SearchBar.Found)
    def light_up(self, message: SearchBar.Found) -> None:
        """Show the hits, and go to the one to stand on."""
        self.view.show_state(replace(self.view.state, found=Marks(message.places, message.here)))
        if message.go and message.here:
            self._go_to(message.here)
        elif message.origin is not None:
            self.view.go_to(message.origin)
        self.tell_aside()

    def _go_to(self, hit: Hit) -> None:
        if self.view.manner.mode == ("source" if hit.column == "target" else "target"):
            self.view.go_to(hit.segment)
        else:
            self.view.go_to_text(hit.segment, hit.column, hit.start)

    @on(PairView.Moved)
    def tell_aside(self) -> None:
        """Say why the hit that the reader stands on is not to be seen, where it is not."""
        self.search.say(self._aside(self.search.here))

    def _aside(self, hit: Hit | None) -> str:
        if hit is None:
            return ""
        target, mode = hit.column == "target", self.view.manner.mode
        if mode == ("source" if target else "target"):
            return f"in the {'English' if target else 'French'}, which is not shown"
        return "in the hidden English" if target and self.view.state.hides(hit.segment) else ""

    # -- found elsewhere --

    def aim(self, aim: Aim) -> None:
        """Go to that place as soon as the sentences are known, with the search open."""
        self._aim = aim
        if self.page.segmented:
            self._take_aim()

    def segmented(self) -> None:
        """What was found comes before where the reader was the last time."""
        super().segmented()
        self._take_aim()

    def _take_aim(self) -> None:
        aim, self._aim = self._aim, None
        if aim is None:
            return
        at = find(aim.place, self.page.segments)
        if at is None:
            self.notify("The sentence is gone: the file has changed since it was searched.", markup=False)
        else:
            self.search.start(aim.words, Hit(at, aim.column, aim.start, aim.end))
