"""What the library shows of an article."""

from dataclasses import dataclass
from typing import Literal

from textual.content import Content

from reader.errors import StoreError, VisavisError
from reader.fold import fold, key
from reader.intake import Entry, read
from reader.neutral import one_line
from reader.places import Places
from reader.places import key as article_key
from reader.tui.status import shorten

Order = Literal["as found", "title", "newest", "longest", "unread"]
ORDERS: tuple[Order, ...] = ("as found", "title", "newest", "longest", "unread")

_COLUMNS = (("Outlet", 22), ("Date", 10), ("Words", 7), ("Read", 5))
"""The columns after the title, with their widths in cells."""
_PADDING = 2
"""Cells that the table puts around each column."""
_ROOMY = 80
"""Cells below which only titles, lengths and progress are listed."""


@dataclass(frozen=True, slots=True)
class Card:
    """An article in the list; `problem` says why its file cannot be read."""

    name: str
    title: str = ""
    outlet: str = ""
    date: str = ""
    words: int | None = None
    """None: not read yet."""
    progress: int | None = None
    """How far the reader came, in percent; None: never opened."""
    problem: str = ""

    def cells(self, width: int) -> list[Content]:
        """The cells of the row in a table `width` cells wide."""
        words = "" if self.words is None else f"{self.words:5,}"
        read_so_far = "" if self.progress is None else f"{self.progress:3} %"
        texts = [("! " if self.problem else "") + (self.title or self.name)]
        texts += [self.outlet, self.date, words, read_so_far] if width >= _ROOMY else [words, read_so_far]
        sizes = [cells for _, cells in columns(width)]
        style = "$text-error" if self.problem else ""
        return [Content.styled(shorten(text, size), style) for text, size in zip(texts, sizes, strict=True)]

    def matches(self, query: str) -> bool:
        """Whether every word of `query` stands in what is known of the article, blind to accents and case."""
        text = _plain(" ".join((self.title, self.name, self.outlet, self.date)))
        return all(word in text for word in _plain(query).split())

    def rank(self, order: Order) -> tuple[int | str, ...]:
        """The sort key; articles about which nothing is known come last."""
        if order == "title":
            return (_plain(self.title or self.name),)
        if order == "newest":
            return (0 if self.date else 1, *(-int(part) for part in self.date.split("-") if part.isdecimal()))
        if order == "longest":
            return (-(self.words or 0),)
        return (self.progress or 0,) if order == "unread" else ()


def columns(width: int) -> list[tuple[str, int]]:
    """The headings and widths of the table's columns: the title takes what the others leave."""
    others = _COLUMNS if width >= _ROOMY else _COLUMNS[2:]
    left = width - 3 - sum(cells for _, cells in others) - _PADDING * (len(others) + 1)
    return [("Title", max(8, left)), *others]


def unread(entry: Entry) -> Card:
    """The card of a file that has not been read yet: its name."""
    return Card(one_line(entry.name))


def card(entry: Entry, places: Places, *, clean: bool) -> Card:
    """Read the article of `entry` for the list; never raises for a bad file."""
    name = one_line(entry.name)
    try:
        article = read(entry, clean=clean)
    except VisavisError as error:
        return Card(name, problem=str(error))
    try:
        place = places.place(article_key(article))
    except StoreError:
        place = None
    last = max(1, len(article.paragraphs) - 1)
    progress = None if place is None else min(100, round(100 * place.paragraph / last))
    words = sum(len(paragraph.text.split()) for paragraph in article.paragraphs)
    return Card(name, article.title, article.outlet, article.published, words, progress)


def _plain(text: str) -> str:
    return key(fold(text).text)
