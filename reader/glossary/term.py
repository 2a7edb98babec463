"""A term: one line of a glossary, where it was read, and what may be wrong with a line."""

from dataclasses import dataclass
from typing import Literal

Case = Literal["exact", "initial", "any"]
"""exact: as written; initial: the first letter, and one after a hyphen, may also be a capital; any: any case.

Under each of them a capital may lose its accent and a word all in capitals matches."""
Severity = Literal["problem", "notice"]
"""problem: something to mend; notice: read as meant, good to know."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a term was read: the layer's name, the file and the line (from 1)."""

    layer: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about a line of a glossary file that its author should know."""

    path: str
    line: int
    """From 1."""
    reason: str
    """One plain sentence without a full stop."""
    severity: Severity = "problem"
    fix: str = ""
    """What to do about it, in one line; "" when the reason says it."""

    def __str__(self) -> str:
        advice = f" ({self.fix})" if self.fix else ""
        return f"{self.path}:{self.line}: {self.reason}{advice}"


@dataclass(frozen=True, slots=True)
class Term:
    """One line of a glossary file."""

    source: str
    target: str
    note: str = ""
    kind: str = ""
    """person, place, demonym, organisation, title, term… ("" when not said)."""
    variants: tuple[str, ...] = ()
    """Other French forms with the same target (TBX: admitted): plural, feminine, other spellings."""
    accepted: tuple[str, ...] = ()
    """English forms that are right besides `target`."""
    forbidden: tuple[str, ...] = ()
    """English forms that are wrong (TBX: deprecated)."""
    case: Case = "exact"
    needs: tuple[str, ...] = ()
    """The term counts only when one of these stands in the same segment."""
    unless: tuple[str, ...] = ()
    """The term does not count when one of these stands in the same segment."""
    origin: Origin = Origin("", "", 0)

    @property
    def sources(self) -> tuple[str, ...]:
        """All French forms: `source`, then `variants`."""
        return (self.source, *self.variants) if self.variants else (self.source,)

    @property
    def targets(self) -> tuple[str, ...]:
        """All right English forms: `target`, then `accepted`."""
        return (self.target, *self.accepted) if self.accepted else (self.target,)
