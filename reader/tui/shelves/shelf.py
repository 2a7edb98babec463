"""What the library knows of an article: from its file, of its English, and what is being done with it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePath
from typing import Literal, get_args

from reader.fold import blind
from reader.intake import Entry
from reader.stock import Stamp

Order = Literal[
    "as found", "title", "English", "outlet", "newest", "longest", "unread", "translated", "issues"
]
ORDERS: tuple[Order, ...] = get_args(Order)
Doing = Literal["", "queued", "working"]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file holds; only `problem` where it cannot be read."""

    stamp: Stamp
    """Of the file when it was read."""
    key: str = ""
    """What names the article among the places; see `reader.places.key`."""
    title: str = ""
    """Or its first words, where it has none."""
    outlet: str = ""
    date: str = ""
    words: int = 0
    paragraphs: int = 0
    problem: str = ""
    """Why the file cannot be read."""


@dataclass(frozen=True, slots=True)
class English:
    """What the translation memory knows of an article."""

    title: str = ""
    """"": not translated yet, or there is none."""
    done: int = 0
    total: int = 0
    """Segments that are translated, and all."""
    flagged: int = 0
    """Terms that could not be verified."""
    issues: int = 0
    """Other issues."""
    seen: float = field(default=0.0, compare=False)
    """When this was looked up (monotonic seconds): what was looked up later is more."""

    @property
    def percent(self) -> int:
        """How much is translated; 100 only when all is."""
        return 100 * self.done // self.total if self.total else 100


@dataclass(frozen=True, slots=True)
class Card:
    """An article in the list; what is None or "" is not known (yet)."""

    name: str
    """The file as it was found, harmless."""
    facts: Facts | None = None
    english: English | None = None
    place: int | None = None
    """The paragraph that the reader has come to; None: never opened."""
    doing: Doing = ""
    trouble: str = ""
    """Why its translation stopped."""

    @property
    def title(self) -> str:
        """The French title; the file's name, without its folders, until it is known."""
        return (self.facts.title if self.facts else "") or PurePath(self.name).name

    @property
    def target(self) -> str:
        """The English title."""
        return self.english.title if self.english else ""

    @property
    def problem(self) -> str:
        """What went wrong with it."""
        return (self.facts.problem if self.facts else "") or self.trouble

    @property
    def progress(self) -> int | None:
        """How far the reader has come, in percent; None: never opened."""
        if self.place is None or self.facts is None or self.facts.problem:
            return None
        return min(100, round(100 * self.place / max(1, self.facts.paragraphs - 1)))

    def matches(self, query: str) -> bool:
        """Whether every word of `query` stands in titles, outlet, date or name, blind to accents and case."""
        facts = self.facts or Facts((0, 0, 0))
        text = " ".join(map(_plain, (facts.title, self.target, self.name, facts.outlet, facts.date)))
        return all(word in text for word in _plain(query).split())

    def rank(self, order: Order) -> tuple[int | str, ...]:
        """The sort key; articles of which nothing is known come last."""
        facts = self.facts
        if order == "as found" or facts is None or facts.problem:
            return (facts is None or bool(facts.problem),) if order != "as found" else ()
        return (False, *_RANKS[order](self, facts))


def _newest(date: str) -> tuple[int, ...]:
    return (0 if date else 1, *(-int(part) for part in date.split("-") if part.isdecimal()))


def path_of(entry: Entry) -> str:
    """The file of an article, by one name whichever way it was found; "" for standard input."""
    return str(entry.path.resolve()) if entry.path and entry.name != "-" else ""


@lru_cache(maxsize=8192)
def _plain(text: str) -> str:
    return blind(text)


_NOTHING = English(total=1)
_RANKS: dict[Order, Callable[[Card, Facts], tuple[int | str, ...]]] = {
    "title": lambda card, facts: (_plain(card.title),),
    "English": lambda card, facts: (not card.target, _plain(card.target)),
    "outlet": lambda card, facts: (not facts.outlet, _plain(facts.outlet)),
    "newest": lambda card, facts: _newest(facts.date),
    "longest": lambda card, facts: (-facts.words,),
    "unread": lambda card, facts: (card.progress or 0,),
    "translated": lambda card, facts: (-(card.english or _NOTHING).percent,),
    "issues": lambda card, facts: (-(card.english or _NOTHING).flagged, -(card.english or _NOTHING).issues),
}
