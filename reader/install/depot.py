"""What a screen may ask about packages; the implementation is the command line's (`reader.cli.depot`)."""

from typing import Protocol

from reader.engine import Engine
from reader.install.offer import Offer, Report
from reader.packages import Decision, Package


class Depot(Protocol):
    """The packages of this machine and of the index.

    Every method may raise PackageError, whose text is for the user. `offer`, `size` and `install` use the
    network and take their time: call them from a worker, and only when the user asked for it.
    """

    def packages(self) -> list[Package]:
        """See `packages.find`: the best first; those with a `problem` too."""
        ...

    def decision(self) -> Decision:
        """Which package to use now; cheap enough to ask every few seconds."""
        ...

    def offer(self, report: Report) -> Offer:
        """The newest package of the index."""
        ...

    def size(self, offer: Offer) -> int | None:
        """Bytes of its download; None when the server does not say."""
        ...

    def install(self, offer: Offer, report: Report) -> Package:
        """Download, verify and install it. To stop, raise from `report`: the bytes so far are kept."""
        ...

    def use(self, key: str) -> Decision:
        """Remember a choice: a package's key, `starter` or `auto`."""
        ...

    def remove(self, package: Package) -> Decision:
        """Delete an installed package for good."""
        ...

    def engine(self, package: Package) -> Engine:
        """A new engine over the package, behind the same translation memory; it loads on first use."""
        ...
