"""Ask a command of the user's own about words, and take no more of its answer than a reader can use."""

import os
import re
import signal
import subprocess
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from reader.neutral import neutralise, one_line

SECONDS = 10.0
"""How long the command may take."""
MOST_BYTES = 256 * 1024
"""How much of its answer is read: some hundred pages."""
MOST_CHARACTERS = 10_000
"""How much of the words or the sentence is handed over; systems refuse longer arguments."""
_OFTEN = 0.05
"""Seconds between two looks at the command."""
_AFTERWARDS = 0.3
"""Seconds in which an answer may still arrive once the command has ended; what it started may go on."""
_PLACE = re.compile(r"\{(word|sentence)\}")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f"))


@dataclass(frozen=True, slots=True)
class Answer:
    """What the command said; harmless text."""

    text: str = ""
    trouble: str = ""
    """One sentence about what did not work, or ""."""


def filled(command: Sequence[str], word: str, sentence: str) -> list[str]:
    """The command with the words in their places, each as one argument that cannot be taken for an option."""
    values = {"word": _argument(word), "sentence": _argument(sentence)}
    return [_PLACE.sub(lambda match: values[match[1]], part) for part in command]


def _argument(text: str) -> str:
    return one_line(text).translate(_UNSEEN).lstrip("-–— ")[:MOST_CHARACTERS]


def look_up(words: Sequence[str], stopped: Callable[[], bool], columns: int = 80) -> Answer:
    """Run the command, without a shell and without input, until it ends, is `stopped` or takes too long.

    `columns` is the width it is told. What it started goes with it when it is ended early.
    """
    try:
        process = subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=os.environ | {"COLUMNS": str(columns)},
            start_new_session=True,
        )
    except OSError as error:
        return Answer(trouble=cannot_start(words[0], error))
    said, complained = _Drain(process.stdout), _Drain(process.stderr)
    why = _wait(process, said, complained, stopped)
    for drain in (said, complained):
        drain.join(_AFTERWARDS)
    if why is None:
        why = _ended(Path(words[0]).name, process.returncode, complained.text)
    return Answer(said.text, why)


def cannot_start(name: str, error: OSError) -> str:
    """Why there is no such command, and what to do."""
    why = (
        "is not on this machine" if isinstance(error, FileNotFoundError) else f"cannot run ({error.strerror})"
    )
    return f"The command “{one_line(name)}” {why}: install it, or name another one with visavis config edit."


def _wait(
    process: "subprocess.Popen[bytes]", said: "_Drain", complained: "_Drain", stopped: Callable[[], bool]
) -> str | None:
    """Wait for the end, or make one. Returns why it was made or what is missing; None for a good end."""
    for _ in range(round(SECONDS / _OFTEN)):
        try:
            process.wait(_OFTEN)
        except subprocess.TimeoutExpired:
            if not (stopped() or said.full or complained.full):
                continue
            _end(process)
        break
    else:
        _end(process)
        return f"It took longer than {SECONDS:.0f} seconds and was stopped."
    if said.full:
        return f"It says more than {MOST_BYTES // 1024} kB: only the beginning is shown."
    return "" if stopped() else None


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the command and what it started."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):  # it has just ended by itself
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()


def _ended(name: str, status: int, complaint: str) -> str:
    """One sentence about a command that failed; "" for one that did not."""
    if status == 0:
        return ""
    how = f"ended with status {status}" if status > 0 else f"was ended by signal {-status}"
    line = next((one for one in map(str.strip, complaint.splitlines()) if one), "")
    return f"“{one_line(name)}” {how}{f': {line[:300]}' if line else ', and did not say why'}."


class _Drain(threading.Thread):
    """Reads a pipe, so that nobody waits for it to be emptied, and keeps the beginning."""

    def __init__(self, pipe: IO[bytes] | None) -> None:
        super().__init__(daemon=True)
        self._pipe = pipe
        self._data = bytearray()
        self.full = False
        self.start()

    def run(self) -> None:
        """Read until there is no more, or enough."""
        if self._pipe is None:
            return
        with self._pipe as pipe:
            while chunk := os.read(pipe.fileno(), 65536):
                self._data += chunk
                if len(self._data) > MOST_BYTES:
                    self.full = True
                    return

    @property
    def text(self) -> str:
        """What was read, harmless."""
        return neutralise(self._data[:MOST_BYTES].decode("utf-8", "replace")).strip("\n")
