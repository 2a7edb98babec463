"""The side of the application that keeps up with the machine: packages that come and go while one reads."""

import gc
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import App
from textual.message import Message

from reader.errors import VisavisError
from reader.tui.naming import key_for
from reader.tui.panels.notices import announcement
from reader.tui.room.renewing import RenewingScreen
from reader.tui.room.streaming import StreamingScreen
from reader.tui.tools import Tools

if TYPE_CHECKING:
    from reader.glossary import Glossary
    from reader.glossary.layers import Layers

_OFTEN = 5.0
"""Seconds between two looks at which package would be chosen."""
_SOON = 0.25
"""Seconds between two looks at the files of the glossary, which take no time: a saved line is seen in one."""
_SETTLED = 3.0
"""Seconds after which the engine and the glossary are in memory."""


class Exchanged(Message):
    """Another engine is in use."""


class Downloaded(Message):
    """A download has ended, one way or another."""


class Better(Message):
    """Another package than the one in use would be chosen now."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class Reread(Message):
    """The files of the glossary have changed: what is in force now, and what was before."""

    def __init__(self, old: "Glossary", new: "Glossary") -> None:
        super().__init__()
        self.old = old
        self.new = new


class Unread(Message):
    """A file of the glossary cannot be read; what was in force stays so."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason


class UpkeepApp(App[int]):
    """An application with `tools`."""

    tools: Tools
    notices: tuple[str, ...] = ()
    """Sentences that the user should see."""
    _offered = ""
    """The package that was offered last."""

    def on_mount(self) -> None:
        """Go on looking; once everything is set up there may be garbage (see `reader.cli.read`)."""
        self.set_timer(_SETTLED, _collect)
        self.set_interval(_OFTEN, self.look_for_package)
        self.set_interval(_SOON, self.look_at_glossary)

    def action_packages(self) -> None:
        """Show the packages."""
        from reader.tui.panels.packages import PackagesScreen  # few readings need it

        self.push_screen(PackagesScreen(self.tools.bench, self.tools.installation))

    @on(Downloaded)
    @work(thread=True, exclusive=True, group="better")
    def look_for_package(self) -> None:
        """Offer the package that would be chosen now, where another is in use: somebody has installed it."""
        bench = self.tools.bench
        if not bench.ready or (depot := bench.desk.depot) is None:
            return
        try:
            package = depot.decision().package
            if depot.engine(package).fingerprint != bench.engine.fingerprint:
                self.post_message(Better(package.name))
        except VisavisError:
            # What cannot be read now is shown by the list of packages; reading goes on with what works.
            return

    @on(Better)
    def offer_package(self, message: Better) -> None:
        """Say so, once."""
        if message.name != self._offered:
            self._offered = message.name
            key = key_for(self, "packages")
            self.notify(f"{message.name} is ready: press {key}, then enter, to read with it.", markup=False)

    @on(Exchanged)
    def take_engine(self) -> None:
        """Translate what is open anew."""
        self._offered = ""
        for screen in self.screen_stack:
            if isinstance(screen, StreamingScreen):
                screen.translate()

    # -- the glossary --

    def look_at_glossary(self) -> None:
        """Read the files of the glossary again when one of them was saved, by us or by an editor."""
        bench = self.tools.bench
        if bench.ready and (layers := bench.desk.layers) is not None and layers.stamp() != layers.loaded:
            self._reread(layers)

    @work(thread=True, exclusive=True, group="glossary")
    def _reread(self, layers: "Layers") -> None:
        bench = self.tools.bench
        try:
            old, new = bench.glossary, layers.load()
        except VisavisError as error:
            self.post_message(Unread(f"{error} The glossary stays as it was."))
            return
        if new.terms != old.terms:
            from reader.spot import Spotter  # only a translation needs it

            bench.take_spotter(Spotter(new))
        self.post_message(Reread(old, new))

    @on(Reread)
    def take_glossary(self, message: Reread) -> None:
        """Redo the segments that the change touches, and name the lines that are wrong now."""
        known = set(map(str, message.old.problems))
        self.tell([words for words in map(str, message.new.problems) if words not in known])
        for screen in self.screen_stack:
            if isinstance(screen, RenewingScreen):
                screen.renew(message.old, message.new)

    @on(Unread)
    def keep_glossary(self, message: Unread) -> None:
        """Say why the glossary stays as it was."""
        self.tell([message.reason])

    def tell(self, sentences: Sequence[str]) -> None:
        """Add to the notices, and say so."""
        if sentences:
            self.notices = (*self.notices, *(one for one in sentences if one not in self.notices))
            self.notify(announcement(sentences, key_for(self, "notices")), severity="warning", markup=False)


def _collect() -> None:
    """Let garbage be collected. What there is by now stays to the end: nobody need look through it again."""
    gc.freeze()
    gc.enable()
