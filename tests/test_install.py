"""From a package file to Argos's folder: only what is whole, safe and speaks English gets there."""

import errno
import json
import os
import shutil
import stat
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from reader import install as module
from reader import packages
from reader.argos import ArgosEngine
from reader.errors import PackageError
from reader.install import install, remove, verify
from reader.install.offer import PIN
from reader.install.probe import SENTENCE, Probe, probe
from reader.packages import archive, choice, layout
from tests.package_server import relabelled
from tests.test_argos import stock


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return relabelled(tmp_path / "some-fr_en.argosmodel", "1.10")


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Skip the probe, which has tests of its own."""
    monkeypatch.setattr("reader.install.probe.probe", lambda path: Probe("Yes.", 0.0))


def home() -> Path:
    return layout.settings().package_dirs[0]


def strays() -> list[Path]:
    return list(home().parent.rglob(".*")) if home().parent.is_dir() else []


def test_a_package_is_tried_and_put_where_argos_translate_looks(file: Path) -> None:
    package, sha256 = verify(file, None)
    assert (package.version, len(sha256)) == ("1.10", 64)
    installed = install(file)
    assert installed.path == home() / "translate-fr_en-1_10"
    assert packages.choose() == installed and installed.name == "argos fr→en 1.10"
    assert strays() == []
    code = (
        "from argostranslate import package; (one,) = package.get_installed_packages();"
        "print(one.from_code, one.to_code, one.package_version, len(one.tokenizer.encode('Le ministre.')))"
    )
    seen = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert seen.stdout.split()[:3] == ["fr", "en", "1.10"]


def test_argos_translate_itself_installs_and_runs_the_starter() -> None:
    """Its own installer, with a stand-in for the one module that needs PyTorch."""
    (starter,) = packages.STARTER.glob("*.argosmodel")
    code = (
        "import functools, sys, types\n"
        "translate = types.ModuleType('argostranslate.translate')\n"
        "translate.get_installed_languages = functools.lru_cache(lambda: [])\n"
        "sys.modules['argostranslate.translate'] = translate\n"
        "from argostranslate import package\n"
        f"package.install_from_path({str(starter)!r})\n"
        "(one,) = package.get_installed_packages()\n"
        "print(one.package_path, one, one.get_readme() is not None, sep='\\n')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    path, shown, has_readme = done.stdout.splitlines()
    assert (shown, has_readme) == ("French → English", "True")
    used = packages.choose()
    assert (used.origin, used.path) == ("installed", Path(path))
    ours = [one.text for one in ArgosEngine(used).translate([SENTENCE])[0]]
    assert stock(Path(path), SENTENCE, "auto") == ours


def test_one_of_the_same_name_is_replaced_as_a_whole(file: Path, hasty: None) -> None:
    old = install(file).path
    (old / "leftover").write_text("x")
    (old / "model" / "model.bin").write_bytes(b"half")
    again = install(file)
    assert again.path == old and not (old / "leftover").exists()
    assert strays() == []


def test_what_else_stands_there_is_left_alone(file: Path, hasty: None) -> None:
    target = home() / "translate-fr_en-1_10"
    target.mkdir(parents=True)
    (target / "diary.txt").write_text("mine")
    other = json.dumps({"package_version": "1.10", "from_code": "es", "to_code": "en"})
    (target / "metadata.json").write_text(other)
    with pytest.raises(PackageError, match="something else already"):
        install(file)
    assert (target / "diary.txt").read_text() == "mine" and (target / "metadata.json").read_text() == other


def test_a_strange_folder_name_gets_a_plain_one(tmp_path: Path, hasty: None) -> None:
    for root in (".hidden", "-rf", "a\x1b[31m", "é" * 90):
        file = relabelled(tmp_path / "x-fr_en.argosmodel", "1.10", root=root)
        assert install(file).path.name == "translate-fr_en"


def damaged(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


def add(name: str, mode: int = 0) -> Callable[[Path], None]:
    def change(file: Path) -> None:
        info = zipfile.ZipInfo(name)
        info.external_attr = mode << 16
        with zipfile.ZipFile(file, "a") as archived:
            archived.writestr(info, "/etc/passwd")

    return change


def bomb(file: Path) -> None:
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archived:
        archived.writestr("translate-fr_en-1_10/zeros", bytes(60 << 20))


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (damaged, "damaged"),
        (lambda file: file.write_bytes(file.read_bytes()[:-1000]), "damaged"),
        (lambda file: file.write_text("<html>"), "damaged"),
        (lambda file: file.unlink(), "not a file"),
        (add("../../.bashrc"), "not safe"),
        (add("/etc/cron.d/x"), "not safe"),
        (add("translate-fr_en-1_10/link", stat.S_IFLNK | 0o777), "not safe"),
        (add("second/folder"), "exactly one folder"),
        (bomb, "not a package"),
    ],
)
def test_a_bad_file_gets_nowhere(
    file: Path, spoil: Callable[[Path], object], reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "MOST_RATIO", 10)
    spoil(file)
    with pytest.raises(PackageError, match=reason):
        verify(file, None)
    with pytest.raises(PackageError):
        install(file)
    assert list(home().glob("*")) == strays() == []
    assert packages.choose().origin == "starter"


def overlapping(file: Path) -> None:
    """One packed member of 60 KB that the directory names forty times, as the better bombs do."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archived:
        archived.writestr("a/0", bytes(60 << 20))
        for number in range(1, 40):
            again = zipfile.ZipInfo(f"a/{number}")
            for name in ("header_offset", "compress_size", "file_size", "CRC", "compress_type"):
                setattr(again, name, getattr(archived.filelist[0], name))
            archived.filelist.append(again)


