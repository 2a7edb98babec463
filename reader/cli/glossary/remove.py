"""`visavis glossary remove NAME`: take a term out of a file."""

import argparse
import shlex
from pathlib import Path

from reader.cli.desk import load_glossary
from reader.cli.glossary import files
from reader.cli.glossary.shown import place, print_json, term_json
from reader.errors import GlossaryError
from reader.fold import key, spelling
from reader.glossary import edit
from reader.glossary.term import Term
from reader.glossary.termfile import read


def run(arguments: argparse.Namespace) -> int:
    """Remove the line of NAME. Returns 0; raises GlossaryError when there is none, or more than one."""
    file = files.chosen(arguments.file)
    terms = read(file, files.layer(file))[0] if file.exists() or arguments.file else ()
    term = _named(arguments.name, arguments.line, terms, file)
    made = edit.remove(file, term)
    if arguments.json:
        print_json({"removed": term_json(term), "text": made.before[0]})
    else:
        print(f"Removed from {file}:{made.line}; the line was:")
        print(made.before[0])
    return 0


def _named(name: str, line: int | None, terms: tuple[Term, ...], file: Path) -> Term:
    wanted = key(spelling(name.strip()))
    found = [term for term in terms if key(spelling(term.source)) == wanted]
    exact = [term for term in found if spelling(term.source) == spelling(name.strip())]
    found = [term for term in exact or found if line is None or term.origin.line == line]
    if len(found) == 1:
        return found[0]
    if found:
        lines = ", ".join(str(term.origin.line) for term in found)
        raise GlossaryError(f"{name} stands in lines {lines} of {file}: say which with --line N.")
    raise _absent(name, wanted, terms, file)


def _absent(name: str, wanted: str, terms: tuple[Term, ...], file: Path) -> GlossaryError:
    """Say where the name stands instead, if anywhere."""
    shown = " ".join(name.split())[:80]
    for term in terms:
        if wanted in (key(spelling(form)) for form in term.variants):
            return GlossaryError(
                f"{shown} is a variant of {term.source} ({place(term)}): type `visavis glossary edit {file}`."
            )
    for term in load_glossary(()).terms:
        if wanted in (key(spelling(form)) for form in term.sources):
            return GlossaryError(
                f"{shown} stands in the {term.origin.layer} glossary ({place(term)}), not in {file}: "
                f"win over it with `visavis glossary add {shlex.quote(shown)} ENGLISH`, or use --file."
            )
    return GlossaryError(f"{shown} is not in {file}: see `visavis glossary list`.")
