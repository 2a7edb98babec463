"""`visavis config init`: write an example with every setting explained."""

import argparse
from pathlib import Path

from reader.cli.configuration import file
from reader.config.example import EXAMPLE
from reader.errors import ConfigError
from reader.save import save


def run(_: argparse.Namespace) -> int:
    """Write the file where there is none. Returns 0; raises ConfigError."""
    path = file()
    write(path)
    print(f"Written: {path}. To change it: visavis config edit")
    return 0


def write(path: Path) -> None:
    """Write the example to `path`, never over what is there. Raises ConfigError."""
    try:
        if path.exists() or path.is_symlink():
            raise ConfigError(f"{path} is there already and stays as it is: visavis config edit")
        path.parent.mkdir(parents=True, exist_ok=True)
        save(path, EXAMPLE.encode())
    except OSError as error:
        why = error.strerror or str(error)
        raise ConfigError(
            f"{path} cannot be written ({why}): check its folder, ls -ld {path.parent}"
        ) from error
