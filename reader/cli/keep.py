"""What `x` in the terminal reader does: the open article as a bilingual file in the current folder."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path

from reader.bitext import Bitext
from reader.cli.desk import Desk
from reader.errors import ExportError
from reader.export import Stamp, markdown, write
from reader.export.notes import notes
from reader.places import Note
from reader.tui.bench import Bench


def exporter(desk: Callable[[], Desk | Bench]) -> Callable[[Bitext, Sequence[Note]], Path]:
    """A function that writes a bitext with its notes as Markdown, beside whatever is there, and says where.

    Where the current folder takes no file, the user's own does, or else the one for temporary files: what was
    noted is not lost. `desk` is asked when the first file is written. The function raises ExportError.
    """

    def export(bitext: Bitext, found: Sequence[Note]) -> Path:
        made = desk()
        text = markdown(bitext, Stamp(made.engine.name, made.glossary.fingerprint))
        return _write_somewhere(bitext.article.slug, text + notes(found))

    return export


def _write_somewhere(slug: str, text: str) -> Path:
    """Write into the first folder that takes the file. Raises ExportError about the first one."""
    failed: list[ExportError] = []
    for folder in _folders():
        try:
            path = _free(folder, slug)
            write(path, text)
        except ExportError as error:
            failed.append(error)
        else:
            return path
    raise failed[0]


def _folders() -> Iterator[Path]:
    yield Path()
    with suppress(RuntimeError):  # a user without a home
        yield Path.home()
    yield Path(tempfile.gettempdir())


def _free(folder: Path, slug: str) -> Path:
    """`slug.md`, `slug-2.md`…: the first name in the folder that nothing has yet."""
    names = (f"{slug}.md" if number == 1 else f"{slug}-{number}.md" for number in count(1))
    return next(path for path in (folder / name for name in names) if not _is_there(path))


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
