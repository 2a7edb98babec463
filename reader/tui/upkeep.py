"""The side of the application that keeps up with the machine: packages that come and go while one reads."""

from textual import on, work
from textual.app import App
from textual.message import Message

from reader.errors import VisavisError
from reader.tui.streaming import StreamingScreen
from reader.tui.tools import Tools

_OFTEN = 5.0
"""Seconds between two looks at which package would be chosen."""


class Exchanged(Message):
    """Another engine is in use."""


class Downloaded(Message):
    """A download has ended, one way or another."""


class Better(Message):
    """Another package than the one in use would be chosen now."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class UpkeepApp(App[int]):
    """An application with `tools`."""

    tools: Tools
    _offered = ""
    """The package that was offered last."""

    def on_mount(self) -> None:
        """Go on looking."""
        self.set_interval(_OFTEN, self.look_for_package)

    def action_packages(self) -> None:
        """Show the packages."""
        from reader.tui.packages import PackagesScreen  # few readings need it

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
            self.notify(f"{message.name} is ready: press M, then enter, to read with it.", markup=False)

    @on(Exchanged)
    def take_engine(self) -> None:
        """Translate what is open anew."""
        self._offered = ""
        for screen in self.screen_stack:
            if isinstance(screen, StreamingScreen):
                screen.translate()
