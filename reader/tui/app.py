"""The Textual application: which screen is shown, and in which colours."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial

from textual import on
from textual.app import SystemCommand
from textual.binding import Binding
from textual.screen import Screen
from textual.theme import Theme

from reader import folders
from reader.article import Article
from reader.errors import StoreError
from reader.intake import Entry
from reader.tui.concordance.finding import FindingApp
from reader.tui.ending import heed
from reader.tui.keys import is_no_key
from reader.tui.naming import key_for
from reader.tui.panels.notices import NoticesScreen, announcement
from reader.tui.room.feed import Ready
from reader.tui.room.reading import ReadingScreen
from reader.tui.settings import keep_theme, keep_welcomed, load_theme
from reader.tui.themes import NIGHT, OWN, full_name
from reader.tui.tools import Tools

_GREETING = 0.2
"""Seconds after the first paint in which the article is seen before the welcome lies over it."""


class ReaderApp(FindingApp):
    """Opens `article` at once, or the library of `entries` when there is none. Exits with 0."""

    TITLE = "Vis-à-vis"
    CSS_PATH = "app.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (60, "-narrow"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (10, "-low"), (20, "-tall")]  # noqa: RUF012

    def __init__(
        self,
        entries: Sequence[Entry],
        tools: Tools,
        *,
        article: Article | None = None,
        notices: Sequence[str] = (),
        keymap: Mapping[str, str] | None = None,
        welcome: bool = False,
    ) -> None:
        """`keymap` gives bindings other keys, by id; `welcome` shows what a first reader should know."""
        super().__init__()
        self._welcome = welcome
        self.tools = tools
        self.keys = dict(keymap or {})
        self._entries = entries
        self._article = article
        self.notices = tuple(notices)
        for theme in OWN:
            self.register_theme(theme)
        kept = load_theme(tools.places, self._wished_theme)
        self.theme = kept if kept in self.available_themes else NIGHT.name
        self.set_keymap(self.keys)

    def on_mount(self) -> None:
        """Show the first screen and what the user should know from the start."""
        if self._article is None:
            from reader.tui.shelves.catalogue import (
                LibraryScreen,  # an article alone does not wait for its widgets
            )

            first: Screen[None] = LibraryScreen(self._entries, self.tools)
        else:
            first = ReadingScreen(self._article, self.tools)
        self.push_screen(first, self._leave)
        if self._welcome:
            first.call_after_refresh(self.set_timer, _GREETING, self._greet)
        self.theme_changed_signal.subscribe(self, self._keep_theme)
        heed(self._end)
        if self.notices:
            told = announcement(self.notices, key_for(self, "notices"))
            self.notify(told, severity="warning", markup=False)

    def _greet(self) -> None:
        """Over what is on the screen already."""
        from reader.tui.panels.welcome import WelcomeScreen  # once in a reader's life

        own = str(folders.config() / "glossary.tsv")
        self.push_screen(WelcomeScreen(self.tools.bench, own), self._greeted)

    def _greeted(self, _: None) -> None:
        # Where nothing can be written, the welcome is shown again: no harm.
        with suppress(StoreError):
            keep_welcomed(self.tools.places)

    @on(Ready)
    def take_notices(self, message: Ready) -> None:
        """Add what the set-up has found to the notices, and say so once."""
        self.tell([one for one in message.notices if one not in self.notices])

    def action_help(self) -> None:
        """Show the keys as they are bound now, at the page that fits the screen; again: close it."""
        from reader.tui.panels.help import HelpScreen  # asked for after the first paint

        if isinstance(self.screen, HelpScreen):
            self.screen.action_close()
        else:
            self.push_screen(HelpScreen(self.keys, getattr(self.screen, "topic", "")))

    def action_notices(self) -> None:
        """Show the notices in full."""
        self.push_screen(NoticesScreen(self.notices))

    def action_next_theme(self) -> None:
        """Take the next of our own themes."""
        names = [theme.name for theme in OWN]
        at = names.index(self.theme) + 1 if self.theme in names else 0
        self.theme = names[at % len(names)]

    def _keep_theme(self, theme: Theme) -> None:
        # A file that cannot be written is reported where places are kept.
        with suppress(StoreError):
            keep_theme(self.tools.places, theme.name, self._wished_theme)

    @property
    def _wished_theme(self) -> str:
        return full_name(self.tools.config.reading.theme)

    def get_key_display(self, binding: Binding) -> str:
        """Nothing for a binding without a key: the footer shows its word all the same, to click on."""
        return "" if is_no_key(binding.key) else super().get_key_display(binding)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the command palette offers: every key's action, then Textual's own commands."""
        told: set[str | None] = set()
        for active in screen.active_bindings.values():
            binding = active.binding
            if binding.tooltip and active.enabled and binding.id not in told:
                told.add(binding.id)
                yield SystemCommand(
                    binding.tooltip.rstrip("."),
                    f"key {self.get_key_display(binding) or '–'}",
                    partial(self.run_action, binding.action, active.node),
                )
        yield from super().get_system_commands(screen)

    def _leave(self, _: None) -> None:
        self.exit(0)

    def _end(self, code: int) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, ReadingScreen):
                screen.keep_all()
        self.exit(code)
