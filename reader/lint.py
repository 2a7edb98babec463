"""Lint a glossary: what its terms do to one another."""

from reader.glossary import Glossary, Problem


def lint(glossary: Glossary) -> list[Problem]:
    """All problems and notices of the glossary, by file and line."""
    return sorted(glossary.problems, key=lambda problem: (problem.path, problem.line))
