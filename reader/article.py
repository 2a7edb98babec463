"""An article: its paragraphs and what its page said about it."""

from dataclasses import dataclass
from typing import Literal

ParagraphKind = Literal["title", "heading", "text"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of the article; `text` holds no line break and no control character."""

    kind: ParagraphKind
    text: str


@dataclass(frozen=True, slots=True)
class Removed:
    """A block, or the part of one, that the clean-up took out, and why."""

    text: str
    reason: str
    """A few plain words: `breadcrumb`, `title repeated`, `photo caption`, `cookie notice`…"""
    before: int
    """Index into `Article.paragraphs` of the paragraph that it stood before (or inside); len() at the end."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it is read: the title, where known, is also paragraph 0 (kind `title`)."""

    slug: str
    """Short name made from the file name: letters, digits, `-`, `_`, `.`."""
    title: str
    paragraphs: tuple[Paragraph, ...]
    byline: str = ""
    published: str = ""
    """ISO date (YYYY-MM-DD) or "" when the text shows none."""
    outlet: str = ""
    url: str = ""
    source: str = ""
    """The file that it was read from, as the user typed it; `-` for standard input."""
    removed: tuple[Removed, ...] = ()
