"""What is known of an article without asking the engine: the units that the translation memory can give."""

from collections.abc import Iterator, Sequence

from reader.bitext import Unit
from reader.edits import UNEDITED, Edits
from reader.engine import DEFAULT, Engine
from reader.memory import Known, Recall, Unknown
from reader.pipeline import redo
from reader.quality import legible
from reader.segment import Segment
from reader.spot import Spotter

_BATCH = 32
"""Segments that are looked up together: some milliseconds."""


def units(
    segments: Sequence[Segment], engine: Engine, spotter: Spotter, edits: Edits = UNEDITED
) -> list[Unit | None]:
    """The units of these segments as the reader would show them, in order; None where it would have to ask.

    An engine that is no `Recall` knows nothing beforehand: what was corrected by hand, and what needs no
    translation. Asks no engine. Raises StoreError when the memory or the edits cannot be read.
    """
    return [unit for part in steps(segments, engine, spotter, edits) for unit in part]


def steps(
    segments: Sequence[Segment], engine: Engine, spotter: Spotter, edits: Edits = UNEDITED
) -> Iterator[list[Unit | None]]:
    """The same bit by bit, for a worker that may be cancelled."""
    known = Known(engine.fingerprint, engine.memory if isinstance(engine, Recall) else None)
    for start in range(0, len(segments), _BATCH):
        batch = segments[start : start + _BATCH]
        yield _batch(batch, known, spotter, edits)


def _batch(batch: Sequence[Segment], known: Known, spotter: Spotter, edits: Edits) -> list[Unit | None]:
    hopeful = _drafted([one.text for one in batch], known, edits)
    places = [place for place, one in enumerate(batch) if one.text in hopeful]
    found = _redone([batch[place] for place in places], known, spotter, edits)
    filled: list[Unit | None] = [None] * len(batch)
    for place, unit in zip(places, found, strict=True):
        filled[place] = unit
    return filled


def _drafted(texts: Sequence[str], known: Known, edits: Edits) -> set[str]:
    """Those that the engine was asked for before, or never would be."""
    untold = {text for text in texts if legible(text)}
    untold -= edits.edited(known.fingerprint, list(untold)).keys()
    untold -= known.recall(DEFAULT, list(untold)).keys()
    return set(texts) - untold


def _redone(
    segments: Sequence[Segment], known: Known, spotter: Spotter, edits: Edits
) -> Sequence[Unit | None]:
    """All at once; one by one where some of them climb to questions that were never asked."""
    if not segments:
        return []
    try:
        return list(redo(segments, known, spotter, edits))
    except Unknown:
        if len(segments) == 1:
            return [None]
        return [unit for one in segments for unit in _redone([one], known, spotter, edits)]
