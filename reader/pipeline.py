"""From an article to its bilingual units: read this first.

    article → segments → drafts (the engine, or the memory) → occurrences → the ladder → units

What was corrected by hand takes the place of draft and ladder: it is verified, never changed.

The whole is a lazy generator: whoever reads it decides how far it goes, so that streaming, cancelling and
progress (`len(units) / total`) need no code of their own.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from reader.article import Article
from reader.bitext import Bitext, Issue, Unit
from reader.draft import Draft, draft
from reader.edits import UNEDITED, Edit, Edits
from reader.enforce import Enforced, enforce
from reader.enforce.climb import judge
from reader.engine import Engine
from reader.quality import ENGINES, inspect
from reader.quality.names import lost
from reader.segment import Segment, segment
from reader.spot import Spotter
from reader.verify.extras import Names

_FIRST_BATCH = 4
"""Segments in the first batch: small, so that the first English is there at once."""
_LARGEST_BATCH = 64
"""Segments in a batch at most: large batches decode several times faster a sentence."""


def translate(
    article: Article, engine: Engine, spotter: Spotter, edits: Edits = UNEDITED, *, first: int = 0
) -> Iterator[Unit]:
    """Translate the article, the paragraphs from index `first` on before the others.

    Yields one unit for each segment, in that order, as soon as its batch is done; the engine is not asked
    for what `edits` has. Raises EngineError when the engine fails, StoreError when the edits cannot be read;
    units already yielded stay good.
    """
    yield from redo(onward(segment(article), first), engine, spotter, edits)


def onward(segments: Sequence[Segment], first: int) -> list[Segment]:
    """The segments of the paragraphs from index `first` on, then those before."""
    visible = [one for one in segments if one.paragraph >= first]
    return [*visible, *(one for one in segments if one.paragraph < first)]


def redo(
    segments: Sequence[Segment], engine: Engine, spotter: Spotter, edits: Edits = UNEDITED
) -> Iterator[Unit]:
    """Translate these segments alone, in their order: those that a changed term touches, say."""
    for batch in _batches(segments):
        yield from _translate_batch(batch, engine, spotter, edits)


def pair(article: Article, engine: Engine, spotter: Spotter, edits: Edits = UNEDITED) -> Bitext:
    """The whole article as a bitext, units in reading order. Raises as `translate` does."""
    return Bitext(article, tuple(translate(article, engine, spotter, edits)))


@lru_cache(maxsize=4)
def _names(spotter: Spotter) -> Names:
    """The glossary's names; indexed once for each spotter, since a glossary may be large."""
    return Names(spotter.glossary.terms)


def _batches(segments: Sequence[Segment]) -> Iterator[Sequence[Segment]]:
    start, size = 0, _FIRST_BATCH
    while start < len(segments):
        yield segments[start : start + size]
        start, size = start + size, min(size * 2, _LARGEST_BATCH)


def _translate_batch(
    batch: Sequence[Segment], engine: Engine, spotter: Spotter, edits: Edits
) -> Iterator[Unit]:
    kept = edits.edited(engine.fingerprint, [one.text for one in batch])
    fresh = [place for place, one in enumerate(batch) if one.text not in kept]
    drafts = draft(engine, [batch[place].text for place in fresh])
    units = dict(zip(fresh, finish([batch[place] for place in fresh], drafts, engine, spotter), strict=True))
    for place, one in enumerate(batch):
        yield units.get(place) or _edited(one, kept[one.text], spotter)


def finish(
    segments: Sequence[Segment], drafts: Sequence[Draft], engine: Engine, spotter: Spotter
) -> list[Unit]:
    """Enforce the glossary in the drafts of these segments, and judge what comes out. Raises EngineError."""
    occurrences = [spotter.spot(one.text) for one in segments]
    enforced = enforce(engine, drafts, occurrences, _names(spotter))
    return [_unit(*one) for one in zip(segments, drafts, enforced, strict=True)]


def _unit(one: Segment, first: Draft, done: Enforced) -> Unit:
    best = first.hypotheses[0]
    same = done.target == best.text
    found = first.issues if same else inspect(first.source, done.target, best.replaced)
    return Unit(
        one, done.target, best.text, done.renderings, (*done.issues, *found, *_names_lost(done, one.text))
    )


def _names_lost(done: Enforced, source: str) -> Iterator[Issue]:
    """The names that no term answers for and that the engine lost: told, and left as they are."""
    covered = [(one.occurrence.start, one.occurrence.end) for one in done.renderings]
    if names := lost(source, done.target, covered):
        what = "This name of the French does" if len(names) == 1 else "These names of the French do"
        yield Issue("name", f"{what} not stand in the English: {', '.join(names[:5])}.")


def _edited(one: Segment, edit: Edit, spotter: Spotter) -> Unit:
    """Verified like any other; what only an engine does wrong is not looked for."""
    done = judge(edit.target, one.text, spotter.spot(one.text), _names(spotter))
    found = (issue for issue in inspect(one.text, edit.target) if issue.kind not in ENGINES)
    return Unit(one, edit.target, edit.raw, done.renderings, (*done.issues, *found), "edited")
