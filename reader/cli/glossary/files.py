"""Which file a verb changes, and what else is known beside it."""

from collections.abc import Sequence
from pathlib import Path

from reader import folders
from reader.cli.desk import load_glossary
from reader.glossary import Glossary
from reader.glossary.tablelines import table
from reader.glossary.term import Origin
from reader.glossary.termfile import contents


def chosen(file: str | None) -> Path:
    """The file to change: the one named, or the user's own, which need not exist yet."""
    return Path(file).expanduser() if file else folders.config() / "glossary.tsv"


def layers(file: Path, others: Sequence[str]) -> Glossary:
    """All layers, with `file` as one of them when it exists. Raises GlossaryError."""
    return load_glossary(with_file(file, others))


def with_file(file: Path, others: Sequence[str]) -> list[str]:
    """The extra files of a glossary in which `file` counts: it comes last, where it is none of the others."""
    extra = list(others)
    known = any(Path(one).resolve() == file.resolve() for one in extra)
    return [*extra, str(file)] if layer(file) == "extra" and file.exists() and not known else extra


def layer(file: Path) -> str:
    """The name of the layer that a file belongs to."""
    if file.resolve() == chosen(None).resolve():
        return "user"
    return "curated" if file.resolve().parent == folders.curated().resolve() else "extra"


def next_line(file: Path) -> Origin:
    """Where the next term added to the file will stand. Raises GlossaryError."""
    found = table(contents(file)) if file.exists() else table(b"")
    return Origin(layer(file), str(file), len(found.lines) + (1 if found.columns else 2))
