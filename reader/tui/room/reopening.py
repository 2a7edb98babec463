"""The side of the reading room that follows the article's file: edited from here, or changed by others."""

import os
from collections.abc import Sequence
from pathlib import Path

from textual import on, work
from textual.app import SuspendNotSupported

from reader.article import Article
from reader.errors import VisavisError
from reader.intake import Entry, read
from reader.segment import Segment, segment
from reader.texteditor import command, line_of
from reader.tui.lending import run
from reader.tui.naming import key_for
from reader.tui.room.acting import ActingScreen
from reader.tui.room.feed import Fed
from reader.tui.room.page import Page
from reader.tui.room.watch import Watch, carried, moved_to

_OFTEN = 2.0
"""Seconds between two looks at the file; what two of them see alike has come to rest."""


class Changed(Fed):
    """The file of `article` holds `fresh` now."""

    def __init__(self, article: Article, fresh: Article, segments: Sequence[Segment]) -> None:
        super().__init__(article)
        self.fresh = fresh
        self.segments = segments


class Unreadable(Fed):
    """The file of `article` can no longer be read."""

    def __init__(self, article: Article, reason: str) -> None:
        super().__init__(article)
        self.reason = reason


class ReopeningScreen(ActingScreen):
    """An ActingScreen whose article's file may change."""

    _watch: Watch | None = None
    _looking = False

    def on_mount(self) -> None:
        """Look at the file now and then."""
        if self.article.source not in ("", "-"):
            self._watch = Watch(Path(self.article.source))
            self.set_interval(_OFTEN, self.look_at_file)

    def look_at_file(self) -> None:
        """Follow the file, unless a panel is open: what it shows and asks is about the article as it is."""
        if self._watch and not self._looking and self.is_active:
            self._looking = True
            self._follow_file(self.article, self._watch)

    @work(thread=True, group="watch")
    def _follow_file(self, article: Article, watch: Watch) -> None:
        try:
            news = watch.look()
            if news == "gone":
                reason = f"{article.source} is gone: {key_for(self.app, 'export')} exports what you see."
                self.post_message(Unreadable(article, reason))
            elif news == "changed":
                self._read(article, watch)
        finally:
            self._looking = False

    def action_editor(self) -> None:
        """Open the file at the current sentence, and read it again when it was changed."""
        path = Path(self.article.source)
        if self.article.source in ("", "-") or not path.is_file():
            self._say("This article has no file to open: it came from standard input, or its file is gone.")
            return
        before = path.read_bytes()
        try:
            words = command(os.environ, path, self._line(before))
            with self.app.suspend():
                trouble = _run(words)
        except SuspendNotSupported:
            self._say(f"This terminal cannot be lent to an editor: open {path} in another window.")
            return
        except VisavisError as error:
            self._say(str(error))
            return
        if trouble:
            self._say(trouble)
        self.refresh()
        if self._watch and (not path.is_file() or path.read_bytes() != before):
            self._watch.settle()
            self._read_again(self.article, self._watch)

    def _line(self, data: bytes) -> int:
        segments, place = self.page.segments, self.view.state.current
        text = data.decode("utf-8", "replace")
        return line_of(text, segments[place].text) if place < len(segments) else 1

    def _say(self, sentence: str) -> None:
        self.notify(sentence, severity="warning", markup=False)

    @work(thread=True, exclusive=True, group="reopen")
    def _read_again(self, article: Article, watch: Watch) -> None:
        self._read(article, watch)

    def _read(self, article: Article, watch: Watch) -> None:
        """In a worker: read the file; one that is being written meanwhile is left for the next look."""
        try:
            fresh = read(Entry(watch.path, article.source), clean=self.tools.clean)
        except VisavisError as error:
            message: Fed = Unreadable(article, f"{error} What you see is the article as it was.")
        else:
            message = Changed(article, fresh, segment(fresh))
        if not watch.moved:
            self.post_message(message)

    @on(Unreadable)
    def keep_article(self, message: Unreadable) -> None:
        """Say why; what is on the screen stays readable."""
        if self._is_mine(message):
            self._say(message.reason)

    @on(Changed)
    def take_article(self, message: Changed) -> None:
        """Show the article as it is now, at the same sentence; the memory knows what has not changed."""
        if not self._is_mine(message) or message.fresh == self.article:
            return
        if not self.is_active:
            self.set_timer(_OFTEN, lambda: self.take_article(message))
            return
        old, current = self.page, self.view.state.current
        self.article = message.fresh
        self.page = Page(message.fresh)
        self.page.resegment(message.segments)
        place = moved_to(current, old.segments, self.page.segments)
        self.view.take(carried(old, self.page), place)
        self.reopened()
        self._say("The file has changed: this is the article as it reads now.")
        self.translate()

    def reopened(self) -> None:
        """The page is another one; overridden by the room."""


def _run(words: Sequence[str]) -> str:
    """Run an editor in the terminal; returns what went wrong, "" when nothing did."""
    try:
        run(words)
    except OSError as error:
        return f"{words[0]} cannot be started ({error.strerror}): type `export EDITOR=nano` (or yours)."
    return ""
