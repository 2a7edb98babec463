"""From the pipeline to the screen: a worker's messages, each with the article that it belongs to."""

from collections.abc import Callable, Iterator, Sequence
from time import monotonic

from textual.message import Message

from reader.article import Article
from reader.bitext import Unit
from reader.engine import Engine
from reader.errors import VisavisError
from reader.pipeline import translate
from reader.segment import Segment, segment
from reader.spot import Spotter

_PATIENCE = 0.05
"""Seconds between two messages at least: the screen is not painted once for each unit."""


class Fed(Message):
    """Something about `article`; a screen that shows another one drops it."""

    def __init__(self, article: Article) -> None:
        super().__init__()
        self.article = article


class Segmented(Fed):
    """The article's segments are known."""

    def __init__(self, article: Article, segments: Sequence[Segment]) -> None:
        super().__init__(article)
        self.segments = segments


class Arrived(Fed):
    """Units are here."""

    def __init__(self, article: Article, units: Sequence[Unit]) -> None:
        super().__init__(article)
        self.units = units


class Finished(Fed):
    """All units are here."""


class Failed(Fed):
    """The engine failed; what had arrived stays good."""

    def __init__(self, article: Article, reason: str) -> None:
        super().__init__(article)
        self.reason = reason


def feed(
    article: Article, engine: Engine, spotter: Spotter, first: int, cancelled: Callable[[], bool]
) -> Iterator[Fed]:
    """Translate `article` from paragraph `first` on and yield what the screen should be told.

    Stops quietly once `cancelled()`. Runs in a worker's thread: the engine loads here, after the first paint.
    """
    yield Segmented(article, segment(article))
    batch: list[Unit] = []
    told = 0.0
    try:
        for unit in translate(article, engine, spotter, first=first):
            batch.append(unit)
            if cancelled():
                return
            if monotonic() - told >= _PATIENCE:
                yield Arrived(article, tuple(batch))
                batch.clear()
                told = monotonic()
    except VisavisError as error:
        yield Arrived(article, tuple(batch))
        yield Failed(article, str(error))
        return
    yield Arrived(article, tuple(batch))
    yield Finished(article)
