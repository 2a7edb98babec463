"""`visavis config`, and what the configuration changes in other commands."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from reader import folders
from reader.cli import main
from reader.cli.configuration import configuration, file
from reader.config import Config
from reader.config.example import EXAMPLE
from tests.conftest import ROOT
from tests.test_cli import ARTICLE

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def _run(*argv: object) -> tuple[int, str, str]:
        code = main([str(word) for word in argv])
        out, err = capsys.readouterr()
        return code, out, err

    return _run


def write(text: str) -> Path:
    path = file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_the_path_is_that_of_the_configuration_folder(run: Run, own_home: Path) -> None:
    assert run("config", "path") == (0, f"{own_home}/.config/visavis/config.toml\n", "")


def test_without_a_file_all_is_built_in_and_checks(run: Run) -> None:
    code, out, _ = run("config", "check")
    assert code == 0
    assert "visavis config init" in out
    code, out, _ = run("config", "show")
    assert code == 0
    assert "(not there)" in out
    assert 'mode = "auto"  # built in' in out
    assert not file().exists()


def test_init_writes_the_example_once(run: Run) -> None:
    code, out, _ = run("config", "init")
    assert code == 0
    assert str(file()) in out
    assert file().read_text() == EXAMPLE
    file().write_text("# mine\n")
    code, _, err = run("config", "init")
    assert code == 1
    assert "is there already and stays as it is: visavis config edit" in err
    assert file().read_text() == "# mine\n"
    assert run("config", "check")[0] == 0


def test_init_where_nothing_can_be_written(run: Run) -> None:
    file().parent.parent.mkdir(parents=True)
    file().parent.write_text("a file where a folder should be")
    code, _, err = run("config", "init")
    assert code == 1
    assert "cannot be written" in err
    assert "Traceback" not in err


def test_show_says_what_is_in_force_and_from_which_line(run: Run) -> None:
    write('[reading]\nmode = "reveal"\n\n[keys]\n"line.down" = ["n", "?"]\n"theme" = ""\n')
    code, out, _ = run("config", "show")
    assert code == 1, "n is the key of the next hit"
    write('[reading]\nmode = "reveal"\n\n[keys]\n"line.down" = ["z", "$"]\n"theme" = ""\n')
    code, out, _ = run("config", "show")
    assert code == 0
    assert 'mode = "reveal"  # line 2' in out
    assert "split = 50  # built in" in out
    assert '"line.down" = ["z", "$"]  # line 5' in out
    assert '"theme" = []  # line 6' in out


def test_what_show_prints_can_be_read_back(run: Run) -> None:
    write('[lookup]\ncommand = ["a \\"b\\"", "é{word}"]\n[keys]\nline.down = "z"\n')
    before = configuration()
    out = run("config", "show")[1].replace("command = []\n", "")
    write(out)
    after = configuration()
    assert after.lookup == before.lookup
    assert after.keys == before.keys


def test_keys_lists_every_binding_as_the_file_would_have_it(run: Run) -> None:
    write('[keys]\n"mark" = "z"\n')
    code, out, _ = run("config", "keys")
    assert code == 0
    assert '"mark"' in out
    assert '= ["z"]' in out
    write("[keys]\n" + out)
    assert run("config", "check")[0] == 0
    assert run("config", "keys")[1] == out


def test_check_lists_every_problem_with_its_line(run: Run) -> None:
    path = write('[reading]\nmoed = 1\ntheme = "nrod"\n\n[keys]\n"search" = "n"\n"serch" = "z"\n')
    code, out, _ = run("config", "check")
    assert code == 1
    lines = out.splitlines()
    assert lines[0].startswith(f"{path}:2: [reading] has no key “moed”")
    assert lines[1].startswith(f"{path}:3: [reading] There is no theme “nrod”: did you mean nord?")
    assert lines[2].startswith(f"{path}:6: [keys] “search” and “hit.next”")
    assert lines[3].startswith(f"{path}:7: [keys] There is no binding “serch”: did you mean “search”?")
    assert lines[4:] == ["4 problems"]


@pytest.mark.parametrize("text", ["[reading]\nx = 1\n", "[[[", "[glossary]\nfiles = 3\n"])
def test_a_bad_file_stops_other_commands_with_one_sentence(run: Run, tmp_path: Path, text: str) -> None:
    path = write(text)
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    for argv in (("read", tmp_path / "a.txt"), ("glossary", "check"), ()):
        code, _, err = run(*argv)
        assert code == 1
        assert err.startswith(f"visavis: {path}:")
        assert err.count("\n") == 1
    assert run("config", "path")[0] == 0


def editor(folder: Path, script: str) -> str:
    path = folder / "editor"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def test_edit_opens_the_example_and_checks(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor(tmp_path, 'printf "[reading]\\nsplit = 99\\n" >> "$1"'))
    code, out, _ = run("config", "edit")
    assert code == 1
    assert "[reading]" in out or "This line is not TOML" in out
    assert file().read_text().startswith(EXAMPLE)
    monkeypatch.setenv("EDITOR", editor(tmp_path, 'printf "[reading]\\nsplit = 40\\n" > "$1"'))
    assert run("config", "edit")[0] == 0
    assert configuration().reading.split == 40


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("", "No editor is named"),
        ("no-such-editor-here", "cannot be started"),
        ("false", "ended with an error"),
    ],
)
def test_edit_without_an_editor_that_works(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: str, words: str
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", command)
    code, _, err = run("config", "edit")
    assert code in (1, 2)
    assert words in err
    assert "Traceback" not in err


def test_configured_folders_are_what_is_opened(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "a.txt").write_text(ARTICLE, "utf-8")
    write(f'[articles]\nfolders = ["{tmp_path}/mine"]\n')
    code, out, _ = run()
    assert code == 0
    assert "Minsk et l’OTAN" in out
    path = write(f'\n[articles]\nfolders = ["{tmp_path}/gone"]\n')
    code, _, err = run()
    assert code == 1
    assert f"gone is not there: check the name, or run `ls` to see what is. It is named in {path}:3" in err


def test_configured_glossaries_count_everywhere(run: Run, tmp_path: Path) -> None:
    (tmp_path / "names.tsv").write_text("source\ttarget\nZblorg\tQwertzian\n", "utf-8")
    write(f'[glossary]\nfiles = ["{tmp_path}/names.tsv"]\n')
    code, out, _ = run("glossary", "show", "Zblorg")
    assert code == 0
    assert "Qwertzian" in out
    (tmp_path / "names.tsv").unlink()
    code, _, err = run("glossary", "check")
    assert code == 1
    assert "names.tsv" in err


def test_no_file_costs_no_parser() -> None:
    import subprocess
    import sys

    probe = (
        "import sys; from reader.cli.configuration import configuration; configuration();"
        "print('tomllib' in sys.modules, 'difflib' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, cwd=ROOT, env=dict(os.environ)
    )
    assert done.stdout == "False False\n", done.stderr
    assert configuration() == Config()
    assert folders.config() == file().parent


def test_the_doctor_tells_what_is_wrong_with_the_file(run: Run) -> None:
    assert "✓ configuration" in run("doctor")[1]
    path = write('[reading]\nmoed = 1\n[keys]\n"serch" = "z"\n')
    code, out, _ = run("doctor")
    assert code == 1
    assert f"✗ {path}:2: [reading] has no key “moed”: did you mean mode?" in out
    assert f"✗ {path}:4: [keys] There is no binding “serch”" in out
    assert "run: visavis config edit" in out
