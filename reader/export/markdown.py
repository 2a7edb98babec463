"""Bilingual Markdown: front matter, then the article in pairs of paragraphs or as a table."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from reader.article import Paragraph
from reader.bitext import Bitext, Unit
from reader.neutral import one_line

Layout = Literal["paragraphs", "table"]


@dataclass(frozen=True, slots=True)
class Stamp:
    """What made the translation; written into the front matter."""

    engine: str
    glossary: str
    """The glossary's fingerprint."""


# Every ASCII sign that CommonMark, GFM tables, autolinks, mathematics or e-mail links react to.
_SPECIAL = re.compile(r"[\\`*_\[\]<>&#|~$@^{}]")
_AUTOLINK = re.compile(r"(?i)\b(https?|ftp)(:)(?=//)|\b(www)(\.)")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d{1,9}(?=[.)]))(?=([.)]?))")


def escape(text: str) -> str:
    """`text` on one line, such that a Markdown reader shows exactly that text (white space runs apart)."""
    text = _SPECIAL.sub(lambda m: "\\" + m[0], one_line(text).strip())
    text = _AUTOLINK.sub(lambda m: f"{m[1] or m[3]}\\{m[2] or m[4]}", text)
    return _escape_start(text).replace("!\\[", "\\!\\[")


def _escape_start(text: str) -> str:
    """Disarm a first sign that would begin a list (`- x`, `1. x`) or underline a heading (`===`)."""
    match = _LINE_START.match(text)
    if match is None:
        return text
    if match[2] in "+-=":
        return f"\\{text}"
    end = match.end(2)
    return f"{text[:end]}\\{text[end:]}"


def markdown(bitext: Bitext, stamp: Stamp, layout: Layout = "paragraphs") -> str:
    """The bitext as Markdown ending in a line break; the same input gives the same text.

    `paragraphs`: each source paragraph as a quotation with its target below; `table`: one row a paragraph.
    What could not be verified is listed under its paragraph (or under the table), led by ⚑; so is what was
    corrected by hand, led by ◆.
    """
    body = _table(bitext) if layout == "table" else _paragraphs(bitext)
    return "\n".join([*_front_matter(bitext, stamp), "", *body]).rstrip("\n") + "\n"


def _front_matter(bitext: Bitext, stamp: Stamp) -> Iterator[str]:
    article = bitext.article
    statuses = [rendering.status for unit in bitext.units for rendering in unit.renderings]
    yield "---"
    for key, value in (
        ("title", article.title),
        ("byline", article.byline),
        ("published", article.published),
        ("outlet", article.outlet),
        ("url", article.url),
        ("source", article.source),
        ("engine", stamp.engine),
        ("glossary", stamp.glossary),
    ):
        if value or key in ("title", "source"):
            yield f"{key}: {json.dumps(one_line(value), ensure_ascii=False)}"
    yield f"paragraphs: {len(article.paragraphs)}"
    yield f"segments: {len(bitext.units)}"
    yield f"terms: {len(statuses)}"
    for status in ("already", "applied", "flagged"):
        yield f"{status}: {statuses.count(status)}"
    yield f"issues: {sum(len(unit.issues) for unit in bitext.units)}"
    yield f"edited: {sum(unit.origin == 'edited' for unit in bitext.units)}"
    yield f"removed: {len(article.removed)}"
    yield "---"


def rows(bitext: Bitext) -> Iterator[tuple[Paragraph, str, str, list[Unit]]]:
    """Each paragraph with its source, its target (sentences joined by a space) and its units."""
    for index, group in groupby(bitext.units, key=lambda unit: unit.segment.paragraph):
        units = list(group)
        target = " ".join(unit.target.strip() for unit in units if unit.target.strip())
        yield bitext.article.paragraphs[index], bitext.article.paragraphs[index].text, target, units


def _notes(units: list[Unit]) -> Iterator[str]:
    for unit in units:
        if unit.origin == "edited":
            yield f"◆ {escape(unit.segment.id)}: corrected by hand"
        for issue in unit.issues:
            yield f"⚑ {escape(unit.segment.id)}: {escape(issue.message)}"


def _paragraphs(bitext: Bitext) -> Iterator[str]:
    marks = {"title": "# ", "heading": "## ", "text": ""}
    for paragraph, source, target, units in rows(bitext):
        mark = marks[paragraph.kind]
        yield f"> {mark}{escape(source)}"
        yield ""
        yield f"{mark}{escape(target)}"
        yield ""
        notes = [*_notes(units)]
        yield from (f"- {note}" for note in notes)
        if notes:
            yield ""


def _table(bitext: Bitext) -> Iterator[str]:
    yield "| Source | Target |"
    yield "| --- | --- |"
    notes: list[str] = []
    for paragraph, source, target, units in rows(bitext):
        strong = "**" if paragraph.kind != "text" else ""
        yield f"| {strong}{escape(source)}{strong} | {strong}{escape(target)}{strong if target else ''} |"
        notes += _notes(units)
    yield ""
    for note in notes:
        yield f"- {note}"
