"""Read the article out of a saved web page. Opens no connection."""

import logging
import re
from collections.abc import Iterator

from lxml import etree

from reader import article
from reader.article import Article, assemble, credit
from reader.article.markdown import Block
from reader.cleanup.crumbs import crumb
from reader.intake.offline import trafilatura

logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # its warnings would land on the screen

_NOTICES = (
    "//*[(self::div or self::section or self::aside or self::dialog or self::form)"
    " and not(.//article or .//main or .//h1) and re:test(concat(@id, ' ', @class), '(^|[-_ ])"
    "(cookies?|consent|gdpr|rgpd|cmp|didomi|onetrust|axeptio|tarteaucitron|quantcast)', 'i')]"
)
"""Consent banners by their names: on a short page trafilatura takes them for the article."""
_REGEXP = {"re": "http://exslt.org/regular-expressions"}
_OUTSIDE = (
    *(
        "script",
        "style",
        "noscript",
        "template",
        "nav",
        "header",
        "footer",
        "aside",
        "form",
        "button",
        "iframe",
    ),
    *("svg", "figure", "select", "dialog"),
)
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {
    *_LEVELS,
    *("head", "p", "item", "list", "quote", "table", "row", "cell", "code", "main", "body"),
    *(
        "article",
        "section",
        "div",
        "li",
        "ul",
        "ol",
        "blockquote",
        "tr",
        "td",
        "th",
        "dt",
        "dd",
        "pre",
        "header",
    ),
}
_BREAK = "\n"
_TAG = re.compile("<[^<>]*+>")
_FULL_STOP = re.compile(r"[.!?…»”\"]\s*\Z")
_SOURCE_MARK = re.compile(r"\A<!-- visavis: (\d{4}-\d\d-\d\d) (\S+) -->")


def parse(text: str, name: str, *, source: str = "") -> Article:
    """Return the article of an HTML page; `name` is its file name, `source` as typed.

    Title, author, date, site and address come from the page's metadata; the paragraphs from trafilatura, or,
    where that finds none, from every paragraph outside navigation and forms. Consent notices are taken out
    first. An article without paragraphs means that the page has no text.
    """
    tree = trafilatura.load_html(text)
    if tree is None:  # not HTML, whatever its name says, or too deeply nested
        return article.parse(_TAG.sub("\n", text), name, source=source)
    for notice in tree.xpath(_NOTICES, namespaces=_REGEXP):
        notice.drop_tree()
    values, blocks = _extract(tree)
    if len(blocks) < 2:  # nothing found, or a short page glued into one paragraph
        blocks = list(_blocks(_stripped(tree))) or blocks
    kept = _SOURCE_MARK.match(text)
    if kept:
        values["url"] = kept[2]
    return assemble(blocks, name, values=_with_shown_title(values, blocks), source=source)


def _extract(tree: etree._Element) -> tuple[dict[str, str], list[Block]]:
    """Return the page's metadata and its article's blocks, as trafilatura sees them."""
    found = trafilatura.bare_extraction(
        etree.tostring(tree, encoding="unicode", method="html"),
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None:
        return {}, []
    values = {
        "title": found.title,
        "author": (found.author or "").replace("; ", ", "),
        "date": found.date,
        "outlet": found.sitename,
        "url": found.url,
    }
    blocks = list(_blocks(found.body)) if found.body is not None else []
    return {key: value for key, value in values.items() if value}, blocks


def _stripped(tree: etree._Element) -> etree._Element:
    """Return the page's body without what is never part of an article."""
    body = tree.find(".//body")
    body = tree if body is None else body
    etree.strip_elements(body, *_OUTSIDE, etree.Comment, with_tail=False)
    return body


def _blocks(root: etree._Element) -> Iterator[Block]:
    """Yield the blocks below an element: text between the starts and ends of block elements."""
    parts: list[str] = []
    level = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        block = element.tag in _BLOCKS
        if block:
            yield from _flush(parts, level)
        if event == "start":
            level = _level(element) if block else level
            parts.append(_BREAK if element.tag in ("lb", "br") else (element.text or "").replace(_BREAK, " "))
        else:
            level = 0 if block else level
            parts.append((element.tail or "").replace(_BREAK, " ") if element is not root else "")
    yield from _flush(parts, level)


def _flush(parts: list[str], level: int) -> Iterator[Block]:
    """Yield the text gathered so far, if it is any, and start anew."""
    lines = [" ".join(line.split()) for line in "".join(parts).split(_BREAK)]
    parts.clear()
    yield from (Block(level, text) for text in _joined(lines))


def _joined(lines: list[str]) -> Iterator[str]:
    """Join what single breaks divide; an empty line, a full stop, a byline or a button ends a paragraph."""
    paragraph: list[str] = []
    for line in lines:
        alone = not line or bool(credit.read(line) or crumb(line))
        if alone and paragraph:
            yield " ".join(paragraph)
            paragraph.clear()
        if line:
            paragraph.append(line)
        if line and (alone or _FULL_STOP.search(line)):
            yield " ".join(paragraph)
            paragraph.clear()
    if paragraph:
        yield " ".join(paragraph)


def _level(element: etree._Element) -> int:
    """Return the heading level of a block element, 0 for text."""
    return _LEVELS.get(str(element.get("rend") or "h2") if element.tag == "head" else element.tag, 0)


def _with_shown_title(values: dict[str, str], blocks: list[Block]) -> dict[str, str]:
    """Return the values with the title as the page shows it, where metadata adds the name of the site."""
    title = values.get("title", "")
    shown = next((block.text for block in blocks if block.level == 1 and title.startswith(block.text)), title)
    return {**values, "title": shown} if shown else values
