"""What a reader has corrected by hand: protocols, so that the pipeline need not know where it is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Edit:
    """The target of one source, by hand."""

    target: str
    raw: str = ""
    """What the engine in use gave for the source, where it was ever asked; else ""."""


class Edits(Protocol):
    """The corrections, for whoever only reads them."""

    def edited(self, engine: str, sources: Sequence[str]) -> Mapping[str, Edit]:
        """The corrections of `sources`; those without one are left out. Asks no engine.

        `engine` is the fingerprint of the one in use. Raises StoreError: English without its corrections
        would be silently wrong.
        """
        ...


class Editor(Edits, Protocol):
    """The corrections, for whoever makes them. Implementation: `memory.Memory`."""

    @property
    def lasting(self) -> bool:
        """Whether they are there the next time."""
        ...

    def edit(self, source: str, target: str) -> None:
        """Keep `target` as the English of `source`, whatever any engine says. Raises StoreError."""
        ...

    def restore(self, source: str) -> None:
        """Forget the correction of `source`, if there is one. Raises StoreError."""
        ...


class _Unedited:
    """Nothing was corrected."""

    def edited(self, engine: str, sources: Sequence[str]) -> Mapping[str, Edit]:
        return {}


UNEDITED: Edits = _Unedited()
"""For a translation without a memory."""
