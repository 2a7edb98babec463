"""The product opens no network connection, but for the two commands that say so."""

import json
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.package_server import relabelled

_GUARD = """
import os, sys

def forbid(event, arguments):
    if not event.startswith("socket.") or event == "socket.gethostname":
        return
    if event == "socket.__new__" and arguments[1] == 1 and os.environ["NETWORK_PAIR"]:
        return  # a pair of sockets inside the process: asyncio wakes itself with one
    with open(os.environ["NETWORK_LOG"], "a") as log:
        log.write(f"{event} {arguments[-1:]}\\n")
    raise AssertionError(event)

sys.addaudithook(forbid)
"""
PAGE = (
    "<html><body><article><h1>Titre</h1><p>Le Kremlin a démenti mardi toute négociation avec Kiev.</p>"
    "<p>La Russie maintient ses exigences.</p></article></body></html>"
)


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder with articles, a glossary and a package; and `sitecustomize`, which guards every Python."""
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(_GUARD)
    library = tmp_path / "library"
    library.mkdir()
    (library / "a.txt").write_text("Poutine accuse l'OTAN. La Russie attend.", encoding="utf-8")
    (library / "b.html").write_text(PAGE, encoding="utf-8")
    (library / "c.md").write_text("# Titre\n\nLoukachenko parle.\n", encoding="utf-8")
    (tmp_path / "own.tsv").write_text("source\ttarget\nPoutine\tPutin\n", encoding="utf-8")
    relabelled(tmp_path / "usb.argosmodel", "1.10")
    return tmp_path


def guarded(work: Path, pair: str = "") -> dict[str, str]:
    """The environment in which a socket is an error, in the process and in those that it starts."""
    guard = {"PYTHONPATH": f"{work / 'guard'}{os.pathsep}{ROOT}", "NETWORK_LOG": str(work / "log")}
    return {**os.environ, **guard, "NETWORK_PAIR": pair, "TERM": "xterm-256color"}


def commands(work: Path) -> list[tuple[str, ...]]:
    """The whole product but for the screen and the two commands that connect."""
    library, out = str(work / "library"), str(work / "out/")
    return [
        ("--version",),
        ("read", library),
        ("read", str(work / "library" / "b.html"), "--show-removed"),
        ("export", library, "-o", out, "--glossary", str(work / "own.tsv")),
        ("export", library, "--format", "jsonl"),
        ("glossary", "check"),
        ("model", "status"),
        ("model", "list"),
        ("model", "install", "--from", str(work / "usb.argosmodel"), "--yes"),
        ("model", "use", "starter"),
        ("model", "use", "auto"),
        ("read", str(work / "library" / "c.md")),
        ("doctor", "--json"),
        ("model", "remove", "1.10", "--yes"),
    ]


_ALL = """
import json, sys
from reader.cli import main
for argv in json.loads(sys.argv[1]):
    print("RUN", *argv, file=sys.stderr, flush=True)
    try:
        code = main(argv)
    except SystemExit as stop:
        code = stop.code or 0
    if code:
        sys.exit(f"{argv}: {code}")
"""


def run_all(work: Path, environment: dict[str, str], wrap: tuple[str, ...] = ()) -> None:
    """Run the commands one after the other, in one process and those that it starts; all must succeed."""
    words = [*wrap, sys.executable, "-c", _ALL, json.dumps(commands(work))]
    done = subprocess.run(words, capture_output=True, text=True, cwd=ROOT, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("RUN ") == len(commands(work)) and "Lukashenko" in done.stdout


def fetch(environment: dict[str, str], wrap: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    words = [*wrap, sys.executable, "-m", "reader", "fetch", "http://192.0.2.1/"]
    return subprocess.run(words, capture_output=True, text=True, cwd=ROOT, env=environment, check=False)


def test_the_whole_product_opens_no_socket(work: Path) -> None:
    run_all(work, guarded(work))
    assert not (work / "log").exists(), (work / "log").read_text()


def test_the_guard_sees_a_connection_and_reaches_children(work: Path) -> None:
    fetch(guarded(work))
    assert "socket." in (work / "log").read_text()
    (work / "log").unlink()
    opens = "[sys.executable, '-P', '-c', 'import socket; socket.socket()']"
    child = f"import subprocess, sys; subprocess.run({opens})"
    subprocess.run([sys.executable, "-c", child], env=guarded(work), capture_output=True, check=True)
    assert "socket.__new__" in (work / "log").read_text()


def screen(words: list[str], environment: dict[str, str]) -> tuple[int, str]:
    """Run the reader on a terminal of its own until its English is there, and quit it: exit code, output."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(words, stdin=theirs, stdout=theirs, stderr=theirs, cwd=ROOT, env=environment)
    os.close(theirs)
    seen, deadline, greeted, quitting = b"", time.monotonic() + 60, False, False
    while process.poll() is None and time.monotonic() < deadline:
        if select.select([ours], [], [], 0.1)[0]:
            try:
                seen += os.read(ours, 1 << 16)
            except OSError:  # the other end is closed
                break
        if not greeted and b"goes on" in seen:  # the welcome, at a first start
            greeted = True
            os.write(ours, b" ")
        if greeted and not quitting and b"Putin" in seen:
            quitting = True
            os.write(ours, b"q")
    if process.poll() is None and not quitting:
        process.kill()
    code = process.wait(30)
    os.close(ours)
    return code, seen.decode("utf-8", "replace")


def test_the_reader_on_its_terminal_opens_no_socket(work: Path) -> None:
    words = [sys.executable, "-m", "reader", str(work / "library" / "a.txt")]
    code, seen = screen(words, guarded(work, pair="yes"))
    assert not (work / "log").exists(), (work / "log").read_text()
    assert code == 0 and "Putin" in seen, seen[-2000:]


def test_the_whole_product_works_where_there_is_no_network(work: Path) -> None:
    if (unshare := shutil.which("unshare")) is None:
        pytest.skip("unshare, which makes an empty network, is not installed")
    wrap = (unshare, "-rn")
    if subprocess.run([*wrap, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine does not let a user make an empty network (unshare -rn)")
    environment = os.environ | {"TERM": "xterm-256color"}
    run_all(work, environment, wrap)
    code, seen = screen([*wrap, sys.executable, "-m", "reader", str(work / "library" / "a.txt")], environment)
    assert code == 0 and "Putin" in seen, seen[-2000:]
    refused = fetch(environment, wrap)
    assert refused.returncode == 1 and len(refused.stderr.splitlines()) == 1


def test_only_one_module_imports_a_network_module() -> None:
    names = ("socket", "urllib.request", "urllib3", "http.client", "requests", "ssl", "asyncio.streams")
    for path in (ROOT / "reader").rglob("*.py"):
        if path.relative_to(ROOT / "reader").as_posix() in ("web.py", "intake/offline.py"):
            continue
        text = path.read_text(encoding="utf-8")
        for name in names:
            assert f"import {name}" not in text and f"from {name} " not in text, f"{path} imports {name}"


def test_only_fetching_a_page_and_downloading_a_package_open_addresses() -> None:
    users = {
        path.relative_to(ROOT / "reader").as_posix()
        for path in (ROOT / "reader").rglob("*.py")
        if re.search(
            r"^\s*(from reader import .*\bweb\b|(from|import) reader\.web\b)",
            path.read_text(encoding="utf-8"),
            re.M,
        )
    }
    assert users <= {"fetch.py", "install/download.py"} and "fetch.py" in users
