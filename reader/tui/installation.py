"""A download of a package while reading goes on: started from a panel, outliving it."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from reader.errors import VisavisError

if TYPE_CHECKING:
    from reader.install.depot import Depot
    from reader.install.offer import Offer, Progress

Step = Literal["idle", "running", "done", "stopped", "failed"]


class _Stopped(VisavisError):
    """The user wants no more of it."""


class Installation:
    """At most one download at a time; asked by the screens how far it is."""

    def __init__(self) -> None:
        self.step: Step = "idle"
        self.progress: Progress | None = None
        self.trouble = ""
        """Why it failed."""
        self._stop = threading.Event()

    def begin(self) -> None:
        """Make ready for `run`."""
        self.step, self.progress, self.trouble = "running", None, ""
        self._stop.clear()

    def run(self, depot: "Depot", offer: "Offer", cancelled: Callable[[], bool]) -> None:
        """Download and install. When it is stopped or fails, `step` says so and the bytes so far are kept."""

        def report(progress: "Progress") -> None:
            self.progress = progress
            if self._stop.is_set() or cancelled():
                raise _Stopped

        try:
            depot.install(offer, report)
        except _Stopped:
            self.step = "stopped"
        except VisavisError as error:
            self.trouble = str(error)
            self.step = "failed"
        else:
            self.step = "done"

    def stop(self) -> None:
        """End it at the next report."""
        self._stop.set()

    @property
    def words(self) -> str:
        """How it stands, in one line; "" while there is nothing to say."""
        if self.step == "stopped":
            return "Stopped. What has arrived is kept: i goes on from there."
        if self.step == "done":
            return "It is installed."
        if self.step == "failed":
            return self.trouble
        if self.step != "running":
            return ""
        return progress_words(self.progress) if self.progress else "Connecting…"


def megabytes(count: int) -> str:
    """A number of bytes as people read it."""
    return f"{count / 1e6:.1f} MB"


def progress_words(progress: "Progress") -> str:
    """How far a download is, how fast, and how long it takes still."""
    if progress.note:
        return f"{progress.note} Trying again in {progress.wait:.0f} s." if progress.wait else progress.note
    parts = [megabytes(progress.done)]
    if progress.total is not None:
        share = f"{100 * progress.done / max(1, progress.total):.0f} %"
        parts = [share, f"{progress.done / 1e6:.1f} of {megabytes(progress.total)}"]
    if progress.rate:
        parts.append(f"{megabytes(int(progress.rate))}/s")
    if progress.left is not None and progress.done != progress.total:
        parts.append(
            f"{progress.left:.0f} s left" if progress.left < 60 else f"{progress.left / 60:.0f} min left"
        )
    return " · ".join(parts)
