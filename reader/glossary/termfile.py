"""Read one glossary file: a table of terms, one a line, columns separated by a TAB.

The first line that is neither empty nor a comment may be a header with the names of the columns; without one
they stand in the order of `COLUMNS`, so that a plain OmegaT glossary (source, target, note) works as it is.
A `#` opens a comment line. Several values in one cell are separated by ` | `.
"""

import difflib
import unicodedata
from pathlib import Path
from typing import Literal, get_args

from reader.errors import GlossaryError
from reader.fold import INVISIBLE, bare
from reader.glossary.condition import condition
from reader.glossary.term import Case, Origin, Problem, Severity, Term
from reader.late import late

Column = Literal[
    "source", "target", "note", "kind", "variants", "accepted", "forbidden", "case", "needs", "unless"
]
COLUMNS: tuple[Column, ...] = get_args(Column)
LONGEST = 200
"""Characters in a French form; a longer one is a sentence, not a term."""

LONGEST_LINE = 10_000
"""Characters in a line; a longer one comes from another kind of file."""

_CASES: dict[str, Case] = {"exact": "exact", "initial": "initial", "any": "any"}
_CONTROL = late("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_INVISIBLE = late(f"[{INVISIBLE}]")
_SEPARATOR = late(r"(?:^|\s)\|(?=\s|$)")
_TWO_LETTERS = late(r"[^\W_].*[^\W_]")

_TOGETHER = 64
"""Lines that are looked at in one go."""

BOM = b"\xef\xbb\xbf"
"""What some editors put before UTF-8."""

Cells = dict[str, str]


def read(path: Path, layer: str) -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    """The terms of a file in its order, and what is wrong with its lines; a bad line never hides another.

    Raises GlossaryError when the file cannot be read at all.
    """
    reading = parse(contents(path), str(path), layer)
    return tuple(reading.terms), tuple(reading.problems)


def parse(data: bytes, path: str, layer: str) -> "Reading":
    """Read the bytes of a file; `path` is what problems and origins call it."""
    reading = Reading(path, layer)
    lines = _lines(data.removeprefix(BOM))
    for start in range(0, len(lines), _TOGETHER):
        some = lines[start : start + _TOGETHER]
        tidy = _all_tidy(b"\n".join(some))
        for number, line in enumerate(some, start=start + 1):
            reading.take(number, line, tidy=tidy)
    return reading


def contents(path: Path) -> bytes:
    """The bytes of a glossary file as they are; raises GlossaryError when it cannot be read or is no text."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise GlossaryError(f"The glossary file {path} does not exist; check its name with `ls`.") from None
    except IsADirectoryError:
        raise GlossaryError(
            f"The glossary {path} is a folder; name a file in it, for example {path}/my.tsv."
        ) from None
    except PermissionError:
        raise GlossaryError(f"The glossary file {path} may not be read; try `chmod u+r {path}`.") from None
    except (OSError, ValueError) as error:
        raise GlossaryError(f"The glossary file {path} cannot be read: {error}.") from error
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data:
        raise GlossaryError(f"The glossary file {path} is not UTF-8 text; save it as UTF-8 in your editor.")
    return data


def _lines(data: bytes) -> list[bytes]:
    """The lines under any convention: LF, CR LF, or the CR of old exports."""
    if b"\n" not in data:
        return data.split(b"\r")
    return [line.removesuffix(b"\r") for line in data.split(b"\n")]


def usual_case(source: str) -> Case:
    """The case rule of a line that says none: small letters may open a sentence, a name is exact."""
    return "initial" if bare(source)[0].islower() else "exact"


def _all_tidy(data: bytes) -> bool:
    """Whether nothing in these lines needs a closer look: asked of many at once, it costs next to nothing."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return _is_tidy(text.replace("\n", "\t"))


def _is_tidy(line: str) -> bool:
    """Whether no cell needs a closer look; without a regular expression, which would be slower."""
    return (
        line.replace("\t", "").isprintable()
        and not ("  " in line or " \t" in line or "\t " in line or line[:1] == " " or line[-1:] == " ")
        and (line.isascii() or unicodedata.is_normalized("NFC", line))
    )


class _BadLineError(Exception):
    """The line holds no usable term; `fix` says what to do about it, "" where the reason does."""

    def __init__(self, reason: str, fix: str = "") -> None:
        super().__init__(reason)
        self.fix = fix


class Reading:
    """One pass over a file; what it gathers is `terms`, `problems` and `columns`."""

    def __init__(self, path: str, layer: str, columns: tuple[str, ...] = ()) -> None:
        self.terms: list[Term] = []
        self.problems: list[Problem] = []
        self.columns = columns
        """The names of the columns in their order, unknown ones too; empty until a line says them."""
        self.header = 0
        """The line of the header, from 1; 0: there is none."""
        self._path = path
        self._layer = layer
        self._line = 0

    def take(self, number: int, data: bytes, *, tidy: bool = False) -> None:
        """Read one line: a comment, the header, a term, or a problem. `tidy`: known to need no mending."""
        self._line = number
        try:
            line = data.decode("utf-8")
            if not line.strip() or line.startswith("#"):
                return
            if len(line) > LONGEST_LINE:
                raise _BadLineError(
                    f"the line has {len(line)} characters; {LONGEST_LINE} are allowed", "shorten it"
                )
            if not self.columns and self._is_header(line):
                return
            self.terms.append(self._term(self._cells(line, tidy or _is_tidy(line))))
        except UnicodeDecodeError as error:
            self._say(f"byte {error.start + 1} of the line is not UTF-8", fix="save the file as UTF-8")
        except _BadLineError as error:
            self._say(str(error), fix=error.fix)

    def _say(self, reason: str, severity: Severity = "problem", fix: str = "") -> None:
        self.problems.append(Problem(self._path, self._line, reason, severity, fix))

    def _is_header(self, line: str) -> bool:
        """Learn the columns from the first line that counts; whether that was a header."""
        names = tuple(cell.strip().lower() for cell in line.split("\t"))
        if not {"source", "target"} <= set(names):
            self.columns = COLUMNS
            return False
        self.columns = names
        self.header = self._line
        for name in names:
            if names.count(name) > 1:
                self._say(f"the column {name} stands twice; the last one counts", fix="rename one")
            near = difflib.get_close_matches(name, COLUMNS, n=1, cutoff=0.8)
            if near and name not in COLUMNS:
                self._say(f"the column {name} is not read", "notice", f"did you mean {near[0]}?")
        return True

    def _cells(self, line: str, tidy: bool) -> Cells:
        """The line's cells by column name, tidied; raises _BadLineError when it is no table row."""
        if "\t" not in line:
            raise _BadLineError("there is no TAB between the source and the target", "put one there")
        cells = (line if tidy else self._cleaned(line)).split("\t")
        if len(cells) > len(self.columns) and any(cells[len(self.columns) :]):
            self._say(
                f"there are more cells than the {len(self.columns)} columns; the rest is not read",
                fix="delete the TABs at the end, or name more columns",
            )
        if not tidy:
            cells = [self._tidy(cell) for cell in cells]
        return dict(zip(self.columns, cells, strict=False))

    def _cleaned(self, line: str) -> str:
        """The line composed and without what nobody sees; raises _BadLineError for a control character."""
        control = _CONTROL.search(line)
        if control:
            raise _BadLineError(
                f"there is a control character (U+{ord(control[0]):04X}) in the line", "retype the line"
            )
        if not unicodedata.is_normalized("NFC", line):
            self._say(
                "accents are typed as separate marks; they were composed", "notice", "save the file as NFC"
            )
            line = unicodedata.normalize("NFC", line)
        if _INVISIBLE.search(line):
            self._say(
                "there are invisible characters in the line; they were dropped", "notice", "retype the line"
            )
            line = _INVISIBLE.sub("", line)
        return line

    def _tidy(self, cell: str) -> str:
        tidy = " ".join(cell.split())
        if tidy != cell.strip(" "):
            self._say(
                f"there is unusual white space in “{tidy[:40]}”; plain single spaces were read",
                "notice",
                "retype the spaces",
            )
        return tidy

    def _term(self, cells: Cells) -> Term:
        source, target = cells.get("source", ""), cells.get("target", "")
        if not source or not target:
            missing, language = ("target", "English") if source else ("source", "French")
            raise _BadLineError(f"the {missing} is empty", f"write the {language}, or delete the line")
        if "_" in target:
            self._say(
                f"the target {target} holds an underscore, which the engine turns into a space",
                fix="write a space",
            )
        variants = self._values(cells, "variants")
        for form in (source, *variants):
            self._check_form(form)
        return Term(
            source,
            target,
            cells.get("note", ""),
            cells.get("kind", ""),
            variants,
            self._values(cells, "accepted"),
            self._values(cells, "forbidden"),
            self._case(cells.get("case", ""), source),
            self._conditions(cells, "needs"),
            self._conditions(cells, "unless"),
            Origin(self._layer, self._path, self._line),
        )

    def _values(self, cells: Cells, column: Column) -> tuple[str, ...]:
        cell = cells.get(column)
        if not cell:
            return ()
        if "|" not in cell:
            return (cell,)
        if cell.count("|") == cell.count(" | "):
            return tuple(cell.split(" | "))
        values = tuple(value.strip() for value in _SEPARATOR.split(cell))
        if not all(values):
            self._say(f"there is an empty value between the bars of {column}", "notice", "delete one bar")
        return tuple(value for value in values if value)

    def _check_form(self, form: str) -> None:
        if len(form) > LONGEST:
            raise _BadLineError(
                f"the French form “{form[:30]}…” has {len(form)} characters; {LONGEST} are allowed",
                "a term is a name or a few words",
            )
        if not (len(form) > 1 and form[:2].isalpha()) and _TWO_LETTERS.search(form) is None:
            raise _BadLineError(
                f"the French form {form} has fewer than two letters", "add the words around it"
            )

    def _case(self, value: str, source: str) -> Case:
        """The case rule of a cell; an empty one has the usual rule."""
        if not value:
            return usual_case(source)
        if value.lower() not in _CASES:
            raise _BadLineError(f"the case {value} is unknown; write {', '.join(_CASES)} or nothing")
        return _CASES[value.lower()]

    def _conditions(self, cells: Cells, column: Column) -> tuple[str, ...]:
        if not cells.get(column):
            return ()
        values = self._values(cells, column)
        for value in values:
            try:
                condition(value)
            except ValueError as error:
                raise _BadLineError(f"in {column} {error}") from None
        return values
