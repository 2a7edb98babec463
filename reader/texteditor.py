"""The user's own text editor: which command opens a file at a line."""

import shlex
from bisect import bisect_right
from collections.abc import Mapping
from pathlib import Path

from reader.errors import UsageError

_PLUS = frozenset({"vi", "vim", "nvim", "view", "gvim", "nano", "pico", "emacs", "emacsclient", "micro"})
_PLUS |= {"kak", "joe", "jed", "ne", "mg", "mcedit", "less", "ex", "vis", "e3"}
"""Editors that take `+LINE FILE`."""
_COLON = frozenset({"hx", "helix", "subl", "zed", "kate"})
"""Editors that take `FILE:LINE`."""
_GOTO = frozenset({"code", "codium", "code-insiders", "cursor"})
"""Editors that take `--goto FILE:LINE`."""
_ASIDE = {"code", "codium", "code-insiders", "cursor", "subl", "zed"}
"""Editors that come back at once unless told to `--wait`."""


def command(environment: Mapping[str, str], path: Path, line: int) -> list[str]:
    """The words that open `path` at `line` (from 1) in $VISUAL, else in $EDITOR; others open it at its start.

    Raises UsageError when neither names a command.
    """
    try:
        words = shlex.split(environment.get("VISUAL", "").strip() or environment.get("EDITOR", ""))
    except ValueError as error:
        raise UsageError(f"$VISUAL or $EDITOR cannot be read ({error}): export EDITOR=nano.") from error
    if not words:
        raise UsageError("No editor is named: type `export EDITOR=nano` (or yours) and start again.")
    name = Path(words[0]).name
    file = str(path.absolute())
    if name in _ASIDE and not {"-w", "--wait"} & set(words):
        words.append("--wait")
    if name in _PLUS:
        return [*words, f"+{line}", file]
    if name in _COLON:
        return [*words, f"{file}:{line}"]
    return [*words, "--goto", f"{file}:{line}"] if name in _GOTO else [*words, file]


def line_of(text: str, words: str) -> int:
    """The line of `text` (from 1) on which `words` begin, white space aside; 1 where they are not found.

    The file may hold mark-up that the article lost: half of the words will do, or a quarter.
    """
    starts: list[int] = []
    lines: list[str] = []
    length = 0
    for line in text.splitlines():
        starts.append(length)
        lines.append(" ".join(line.split()))
        length += len(lines[-1]) + 1
    flat = " ".join(lines)
    wanted = " ".join(words.split())
    for size in (len(wanted), len(wanted) // 2, len(wanted) // 4):
        at = flat.find(wanted[:size]) if size else -1
        if at >= 0:
            return bisect_right(starts, at)
    return 1
