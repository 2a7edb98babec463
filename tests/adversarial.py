"""The adversarial cases as terms and occurrences, without the spotter: the judge is tested alone."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reader.glossary.term import Term
from reader.spot import Occurrence

FILES = tuple(sorted((Path(__file__).parent / "data").glob("adversarial*.json")))


@dataclass(frozen=True, slots=True)
class Case:
    source: str
    occurrences: tuple[Occurrence, ...]
    right: str | None
    wrong: str | None


def cases() -> Iterator[Case]:
    for path in FILES:
        data = json.loads(path.read_text(encoding="utf-8"))
        terms = {entry["id"]: _term(entry) for entry in data["terms"]}
        for entry in data["cases"]:
            yield Case(
                entry["source"],
                tuple(_occurrences(entry, terms)),
                entry.get("right"),
                entry.get("wrong"),
            )


def _term(entry: dict[str, object]) -> Term:
    source, *variants = entry["source"]  # type: ignore[misc]
    return Term(
        source,
        str(entry["target"]),
        kind=str(entry.get("kind", "place")),
        variants=tuple(variants),
        accepted=tuple(entry.get("accepted", ())),  # type: ignore[arg-type]
        forbidden=tuple(entry.get("forbidden", ())),  # type: ignore[arg-type]
    )


def _occurrences(entry: dict[str, list[dict[str, str]]], terms: dict[str, Term]) -> Iterator[Occurrence]:
    at = 0
    for one in entry["occurrences"]:
        start = str(entry["source"]).index(one["surface"], at)
        at = start + len(one["surface"])
        yield Occurrence(terms[one["term"]], start, at)
