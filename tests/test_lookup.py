"""The user's own command: what it is given, what is taken of its answer, and how it is ended."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reader import lookup
from reader.lookup import MOST_BYTES, MOST_CHARACTERS, Answer, filled, look_up

NEVER: Callable[[], bool] = lambda: False  # noqa: E731


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


@pytest.mark.parametrize(
    ("word", "argument"),
    [
        ("banlieue", "banlieue"),
        ("$(rm -rf x); `y` 'z' \"", "$(rm -rf x); `y` 'z' \""),
        ("--output=/etc/passwd", "output=/etc/passwd"),
        ("— Non, dit-il", "Non, dit-il"),
        ("\x1b[2Jro\u00aduge\u202e\n\x00!", "rouge !"),
        ("{sentence} {word}", "{sentence} {word}"),
        ("é" * (MOST_CHARACTERS + 5), "é" * MOST_CHARACTERS),
        ("", ""),
    ],
)
def test_the_word_is_one_argument_and_nothing_else(word: str, argument: str) -> None:
    command = ["tool", "-x", "{word}", "a{word}b{sentence}"]
    assert filled(command, word, "La phrase.") == ["tool", "-x", argument, f"a{argument}bLa phrase."]
    code = "import sys; print(ascii(sys.argv[1:]))"
    assert look_up(filled([*python(code), "{word}"], word, ""), NEVER).text == ascii([argument])


def test_the_answer_is_harmless_text() -> None:
    code = r"import sys; sys.stdout.buffer.write(b'\x1b[31m[bold]rouge\x1b[0m\r\n\xff\x1b]0;t\x07 fin\n\n')"
    assert look_up(python(code), NEVER) == Answer("[bold]rouge\n\ufffd fin")


def test_it_has_no_input_and_knows_the_width() -> None:
    code = "import sys, os; print(repr(sys.stdin.read()), os.environ['COLUMNS'])"
    assert look_up(python(code), NEVER, 61).text == "'' 61"


@pytest.mark.parametrize(
    ("words", "trouble"),
    [
        (["no-such-command-here", "x"], "“no-such-command-here” is not on this machine: install it, or"),
        (["/", "x"], "“/” cannot run (Permission denied)"),
        (python("import sys; sys.exit(20)"), "ended with status 20, and did not say why."),
        (
            python("import sys; sys.exit('\\n\\x1b[1m No such word: [x]\\nmore')"),
            "status 1: No such word: [x].",
        ),
        (python("import os; os.kill(os.getpid(), 9)"), "was ended by signal 9"),
    ],
)
def test_what_does_not_work_is_one_sentence(words: list[str], trouble: str) -> None:
    answer = look_up(words, NEVER)
    assert trouble in answer.trouble
    assert "\n" not in answer.trouble
    assert answer.text == ""


def test_an_answer_without_end_is_cut_and_stopped() -> None:
    began = time.monotonic()
    trouble = f"It says more than {MOST_BYTES // 1024} kB: only the beginning is shown."
    answer = look_up(python("import sys\nwhile True: sys.stdout.write('é' * 4096)"), NEVER)
    assert answer.trouble == trouble
    assert 0 < len(answer.text) <= MOST_BYTES // 2
    assert time.monotonic() - began < lookup.SECONDS
    short = look_up(python(f"print('x' * {MOST_BYTES + 9000})"), NEVER)
    assert short.trouble == trouble
    assert len(short.text) == MOST_BYTES


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # A process that has ended waits for whoever inherits it to take note.
    return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc")
@pytest.mark.parametrize("how", ["stopped", "late"])
def test_what_takes_too_long_or_is_stopped_ends_with_all_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    pid = tmp_path / "pid"
    code = (
        "import subprocess, sys, time\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        f"open({str(pid)!r}, 'w').write(str(child.pid)); print('begun', flush=True); time.sleep(60)"
    )
    if how == "late":
        monkeypatch.setattr(lookup, "SECONDS", 1.0)
    answer = look_up(python(code), lambda: how == "stopped" and pid.exists() and bool(pid.read_text()))
    assert answer.trouble == ("" if how == "stopped" else "It took longer than 1 seconds and was stopped.")
    assert answer.text in ("begun", "")
    for _ in range(100):
        if not alive(int(pid.read_text())):
            break
        time.sleep(0.02)
    assert not alive(int(pid.read_text()))


def test_what_it_leaves_running_does_not_hold_up_the_answer() -> None:
    code = (
        "import subprocess, sys\n"
        "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(3)']); print('done')"
    )
    began = time.monotonic()
    assert look_up(python(code), NEVER) == Answer("done")
    assert time.monotonic() - began < 2.5
