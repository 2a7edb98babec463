"""`visavis glossary import FILE`: the terms of another program's glossary."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from reader.cli.glossary import files
from reader.cli.glossary.shown import print_json, problem_json
from reader.errors import GlossaryError
from reader.exchange import read
from reader.fold import spelling
from reader.glossary import edit
from reader.glossary.term import Origin, Problem, Term
from reader.glossary.termfile import read as read_own


def run(arguments: argparse.Namespace) -> int:
    """Add what the file does not have yet, in one step. Returns 1 when a line was left out, else 0."""
    file = files.chosen(arguments.file)
    found = read(_bytes(Path(arguments.path).expanduser()), arguments.path, arguments.format)
    fresh, known, clashes = _sorted_out(found.terms, file)
    if fresh:
        edit.add(file, *fresh)
    left_out = [*found.problems, *clashes]
    if arguments.json:
        print_json(
            {
                "format": found.format,
                "added": len(fresh),
                "already": known,
                "left_out": [problem_json(one) for one in left_out],
            }
        )
    else:
        for one in left_out:
            print(f"visavis: left out: {one}", file=sys.stderr)
        counts = f"{known} were there, {len(left_out)} left out"
        print(f"{len(fresh)} terms added to {file} ({found.format}), {counts}")
        if fresh:
            print("Look them over: visavis glossary check")
    return 1 if left_out else 0


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        why = error.strerror or str(error)
        raise GlossaryError(f"{path} cannot be read ({why}): check the name with `ls`.") from error


def _sorted_out(terms: Sequence[Term], file: Path) -> tuple[list[Term], int, list[Problem]]:
    """The terms that are new to the file, how many it has, and those that say something else."""
    there = read_own(file, "")[0] if file.exists() else ()
    by_form = {_key(term, form): term for term in there for form in term.sources}
    fresh: list[Term] = []
    clashes: list[Problem] = []
    known = 0
    for term in terms:
        rival = next((by_form[key] for form in term.sources if (key := _key(term, form)) in by_form), None)
        if rival is None:
            fresh.append(replace(term, origin=Origin("", "", 0)))
            by_form.update((_key(term, form), term) for form in term.sources)
        elif rival.target == term.target:
            known += 1
        else:
            where = f"{rival.source} → {rival.target} ({rival.origin.path}:{rival.origin.line})"
            reason = f"{term.source} → {term.target} differs from {where}"
            clashes.append(Problem(term.origin.path, term.origin.line, reason))
    return fresh, known, clashes


def _key(term: Term, form: str) -> tuple[object, ...]:
    return spelling(form), term.case, term.needs, term.unless
