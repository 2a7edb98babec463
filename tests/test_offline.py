"""The product opens no network connection, but for the command that says so."""

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

_GUARD = """
import socket, sys

def forbid(event, arguments):
    if event.startswith("socket.") and event != "socket.gethostname":
        print("NETWORK", event, arguments[-1:], file=sys.stderr)
        raise AssertionError(event)

sys.addaudithook(forbid)
from reader.cli import main
sys.exit(main(sys.argv[1:]))
"""


def run(*argv: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _GUARD, *argv], capture_output=True, text=True, cwd=ROOT, env=os.environ.copy()
    )


def test_reading_exporting_and_checking_open_no_socket(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Poutine accuse l'OTAN. La Russie attend.", encoding="utf-8")
    page = tmp_path / "b.html"
    page.write_text(
        "<html><body><article><h1>Titre</h1><p>Le Kremlin a démenti mardi toute négociation avec Kiev.</p>"
        "<p>La Russie maintient ses exigences.</p></article></body></html>",
        encoding="utf-8",
    )
    for argv in (
        ("read", str(article)),
        ("read", str(page)),
        ("export", str(article), str(page), "--format", "jsonl"),
        ("glossary", "check"),
        ("model", "status"),
    ):
        done = run(*argv)
        assert "NETWORK" not in done.stderr, done.stderr
        assert done.returncode == 0, done.stderr


def test_the_guard_sees_a_connection() -> None:
    done = run("fetch", "http://127.0.0.1:9/")
    assert "NETWORK" in done.stderr


def test_only_one_module_imports_a_network_module() -> None:
    names = ("socket", "urllib.request", "urllib3", "http.client", "requests", "ssl", "asyncio.streams")
    for path in (ROOT / "reader").rglob("*.py"):
        if path.relative_to(ROOT / "reader").as_posix() in ("web.py", "offline.py"):
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
    assert users <= {"fetch.py", "download.py"} and "fetch.py" in users
