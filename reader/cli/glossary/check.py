"""`visavis glossary check`: every problem with file and line."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.cli.desk import load_glossary
from reader.cli.glossary.shown import print_json, problem_json
from reader.cli.glossary.uncollected import uncollected
from reader.glossary import Glossary, Problem
from reader.glossary.lint import lint

if TYPE_CHECKING:
    from reader.cli.glossary.survey import Survey


def run(arguments: argparse.Namespace) -> int:
    """Check all layers, and with --articles how they fare there. Returns 1 for problems, else 0."""
    with uncollected():
        glossary = load_glossary(arguments.glossary)
        found = problems(glossary)
    if arguments.package:
        from reader.cli.glossary.spellable import unspellable

        found.extend(unspellable(glossary.terms))
    if not arguments.articles:
        return report(glossary, found, arguments.json)
    from reader.cli.glossary.survey import survey

    with uncollected():
        surveyed = survey(glossary, arguments.articles)
    return report(glossary, [*found, *surveyed.problems], arguments.json, surveyed)


def problems(glossary: Glossary) -> list[Problem]:
    """What reading and the lint say, in the order of files and lines."""
    return lint(glossary)


def report(
    glossary: Glossary, found: Sequence[Problem], as_json: bool, surveyed: "Survey | None" = None
) -> int:
    """Print what was found. Returns the exit code."""
    bad = sum(problem.severity == "problem" for problem in found)
    if as_json:
        listed = [problem_json(problem) for problem in found]
        more = surveyed.json() if surveyed else {}
        print_json({"terms": len(glossary.terms), "problems": bad, "found": listed, **more})
    else:
        for problem in found:
            print(problem)
        if surveyed:
            print(*surveyed.lines(), sep="\n")
        print(f"{len(glossary.terms)} terms, {bad} problems, {len(found) - bad} notices")
    return 1 if bad else 0
