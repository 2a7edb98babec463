"""Other ways to say a segment: the engine's further hypotheses, each enforced and verified."""

from reader.bitext import Unit
from reader.draft import Draft, draft
from reader.engine import Engine, Hypothesis, Options
from reader.pipeline import finish
from reader.quality import inspect
from reader.segment import Segment
from reader.spot import Spotter

_WIDE = Options(beam=8, hypotheses=8)
"""The hypotheses of the usual beam of four seldom differ by more than a word."""


def alternatives(segment: Segment, engine: Engine, spotter: Spotter) -> tuple[Unit, ...]:
    """The engine's own unit, as if nothing were corrected, then others, best first; no two targets are equal.

    Raises EngineError.
    """
    first = draft(engine, [segment.text])[0]
    own = finish([segment], [first], engine, spotter)
    more: dict[str, Hypothesis] = {}
    for one in (*first.hypotheses, *engine.translate([segment.text], _WIDE)[0]):
        if one.text.strip():
            more.setdefault(one.text, one)
    drafts = [
        Draft(segment.text, (one,), inspect(segment.text, one.text, one.replaced)) for one in more.values()
    ]
    units: dict[str, Unit] = {}
    for unit in (*own, *finish([segment] * len(drafts), drafts, engine, spotter)):
        units.setdefault(unit.target, unit)
    return tuple(units.values())
