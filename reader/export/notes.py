"""The reader's marks and notes, as a section that follows the bilingual Markdown."""

from collections.abc import Sequence

from reader.export.markdown import escape
from reader.places import Note


def notes(found: Sequence[Note]) -> str:
    """A Markdown section with one item for each note, its sentence first; "" when there is none."""
    if not found:
        return ""
    return "\n".join(["", "## Notes", "", *map(_item, found)]) + "\n"


def _item(note: Note) -> str:
    words = f": {escape(note.text)}" if note.text else ""
    return f"- ¶ {note.place.paragraph + 1}, « {escape(note.place.words)} »{words}"
