"""The packages as the reader's screens ask for them."""

from pathlib import Path

import pytest

from reader import folders, packages
from reader.cli.depot import LocalDepot
from reader.cli.desk import set_up
from reader.errors import PackageError
from reader.install.depot import Depot
from reader.install.obtain import TRYING
from reader.install.offer import Progress
from reader.memory import Memory
from tests.package_server import NEWER, Fault, Site


@pytest.fixture
def depot() -> Depot:
    return LocalDepot(Memory(None))


def test_a_better_engine_comes_while_a_reader_is_open(depot: Depot, site: Site) -> None:
    before = set_up([]).engine
    seen: list[Progress] = []
    offer = depot.offer(seen.append)
    assert (offer.version, depot.size(offer)) == ("1.10", len(site.files[NEWER]))
    package = depot.install(offer, seen.append)
    assert seen[-1].note == TRYING and package in depot.packages()
    better = depot.engine(depot.decision().package)
    assert better.name == "argos fr→en 1.10" and better.fingerprint != before.fingerprint
    assert better.translate(["Bonjour."])[0][0].text
    assert depot.use("starter").package.origin == "starter"
    assert depot.use("auto").package == package
    assert depot.remove(package).package.origin == "starter"


@pytest.mark.parametrize("fault", [Fault(pause=0.01), Fault(cut=200_000), Fault(cut=0)])
def test_a_screen_stops_a_download_by_raising(depot: Depot, site: Site, fault: Fault) -> None:
    class Stop(Exception):
        pass

    def report(progress: Progress) -> None:
        if progress.note or progress.done > 100_000:
            raise Stop

    site.always = fault
    with pytest.raises(Stop):
        depot.install(depot.offer(report), report)
    assert depot.decision().package.origin == "starter"
    assert len(list((folders.data() / "downloads").glob("*.part"))) == 1


def test_what_cannot_be_used_cannot_be_chosen(depot: Depot, own_home: Path) -> None:
    half = own_home / ".local/share/argos-translate/packages/fr_en"
    half.mkdir(parents=True)
    (half / "metadata.json").write_text('{"from_code": "fr", "to_code": "en", "package_version": "1.9"}')
    with pytest.raises(PackageError, match="cannot be used"):
        depot.use("1.9")
    with pytest.raises(PackageError, match="No package is called"):
        depot.use("2.0")
    assert depot.decision() == packages.Decision(packages.named("starter"))
    assert depot.remove(packages.named("1.9")).package.origin == "starter" and not half.exists()
