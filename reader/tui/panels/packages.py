"""The packages: which are here, which is read with, and how to get the full one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.worker import get_current_worker

from reader.errors import VisavisError
from reader.install.depot import Depot
from reader.install.offer import Offer
from reader.neutral import one_line
from reader.packages import Package
from reader.tui.bench import Bench
from reader.tui.installation import Installation, megabytes
from reader.tui.keys import PACKAGES
from reader.tui.naming import key_for, link
from reader.tui.panels.asking import AskScreen
from reader.tui.panels.panel import Choices, Panel, lines
from reader.tui.upkeep import Downloaded, Exchanged

_OFTEN = 0.2
"""Seconds between two looks at a download."""


@dataclass(frozen=True, slots=True)
class Stock:
    """What is on this machine, as far as it could be found out."""

    packages: Sequence[Package] = ()
    hashes: Sequence[str] = ()
    """The SHA-256 of each, in hex; "" for one that cannot be read."""
    used: int = -1
    """The place of the one that is read with; -1 when it is gone."""
    wanted: int = -1
    """The place of the one that would be chosen now."""


def stock(depot: Depot, bench: Bench) -> Stock:
    """Look at the packages; takes a moment. Raises VisavisError."""
    found = depot.packages()
    hashes = [_hash(one) for one in found]
    engine = bench.engine.fingerprint
    used = [at for at, one in enumerate(found) if not one.problem and depot.engine(one).fingerprint == engine]
    chosen = depot.decision().package
    wanted = found.index(chosen) if chosen in found else -1
    return Stock(found, hashes, wanted if wanted in used else used[0] if used else -1, wanted)


def _hash(package: Package) -> str:
    try:
        return "" if package.problem else package.fingerprint
    except VisavisError:
        return ""


class PackagesScreen(Panel[None]):
    """The list, and what can be done with it; a download goes on when the panel is closed."""

    BINDINGS: ClassVar[list[BindingType]] = list[BindingType](PACKAGES)
    heading = "Packages"

    class Found(Message):
        """The packages have been looked at."""

        def __init__(self, found: Stock) -> None:
            super().__init__()
            self.stock = found

    class Offered(Message):
        """The index offers a package."""

        def __init__(self, offer: Offer, size: int | None) -> None:
            super().__init__()
            self.offer = offer
            self.size = size

    class Refused(Message):
        """Something did not work."""

        def __init__(self, reason: str) -> None:
            super().__init__()
            self.reason = reason

    def __init__(self, bench: Bench, installation: Installation) -> None:
        super().__init__()
        self._bench = bench
        self._installation = installation
        self._stock = Stock()
        self._step = installation.step

    def body(self) -> ComposeResult:
        """The packages, the keys, how a download stands."""
        yield Choices(id="packages")
        keys = ("remove", "deletes"), ("install", "installs the full one"), ("stop", "stops it")
        links = [link(self.app, f"packages.{id}", words) for id, words in keys]
        yield lines(Content(""), Content(" · ").join([Content("enter reads with it"), *links]))
        yield Static("Looking for packages…", id="download", markup=False)

    def on_mount(self) -> None:
        """Look, and go on looking at a download."""
        self._look()
        self.set_interval(_OFTEN, self._watch)

    def _say(self, words: str) -> None:
        self.query_one("#download", Static).update(Content(words))

    def _watch(self) -> None:
        if self._installation.step == "running" or self._installation.step != self._step:
            self._say(self._installation.words)
        if self._installation.step != self._step:
            self._step = self._installation.step
            self._look()

    # -- in workers --

    def _depot(self) -> Depot:
        depot = self._bench.desk.depot
        if depot is None:
            raise VisavisError("There are no packages to choose from here: type `visavis model list`.")
        return depot

    @work(thread=True, group="packages")
    def _do(self, action: Callable[[Depot], Message | None]) -> None:
        """Do it, show what is there then."""
        try:
            depot = self._depot()
            message = action(depot)
            self.post_message(self.Found(stock(depot, self._bench)))
        except VisavisError as error:
            message = self.Refused(str(error))
        if message is not None:
            self.post_message(message)

    def _look(self) -> None:
        self._do(lambda _: None)

    def _use(self, key: str, depot: Depot) -> Message:
        decision = depot.use(key)
        self._bench.take_engine(depot.engine(decision.package))
        return Exchanged()

    def _remove(self, package: Package, depot: Depot) -> Message:
        decision = depot.remove(package)
        self._bench.take_engine(depot.engine(decision.package))
        return Exchanged()

    def _ask_index(self, depot: Depot) -> Message:
        offer = depot.offer(lambda _: None)
        return self.Offered(offer, depot.size(offer))

    # -- keys --

    @property
    def _chosen(self) -> Package | None:
        at = self.query_one(Choices).highlighted
        found = self._stock.packages
        return found[at] if at is not None and at < len(found) else None

    @on(OptionList.OptionSelected)
    def _read_with(self, event: OptionList.OptionSelected) -> None:
        package = self._stock.packages[event.option_index]
        if package.problem:
            self._say(f"It cannot be used: {package.problem}")
        else:
            self._say("")
            self._do(partial(self._use, package.key))

    def action_remove(self) -> None:
        """Delete the package under the cursor, once that is confirmed."""
        package = self._chosen
        if package is None or package.origin != "installed":
            self._say("Only installed packages can be deleted; the starter stays.")
            return

        def answer(agreed: bool | None) -> None:
            if agreed:
                self._do(partial(self._remove, package))

        facts = [
            package.name,
            one_line(str(package.path)),
            "Argos Translate will not see it either any more.",
        ]
        self.app.push_screen(AskScreen("Delete a package", facts, "Delete it for good?"), answer)

    def action_install(self) -> None:
        """Ask the index what there is, once the user agrees to go online."""
        if self._installation.step == "running":
            stop = key_for(self.app, "packages.stop")
            self.notify(f"A download is under way: {stop} stops it.", markup=False)
            return

        def answer(agreed: bool | None) -> None:
            if agreed:
                self._say("Asking the index…")
                self._do(self._ask_index)

        facts = [
            "This goes online, and only this: the Argos package index is asked for its",
            "newest French→English package. Its size and licence are shown before anything",
            "is downloaded.",
        ]
        self.app.push_screen(AskScreen("Install the full package", facts, "Ask the index?"), answer)

    def action_stop(self) -> None:
        """Stop the download; what has arrived is kept."""
        self._installation.stop()

    # -- what the workers say --

    @on(Found)
    def _show(self, message: Found) -> None:
        first = not self._stock.packages
        found = self._stock = message.stock
        choices = self.query_one(Choices)
        at = choices.highlighted
        choices.set_options([self._line(place) for place in range(len(found.packages))])
        choices.highlighted = (
            max(0, found.wanted) if first or at is None else min(at, len(found.packages) - 1)
        )
        self._say(self._installation.words)

    def _line(self, at: int) -> Content:
        package, found = self._stock.packages[at], self._stock
        state = ""
        if at == found.used:
            state = "read with now"
        elif at == found.wanted:
            state = "ready: enter reads with it"
        details = [one_line(str(package.path))]
        details += [f"sha256 {found.hashes[at][:16]}…"] if found.hashes[at] else []
        body = Content.assemble(
            ("● " if at == found.used else "○ ", "bold $text-accent"),
            (package.name, "bold"),
            "  ",
            (state, "$text-success"),
            *(f"\n    {one}" for one in details),
        )
        return body + Content.styled(f"\n    ! {package.problem}", "$text-error") if package.problem else body

    @on(Refused)
    def _refuse(self, message: Refused) -> None:
        self._say(message.reason)

    @on(Offered)
    def _propose(self, message: Offered) -> None:
        offer = message.offer
        same = [one for one in self._stock.packages if one.origin == "installed" and not one.problem]
        if offer.version and any(one.version == offer.version for one in same):
            self._say(f"The newest package, {offer.version}, is installed already.")
            return
        size = "of unknown size" if message.size is None else megabytes(message.size)
        licence = offer.pin.licence if offer.pin else "see the README.md inside the package"
        facts = [
            f"French→English package {offer.version}, {size}",
            f"from     {one_line(offer.links[0])}",
            f"licence  {licence}",
            "sha256   checked" if offer.pin else "sha256   not known beforehand",
        ]

        def answer(agreed: bool | None) -> None:
            if agreed:
                self._begin(offer)
            else:
                self._say("Nothing was downloaded.")

        self.app.push_screen(AskScreen("Install the full package", facts, "Download and install it?"), answer)

    def _begin(self, offer: Offer) -> None:
        """Download in a worker of the application: the reader may close the panel and read on."""
        self._installation.begin()
        app, installation, bench = self.app, self._installation, self._bench

        def download() -> None:
            worker = get_current_worker()
            if (depot := bench.desk.depot) is not None:
                installation.run(depot, offer, lambda: worker.is_cancelled)
                app.post_message(Downloaded())

        app.run_worker(download, thread=True, group="install")
