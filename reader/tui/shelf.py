"""What the library shows of an article."""

from dataclasses import dataclass

from textual.content import Content

from reader.errors import VisavisError
from reader.library import Entry, read
from reader.neutral import one_line
from reader.tui.status import shorten

_OUTLET, _DATE, _WORDS = 22, 10, 7
_PADDING = 2
"""Cells that the table puts around each column."""
_ROOMY = 70
"""Cells below which only titles and lengths are listed."""


@dataclass(frozen=True, slots=True)
class Card:
    """An article in the list; `problem` says why its file cannot be read."""

    title: str
    outlet: str = ""
    date: str = ""
    words: int | None = None
    """None: not read yet."""
    problem: str = ""

    def cells(self, width: int) -> list[Content]:
        """The cells of the row in a table `width` cells wide."""
        title, *others = columns(width)
        style = "$text-error" if self.problem else ""
        mark = "! " if self.problem else ""
        words = "" if self.words is None else f"{self.words:,}"
        texts = (self.outlet, self.date, words) if others[1:] else (words,)
        return [
            Content.styled(shorten(mark + self.title, title), style),
            *[Content(shorten(text, cells)) for text, cells in zip(texts, others, strict=True)],
        ]


def columns(width: int) -> list[int]:
    """The widths of the table's columns: the title takes what the others leave."""
    others = [_OUTLET, _DATE, _WORDS] if width >= _ROOMY else [_WORDS]
    left = width - 1 - sum(others) - _PADDING * (len(others) + 1)
    return [max(8, left), *others]


def labels(width: int) -> list[str]:
    """The headings of the same columns."""
    return ["Title", "Outlet", "Date", "Words"] if width >= _ROOMY else ["Title", "Words"]


def unread(entry: Entry) -> Card:
    """The card of a file that has not been read yet: its name."""
    return Card(one_line(entry.name))


def card(entry: Entry, *, clean: bool) -> Card:
    """Read the article of `entry` for the list; never raises for a bad file."""
    try:
        article = read(entry, clean=clean)
    except VisavisError as error:
        return Card(one_line(entry.name), problem=str(error))
    words = sum(len(paragraph.text.split()) for paragraph in article.paragraphs)
    return Card(article.title or one_line(entry.name), article.outlet, article.published, words)
