"""Write a file so that it is there whole or not at all."""

from pathlib import Path

from reader.errors import ExportError
from reader.save import save


def write(path: Path, text: str) -> None:
    """Write `text` (UTF-8, `\\n`) to `path`: first under a temporary name beside it, then renamed.

    Makes the folder when it is missing. Raises ExportError; a file that was there before is then unharmed.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        save(path, text.encode())
    except OSError as error:
        why = error.strerror or str(error)
        raise ExportError(f"{path} cannot be written ({why}): choose another place with -o OUT.") from error
