"""The formats by name: read any, write any."""

import codecs
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reader.errors import GlossaryError
from reader.exchange import tables, tbx
from reader.exchange.loss import loss
from reader.glossary.row import row, tidy
from reader.glossary.term import Origin, Problem, Term
from reader.glossary.termfile import COLUMNS, Reading

FORMATS = (*tables.LAYOUTS, "tbx")

_LANGUAGE = 5
"""Characters of a language code with its region."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file of another program holds."""

    format: str
    terms: tuple[Term, ...]
    """`origin.line` is the line of a table, the number of the entry in TBX."""
    problems: tuple[Problem, ...]
    """Lines that are no term, and why."""


def write(terms: Sequence[Term], name: str) -> tuple[bytes, tuple[str, ...]]:
    """The terms in the format of that name, and a sentence for everything that it cannot hold.

    Raises GlossaryError for a term that no line can hold.
    """
    if name == "tbx":
        return tbx.write(terms).encode(), tuple(loss(terms, tbx.HELD, "TBX-Basic"))
    layout = tables.LAYOUTS[name]
    text, notices = tables.write(terms, layout)
    return text.encode(), (*loss(terms, layout.columns, layout.label), *notices)


def read(data: bytes, path: str, name: str | None = None) -> Imported:
    """The terms of a file; `name` is its format (None: see `detect`), `path` what problems call it.

    A line that is no term is a problem and hides no other. Raises GlossaryError when the file is not in that
    format at all.
    """
    form = name or detect(data, path)
    try:
        found = list(_terms(data, form))
    except GlossaryError as error:
        raise GlossaryError(f"{path} cannot be imported: {error}.") from error
    terms: list[Term] = []
    problems: list[Problem] = []
    for line, term in found:
        if term is None:
            problems.append(Problem(path, line, "there is no French form with an English one", "notice"))
            continue
        reading = _checked(replace(term, origin=Origin("", path, line)), path, line)
        terms += reading.terms
        problems += reading.problems
    return Imported(form, tuple(terms), tuple(problems))


def detect(data: bytes, path: str) -> str:
    """The format of a file by its name and first line."""
    suffix = Path(path).suffix.lower()
    if suffix in (".tbx", ".xml", ".martif") or data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        return "tbx"
    first = next((line for line in _decoded(data).splitlines() if line.strip() and line[0] != "#"), "")
    tabs = "\t" in first
    cells = [cell.strip().strip('"').lower() for cell in first.replace(";", ",").split("\t" if tabs else ",")]
    if {"source", "target"} <= set(cells):
        return "tsv" if tabs else "csv"
    if tabs:
        return "tsv2" if len(cells) == 2 and suffix not in (".utf8", ".txt", ".tab") else "omegat"
    if {"fr", "en"} <= {cell[:2] for cell in cells if len(cell) <= _LANGUAGE}:
        return "deepl" if [cell[:2] for cell in cells[2:4]] == ["fr", "en"] else "google"
    return "csv2"


def _terms(data: bytes, form: str) -> Iterator[tuple[int, Term | None]]:
    if form == "tbx":
        yield from tbx.read(data)
        return
    for line, cells in tables.rows(_decoded(data), tables.LAYOUTS[form]):
        yield line, _term(cells)


def _term(cells: dict[str, str]) -> Term | None:
    """A row as a term, by way of a line of ours, which knows bars, cases and conditions."""
    values = {name: " ".join(value.split()) for name, value in cells.items() if name}
    if not values.get("source") or not values.get("target"):
        return None
    reading = Reading("", "", tuple(values))
    reading.take(1, "\t".join(values.values()).encode())
    if reading.terms:
        return reading.terms[0]
    return Term(values["source"], values["target"])


def _checked(term: Term, path: str, line: int) -> Reading:
    """Read the term as a line of ours, so that nothing gets in that our own files would refuse."""
    reading = Reading(path, "", COLUMNS)
    try:
        text = row(tidy(term))
    except GlossaryError as error:
        reading.problems.append(Problem(path, line, str(error).rstrip(".")))
        return reading
    reading.take(line, text.encode())
    return reading


def _decoded(data: bytes) -> str:
    """The text: UTF-8, or UTF-16 with its mark, as spreadsheets save it. Raises GlossaryError."""
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise GlossaryError(f"line {line} is not UTF-8; save the file as UTF-8") from error
