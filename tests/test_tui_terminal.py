"""The whole product in a real pseudo-terminal: open a sample, search, open a card, write a note, quit."""

import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader import folders
from reader.intake import Entry, read
from reader.places import Places, key
from reader.tui.settings import is_welcomed, keep_welcomed
from tests.conftest import ROOT

_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|.)")
_PATIENCE = 20.0
TEXT = """À Minsk, un titre

Le président Loukachenko parle de l’OTAN. Il ne parle pas longtemps.

La réunion commence à midi.
"""


class Terminal:
    """A process in a terminal of 100 × 30 cells."""

    def __init__(self, words: list[str], folder: Path) -> None:
        self.folder = folder
        self.last = b""
        """What it wrote while it was ending."""
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        environment = {**os.environ, "TERM": "xterm-256color", "PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(
            words,
            cwd=folder,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment,
            start_new_session=True,
        )
        os.close(slave)
        self._seen = ""
        self._past = 0
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode

    def wait_for(self, words: str) -> None:
        """Read what is painted until `words` come, after everything that was waited for before."""
        deadline = time.monotonic() + _PATIENCE
        while words not in (text := _ESCAPES.sub("", self._seen)[self._past :]):
            assert time.monotonic() < deadline, f"{words!r} never came; last: {text[-2000:]!r}"
            if select.select([self._master], [], [], 0.2)[0]:
                self._seen += self._decode(os.read(self._master, 65536))
        self._past += text.index(words) + len(words)

    def press(self, keys: str) -> None:
        """Send keys as a keyboard would."""
        os.write(self._master, keys.encode())

    def leave(self) -> int:
        """Wait for the process to end; returns its exit code."""
        deadline = time.monotonic() + _PATIENCE
        while self.process.poll() is None and time.monotonic() < deadline:
            if select.select([self._master], [], [], 0.1)[0]:
                try:
                    self.last += os.read(self._master, 65536)
                except OSError:
                    break
        return self.process.wait(_PATIENCE)

    def close(self) -> None:
        """Leave nothing behind."""
        self.process.kill()
        self.process.wait()
        os.close(self._master)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    file = tmp_path / "minsk.txt"
    file.write_text(TEXT, "utf-8")
    keep_welcomed(Places(folders.data() / "places.db"))
    found = Terminal([sys.executable, "-m", "reader", str(file)], tmp_path)
    yield found
    found.close()


def test_from_the_first_word_to_the_last_key(terminal: Terminal) -> None:
    terminal.wait_for("rough small model")
    terminal.wait_for("Lukashenko")
    terminal.press("/reunion")
    terminal.wait_for("1/1")
    terminal.press("\r{i")
    terminal.wait_for("esc closes")
    terminal.press("qw")
    terminal.wait_for("enter keeps it")
    terminal.press("à relire\r")
    terminal.wait_for("✎")
    terminal.press("x")
    terminal.wait_for("Written: minsk.md")
    terminal.press("x")
    terminal.wait_for("Written: minsk-2.md")
    terminal.press("q")
    assert terminal.leave() == 0
    written = (terminal.folder / "minsk.md").read_text("utf-8")
    assert "Lukashenko" in written
    assert written.endswith("## Notes\n\n- ¶ 2, « Le président Loukachenko parle de l’OTAN. »: à relire\n")
    places = Places(folders.data() / "places.db")
    ((text,),) = places._ask("SELECT text FROM note")
    assert text == "à relire"


def test_a_first_reader_is_welcomed_once_over_the_article(tmp_path: Path) -> None:
    (tmp_path / "minsk.txt").write_text(TEXT, "utf-8")
    for visit in ("first", "second"):
        found = Terminal([sys.executable, "-m", "reader", str(tmp_path / "minsk.txt")], tmp_path)
        try:
            found.wait_for("Le président")
            if visit == "first":
                found.wait_for("Any key goes on.")
                found.press(" ")
                found.wait_for("réunion")  # painted again where the welcome stood
            else:
                found.wait_for("4/4")
            found.press("q")
            assert found.leave() == 0
            assert ("Any key" in found._seen) == (visit == "first")
        finally:
            found.close()
        assert is_welcomed(Places(folders.data() / "places.db"))


def kept_place(terminal: Terminal) -> int:
    """The paragraph at which the reader was left."""
    path = terminal.folder / "minsk.txt"
    place = Places(folders.data() / "places.db").place(key(read(Entry(path, str(path)))))
    assert place is not None
    return place.paragraph


def test_a_process_told_to_end_keeps_the_place_and_gives_the_terminal_back(terminal: Terminal) -> None:
    terminal.wait_for("Lukashenko")
    terminal.press("}}/midi")
    terminal.wait_for("1/1")
    terminal.press("\rw")
    terminal.wait_for("enter keeps it")
    terminal.press("brouillon")
    terminal.wait_for("brouillon")
    terminal.process.send_signal(signal.SIGTERM)
    assert terminal.leave() == 143
    for mode in (b"?1049l", b"?1000l", b"?2004l", b"?25h"):
        assert mode in terminal.last
    assert kept_place(terminal) == 2
    assert Places(folders.data() / "places.db")._ask("SELECT text FROM note") == [("brouillon",)]


def test_a_terminal_that_is_closed_ends_the_process_and_keeps_the_place(terminal: Terminal) -> None:
    terminal.wait_for("Lukashenko")
    terminal.press("}}/midi")
    terminal.wait_for("1/1")
    os.close(terminal._master)
    terminal._master = os.open(os.devnull, os.O_RDONLY)
    terminal.process.send_signal(signal.SIGHUP)  # the kernel sends it to whom the terminal controls
    terminal.process.wait(_PATIENCE)
    assert kept_place(terminal) == 2


def test_ctrl_c_says_how_to_leave_and_a_small_terminal_holds(terminal: Terminal) -> None:
    terminal.wait_for("Lukashenko")
    fcntl.ioctl(terminal._master, termios.TIOCSWINSZ, struct.pack("HHHH", 5, 20, 0, 0))
    terminal.press("\x03")
    terminal.wait_for("quit")
    terminal.press("q")
    assert terminal.leave() == 0
