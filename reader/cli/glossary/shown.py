"""How terms and problems are printed, for people and as JSON."""

import json
from collections.abc import Mapping

from reader.glossary.term import Problem, Term
from reader.glossary.termfile import COLUMNS

Json = Mapping[str, object]


def print_json(value: Json) -> None:
    """Print one object, readable, letters as they are."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def term_json(term: Term) -> Json:
    """A term's columns, and where it stands."""
    columns: dict[str, object] = {column: getattr(term, column) for column in COLUMNS}
    return {**columns, "layer": term.origin.layer, "path": term.origin.path, "line": term.origin.line}


def problem_json(problem: Problem) -> Json:
    """A problem's fields."""
    return {
        "path": problem.path,
        "line": problem.line,
        "severity": problem.severity,
        "reason": problem.reason,
        "fix": problem.fix,
    }


def place(term: Term) -> str:
    """Where a term stands: `file:line`."""
    return f"{term.origin.path}:{term.origin.line}"


def one_line(term: Term) -> str:
    """A term in one line."""
    kind = f" ({term.kind})" if term.kind else ""
    return f"{term.source} → {term.target}{kind}  {term.origin.layer} {place(term)}"


def details(term: Term) -> list[str]:
    """A term in several lines; columns that say nothing are left out."""
    lines = [f"{term.source} → {term.target}"]
    for column in COLUMNS[2:]:
        value = getattr(term, column)
        text = value if isinstance(value, str) else " | ".join(value)
        if text:
            lines.append(f"  {column:<10}{text}")
    return [*lines, f"  {'from':<10}{term.origin.layer} {place(term)}"]
