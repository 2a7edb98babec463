"""From the pipeline to the screen: a worker's messages, each with the article that it belongs to."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence

from textual.message import Message

from reader.article import Article
from reader.bitext import Unit
from reader.engine import Engine
from reader.errors import VisavisError
from reader.segment import Segment, segment
from reader.tui.bench import Bench
from reader.tui.turns import Stoppable, Stopped


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


class Ready(Fed):
    """The engine and the glossary are set up."""

    def __init__(self, article: Article, engine: str, notices: Sequence[str]) -> None:
        super().__init__(article)
        self.engine = engine
        """Its name."""
        self.notices = notices


class Arrived(Fed):
    """Units are here. When many come at once, one message stands for all that wait with it."""

    def __init__(self, article: Article, inbox: deque[Unit]) -> None:
        super().__init__(article)
        self._inbox = inbox

    def take(self) -> list[Unit]:
        """The units that nobody has taken yet."""
        return [self._inbox.popleft() for _ in range(len(self._inbox))]

    def can_replace(self, message: Message) -> bool:
        """The newest of several in a row is enough."""
        return isinstance(message, Arrived) and message._inbox is self._inbox


class Finished(Fed):
    """All units are here."""


class Failed(Fed):
    """The engine failed; what had arrived stays good."""

    def __init__(self, article: Article, reason: str) -> None:
        super().__init__(article)
        self.reason = reason


def feed(
    article: Article,
    bench: Bench,
    first: int,
    cancelled: Callable[[], bool],
    known: Sequence[Segment] = (),
) -> Iterator[Fed]:
    """Translate `article` from paragraph `first` on and yield what the screen should be told.

    `known` are its segments where the screen knows them: those of a book take some time. Stops quietly once
    `cancelled()`. Runs in a worker's thread: what only a translation needs is imported, set up and loaded
    here, after the first paint.
    """
    segments = known or segment(article)
    if not known:
        yield Segmented(article, segments)
    from reader.pipeline import onward

    yield from feed_again(article, bench, onward(segments, first), cancelled)


def feed_again(
    article: Article, bench: Bench, segments: Sequence[Segment], cancelled: Callable[[], bool]
) -> Iterator[Fed]:
    """Translate these segments of `article` alone, in their order; else as `feed`."""
    from reader.pipeline import redo

    yield from _units(
        article, bench, cancelled, lambda engine: redo(segments, engine, bench.spotter, bench.edits)
    )


def _units(
    article: Article,
    bench: Bench,
    cancelled: Callable[[], bool],
    translated: Callable[[Engine], Iterator[Unit]],
) -> Iterator[Fed]:
    inbox: deque[Unit] = deque()
    try:
        engine = bench.engine
        yield Ready(article, engine.name, bench.desk.notices)
        with bench.turns.first():
            for unit in translated(Stoppable(engine, cancelled)):
                inbox.append(unit)
                yield Arrived(article, inbox)
    except Stopped:
        return
    except VisavisError as error:
        yield Failed(article, str(error))
        return
    yield Finished(article)
