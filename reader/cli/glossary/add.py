"""`visavis glossary add SOURCE TARGET`: one more term."""

import argparse
import sys
from dataclasses import replace

from reader.cli.glossary import files
from reader.cli.glossary.shown import print_json, problem_json, term_json
from reader.errors import GlossaryError
from reader.glossary import edit
from reader.glossary.conflict import conflicts
from reader.glossary.row import tidy
from reader.glossary.term import Problem, Term
from reader.glossary.termfile import usual_case


def run(arguments: argparse.Namespace) -> int:
    """Say what speaks against the term, and save it when no problem does (or with --force).

    Returns 0 when it was saved, 1 when not. Raises GlossaryError when the file cannot be written.
    """
    file = files.chosen(arguments.file)
    known = files.layers(file, arguments.glossary)
    term = replace(_term(arguments), origin=files.next_line(file))
    found = conflicts(term, known)
    refused = any(one.severity == "problem" for one in found) and not arguments.force
    if not refused:
        made = edit.add(file, term)
        term = replace(term, origin=replace(term.origin, line=made.line))
    if arguments.json:
        saved = None if refused else term_json(term)
        print_json({"added": saved, "conflicts": [problem_json(one) for one in found]})
    else:
        _tell(term, found, refused)
    return 1 if refused else 0


def _term(arguments: argparse.Namespace) -> Term:
    term = tidy(
        Term(
            arguments.source,
            arguments.target,
            arguments.note,
            arguments.kind,
            tuple(arguments.variant),
            tuple(arguments.accepted),
            tuple(arguments.forbidden),
            arguments.case or "exact",
            tuple(arguments.needs),
            tuple(arguments.unless),
        )
    )
    if not term.source or not term.target:
        raise GlossaryError("A term needs a French and an English form: visavis glossary add SOURCE TARGET")
    return term if arguments.case else replace(term, case=usual_case(term.source))


def _tell(term: Term, found: tuple[Problem, ...], refused: bool) -> None:
    for one in found:
        print(f"visavis: {one.severity}: {one}", file=sys.stderr)
    if refused:
        print(
            "visavis: Nothing was saved: change the term, or save it all the same with --force.",
            file=sys.stderr,
        )
    else:
        print(f"Added to {term.origin.path}:{term.origin.line}: {term.source} → {term.target}")
