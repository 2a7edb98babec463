"""What an examination finds."""

from collections.abc import Callable
from dataclasses import dataclass, field

from reader.errors import VisavisError

Value = str | int | float | bool | None | list["Value"] | dict[str, "Value"]
"""What JSON can hold."""


@dataclass(frozen=True, slots=True)
class Ailment:
    """Something that needs mending."""

    what: str
    """One sentence."""
    mend: str
    """The command that mends it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """All about one part of the product or of the machine."""

    topic: str
    facts: dict[str, Value] = field(default_factory=dict)
    ailments: tuple[Ailment, ...] = ()


def guarded(topic: str, examine: Callable[[], Finding], mend: str) -> Finding:
    """The finding, or, when the examination itself fails, that failure as an ailment mended by `mend`.

    A doctor must not fall ill: whatever a broken file or machine raises is caught here.
    """
    try:
        return examine()
    except (VisavisError, OSError, RuntimeError, ValueError, ImportError, LookupError, TypeError) as error:
        return Finding(topic, {}, (Ailment(str(error) or type(error).__name__, mend),))
