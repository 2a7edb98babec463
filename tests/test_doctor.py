"""The doctor, on a healthy installation and on every illness that can be staged."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace

import pytest

from reader import folders, packages
from reader.cli import main
from reader.engine import Hypothesis
from reader.install.probe import SENTENCE, Probe
from reader.memory import Memory
from reader.packages import choice
from tests.conftest import ROOT

Diagnose = Callable[[], tuple[int, dict[str, dict[str, object]], dict[str, str]]]


@pytest.fixture
def diagnose(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Diagnose:
    """Run `visavis doctor --json`: (exit code, document, what is wrong → the command that mends it).

    The glossary is a small one and the probe a stand-in, for speed; two tests use the real ones.
    """
    small = tmp_path / "curated"
    small.mkdir()
    (small / "people.tsv").write_text("source\ttarget\nLoukachenko\tLukashenko\nPoutine\tPutin\n")
    monkeypatch.setattr(folders, "curated", lambda: small)
    monkeypatch.setattr("reader.doctor.translation.probe", lambda path: Probe("The president.", 0.5))

    def _run() -> tuple[int, dict[str, dict[str, object]], dict[str, str]]:
        code = main(["doctor", "--json"])
        document = json.loads(capsys.readouterr().out)
        assert document["ok"] is (code == 0) is (document["problems"] == [])
        return code, document, {one["what"]: one["mend"] for one in document["problems"]}

    return _run


def test_all_is_well_and_nothing_was_written(
    capsys: pytest.CaptureFixture[str], own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.doctor.translation.probe", lambda path: Probe("The president.", 0.5))
    assert main(["doctor"]) == 0
    out = capsys.readouterr().out
    assert "All is well." in out and "✗" not in out
    for words in ("ctranslate2", "starter 0.1", "The president.", "memory.db", "curated", "offline; only"):
        assert words in out
    assert list(own_home.iterdir()) == []


def test_the_probe_is_a_real_translation(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--json"]) == 0
    probe = json.loads(capsys.readouterr().out)["probe"]
    assert probe["source"] == SENTENCE and "president" in probe["target"] and probe["seconds"] > 0


def test_the_facts_are_those_of_the_machine(diagnose: Diagnose) -> None:
    path = folders.data() / "memory.db"
    memory = Memory(path)
    memory.store("engine", "b4", {"Oui.": [Hypothesis("Yes.", 0.0)], "Non.": [Hypothesis("No.", 0.0)]})
    memory.close()
    code, document, _ = diagnose()
    assert code == 0
    assert document["memory"] == {"path": str(path), "bytes": path.stat().st_size, "entries": 2}
    assert document["packages"]["used"] == "starter"
    (package,) = document["packages"]["packages"]  # type: ignore[misc]
    assert package["fingerprint"] == packages.choose().fingerprint  # type: ignore[index]
    assert document["libraries"]["ctranslate2"] == metadata.version("ctranslate2")
    assert document["glossary"]["terms"] == 2
    assert document["glossary"]["layers"] == {"curated": 2, "user": 0, "extra": 0}


def spoil_memory(home: Path) -> None:
    (folders.data()).mkdir(parents=True)
    (folders.data() / "memory.db").write_bytes(b"somebody's notes")


def foreign_memory(home: Path) -> None:
    folders.data().mkdir(parents=True)
    with sqlite3.connect(folders.data() / "memory.db") as db:
        db.execute("CREATE TABLE recipes (name TEXT)")
    db.close()


def write(name: str, data: bytes, folder: Callable[[], Path] = folders.config) -> Callable[[Path], None]:
    def spoil(home: Path) -> None:
        folder().mkdir(parents=True, exist_ok=True)
        (folder() / name).write_bytes(data)

    return spoil


def half_package(home: Path) -> None:
    folder = home / ".local/share/argos-translate/packages/translate-fr_en-1_9"
    folder.mkdir(parents=True)
    (folder / "metadata.json").write_text('{"from_code": "fr", "to_code": "en", "package_version": "1.9"}')


def block_data(home: Path) -> None:
    folders.data().parent.mkdir(parents=True)
    folders.data().write_text("a file where the folder should be")


def settings(text: str) -> Callable[[Path], None]:
    def spoil(home: Path) -> None:
        path = home / ".config/argos-translate/settings.json"
        path.parent.mkdir(parents=True)
        path.write_text(text)

    return spoil


@pytest.mark.parametrize(
    ("spoil", "what", "mend"),
    [
        (spoil_memory, "file is not a database", "mv {home}/.local/share/visavis/memory.db "),
        (foreign_memory, "no such table", "mv {home}/.local/share/visavis/memory.db "),
        (write("glossary.tsv", b"\xff\xfe\x00"), "glossary.tsv", "visavis glossary check"),
        (write("glossary.tsv", b"source\ttarget\nno tab\n"), "glossary.tsv:2", "visavis glossary check"),
        (
            write("config.toml", b"[[[["),
            "config.toml:1: This line is not TOML",
            "visavis config edit",
        ),
        (write("package", b"translate-gone\n"), "that you chose is gone", "visavis model use auto"),
        (write("package", b"\xff\xff"), "package cannot be read", "mv {home}/.config/visavis/package "),
        (half_package, "lacks model/model.bin", "visavis model remove translate-fr_en-1_9"),
        (block_data, "cannot be written", "mv {home}/.local/share/visavis "),
        (settings("{"), "not JSON", "mv {home}/.config/argos-translate/settings.json "),
        (settings('{"ARGOS_BATCH_SIZE": "x"}'), "must be a whole number", "unset ARGOS_BATCH_SIZE"),
    ],
)
def test_each_illness_is_named_with_what_mends_it(
    diagnose: Diagnose, own_home: Path, spoil: Callable[[Path], None], what: str, mend: str
) -> None:
    spoil(own_home)
    code, _, problems = diagnose()
    assert code == 1 and len(problems) == 1
    ((said, command),) = problems.items()
    assert what in said and command.startswith(mend.format(home=own_home))
    if command.startswith("mv "):
        subprocess.run(command, shell=True, check=True)
        assert diagnose()[0] == 0


def test_a_package_that_does_not_translate(diagnose: Diagnose, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path) -> Probe:
        raise packages.PackageError("It crashes.")

    monkeypatch.setattr("reader.doctor.translation.probe", fail)
    assert list(diagnose()[2]) == ["It crashes."]


def test_no_package_at_all(diagnose: Diagnose, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "STARTER", tmp_path)
    code, document, problems = diagnose()
    assert code == 1 and document["packages"]["used"] is None
    assert any("No translation package can be used" in what for what in problems)
    assert all("pip install" in mend for mend in problems.values() if "visavis" in mend)


def test_no_curated_glossary(diagnose: Diagnose, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "curated", lambda: tmp_path / "gone")
    assert any("gone" in what for what in diagnose()[2])


def test_libraries_that_are_missing_or_too_old(diagnose: Diagnose, monkeypatch: pytest.MonkeyPatch) -> None:
    real = metadata.version

    def version(name: str) -> str:
        if name == "sentencepiece":
            raise metadata.PackageNotFoundError(name)
        return {"ctranslate2": "4.6.0"}.get(name) or real(name)

    monkeypatch.setattr(metadata, "version", version)
    problems = diagnose()[2]
    assert problems["sentencepiece is not installed."].endswith("'sentencepiece>=0.2.3'")
    assert problems["ctranslate2 4.6.0 is too old or too new: it must be >=4.8.2."].endswith(
        "pip install --upgrade 'ctranslate2>=4.8.2'"
    )


def test_a_terminal_that_cannot_paint(diagnose: Diagnose, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((30, 10)))
    problems = diagnose()[2]
    assert set(problems.values()) == {"export TERM=xterm-256color", "stty cols 80"}


def run(*words: str, **environment: str) -> SimpleNamespace:
    kept = {name: value for name, value in os.environ.items() if name not in environment}
    added = {name: value for name, value in environment.items() if value}
    done = subprocess.run(
        [sys.executable, "-m", "reader", *words], capture_output=True, cwd=ROOT, env=kept | added, check=False
    )
    return SimpleNamespace(code=done.returncode, out=done.stdout, err=done.stderr.decode())


def test_an_encoding_without_letters_is_survived_and_reported() -> None:
    done = run("doctor", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.code, done.err) == (1, "") and b"? terminal" in done.out and b"PYTHONUTF8=1" in done.out


def test_no_home_is_survived_and_reported() -> None:
    done = run("doctor", HOME="")
    assert done.code == 1 and done.err == "" and b"HOME is not set" in done.out


def test_what_is_hostile_reaches_no_terminal(capsys: pytest.CaptureFixture[str], own_home: Path) -> None:
    choice.path().parent.mkdir(parents=True)
    choice.path().write_text("x\x1b[31m\x1b]0;owned\x07\u202e", encoding="utf-8")
    main(["doctor"])
    out = capsys.readouterr().out
    assert "that you chose is gone" in out and not any(sign in out for sign in "\x1b\x07\u202e")
