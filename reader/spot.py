"""Spot the glossary's terms in a French segment."""

from dataclasses import dataclass

from reader.glossary import Term


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A term as it stands in a source: source[start:end], code points."""

    term: Term
    start: int
    end: int
