"""From the pipeline to the screen: a worker's messages, each with the article that it belongs to."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence

from textual.message import Message

from reader.article import Article
from reader.bitext import Unit
from reader.engine import Engine
from reader.errors import VisavisError
from reader.pipeline import translate
from reader.segment import Segment, segment
from reader.spot import Spotter


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
    article: Article, engine: Engine, spotter: Spotter, first: int, cancelled: Callable[[], bool]
) -> Iterator[Fed]:
    """Translate `article` from paragraph `first` on and yield what the screen should be told.

    Stops quietly once `cancelled()`. Runs in a worker's thread: the engine loads here, after the first paint.
    """
    yield Segmented(article, segment(article))
    inbox: deque[Unit] = deque()
    try:
        for unit in translate(article, engine, spotter, first=first):
            if cancelled():
                return
            inbox.append(unit)
            yield Arrived(article, inbox)
    except VisavisError as error:
        yield Failed(article, str(error))
        return
    yield Finished(article)
