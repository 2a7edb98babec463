"""Find out what the list shows of an article, and translate ahead: for any thread but the screen's."""

from collections.abc import Callable, Iterator, Sequence
from time import monotonic

from reader.bitext import Unit
from reader.errors import ArticleError
from reader.intake import Entry
from reader.memory import Recall
from reader.places import Places
from reader.places import key as article_key
from reader.segment import Segment
from reader.stock import Held, Stock, stamp_of
from reader.tui.bench import Bench
from reader.tui.room.page import Tally
from reader.tui.shelves.backlog import Job
from reader.tui.shelves.shelf import English, Facts
from reader.tui.turns import Patient, Stopped

Cancelled = Callable[[], bool]

_PATIENCE = 0.3
"""Seconds between two words about the progress of one article at least."""


def facts(entry: Entry, stock: Stock) -> Facts:
    """What the file of `entry` holds; never raises for a bad file."""
    stamp = stamp_of(entry)
    try:
        article = stock.article(entry)
    except ArticleError as error:
        return Facts(stamp, problem=str(error))
    words = sum(len(paragraph.text.split()) for paragraph in article.paragraphs)
    return Facts(
        stamp,
        article_key(article),
        article.headline,
        article.outlet,
        article.published,
        words,
        len(article.paragraphs),
    )


def place(found: Facts, places: Places) -> int | None:
    """The paragraph that the reader has come to; None: never opened. Raises StoreError."""
    kept = places.place(found.key) if found.key else None
    return None if kept is None else kept.paragraph


def english(entry: Entry, stock: Stock, bench: Bench, cancelled: Cancelled) -> English | None:
    """What is known of its English without asking the engine; None for a file that cannot be read.

    Waits while somebody asks the engine for what is on the screen. Raises Stopped once `cancelled()`, other
    VisavisErrors when the engine or the memory cannot be set up or read.
    """
    from reader.recalled import steps

    seen = monotonic()
    try:
        held = stock.held(entry)
    except ArticleError:
        return None
    units: list[Unit | None] = []
    for some in steps(held.segments, bench.engine, bench.spotter, bench.edits):
        bench.turns.wait(cancelled)
        if cancelled():
            raise Stopped
        units += some
    return _counted(held, units, seen)


def ahead(job: Job, stock: Stock, bench: Bench, cancelled: Cancelled) -> Iterator[dict[Entry, English]]:
    """Do a job; yields what has become known of its articles, now and then.

    Raises Stopped once `cancelled()`, other VisavisErrors when a file cannot be read or the engine fails.
    """
    from reader.pipeline import redo

    engine = Patient(bench.engine, cancelled, bench.turns)
    if not job.whole:
        titles = [one for entry in job.entries for one in _titles(entry, stock)]
        list(redo(titles, engine, bench.spotter, bench.edits))
        found = {entry: english(entry, stock, bench, cancelled) for entry in job.entries}
        yield {entry: known for entry, known in found.items() if known}
        return
    (entry,) = job.entries
    held = stock.held(entry)
    title = len(_title(held))
    tally, heads, told = Tally(total=len(held.segments)), "", monotonic()
    for at, unit in enumerate(redo(held.segments, engine, bench.spotter, bench.edits), start=1):
        tally = tally.plus(unit)
        heads = f"{heads} {unit.target}".strip() if at <= title else heads
        if monotonic() - told > _PATIENCE or at == len(held.segments):
            told = monotonic()
            yield {entry: _english(heads if at >= title else "", tally, told)}
    if isinstance(bench.engine, Recall) and bench.engine.trouble:
        raise bench.engine.trouble  # what is translated ahead is not kept, then


def _titles(entry: Entry, stock: Stock) -> Sequence[Segment]:
    try:
        return _title(stock.held(entry))
    except ArticleError:
        return ()


def _title(held: Held) -> Sequence[Segment]:
    """The segments of the title; the first of an article that has none."""
    if not held.article.title:
        return held.segments[:1]
    return [one for one in held.segments if one.paragraph == 0]


def _counted(held: Held, units: Sequence[Unit | None], seen: float) -> English:
    tally = Tally(total=len(units))
    for unit in units:
        tally = tally if unit is None else tally.plus(unit)
    heads = [units[at] for at in range(len(_title(held)))]
    title = "" if None in heads else " ".join(unit.target for unit in heads if unit)
    return _english(title, tally, seen)


def _english(title: str, tally: Tally, seen: float) -> English:
    return English(title, tally.done, tally.total, tally.flagged, tally.issues, seen)
