"""Which package is chosen, and what happens to broken ones."""

import hashlib
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import BinaryIO

import pytest

from reader import folders, packages
from reader.errors import PackageError
from reader.packages import archive, layout


def install(home: Path, name: str, version: str, pair: tuple[str, str] = ("fr", "en")) -> Path:
    """A package folder that looks complete."""
    folder = home / ".local/share/argos-translate/packages" / name
    (folder / "model").mkdir(parents=True)
    metadata = {"package_version": version, "from_code": pair[0], "to_code": pair[1]}
    (folder / "metadata.json").write_text(json.dumps(metadata))
    for file in ("model/model.bin", "model/shared_vocabulary.json", "sentencepiece.model"):
        (folder / file).write_text(f"{name} {file}")
    return folder


def test_the_starter_serves_when_nothing_is_installed(own_home: Path) -> None:
    package = packages.choose()
    assert package.origin == "starter" and package.name == f"starter {package.version}"
    assert list(own_home.iterdir()) == []


def test_the_newest_installed_one_wins(own_home: Path) -> None:
    for name, version in (("fr_en_a", "1.9"), ("fr_en_b", "1.10"), ("fr_en_c", "newest")):
        install(own_home, name, version)
    install(own_home, "en_fr", "9.0", ("en", "fr"))
    assert [package.version for package in packages.find()[:-1]] == ["1.10", "1.9", "newest"]
    assert packages.choose().name == "argos fr→en 1.10"


@pytest.mark.parametrize(
    "file", ["model/model.bin", "metadata.json", "sentencepiece.model", "model/shared_vocabulary.json"]
)
def test_half_a_package_is_listed_but_never_chosen(own_home: Path, file: str) -> None:
    (install(own_home, "translate-fr_en-1_9", "1.9") / file).write_text("")
    broken, _starter = packages.find()
    assert "translate-fr_en-1_9" in broken.problem and "get the package again" in broken.problem
    assert packages.choose().origin == "starter"


def test_the_fingerprint_follows_every_file(own_home: Path) -> None:
    folder = install(own_home, "fr_en", "1.9")
    seen = {packages.choose().fingerprint}
    for file in ("metadata.json", "model/model.bin", "sentencepiece.model"):
        (folder / file).write_text((folder / file).read_text() + " ")
        seen.add(packages.choose().fingerprint)
    assert len(seen) == 4


def test_a_spoiled_copy_of_the_starter_is_unpacked_anew() -> None:
    folder = packages.unpacked(packages.choose())
    model = folder / "model" / "model.bin"
    whole = model.read_bytes()
    model.write_bytes(whole[:1000])
    assert packages.unpacked(packages.choose()) == folder
    assert model.read_bytes() == whole
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_on_a_full_disk_a_temporary_folder_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    refused: list[bytes] = []
    write = archive._write

    def full_once(sink: BinaryIO, block: bytes) -> None:
        if not refused:
            refused.append(block)
            raise archive.WriteError(28, "No space left on device")
        write(sink, block)

    monkeypatch.setattr(archive, "_write", full_once)
    packages._temporary.cache_clear()
    folder = packages.unpacked(packages.choose())
    assert refused
    assert not folder.is_relative_to(folders.data())
    assert (folder / "model" / "model.bin").is_file()


def test_without_a_data_folder_a_temporary_one_serves(own_home: Path) -> None:
    blocked = folders.data()
    blocked.parent.mkdir(parents=True)
    blocked.write_text("a file where the folder should be")
    assert (packages.unpacked(packages.choose()) / "model" / "model.bin").is_file()


def test_several_processes_unpack_at_once() -> None:
    code = "from reader import packages; print(packages.unpacked(packages.choose()))"
    running = [
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) for _ in range(4)
    ]
    printed = {process.communicate()[0] for process in running}
    assert [process.returncode for process in running] == [0] * 4
    assert len(printed) == 1


@pytest.mark.parametrize("name", ["../outside", "/root/file", "a/../../b", "only-a-file", "a\\b/c"])
def test_nothing_is_unpacked_outside(tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "x-fr_en.argosmodel", "w") as made:
        made.writestr(name, "x")
    with pytest.raises(PackageError, match="not safe"):
        archive.unpack(tmp_path / "x-fr_en.argosmodel", tmp_path / "out" / "x")
    assert list((tmp_path / "out").iterdir()) == []


def test_a_bomb_and_a_damaged_file_are_refused(tmp_path: Path) -> None:
    bomb, damaged = tmp_path / "fr_en.argosmodel", tmp_path / "fr_en-2.argosmodel"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a/model/model.bin", bytes(200 << 20))
    starter = bytearray(next(packages.STARTER.glob("*.argosmodel")).read_bytes())
    starter[1_000_000] ^= 255
    damaged.write_bytes(starter)
    with pytest.raises(PackageError, match="not a package"):
        archive.unpack(bomb, tmp_path / "a")
    with pytest.raises(PackageError, match="damaged"):
        archive.unpack(damaged, tmp_path / "b")


def test_the_card_names_the_file_that_is_shipped() -> None:
    (file,) = packages.STARTER.glob("*.argosmodel")
    card = (packages.STARTER / "CARD.md").read_text(encoding="utf-8")
    assert re.findall(r"`([0-9a-f]{64})`", card) == [hashlib.sha256(file.read_bytes()).hexdigest()]
    assert file.name in card and f"{file.stat().st_size:,} bytes" in card


@pytest.mark.parametrize("variables", [{}, {"ARGOS_PACKAGES_DIR": "/tmp/p"}, {"ARGOS_BATCH_SIZE": "64"}])
def test_the_settings_are_those_that_argos_reads(own_home: Path, variables: dict[str, str]) -> None:
    config = own_home / ".config" / "argos-translate"
    config.mkdir(parents=True)
    stored = {
        "ARGOS_PACKAGES_DIR": str(own_home / "mine"),
        "ARGOS_COMPUTE_TYPE": "float32",
        "ARGOS_INTER_THREADS": 3,
    }
    (config / "settings.json").write_text(json.dumps(stored))
    code = (
        "from argostranslate import settings as a; from reader.packages.layout import settings;"
        "b = settings();"
        "assert tuple(a.package_dirs) == b.package_dirs, (a.package_dirs, b);"
        "assert (a.device, a.compute_type, a.inter_threads, a.intra_threads, a.batch_size) =="
        "(b.device, b.compute_type, b.inter_threads, b.intra_threads, b.batch_size)"
    )
    if "ARGOS_PACKAGES_DIR" in variables:
        variables = {"ARGOS_PACKAGES_DIR": str(own_home / "other")}
    subprocess.run([sys.executable, "-c", code], env={**os.environ, **variables}, check=True)


@pytest.mark.parametrize("text", ["{", "[]", '{"ARGOS_BATCH_SIZE": "many"}'])
def test_wrong_settings_are_said_in_one_sentence(own_home: Path, text: str) -> None:
    config = own_home / ".config" / "argos-translate"
    config.mkdir(parents=True)
    (config / "settings.json").write_text(text)
    with pytest.raises(PackageError, match=r"settings\.json|ARGOS_BATCH_SIZE"):
        layout.settings()


def test_finding_and_fingerprinting_load_no_engine() -> None:
    code = (
        "import sys; from reader import packages; packages.choose().fingerprint;"
        "bad = {'ctranslate2', 'sentencepiece', 'argostranslate'} & set(sys.modules); assert not bad, bad"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
