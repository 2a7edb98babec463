"""`visavis glossary edit [FILE]`: open a glossary file in the user's editor, and check it on return."""

import argparse
import os
import shlex
import subprocess
from pathlib import Path

from reader.cli.glossary import check, files
from reader.errors import GlossaryError, UsageError
from reader.glossary.rewrite import rewrite
from reader.glossary.row import HEADER
from reader.glossary.termfile import contents


def run(arguments: argparse.Namespace) -> int:
    """Edit, then check all layers with that file. Returns what `check` returns, 1 when the editor failed.

    Raises UsageError when no editor is set, GlossaryError when the file cannot be opened or made.
    """
    command = _editor()
    file = files.chosen(arguments.file)
    if file.exists() or arguments.file:
        contents(file)
    else:
        rewrite(file, lambda data: data or f"{HEADER}\n".encode(), create=True)
    if _open(command, file) != 0:
        raise GlossaryError(
            f"{command[0]} ended with an error; {file} was not checked: visavis glossary check"
        )
    found = files.layers(file, ())
    return check.report(found, check.problems(found), arguments.json)


def _editor() -> list[str]:
    for name in ("VISUAL", "EDITOR"):
        try:
            words = shlex.split(os.environ.get(name, ""))
        except ValueError:
            raise UsageError(
                f"{name} holds an unclosed quotation mark: set it anew, export {name}=nano"
            ) from None
        if words:
            return words
    raise UsageError("No editor is set: type `export EDITOR=nano` (or the one you like), and try again.")


def _open(command: list[str], file: Path) -> int:
    try:
        return subprocess.run([*command, str(file)], check=False).returncode
    except OSError as error:
        why = error.strerror or str(error)
        raise UsageError(f"The editor {command[0]} cannot be started ({why}): export EDITOR=nano") from error
