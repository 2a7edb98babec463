"""`visavis glossary`: look after the glossary."""

import argparse

from reader.cli.desk import load_glossary
from reader.lint import lint


def run(arguments: argparse.Namespace) -> int:
    """`check`: print every problem as `file:line: reason`. Returns 1 when there are any, else 0."""
    glossary = load_glossary(arguments.glossary)
    found = [*glossary.problems, *lint(glossary)]
    problems = [one for one in found if one.severity == "problem"]
    for one in found:
        print(one)
    print(f"{len(glossary.terms)} terms, {len(problems)} problems, {len(found) - len(problems)} notices")
    return 1 if problems else 0
