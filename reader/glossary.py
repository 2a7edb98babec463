"""The glossary: terms, the files that hold them, and the layers that win over one another."""

from dataclasses import dataclass
from typing import Literal

Case = Literal["exact", "initial", "any"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a term was read: the layer's name, the file and the line (from 1)."""

    layer: str
    path: str
    line: int


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
        return (self.source, *self.variants)

    @property
    def targets(self) -> tuple[str, ...]:
        """All right English forms: `target`, then `accepted`."""
        return (self.target, *self.accepted)
