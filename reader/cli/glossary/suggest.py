"""`visavis glossary suggest DIR`: names that the glossary lacks."""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from reader.cli.desk import set_up
from reader.cli.glossary import files
from reader.cli.glossary.articles import pairs
from reader.cli.glossary.shown import print_json, problem_json, term_json
from reader.cli.glossary.uncollected import uncollected
from reader.errors import UsageError
from reader.glossary import edit
from reader.glossary.conflict import Conflicts
from reader.glossary.row import row
from reader.glossary.term import Origin, Problem
from reader.neutral import one_line
from reader.survey.names import find_names
from reader.survey.suggest import Candidate, suggest


def run(arguments: argparse.Namespace) -> int:
    """Print the candidates, the best first; with --add, save those without problems. Raises VisavisError."""
    if arguments.limit < 1 or arguments.least < 1:
        raise UsageError("--limit and --least are at least 1.")
    file = files.chosen(arguments.file)
    with uncollected():
        desk = set_up(files.with_file(file, arguments.glossary))
        known = desk.glossary
        bitexts = pairs(arguments.paths, desk, desk.spotter)
        candidates = suggest(find_names(bitexts), known.terms, least=arguments.least)[: arguments.limit]
    conflicts, origin = Conflicts(known), files.next_line(file)
    judged = [(one, _against(one, conflicts, origin)) for one in candidates]
    added = _add(file, judged) if arguments.add else 0
    if arguments.json:
        print_json({"candidates": [_json(one, found) for one, found in judged], "added": added})
        return 0
    for one, found in judged:
        print(*_lines(one, found), sep="\n")
    print(f"{len(candidates)} candidates" + (f", {added} added to {file}" if arguments.add else ""))
    return 0


def _against(one: Candidate, conflicts: Conflicts, origin: Origin) -> tuple[Problem, ...]:
    found = conflicts.of(replace(one.term, origin=origin))
    return tuple(problem for problem in found if problem.severity == "problem")


def _add(file: Path, judged: Sequence[tuple[Candidate, tuple[Problem, ...]]]) -> int:
    terms = [edit.fitting(file, one.term) for one, found in judged if not found]
    if terms:
        edit.add(file, *terms)
    return len(terms)


def _lines(one: Candidate, found: Sequence[Problem]) -> list[str]:
    forms = ", ".join(f"{one_line(form) or '?'} × {count}" for form, count in one.renderings[:4])
    like = f", like {one.like.source}" if one.like else ""
    where = f"{one.count} × in {one.articles} article{'s' * (one.articles > 1)}"
    return [
        f"{one_line(one.name)}: {where}{like}; now {forms}",
        f"    {row(one.term)}",
        *(f"    not to be added: {problem.reason}" for problem in found),
    ]


def _json(one: Candidate, found: Sequence[Problem]) -> dict[str, object]:
    return {
        "name": one.name,
        "count": one.count,
        "articles": one.articles,
        "score": one.score,
        "renderings": [{"form": form, "count": count} for form, count in one.renderings],
        "like": term_json(one.like) if one.like else None,
        "term": term_json(one.term),
        "line": row(one.term),
        "problems": [problem_json(problem) for problem in found],
    }
