"""Write a term as one line of a glossary file: the way back from `reader.glossary.termfile`."""

import unicodedata
from collections.abc import Sequence
from dataclasses import fields, replace

from reader.errors import GlossaryError
from reader.fold import INVISIBLE
from reader.glossary.term import Problem, Term
from reader.glossary.termfile import COLUMNS, Column, Reading, usual_case

HEADER = "\t".join(COLUMNS)
"""The first line of a file that we make."""
_BAR = " | "
_COLUMNS: dict[str, Column] = {column: column for column in COLUMNS}
_DROPPED = dict.fromkeys(map(ord, INVISIBLE))


def tidy(term: Term) -> Term:
    """The term as a file holds it: composed accents, single spaces, nothing invisible, no empty value."""
    changes: dict[str, str | tuple[str, ...]] = {}
    for field in fields(Term):
        value = getattr(term, field.name)
        if isinstance(value, str):
            changes[field.name] = _tidy(value)
        elif isinstance(value, tuple):
            changes[field.name] = tuple(filter(None, map(_tidy, value)))
    return replace(term, **changes)  # type: ignore[arg-type]


def _values(term: Term) -> list[str]:
    values = [getattr(term, column) for column in COLUMNS]
    return [one for value in values for one in ([value] if isinstance(value, str) else value)]


def _tidy(value: str) -> str:
    return " ".join(unicodedata.normalize("NFC", value).translate(_DROPPED).split())


def cell(term: Term, column: Column) -> str:
    """What the column holds for the term; the case only where it is not the usual one."""
    if column == "case":
        return "" if not term.source or term.case == usual_case(term.source) else term.case
    value: str | tuple[str, ...] = getattr(term, column)
    return value if isinstance(value, str) else _BAR.join(value)


def row(term: Term, columns: Sequence[str] = COLUMNS, line: str = "", was: Term | None = None) -> str:
    """The term as a line under these columns, without a line ending.

    With `line`, the line that it replaces, and `was`, the term read from it, cells whose value stays keep
    their bytes, unknown columns too. Raises GlossaryError for a term that such a line cannot hold.
    """
    cells = line.split("\t") if line else []
    least = max(2, len(cells))
    cells += [""] * (len(columns) - len(cells))
    for place, name in enumerate(columns):
        if name in COLUMNS and name not in columns[place + 1 :]:
            cells[place] = _cell(term, name, cells[place], was)
    _refuse_missing(term, columns)
    while len(cells) > least and not cells[-1]:
        del cells[-1]
    text = "\t".join(cells)
    _refuse_unlike(term, columns, text)
    return text


def faults(term: Term) -> list[Problem]:
    """What reading says about the term's own line; the line number is 1."""
    reading = Reading(term.origin.path, term.origin.layer, COLUMNS)
    reading.take(1, row(term).encode())
    return reading.problems


def _cell(term: Term, name: str, old: str, was: Term | None) -> str:
    column = _COLUMNS[name]
    if column == "case" and old.strip():
        return old if old.strip().lower() == term.case else term.case
    if was is not None and column != "case" and getattr(was, column) == getattr(term, column):
        return old
    return cell(term, column)


def _refuse_missing(term: Term, columns: Sequence[str]) -> None:
    what = f"The term {term.source[:60]} cannot be kept"
    missing = [name for name in COLUMNS if name not in columns and cell(term, name)]
    if missing:
        raise GlossaryError(
            f"{what}: the file has no column {' and no column '.join(missing)}; add it to the header line."
        )


def _refuse_unlike(term: Term, columns: Sequence[str], text: str) -> None:
    """The line must say the term and nothing else to whoever reads it next."""
    what = f"The term {' '.join(term.source.split())[:60]} cannot be kept in a glossary line"
    if any(mark in value for value in _values(term) for mark in "\t\n\r"):
        raise GlossaryError(f"{what}: a value holds a line break or a TAB; take it out.")
    if text.startswith("#"):
        raise GlossaryError(f"{what}: a line that begins with # is a comment.")
    if {"source", "target"} <= {value.strip().lower() for value in text.split("\t")}:
        raise GlossaryError(f"{what}: it would be read as the header.")
    reading = Reading("", "", tuple(columns))
    reading.take(1, text.encode("utf-8", "replace"))
    if [replace(one, origin=term.origin) for one in reading.terms] != [term]:
        said = next((problem.reason for problem in reading.problems), "it would be read as something else")
        raise GlossaryError(f"{what}: {said}.")
