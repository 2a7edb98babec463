"""Take out of an article what scraping its page left, keeping every cut.

Rules on one line are in `crumbs`, the breadcrumb in `trail`; here are those that need the lines around:
repeated title, doubled captions, pull quotes. Nothing is deleted: every character of a paragraph is in
`paragraphs` or in `removed`, white space at a cut apart.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import replace

from reader.article import Article, Paragraph, Removed
from reader.cleanup.crumbs import crumb, dateline, notices, related
from reader.cleanup.trail import alike, breadcrumb

_BARE_BY = frozenset({"par", "by", "publié par", "écrit par", "rédigé par", "posted by"})
_ANSWERS = frozenset(
    ["oui", "non", "jamais", "toujours", "rien", "personne", "assez", "merci", "bravo", "pourquoi", "silence"]
)
_CAPTION_WORDS = 3
_TITLE_WORDS = 3
_REPEAT_WORDS = 5
"""A shorter paragraph can stand twice on purpose: a refrain, an answer."""
_LINK_WORDS = 25
_BYLINE_WORDS = 3
_HEAD = 6
"""Title, byline and date stand among the first paragraphs."""
_ENDS = (".", "!", "?", "…", "»", "”", '"', ":", ";", ",", ")")

Verdicts = Iterator[tuple[int, str]]
"""Places of paragraphs to cut, each with the reason."""


def clean(article: Article) -> Article:
    """Return the article without breadcrumb, repeated title, captions, share links and notices.

    The cuts are in `removed`, in reading order with those that were there before. A page of nothing but
    crumbs comes back as it was.
    """
    titled = _with_title(breadcrumb(article))
    reasons: dict[int, str] = {}
    for rule in (_title_again, _head, _captions, _lines, _links, _repeats):
        for place, reason in rule(titled):
            reasons.setdefault(place, reason)
    cleaned = _cut(titled, reasons)
    return cleaned if cleaned.paragraphs else article


def _with_title(article: Article) -> Article:
    """Take the first line for the title where the second repeats it and nothing else is known."""
    first, *rest = article.paragraphs[:2] or (Paragraph("text", ""),)
    twice = rest and alike(rest[0].text) == alike(first.text)
    if article.title or not twice or _short(first.text, _TITLE_WORDS - 1) or first.text.endswith("."):
        return article
    paragraphs = (Paragraph("title", first.text), *article.paragraphs[1:])
    return replace(article, title=first.text, paragraphs=paragraphs)


def _title_again(article: Article) -> Verdicts:
    title = alike(article.title)
    longest = 2 * len(article.title) + 20  # two copies differ in spaces and marks; a book has no time for all
    for place, paragraph in enumerate(article.paragraphs):
        if not place or not title or paragraph.kind == "title" or len(paragraph.text) > longest:
            continue
        if alike(paragraph.text) == title:
            yield place, "title repeated"


def _head(article: Article) -> Verdicts:
    """A bare "par" anywhere; the byline and the date at the top where the article's own fields hold them."""
    byline = alike(article.byline)
    for place, paragraph in enumerate(article.paragraphs):
        near = place < _HEAD or _short(paragraph.text, _BYLINE_WORDS)
        line = alike(paragraph.text).rstrip(" :") if near else ""
        if line in _BARE_BY or (byline and place < _HEAD and line in (byline, f"par {byline}")):
            yield place, "byline"
        elif article.published and dateline(paragraph.text):
            yield place, "date line"


def _captions(article: Article) -> Verdicts:
    """Captions written twice ("Russie Russie", or two lines "Minsk"), then again on a line of their own."""
    captions: set[str] = set()
    following = [*(paragraph.text.strip() for paragraph in article.paragraphs[1:]), ""]
    for place, paragraph in enumerate(article.paragraphs):
        text = paragraph.text.strip()
        if paragraph.kind != "text" or not _label(text, 2 * _CAPTION_WORDS):
            continue
        words = text.split()
        half = " ".join(words[: len(words) // 2])
        if (
            len(words) % 2 == 0
            and half == " ".join(words[len(words) // 2 :])
            and _label(half, _CAPTION_WORDS)
        ):
            captions.add(half)
            yield place, "photo caption"
        elif text == following[place] and _label(text, _CAPTION_WORDS):
            captions.add(text)
        if text in captions:
            yield place, "photo caption"


def _label(text: str, words: int) -> bool:
    """A few words with a capital and no closing mark, and not an answer such as `Non`."""
    return (
        _short(text, words)
        and text[:1].isupper()
        and not text.endswith(_ENDS)
        and text.split()[0].casefold() not in _ANSWERS
    )


def _short(text: str, words: int) -> bool:
    return len(text) <= 40 * words and len(text.split()) <= words


def _lines(article: Article) -> Verdicts:
    for place, paragraph in enumerate(article.paragraphs):
        one_word_heading = paragraph.kind == "heading" and _short(paragraph.text, 1)
        reason = "" if paragraph.kind == "title" or one_word_heading else crumb(paragraph.text)
        if reason:
            yield place, reason


def _links(article: Article) -> Verdicts:
    """The links under "Related articles", where nothing but such lines follows."""
    pending: list[int] = []
    for place in range(len(article.paragraphs) - 1, 0, -1):
        text = article.paragraphs[place].text.strip()
        if related(text):
            yield from ((link, "related articles") for link in pending)
            pending.clear()
        elif not crumb(text):
            if text.endswith(_ENDS) or not _short(text, _LINK_WORDS):
                return
            pending.append(place)


def _repeats(article: Article) -> Verdicts:
    """A pull quote: a paragraph that stands twice word for word; the first one stays."""
    seen: set[str] = set()
    for place, paragraph in enumerate(article.paragraphs):
        text = _even(paragraph.text)
        if text.count(" ") >= _REPEAT_WORDS - 1:
            if text in seen:
                yield place, "repeated"
            seen.add(text)


def _even(text: str) -> str:
    """The words with single spaces between them; nearly every text has them already."""
    text = text.replace("\u00a0", " ").replace("\u202f", " ")
    return text if text.isprintable() and "  " not in text else " ".join(text.split())


def _cut(article: Article, reasons: dict[int, str]) -> Article:
    kept: list[Paragraph] = []
    earlier = deque(article.removed)
    removed: list[Removed] = []
    for place, paragraph in enumerate(article.paragraphs):
        while earlier and earlier[0].before <= place:
            removed.append(replace(earlier.popleft(), before=len(kept)))
        for text, reason in _pieces(paragraph, reasons.get(place, "")):
            if reason:
                removed.append(Removed(text, reason, len(kept)))
            else:
                kept.append(Paragraph(paragraph.kind, text))
    removed += [replace(cut, before=len(kept)) for cut in earlier]
    return replace(article, paragraphs=tuple(kept), removed=tuple(removed))


def _pieces(paragraph: Paragraph, reason: str) -> list[tuple[str, str]]:
    """The paragraph's text, in pieces where a notice is glued to it."""
    if reason or paragraph.kind != "text":
        return [(paragraph.text, reason)]
    pieces = list(notices(paragraph.text))
    if len(pieces) == 1:
        return pieces
    return [(text.strip(), why) for text, why in pieces if text.strip()]
