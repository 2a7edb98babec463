"""Add, replace and remove terms of a glossary file; every byte outside the edited line stays.

Each change is one step (see `rewrite`) and comes back as an Edit, which `undo` takes back even after
somebody else has changed other lines. The line of a term is found by what it says, not by its number alone.
"""

import shlex
from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import replace as altered
from hashlib import sha256
from pathlib import Path

from reader.errors import GlossaryError
from reader.glossary.rewrite import rewrite
from reader.glossary.row import HEADER, row
from reader.glossary.tablelines import Line, Table, columns_or_usual, table
from reader.glossary.term import Origin, Term
from reader.glossary.termfile import COLUMNS, contents, parse


@dataclass(frozen=True, slots=True)
class Splice:
    """A change in bytes: file[at:] began with `old` and begins with `new`."""

    at: int
    old: bytes
    new: bytes
    above: str
    """The line above the change; "" at the top."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of one file that was made: some lines became others."""

    path: Path
    line: int
    """Where the lines stand now, or stood when they were removed; from 1."""
    before: tuple[str, ...]
    """The lines as they were; empty when they were added."""
    after: tuple[str, ...]
    """The lines as they are; empty when they were removed."""
    splice: Splice
    digest: bytes = b""
    """SHA-256 of the file after the change."""


def add(path: Path, *terms: Term) -> Edit:
    """Append terms, each as a line under the file's own columns; a missing file is made, with a header.

    Raises GlossaryError when the file cannot be written or a term cannot be kept in its columns.
    """

    def plan(found: Table) -> Edit:
        lines = [row(term, columns_or_usual(found)) for term in terms]
        text = found.ending.join(line.encode() for line in lines)
        text = found.ending + text if found.unfinished else text + found.ending
        splice = Splice(len(found.data), b"", text, _text(found, len(found.lines)))
        return Edit(path, len(found.lines) + 1, (), tuple(lines), splice)

    return _change(path, plan, create=True)


def replace(path: Path, old: Term, term: Term) -> Edit:
    """Put `term` where `old` stands (`old.origin.line` says where it was last seen).

    Unknown columns and cells that stay keep their bytes. Raises GlossaryError when the line is gone.
    """

    def plan(found: Table) -> Edit:
        line, was = _locate(path, found, old)
        before = line.text(found.data).decode()
        after = row(term, columns_or_usual(found), before, was)
        splice = Splice(line.start, before.encode(), after.encode(), _text(found, line.number - 1))
        return Edit(path, line.number, (before,), (after,), splice)

    return _change(path, plan)


def remove(path: Path, old: Term) -> Edit:
    """Take the line of `old` out. Raises GlossaryError when it is gone."""

    def plan(found: Table) -> Edit:
        line, _ = _locate(path, found, old)
        splice = Splice(line.start, found.data[line.start : line.next], b"", _text(found, line.number - 1))
        return Edit(path, line.number, (line.text(found.data).decode(),), (), splice)

    return _change(path, plan)


def undo(edit: Edit) -> Edit:
    """Take an edit back; undoing what this returns does it again.

    Raises GlossaryError when the lines have been changed since.
    """

    def plan(found: Table) -> Edit:
        splice = Splice(edit.splice.at, edit.splice.new, edit.splice.old, edit.splice.above)
        if sha256(found.data).digest() != edit.digest:
            splice = _swapped(edit, found) if edit.after else _inserted(edit, found)
        line = sum(line.next <= splice.at for line in found.lines) + 1
        return Edit(edit.path, line, edit.after, edit.before, splice)

    return _change(edit.path, plan)


def find(path: Path, term: Term) -> Term:
    """The term as its file has it now: with the forms that another layer took from it, and its present line.

    Raises GlossaryError when it is gone or the file cannot be read.
    """
    _, was = _locate(path, table(contents(path)), term)
    return was


def _change(path: Path, plan: Callable[[Table], Edit], *, create: bool = False) -> Edit:
    made: list[Edit] = []

    def alter(data: bytes) -> bytes:
        found = table(data)
        if create and not found.columns:
            found = table(_with_header(found))
        edit = plan(found)
        at, rest = edit.splice.at, edit.splice.at + len(edit.splice.old)
        after = found.data[:at] + edit.splice.new + found.data[rest:]
        made.append(altered(edit, digest=sha256(after).digest()))
        return after

    rewrite(path, alter, create=create)
    return made[-1]


def _with_header(found: Table) -> bytes:
    glue = found.ending if found.unfinished else b""
    return found.data + glue + HEADER.encode() + found.ending


def _locate(path: Path, found: Table, old: Term) -> tuple[Line, Term]:
    """The line that says `old`, the nearest to where it stood, and the term read from it."""
    terms = parse(found.data, str(path), old.origin.layer).terms
    same = [term for term in terms if _says(term, old)]
    if not same:
        raise _gone(path, old.source)
    nearest = min(same, key=lambda term: (_bare(term) != _bare(old), abs(term.origin.line - old.origin.line)))
    return found.lines[nearest.origin.line - 1], nearest


def _says(term: Term, old: Term) -> bool:
    """Whether the line is that of `old`, which may have lost forms to a stronger layer."""
    if (term.target, term.case, term.needs, term.unless) != (old.target, old.case, old.needs, old.unless):
        return False
    return set(old.sources) <= set(term.sources)


def _bare(term: Term) -> Term:
    return altered(term, origin=Origin("", "", 0))


def _text(found: Table, number: int) -> str:
    """The text of a line by its number; "" for line 0."""
    return found.lines[number - 1].text(found.data).decode("utf-8", "replace") if number else ""


def _swapped(edit: Edit, found: Table) -> Splice:
    """Where the edited lines stand in a file that somebody has changed, and what takes their place."""
    wanted = [line.encode() for line in edit.after]
    texts = [line.text(found.data) for line in found.lines]
    starts = [start for start in range(len(texts)) if texts[start : start + len(wanted)] == wanted]
    if not starts:
        raise _gone(edit.path, edit.after[0])
    start = min(starts, key=lambda start: abs(start + 1 - edit.line))
    run = found.lines[start : start + len(wanted)]
    end = run[-1].end if edit.before else run[-1].next
    back = found.ending.join(line.encode() for line in edit.before)
    return Splice(run[0].start, found.data[run[0].start : end], back, _text(found, start))


def _inserted(edit: Edit, found: Table) -> Splice:
    """Where removed lines come back in a file that somebody has changed: under the line that was above."""
    above = [line.number for line in found.lines if _text(found, line.number) == edit.splice.above]
    place = min(above, key=lambda number: abs(number + 1 - edit.line), default=edit.line - 1)
    place = min(max(place, found.header), len(found.lines))
    text = found.ending.join(line.encode() for line in edit.before)
    if place == len(found.lines):
        text = found.ending + text if found.unfinished else text + found.ending
        return Splice(len(found.data), b"", text, _text(found, place))
    return Splice(found.lines[place].start, b"", text + found.ending, _text(found, place))


def fitting(path: Path, term: Term) -> Term:
    """A guessed term less the kind and the note that the file has no column for.

    Raises GlossaryError when the file cannot be read.
    """
    columns = columns_or_usual(table(contents(path))) if path.exists() else COLUMNS
    return altered(
        term,
        kind=term.kind if "kind" in columns else "",
        note=term.note if "note" in columns else "",
    )


def _gone(path: Path, what: str) -> GlossaryError:
    name = what.partition("\t")[0][:60]
    return GlossaryError(
        f"The line of {name} in {path} was changed or removed meanwhile; nothing was changed: "
        f"look at it with `visavis glossary show {shlex.quote(name)}`."
    )
