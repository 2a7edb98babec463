"""The glossary's files as they change under a running reader."""

import os
from pathlib import Path

import pytest

from reader import folders, glossary
from reader.errors import GlossaryError
from reader.glossary import Origin, Term
from reader.glossary.layers import Layers


@pytest.fixture
def layers(tmp_path: Path) -> Layers:
    curated = tmp_path / "curated"
    curated.mkdir()
    (curated / "a.tsv").write_text("source\ttarget\nOTAN\tNATO\nParis\tParis\n", "utf-8")
    return Layers(curated, tmp_path / "own.tsv", [tmp_path / "extra.tsv"])


def targets(found: glossary.Glossary) -> dict[str, str]:
    return {term.source: term.target for term in found.terms}


def test_loading_is_what_the_glossary_loads(tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("source\ttarget\nOTAN\tOtan\nbad\n", "utf-8")
    extra = tmp_path / "extra.tsv"
    extra.write_text("source\ttarget\nMinsk\tMensk\n", "utf-8")
    assert Layers(folders.curated(), own, [extra]).load() == glossary.load(folders.curated(), own, [extra])


def test_a_saved_file_changes_the_stamp_and_is_read_again(layers: Layers, tmp_path: Path) -> None:
    (tmp_path / "extra.tsv").write_text("Minsk\tMinsk\n", "utf-8")
    layers.load()
    assert layers.stamp() == layers.loaded
    layers.own.write_text("OTAN\tNato\n", "utf-8")
    assert layers.stamp() != layers.loaded
    assert targets(layers.load()) == {"OTAN": "Nato", "Paris": "Paris", "Minsk": "Minsk"}
    layers.own.unlink()
    assert targets(layers.load())["OTAN"] == "NATO"


def test_a_file_that_cannot_be_read_is_told_once_and_read_when_it_is_back(
    layers: Layers, tmp_path: Path
) -> None:
    extra = tmp_path / "extra.tsv"
    extra.mkdir()
    with pytest.raises(GlossaryError):
        layers.load()
    assert layers.stamp() == layers.loaded
    extra.rmdir()
    extra.write_text("Minsk\tMinsk\n", "utf-8")
    os.utime(extra, (1, 1))
    assert layers.stamp() != layers.loaded
    assert "Minsk" in targets(layers.load())


def test_a_file_whose_permissions_are_back_is_read_again(
    layers: Layers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "extra.tsv").write_text("Minsk\tMinsk\n", "utf-8")
    layers.own.write_text("Lviv\tLviv\n", "utf-8")
    layers.load()
    true_read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path == layers.own:
            raise PermissionError(13, "Permission denied")
        return true_read(path)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refuse)  # root may read everything
        layers.own.chmod(0)
        assert layers.stamp() != layers.loaded
        with pytest.raises(GlossaryError, match="may not be read"):
            layers.load()
        assert layers.stamp() == layers.loaded
    layers.own.chmod(0o600)
    assert layers.stamp() != layers.loaded
    assert "Lviv" in targets(layers.load())


def test_a_missing_curated_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="install visavis again"):
        Layers(tmp_path / "none", tmp_path / "own.tsv").load()


def test_a_trial_writes_nothing_and_says_what_would_be(layers: Layers, tmp_path: Path) -> None:
    (tmp_path / "extra.tsv").write_text("Minsk\tMinsk\n", "utf-8")
    before = layers.load()
    mine = Term("OTAN", "Nato", origin=Origin("user", str(layers.own), 2))
    assert targets(layers.trial(mine))["OTAN"] == "Nato"
    stronger = Term("OTAN", "N.A.T.O.", origin=Origin("extra", str(tmp_path / "extra.tsv"), 2))
    assert targets(layers.trial(stronger))["OTAN"] == "N.A.T.O."
    minsk = next(term for term in before.terms if term.source == "Minsk")
    assert "Minsk" not in targets(layers.trial(None, minsk))
    assert not layers.own.exists()
    assert layers.load() == before
    otan = next(term for term in before.terms if term.source == "OTAN")
    assert (layers.home(otan), layers.home(minsk)) == (layers.own, tmp_path / "extra.tsv")