def test_members_that_overlap_are_counted_by_what_the_file_has(tmp_path: Path) -> None:
    file = tmp_path / "fr_en.argosmodel"
    overlapping(file)
    with pytest.raises(PackageError, match="would unpack to"):
        verify(file, None)


def test_other_pairs_and_halves_are_refused(tmp_path: Path) -> None:
    with pytest.raises(PackageError, match="not a French to English package"):
        verify(relabelled(tmp_path / "en_fr.argosmodel", "1.9", ("en", "fr")), None)
    with zipfile.ZipFile(tmp_path / "half.argosmodel", "w") as made:
        made.writestr("fr_en/metadata.json", '{"from_code": "fr", "to_code": "en"}')
    with pytest.raises(PackageError, match=r"lacks model/model\.bin and a vocabulary and a tokenizer"):
        verify(tmp_path / "half.argosmodel", None)


def test_the_official_package_is_known_by_its_hash(file: Path) -> None:
    with pytest.raises(PackageError, match=f"is not the official package 1.9.*{PIN.sha256}"):
        verify(file, PIN)


def spoilt(folder: Path, name: str, data: bytes) -> Path:
    """The starter with one file replaced, as a folder."""
    shutil.copytree(packages.unpacked(packages.choose()), folder)
    (folder / name).write_bytes(data)
    return folder


@pytest.mark.parametrize("name", ["model/model.bin", "sentencepiece.model", "model/shared_vocabulary.json"])
def test_a_model_that_does_not_load_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(PackageError, match=r"cannot be used|crashes"):
        probe(spoilt(tmp_path / "translate-fr_en", name, b"not a model" * 100))


def test_a_model_that_crashes_takes_nobody_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    crash = tmp_path / "crash"
    crash.write_text("#!/bin/sh\nkill -SEGV $$\n")
    crash.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(crash))
    with pytest.raises(PackageError, match=r"crashes when it is loaded \(signal 11\)"):
        probe(tmp_path)


@pytest.mark.parametrize("said", ["", SENTENCE, "... 1 2 3"])
def test_a_model_that_says_nothing_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    answer = SimpleNamespace(returncode=0, stdout=said.encode(), stderr=b"")
    monkeypatch.setattr(subprocess, "run", lambda *words, **options: answer)
    with pytest.raises(PackageError, match="does not translate"):
        probe(tmp_path)


