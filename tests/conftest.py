"""What several tests share."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.install import download
from tests.package_server import Site, newer

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of development material beside the checkout; tests that need it skip without it."""
    folder = Path(os.environ.get("VISAVIS_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"the development material is not here ({folder})")
    return folder


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test gets an empty HOME, so that nothing on the machine leaks in or out."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.delenv(f"XDG_{name}_HOME", raising=False)
    for name in [n for n in os.environ if n.startswith(("ARGOS_", "VISAVIS_")) and n != "VISAVIS_SHARED"]:
        monkeypatch.delenv(name)
    return home


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A server that offers a newer package, as the index that `model install` asks."""
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setattr(download, "PAUSE", 0.01)
    with newer(tmp_path / "offered") as running:
        monkeypatch.setenv("ARGOS_PACKAGE_INDEX", f"{running.url}/")
        yield running
