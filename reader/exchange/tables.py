"""Glossaries that are tables: one term a row."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.errors import GlossaryError
from reader.glossary.row import HEADER, cell, row
from reader.glossary.term import Term
from reader.glossary.termfile import COLUMNS, Column, Reading

_LANGUAGES = {"source": "fr", "target": "en"}
_DESCRIPTION = "description"
"""The column of a Google glossary that we read as the note."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a program lays out its table."""

    label: str
    delimiter: str
    columns: tuple[Column, ...]
    header: str = ""
    """columns: our names; languages: codes; "": none."""
    languages: bool = False
    """Whether every row ends with the codes of its two languages."""
    unique: bool = False
    """Whether a source may stand only once."""


_TWO: tuple[Column, ...] = ("source", "target")
LAYOUTS = {
    "tsv": Layout("TSV", "\t", COLUMNS, "columns"),
    "csv": Layout("CSV", ",", COLUMNS, "columns"),
    "tsv2": Layout("TSV (two columns)", "\t", _TWO),
    "csv2": Layout("CSV (two columns)", ",", _TWO),
    "omegat": Layout("TSV (OmegaT)", "\t", ("source", "target", "note")),
    "deepl": Layout("CSV (DeepL)", ",", _TWO, languages=True, unique=True),
    "google": Layout("CSV (Google)", ",", _TWO, "languages"),
}

Row = tuple[int, dict[str, str]]
"""A line number, and cells by our column names."""


def write(terms: Sequence[Term], layout: Layout) -> tuple[str, list[str]]:
    """The table, and what it leaves out besides columns. CSV quotes cells that hold a comma or a quote."""
    kept, notices = _once(terms) if layout.unique else (terms, [])
    if layout.delimiter == "\t":
        lines = [HEADER] if layout.header else []
        lines += [row(_only(term, layout), layout.columns) for term in kept]
        return "".join(f"{line}\n" for line in lines), notices
    file = io.StringIO()
    writer = csv.writer(file)
    if layout.header:
        writer.writerow(layout.columns if layout.header == "columns" else _LANGUAGES.values())
    tail = list(_LANGUAGES.values()) if layout.languages else []
    for term in kept:
        writer.writerow([*(cell(term, column) for column in layout.columns), *tail])
    return file.getvalue(), notices


def _only(term: Term, layout: Layout) -> Term:
    """The term with nothing but what the layout holds."""
    if layout.columns == COLUMNS:
        return term
    reading = Reading("", "", layout.columns)
    reading.take(1, "\t".join(cell(term, column) for column in layout.columns).encode())
    return reading.terms[0]


def _once(terms: Sequence[Term]) -> tuple[list[Term], list[str]]:
    first: dict[str, Term] = {}
    for term in terms:
        first.setdefault(term.source, term)
    gone = len(terms) - len(first)
    notice = f"CSV (DeepL) cannot hold: a second line for the same French form ({gone} left out)"
    return list(first.values()), [notice] if gone else []


def rows(text: str, layout: Layout) -> Iterator[Row]:
    """The rows of a table with what they say, tidied of nothing yet. Raises GlossaryError for broken CSV."""
    if layout.delimiter == "\t":
        cells: Iterator[tuple[int, list[str]]] = (
            (number, line.split("\t"))
            for number, line in enumerate(text.splitlines(), start=1)
            if line.strip()
        )
        cells = (numbered for numbered in cells if not numbered[1][0].startswith("#"))
    else:
        cells = _csv(text, _delimiter(text, layout))
    names: list[str] | None = None if layout.header else list(layout.columns)
    for number, values in cells:
        if names is None:
            names = _names(values, layout)
            continue
        if layout.languages and [value.strip().lower()[:2] for value in values[2:4]] not in (
            [],
            ["fr", "en"],
        ):
            yield number, {}
            continue
        yield number, dict(zip(names, values, strict=False))


def _names(values: Sequence[str], layout: Layout) -> list[str]:
    """Our column names for a header."""
    lower = [value.strip().lower() for value in values]
    if layout.header == "columns":
        return lower
    codes = {code: column for column, code in _LANGUAGES.items()} | {_DESCRIPTION: "note"}
    return [codes.get(value[:2] if value != _DESCRIPTION else value, value) for value in lower]


def _delimiter(text: str, layout: Layout) -> str:
    """A semicolon where the first line has no comma: the CSV of spreadsheets in French."""
    first = text.partition("\n")[0]
    return ";" if ";" in first and "," not in first else layout.delimiter


def _csv(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for values in reader:
            if any(value.strip() for value in values):
                yield reader.line_num, values
    except csv.Error as error:
        raise GlossaryError(
            f"line {reader.line_num} is broken CSV ({error}); mend its quotation marks"
        ) from error
