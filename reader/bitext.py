"""The bilingual article: units, each a segment with its target, and what was found in it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reader.article import Article
from reader.segment import Segment

if TYPE_CHECKING:  # the source is on the screen before anything of the glossary is loaded
    from reader.spot import Occurrence

Status = Literal["already", "applied", "flagged"]
"""already: the engine or a hand wrote it; applied: a rung of the ladder put it there; flagged: unverified."""
Origin = Literal["engine", "edited", "source"]
"""engine: machine-translated; edited: by hand; source: nothing to translate, copied."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """What became of one occurrence."""

    occurrence: "Occurrence"
    start: int | None
    """target[start:end] is the English form, code points; None when it is flagged."""
    end: int | None
    status: Status
    rung: str
    """R0…R6 of the ladder; flagged is always R6."""


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that the reader should know about a unit (MQM: an issue)."""

    kind: str
    """term, extra, forbidden, loop, copied, empty, cut, unknown, number, quote, name."""
    message: str
    """One plain sentence."""
    start: int | None = None
    """target[start:end] is the place, where there is one."""
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A segment and its translation."""

    segment: Segment
    target: str
    raw: str
    """What the engine gave for the source before the glossary was enforced; "" where it was never asked."""
    renderings: tuple[Rendering, ...] = ()
    """One for each occurrence in the source, in source order."""
    issues: tuple[Issue, ...] = ()
    origin: Origin = "engine"


@dataclass(frozen=True, slots=True)
class Bitext:
    """An article with all its units, in reading order."""

    article: Article
    units: tuple[Unit, ...]
