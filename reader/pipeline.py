"""From an article to its bilingual units: read this first.

    article → segments → drafts (the engine, or the memory) → occurrences → the ladder → units

The whole is a lazy generator: whoever reads it decides how far it goes, so that streaming, cancelling and
progress (`len(units) / total`) need no code of their own.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from reader.article import Article
from reader.bitext import Bitext, Unit
from reader.draft import Draft, draft
from reader.enforce import Enforced, enforce
from reader.engine import Engine
from reader.extras import Names
from reader.quality import inspect
from reader.segment import Segment, segment
from reader.spot import Spotter

_FIRST_BATCH = 4
"""Segments in the first batch: small, so that the first English is there at once."""
_LARGEST_BATCH = 64
"""Segments in a batch at most: large batches decode several times faster a sentence."""


def translate(article: Article, engine: Engine, spotter: Spotter, *, first: int = 0) -> Iterator[Unit]:
    """Translate the article, the paragraphs from index `first` on before the others.

    Yields one unit for each segment, in that order, as soon as its batch is done. Raises EngineError when
    the engine fails; units already yielded stay good.
    """
    segments = segment(article)
    visible = [one for one in segments if one.paragraph >= first]
    earlier = [one for one in segments if one.paragraph < first]
    yield from redo([*visible, *earlier], engine, spotter)


def redo(segments: Sequence[Segment], engine: Engine, spotter: Spotter) -> Iterator[Unit]:
    """Translate these segments alone, in their order: those that a changed term touches, say."""
    for batch in _batches(segments):
        yield from _translate_batch(batch, engine, spotter)


def pair(article: Article, engine: Engine, spotter: Spotter) -> Bitext:
    """The whole article as a bitext, units in reading order. Raises as `translate` does."""
    return Bitext(article, tuple(translate(article, engine, spotter)))


@lru_cache(maxsize=4)
def _names(spotter: Spotter) -> Names:
    """The glossary's names; indexed once for each spotter, since a glossary may be large."""
    return Names(spotter.glossary.terms)


def _batches(segments: Sequence[Segment]) -> Iterator[Sequence[Segment]]:
    start, size = 0, _FIRST_BATCH
    while start < len(segments):
        yield segments[start : start + size]
        start, size = start + size, min(size * 2, _LARGEST_BATCH)


def _translate_batch(batch: Sequence[Segment], engine: Engine, spotter: Spotter) -> Iterator[Unit]:
    drafts = draft(engine, [one.text for one in batch])
    occurrences = [spotter.spot(one.text) for one in batch]
    enforced = enforce(engine, drafts, occurrences, _names(spotter))
    for one, first, done in zip(batch, drafts, enforced, strict=True):
        yield _unit(one, first, done)


def _unit(one: Segment, first: Draft, done: Enforced) -> Unit:
    best = first.hypotheses[0]
    same = done.target == best.text
    found = first.issues if same else inspect(first.source, done.target, best.replaced)
    return Unit(one, done.target, best.text, done.renderings, (*done.issues, *found))
