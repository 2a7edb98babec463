"""An article: its paragraphs and what its page said about it."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Literal

from reader.article import credit, dates, markdown
from reader.article.blocks import blocks
from reader.article.credit import Credit
from reader.neutral import neutralise, one_line

ParagraphKind = Literal["title", "heading", "text"]

_HEAD = 8
"""Blocks among which the title and the credit lines are looked for."""
_TITLE_LENGTH = 200
_TITLE_WORDS = 3
"""A shorter line before a title is the name of a section."""
_ENDINGS = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml")
_SENTENCES = re.compile(r"[a-zà-ÿ]{3}\.\s")
_CRUMB = re.compile(r"\S\s[»›>]\s\S")
_HEADLINE = 200


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

    @property
    def headline(self) -> str:
        """What stands for it in a list: the title or else the first words, at most 200 characters."""
        return (self.title or "".join(one.text for one in self.paragraphs[:1]))[:_HEADLINE]


def parse(text: str, name: str, *, source: str = "") -> Article:
    """Return the article that a plain or Markdown `text` holds; `name` is its file name, `source` as typed.

    Paragraphs are set apart by blank lines, stand one a line, or are wrapped at a margin. Markdown is read as
    such when the name says so, or when the text opens with front matter or a `# ` heading. A line under the
    title that names the author, the date or the paper goes to those fields and to `removed`; nothing else is
    taken out. Without a title line: title "" and no title paragraph. All texts are neutralised.
    """
    values, body = markdown.front_matter(neutralise(text))
    marked = bool(values) or name.lower().endswith((".md", ".markdown")) or body.lstrip().startswith("# ")
    found = markdown.read(body) if marked else [markdown.Block(0, block) for block in blocks(body)]
    return assemble(found, name, values=values, source=source)


def assemble(
    found: list[markdown.Block], name: str, *, values: Mapping[str, str] | None = None, source: str = ""
) -> Article:
    """Return the article made of the blocks of a text or a page, in order, and of what is said about it.

    `values` may hold title, author, date, outlet and url; they win over what the blocks show.
    """
    values = values or {}
    shown = [markdown.Block(level, one_line(block)) for level, block in found]
    body_blocks, credits, removed = _take_credits([block for block in shown if block.text])
    title = one_line(values.get("title") or values.get("titre") or "")
    place = _title_place(body_blocks, title)
    if place is not None:
        title = title or body_blocks[place].text
        del body_blocks[place]
    if title:
        moved = len(body_blocks) if place is None else place
        removed = [replace(cut, before=cut.before + (cut.before <= moved and place != 0)) for cut in removed]
    paragraphs = [Paragraph("heading" if block.level else "text", block.text) for block in body_blocks]
    return Article(
        slug=slug(name),
        title=title,
        paragraphs=tuple([Paragraph("title", title)] if title else []) + tuple(paragraphs),
        byline=_value(values, "author", "authors", "auteur", "byline") or credits.byline,
        published=dates.iso(_value(values, "date", "published", "publié")) or credits.published,
        outlet=_value(values, "outlet", "sitename", "publication", "media", "journal") or credits.outlet,
        url=_value(values, "url", "link", "canonical"),
        source=source,
        removed=tuple(removed),
    )


def slug(name: str) -> str:
    """Return the short name for a file name or a title: 1 to 80 of a-z A-Z 0-9 `-` `_` `.`."""
    ending = next((one for one in _ENDINGS if name.lower().endswith(one)), "")
    stem = name[: len(name) - len(ending)]
    for ligature, letters in (("œ", "oe"), ("Œ", "Oe"), ("æ", "ae"), ("Æ", "Ae")):
        stem = stem.replace(ligature, letters)
    split = unicodedata.normalize("NFKD", stem[:400])
    plain = "".join(char for char in split if not unicodedata.combining(char))
    return re.sub(r"[^A-Za-z0-9_.]+", "-", plain)[:80].strip("-.") or "article"


def _value(values: Mapping[str, str], *keys: str) -> str:
    """Return the first of the front-matter values that is there."""
    return one_line(next((values[key] for key in keys if values.get(key)), ""))


def _take_credits(
    shown: list[markdown.Block],
) -> tuple[list[markdown.Block], Credit, list[Removed]]:
    """Take the credit lines from the head of the article: what is left, what they say, and the lines."""
    kept: list[markdown.Block] = []
    removed: list[Removed] = []
    said = Credit()
    for number, block in enumerate(shown):
        line = credit.read(block.text) if number < _HEAD and not block.level else None
        if line is None:
            kept.append(block)
            continue
        said = Credit(
            said.byline or line.byline, said.published or line.published, said.outlet or line.outlet
        )
        removed.append(Removed(block.text, "byline or date", len(kept)))
    return kept, said, removed


def _title_place(shown: list[markdown.Block], known: str) -> int | None:
    """Return where the title stands among the first blocks, or None; `known`: the title in front matter."""
    head = shown[:_HEAD]
    if known:
        wanted = known.casefold()
        return next((place for place, block in enumerate(head) if block.text.casefold() == wanted), None)
    heading = next((place for place, block in enumerate(head) if block.level == 1), None)
    if heading is not None:
        return heading
    lines = list(takewhile(lambda place: _may_be_title(head[place].text), range(len(head))))
    if not lines or len(lines) == len(shown):
        return None
    candidates = [place for place in lines if not _CRUMB.search(head[place].text)]
    long_enough = (place for place in candidates if len(head[place].text.split()) >= _TITLE_WORDS)
    return next(long_enough, candidates[0] if candidates else None)


def _may_be_title(text: str) -> bool:
    """Tell whether a block is short enough, and neither a sentence nor several."""
    ended = text.endswith((".", ",", ";", ":"))
    return len(text) <= _TITLE_LENGTH and not ended and not _SENTENCES.search(text)