def test_a_package_that_fails_the_probe_leaves_the_old_one(
    file: Path, hasty: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = install(file)

    def fail(path: Path) -> Probe:
        assert path.name == before.path.name and (path / "model/model.bin").is_file()
        raise PackageError("It does not translate.")

    monkeypatch.setattr("reader.install.probe.probe", fail)
    with pytest.raises(PackageError, match="does not translate"):
        install(file)
    assert packages.choose() == before and strays() == []


@pytest.mark.parametrize("step", ["unpack", "_settle", "rename"])
def test_a_full_disk_changes_nothing(
    file: Path, hasty: None, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    before = install(file)
    real = Path.rename

    def full(*words: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def rename(path: Path, target: Path) -> Path:
        return (
            full()
            if path.parent.name == "new" and path.parent.parent.name.startswith(".v")
            else real(path, target)
        )

    with monkeypatch.context() as patch:
        if step == "rename":
            patch.setattr(Path, "rename", rename)
        else:
            patch.setattr(archive if step == "unpack" else module, step, full)
        with pytest.raises(PackageError, match="No space left on device"):
            install(file)
    assert packages.choose() == before and strays() == []


def test_a_disk_too_small_is_said_before(file: Path, hasty: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=1 << 20))
    with pytest.raises(PackageError, match="1 MiB free, but the package needs 20 MiB"):
        install(file)


def test_what_a_killed_process_left_is_swept_away(file: Path, hasty: None) -> None:
    home().mkdir(parents=True)
    old, young = home().parent / ".visavis-install-old", home() / ".visavis-install-young"
    for left in (old, young):
        (left / "new" / "translate-fr_en-1_10").mkdir(parents=True)
    os.utime(old, (time.time() - 7200,) * 2)
    assert packages.choose().origin == "starter"
    install(file)
    assert not old.exists() and young.exists()


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_said(file: Path) -> None:
    home().mkdir(parents=True)
    home().chmod(0o500)
    home().parent.chmod(0o500)
    try:
        with pytest.raises(PackageError, match="ARGOS_PACKAGES_DIR"):
            install(file)
    finally:
        home().parent.chmod(0o700)
        home().chmod(0o700)


def test_a_file_where_the_folder_should_be_is_said(file: Path) -> None:
    home().parent.mkdir(parents=True)
    home().write_text("x")
    with pytest.raises(PackageError, match="ARGOS_PACKAGES_DIR"):
        install(file)


def test_only_what_argos_installed_is_removed(file: Path, hasty: None, tmp_path: Path) -> None:
    for package in (packages.choose(), packages.read(packages.unpacked(packages.choose()))):
        assert package
        with pytest.raises(PackageError, match="it stays"):
            remove(package)
        assert package.path.exists()
    installed = install(file)
    remove(installed)
    assert list(home().iterdir()) == strays() == []


def test_removing_a_link_leaves_what_it_leads_to(file: Path, hasty: None, tmp_path: Path) -> None:
    kept = install(file).path.rename(tmp_path / "kept")
    link = home() / "translate-fr_en-1_10"
    link.symlink_to(kept)
    remove(packages.choose())
    assert not link.is_symlink() and (kept / "metadata.json").is_file()


def test_a_choice_is_respected_until_it_is_gone(tmp_path: Path, hasty: None) -> None:
    for version in ("1.9", "1.10"):
        install(relabelled(tmp_path / f"{version}.argosmodel", version))
    install_other = relabelled(tmp_path / "es.argosmodel", "3.0", ("es", "en"))
    with zipfile.ZipFile(install_other) as archived:
        archived.extractall(home())
    assert [package.version for package in packages.find()] == ["1.10", "1.9", "0.1"]
    assert packages.decide() == packages.Decision(packages.named("1.10"))
    for name in ("1.9", "translate-fr_en-1_9", "argos fr→en 1.9", "starter"):
        choice.remember(packages.named(name).key)
        assert packages.decide() == packages.Decision(packages.named(name))
    choice.remember("translate-fr_en-1_9")
    remove(packages.named("1.9"))
    fallen = packages.decide()
    assert fallen.package.version == "1.10" and "translate-fr_en-1_9 that you chose is gone" in fallen.notice
    (home() / "translate-fr_en-1_10" / "model" / "model.bin").write_bytes(b"")
    choice.remember("translate-fr_en-1_10")
    fallen = packages.decide()
    assert fallen.package.origin == "starter" and "cannot be used" in fallen.notice
    choice.remember(choice.AUTO)
    assert not choice.path().exists() and packages.decide().notice == ""


@pytest.mark.parametrize("written", [b"", b"\xff\xfe", b"\n\n", b"auto\n"])
def test_a_spoilt_choice_is_no_choice(written: bytes) -> None:
    choice.path().parent.mkdir(parents=True)
    choice.path().write_bytes(written)
    assert choice.remembered() == choice.AUTO


def test_an_unknown_name_is_said_harmlessly() -> None:
    with pytest.raises(PackageError, match="No package is called nonsense") as caught:
        packages.named("non\x1b[31msense")
    assert "\x1b" not in str(caught.value)


def test_a_choice_that_cannot_be_written_is_said() -> None:
    choice.path().parent.parent.mkdir(parents=True)
    choice.path().parent.write_text("x")
    with pytest.raises(PackageError, match="cannot be written"):
        choice.remember("starter")
