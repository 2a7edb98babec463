"""The packages, for the reader's screens. What opens connections is imported when it is asked for."""

from reader import packages
from reader.argos import ArgosEngine
from reader.engine import Engine
from reader.install.offer import Offer, Report
from reader.memory import Memory, Recall
from reader.packages import Decision, Package


class LocalDepot:
    """A `depot.Depot` over Argos's folders and the Argos index."""

    def __init__(self, memory: Memory) -> None:
        """Engines made here share `memory`."""
        self._memory = memory

    def packages(self) -> list[Package]:
        """See `Depot.packages`."""
        return packages.find()

    def decision(self) -> Decision:
        """See `Depot.decision`."""
        return packages.decide()

    def offer(self, report: Report) -> Offer:
        """See `Depot.offer`."""
        from reader.install.obtain import listed

        return listed(report)

    def size(self, offer: Offer) -> int | None:
        """See `Depot.size`."""
        from reader.install.obtain import size

        return size(offer)

    def install(self, offer: Offer, report: Report) -> Package:
        """See `Depot.install`."""
        from reader.install.obtain import obtain

        return obtain(offer, report)[0]

    def use(self, key: str) -> Decision:
        """See `Depot.use`."""
        packages.use(key)
        return packages.decide()

    def remove(self, package: Package) -> Decision:
        """See `Depot.remove`."""
        from reader.install import remove

        remove(package)
        return packages.decide()

    def engine(self, package: Package) -> Engine:
        """See `Depot.engine`."""
        return Recall(ArgosEngine(package), self._memory)
