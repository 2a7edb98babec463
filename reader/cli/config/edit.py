"""`visavis config edit`: open the file in the user's editor, and check it on return."""

import argparse
import os
import subprocess

from reader.cli.config import check, init
from reader.cli.configuration import file
from reader.errors import ConfigError, UsageError
from reader.texteditor import command


def run(_: argparse.Namespace) -> int:
    """Edit, then check; a file that is not there starts as the example. Returns what `check` returns.

    Raises UsageError when no editor is set or it cannot be started, ConfigError when it ends with an error.
    """
    path = file()
    words = command(os.environ, path, 1)
    if not path.exists() and not path.is_symlink():
        init.write(path)
    if _open(words) != 0:
        raise ConfigError(f"{words[0]} ended with an error; {path} was not checked: visavis config check")
    return check.report(path)


def _open(words: list[str]) -> int:
    try:
        return subprocess.run(words, check=False).returncode
    except OSError as error:
        why = error.strerror or str(error)
        raise UsageError(f"The editor {words[0]} cannot be started ({why}): export EDITOR=nano") from error
