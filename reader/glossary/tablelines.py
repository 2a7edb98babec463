"""Where the lines of a glossary file stand in its bytes, under any convention of line endings."""

import re
from dataclasses import dataclass

from reader.glossary.termfile import BOM, COLUMNS, Reading

_LF = re.compile(rb"\r?\n")
_CR = re.compile(rb"\r")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: data[start:end] is its text, data[start:next] the line with its ending."""

    number: int
    """From 1."""
    start: int
    end: int
    next: int

    def text(self, data: bytes) -> bytes:
        """The line without its ending."""
        return data[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Table:
    """A file's lines and columns."""

    data: bytes
    lines: tuple[Line, ...]
    """A last line break ends the last line, it does not begin another."""
    columns: tuple[str, ...]
    """Empty: no header and no term yet."""
    header: int
    """The line of the header, from 1; 0: none."""

    @property
    def ending(self) -> bytes:
        """The line ending that the file uses last; a line feed where it has none."""
        ended = next((line for line in reversed(self.lines) if line.next > line.end), None)
        return self.data[ended.end : ended.next] if ended else b"\n"

    @property
    def unfinished(self) -> bool:
        """Whether the last line lacks its ending."""
        return bool(self.lines) and self.lines[-1].next == self.lines[-1].end


def table(data: bytes) -> Table:
    """Find the lines and the columns; never fails, whatever the bytes are."""
    lines = _lines(data)
    reading = Reading("", "")
    for line in lines:
        reading.take(line.number, line.text(data))
        if reading.columns:
            break
    return Table(data, tuple(lines), reading.columns, reading.header)


def columns_or_usual(found: Table) -> tuple[str, ...]:
    """The columns that a new line of the file is written in."""
    return found.columns or COLUMNS


def _lines(data: bytes) -> list[Line]:
    lines: list[Line] = []
    start = len(BOM) if data.startswith(BOM) else 0
    for ending in (_LF if b"\n" in data else _CR).finditer(data, start):
        lines.append(Line(len(lines) + 1, start, ending.start(), ending.end()))
        start = ending.end()
    if start < len(data):
        end = len(data) - (data.endswith(b"\r") and b"\n" in data)
        lines.append(Line(len(lines) + 1, start, end, len(data)))
    return lines
