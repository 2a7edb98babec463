"""What `x` in the terminal reader does: the open article as a bilingual file in the current folder."""

from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path

from reader.bitext import Bitext
from reader.cli.desk import Desk
from reader.export import Stamp, markdown, write
from reader.export.notes import notes
from reader.places import Note
from reader.tui.bench import Bench


def exporter(desk: Callable[[], Desk | Bench]) -> Callable[[Bitext, Sequence[Note]], Path]:
    """A function that writes a bitext with its notes as Markdown, beside whatever is there, and says where.

    `desk` is asked when the first file is written. The function raises ExportError.
    """

    def export(bitext: Bitext, found: Sequence[Note]) -> Path:
        made = desk()
        text = markdown(bitext, Stamp(made.engine.name, made.glossary.fingerprint))
        path = _free(bitext.article.slug)
        write(path, text + notes(found))
        return path

    return export


def _free(slug: str) -> Path:
    """A name in the current folder that nothing has yet: `slug.md`, `slug-2.md`…"""
    names = (f"{slug}.md" if number == 1 else f"{slug}-{number}.md" for number in count(1))
    return next(path for path in map(Path, names) if not path.exists())
