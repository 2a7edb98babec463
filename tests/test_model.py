"""`visavis model` as a user types it, against a real server and with real packages."""

import hashlib
import io
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader import folders, packages
from reader.cli import main
from reader.cli.model.bar import Bar
from reader.install import download, obtain, offer
from reader.install.offer import Pin, Progress
from reader.packages import layout
from tests.package_server import Fault, Site, entry, relabelled, serving

Run = Callable[..., tuple[int, str, str]]
NAME = "/v1/translate-fr_en-1_10.argosmodel"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `visavis model ARGV…` and give (exit code, standard output, standard error)."""

    def _run(*argv: object) -> tuple[int, str, str]:
        code = main(["model", *(str(word) for word in argv)])
        out, err = capsys.readouterr()
        return code, out, err

    return _run


@pytest.fixture(scope="module")
def payload(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return relabelled(tmp_path_factory.mktemp("payload") / "x", "1.10").read_bytes()


@pytest.fixture
def site(payload: bytes, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setattr(download, "PAUSE", 0.01)
    with serving() as running:
        running.files[NAME] = payload
        running.index(entry(running.url + NAME), entry(running.url + "/v1/en_fr", "2.0", "en", "fr"))
        monkeypatch.setenv("ARGOS_PACKAGE_INDEX", f"{running.url}/")
        yield running


def test_install_says_what_does_it_and_uses_it(run: Run, site: Site, payload: bytes) -> None:
    code, out, err = run("install", "--yes")
    assert code == 0, err
    sha256 = hashlib.sha256(payload).hexdigest()
    for words in ("package 1.10", "4.6 MB", site.url + NAME, "licence", "not known beforehand", sha256):
        assert words in out
    assert "Installed argos fr→en 1.10" in out and "It is used from now on" in out
    assert "100 % · 4.6 of 4.6 MB" in err and "\x1b" not in err
    assert list((folders.data() / "downloads").iterdir()) == []
    assert [path for _, path, _ in site.asked] == ["/index.json", NAME, NAME]
    assert "→ translate-fr_en-1_10" in run("list")[1]
    assert "argos fr→en 1.10 is used: it is the newest" in run("status")[1]
    code, out, _ = run("install", "--yes")
    assert code == 0 and "is installed already" in out and len(site.asked) == 4


def test_nobody_is_asked_without_a_terminal_and_nothing_happens(run: Run, site: Site) -> None:
    code, out, err = run("install")
    assert code == 2 and "--yes" in err and "licence" in out
    assert [method for method, path, _ in site.asked if path == NAME] == ["HEAD"]


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("oui\n", 0), ("\n", 1), ("no\n", 1), ("", 1)])
def test_on_a_terminal_the_answer_counts(
    run: Run, site: Site, answer: str, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.install.probe.probe", lambda path: None)
    terminal = io.StringIO(answer)
    terminal.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr(sys, "stdin", terminal)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    got, out, _ = run("install")
    assert got == code and ("Nothing was downloaded" in out) == bool(code)
    assert packages.choose().origin == ("starter" if code else "installed")


def pinned(monkeypatch: pytest.MonkeyPatch, data: bytes, sha256: str = "") -> None:
    """Make 1.9 with these bytes the official package."""
    pin = Pin("1.9", len(data), sha256 or hashlib.sha256(data).hexdigest(), "CC-BY-4.0 and MIT")
    for module in (offer, obtain):
        monkeypatch.setattr(module, "PIN", pin)


def test_the_official_package_is_checked_against_its_pin(
    run: Run, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    official = relabelled(tmp_path / "x", "1.9").read_bytes()
    pinned(monkeypatch, official)
    site.files["/9"] = official[:-40_000] + bytes([official[-40_000] ^ 1]) + official[-39_999:]
    site.index(entry(f"{site.url}/9", "1.9"))
    code, _, err = run("install", "--yes")
    assert code == 1 and "is not the official package 1.9" in err
    assert packages.choose().origin == "starter"
    assert list((folders.data() / "downloads").iterdir()) == []
    site.files["/9"] = official
    code, out, _ = run("install", "--yes")
    assert code == 0 and "CC-BY-4.0 and MIT" in out and "(the official one)" in out


def test_a_part_that_was_spoilt_between_two_runs_is_thrown_away(
    run: Run, site: Site, payload: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(download, "TRIES", 1)
    site.faults = [Fault(cut=1_000_000), Fault(status=503)]
    code, _, err = run("install", "--yes")
    assert code == 1 and "1,000,000 bytes are kept" in err
    (part,) = (folders.data() / "downloads").glob("*.part")
    part.write_bytes(payload[:1000] + b"spoilt" + payload[1006:1_000_000])
    code, _, err = run("install", "--yes")
    assert code == 0, err
    assert [wanted for method, path, wanted in site.asked if method == "GET" and path == NAME] == [
        "",
        "bytes=1000000-",
        "bytes=1000000-",
        "",
    ]


def test_a_killed_install_is_taken_up_by_the_next(run: Run, site: Site, payload: bytes) -> None:
    site.faults = [Fault(pause=0.01)]
    words = [sys.executable, "-m", "reader", "model", "install", "--yes"]
    killed = subprocess.Popen(
        words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ.copy()
    )
    parts = folders.data() / "downloads"
    deadline = time.monotonic() + 30
    while not any(part.stat().st_size > 200_000 for part in parts.glob("*.part")):
        assert time.monotonic() < deadline and killed.poll() is None
        time.sleep(0.01)
    killed.kill()
    killed.wait()
    (part,) = parts.glob("*.part")
    have = part.stat().st_size
    assert 0 < have < len(payload) and packages.choose().origin == "starter"
    code, _, err = run("install", "--yes")
    assert code == 0, err
    assert site.asked[-1] == ("GET", NAME, f"bytes={have}-")
    assert packages.choose().version == "1.10"


def test_the_second_link_serves_when_the_first_is_dead(run: Run, site: Site) -> None:
    site.index({**entry(f"{site.url}/gone"), "links": ["ipfs://x", f"{site.url}/gone", site.url + NAME]})
    assert run("install", "--yes")[0] == 0


def test_an_address_and_a_file_work_too_and_a_file_opens_no_connection(
    run: Run, site: Site, payload: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.install.probe.probe", lambda path: None)
    code, out, _ = run("install", "--url", site.url + NAME, "--yes")
    assert code == 0 and "4.6 MB" in out
    assert run("remove", "1.10", "--yes")[0] == 0
    asked = len(site.asked)
    (tmp_path / "usb.argosmodel").write_bytes(payload)
    code, out, _ = run("install", "--from", tmp_path / "usb.argosmodel", "--yes")
    assert code == 0 and "not the official package" in out and len(site.asked) == asked
    assert (tmp_path / "usb.argosmodel").is_file()


def test_a_chosen_starter_stays_chosen_when_something_better_comes(
    run: Run, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.install.probe.probe", lambda path: None)
    assert run("use", "starter")[0] == 0
    _, out, _ = run("install", "--yes")
    assert "starter 0.1 stays in use; to change: visavis model use translate-fr_en-1_10" in out
    assert "you chose it" in run("status")[1]
    assert run("use", "1.10")[1] == "argos fr→en 1.10 is used from now on.\n"
    assert run("remove", "1.10", "--yes")[0] == 0
    status = run("status")[1]
    assert "that you chose is gone" in status and "starter 0.1 is used" in status
    assert run("use", "auto")[0] == 0 and "gone" not in run("status")[1]


@pytest.mark.parametrize(
    ("argv", "code", "words"),
    [
        ([], 2, "VERB"),
        (["use"], 2, "NAME"),
        (["use", "2.0"], 1, "visavis model list"),
        (["remove", "starter", "--yes"], 1, "stays"),
        (["remove", "nothing"], 1, "visavis model list"),
        (["install", "--from", "nowhere.argosmodel"], 1, "not a file"),
        (["install", "--from", "x", "--url", "y"], 2, "--url"),
        (["install", "--url", "ftp://x/y", "--yes"], 1, "https://"),
        (["install", "--url", "", "--yes"], 1, "https://"),
    ],
)
def test_mistakes_are_one_sentence(run: Run, argv: list[str], code: int, words: str) -> None:
    got, _, err = run(*argv)
    assert got == code and words in err
    assert err.startswith("visavis: ") and len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("index", "words"),
    [
        (b"<html>", "not JSON"),
        (b"[]", "lists no French to English package"),
        (b'[{"from_code":"fr","to_code":"en","links":["file:///etc/passwd"]}]', "lists no French"),
    ],
)
def test_an_index_that_does_not_help(run: Run, site: Site, index: bytes, words: str) -> None:
    site.files["/index.json"] = index
    code, _, err = run("install", "--yes")
    assert code == 1 and words in err


def test_a_hostile_index_reaches_no_terminal(run: Run, site: Site) -> None:
    site.index(entry(f"{site.url}/\x1b[31mred\u202e", "2.0\x1b]0;owned\x07"))
    _, out, err = run("install", "--yes")
    assert "no such file" in err
    assert not any(sign in out + err for sign in "\x1b\x07\u202e") and "owned" not in out


def test_argos_settings_file_names_the_index_too(own_home: Path) -> None:
    path = own_home / ".config/argos-translate/settings.json"
    path.parent.mkdir(parents=True)
    path.write_text('{"ARGOS_PACKAGE_INDEX": "https://example.org/mirror/"}')
    assert layout.settings().package_index == "https://example.org/mirror/"


def test_the_bar_is_one_line_on_a_terminal_and_few_lines_elsewhere() -> None:
    steps = [Progress(done * 1_000_000, 100_000_000, 2e6) for done in range(101)]
    steps.insert(50, Progress(49_000_000, 100_000_000, note="It broke off.", wait=2))
    steps.insert(51, Progress(49_000_000, 100_000_000, note="It broke off.", wait=1))
    plain, live = io.StringIO(), io.StringIO()
    live.isatty = lambda: True  # type: ignore[method-assign]
    for sink in (plain, live):
        with Bar(sink) as bar:
            for step in steps:
                bar(step)
    lines = plain.getvalue().splitlines()
    assert lines[0] == "0 % · 0.0 of 100.0 MB · 2.0 MB/s · 50 s left" and len(lines) == 12
    assert lines.count("It broke off. Trying again in 2 s.") == 1
    assert lines[-1] == "100 % · 100.0 of 100.0 MB · 2.0 MB/s"
    assert (
        live.getvalue().count("\n") == 1
        and "50 % · 50.0 of 100.0 MB · 2.0 MB/s · 25 s left" in live.getvalue()
    )
