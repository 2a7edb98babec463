"""The side of the reading room that lends the terminal to a text editor, and reads the article again."""

import os
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from textual import on, work
from textual.app import SuspendNotSupported

from reader.article import Article
from reader.errors import VisavisError
from reader.intake import Entry, read
from reader.texteditor import command, line_of
from reader.tui.acting import ActingScreen
from reader.tui.feed import Fed
from reader.tui.page import Page


class Changed(Fed):
    """The file of `article` holds `fresh` now."""

    def __init__(self, article: Article, fresh: Article) -> None:
        super().__init__(article)
        self.fresh = fresh


class Unreadable(Fed):
    """The file of `article` can no longer be read."""

    def __init__(self, article: Article, reason: str) -> None:
        super().__init__(article)
        self.reason = reason


class ReopeningScreen(ActingScreen):
    """An ActingScreen whose article's file may be edited."""

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
        if not path.is_file() or path.read_bytes() != before:
            self._read(self.article)

    def _line(self, data: bytes) -> int:
        segments, place = self.page.segments, self.view.state.current
        text = data.decode("utf-8", "replace")
        return line_of(text, segments[place].text) if place < len(segments) else 1

    def _say(self, sentence: str) -> None:
        self.notify(sentence, severity="warning", markup=False)

    @work(thread=True, exclusive=True, group="reopen")
    def _read(self, article: Article) -> None:
        entry = Entry(Path(article.source), article.source)
        try:
            self.post_message(Changed(article, read(entry, clean=self.tools.clean)))
        except VisavisError as error:
            self.post_message(Unreadable(article, str(error)))

    @on(Unreadable)
    def keep_article(self, message: Unreadable) -> None:
        """Say why; what is on the screen stays readable."""
        if self._is_mine(message):
            self._say(f"{message.reason} What you see is the article as it was.")

    @on(Changed)
    async def take_article(self, message: Changed) -> None:
        """Show the article as it is now, at the same sentence; the memory knows what has not changed."""
        if not self._is_mine(message):
            return
        self.keep_place()
        self.article = message.fresh
        self.page = Page(message.fresh)
        await self.recompose()
        self.set_focus(self.view)
        self.resume()
        self.start()


def _run(words: Sequence[str]) -> str:
    """Run an editor in the terminal; returns what went wrong, "" when nothing did."""
    with _undisturbed():
        try:
            subprocess.run(words, check=False)
        except OSError as error:
            return f"{words[0]} cannot be started ({error.strerror}): type `export EDITOR=nano` (or yours)."
    return ""


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl+C is the editor's; a handler of our own is not inherited by it, as ignoring would be."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
