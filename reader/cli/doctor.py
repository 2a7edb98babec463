"""`visavis doctor`: is everything as it should be, and if not, which command mends it?"""

import argparse
import io
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from reader.cli.config.check import problems
from reader.cli.configuration import file
from reader.config import is_there
from reader.config.problem import EDIT, place
from reader.doctor import Ailment, Finding, Value, examine
from reader.doctor.finding import guarded
from reader.neutral import one_line


def run(arguments: argparse.Namespace) -> int:
    """Print the findings, for people or as JSON. Returns 1 when something needs mending, else 0."""
    findings = examine([Path(file) for file in arguments.glossary])
    findings.append(guarded("configuration", _configuration, EDIT))
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # an encoding without ✓ is one of the things to report
    ill = any(finding.ailments for finding in findings)
    if arguments.json:
        print(json.dumps(_document(findings, ill), indent=2))
    else:
        for line in _lines(findings):
            print(line)
        print(f"\n{'Something needs mending.' if ill else 'All is well.'}")
    return 1 if ill else 0


def _configuration() -> Finding:
    """The user's own `config.toml`, where there is one."""
    path = file()
    there = is_there(path)
    found = problems(path) if there else []
    ailments = [Ailment(f"{place(path, one.line)}: {one.what}", EDIT) for one in found]
    return Finding("configuration", {"file": str(path), "there": there}, tuple(ailments))


def _document(findings: Sequence[Finding], ill: bool) -> dict[str, Value]:
    """Problems in the order of the findings; one that ails several parts stands once."""
    first: dict[str, Value] = {}
    for finding in findings:
        for ailment in finding.ailments:
            first.setdefault(ailment.what, {"topic": finding.topic, **asdict(ailment)})
    return {
        "ok": not ill,
        "problems": list(first.values()),
        **{finding.topic: finding.facts for finding in findings},
    }


def _lines(findings: Iterable[Finding]) -> Iterator[str]:
    """What ails several parts is said once."""
    said: set[str] = set()
    for finding in findings:
        yield f"{'✗' if finding.ailments else '✓'} {finding.topic}"
        for name, value in finding.facts.items():
            yield from _fact(name, value, "    ")
        for ailment in finding.ailments:
            if ailment.what in said:
                yield "    ✗ the same"
                continue
            said.add(ailment.what)
            yield f"    ✗ {one_line(ailment.what)}"
            yield f"      run: {one_line(ailment.mend)}"


def _fact(name: str, value: Value, indent: str) -> Iterator[str]:
    """One line, or one for each of several; what is empty is left out."""
    if isinstance(value, dict):
        yield f"{indent}{name:<14} {_inline(value)}"
    elif isinstance(value, list):
        for one in value:
            if isinstance(one, dict):
                yield f"{indent}- {_plain(next(iter(one.values())))}"
                for key, part in list(one.items())[1:]:
                    yield from _fact(key, part, f"{indent}  ")
            else:
                yield f"{indent}{name:<14} {one_line(str(one))}"
    elif value not in (None, ""):
        yield f"{indent}{name:<14} {_plain(value)}"


def _inline(value: dict[str, Value]) -> str:
    return ", ".join(f"{name} {_plain(one)}" for name, one in value.items() if one not in (None, "", False))


def _plain(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return one_line(f"{value:,}" if isinstance(value, int) else str(value))
