"""Take out of an article what scraping its page left, keeping every cut.

Sure of one line: `crumbs`; of a part of one: `glued`; of the breadcrumb: `trail`; of what a page says twice:
`echoes`; of a newsletter's box: `boxes`. Then those that need to know where the others are: `ending`, `runs`.
Nothing is deleted: every character of a paragraph is in `paragraphs` or in `removed`, white space at a cut
apart.
"""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import replace

from reader.article import Article, Paragraph, Removed, credit
from reader.cleanup.boxes import newsletter
from reader.cleanup.crumbs import crumb, dateline, opens_list, related
from reader.cleanup.echoes import captions, repeats, title_again
from reader.cleanup.ending import closing
from reader.cleanup.front import retitled
from reader.cleanup.glued import notices
from reader.cleanup.hints import hint
from reader.cleanup.runs import by_company
from reader.cleanup.shape import ENDS, is_short
from reader.cleanup.trail import alike, breadcrumb

_BARE_BY = frozenset(
    {"par", "by", "publié par", "écrit par", "rédigé par", "article rédigé par", "posted by"}
)
_TITLE_WORDS = 3
_LINK_WORDS = 25
_LINKS = 2
"""So many links at least make a list of the ones under "À lire aussi"."""
_HEAD = 6
"""Title, byline and date stand among the first paragraphs."""

Verdicts = Iterator[tuple[int, str]]
"""Places of paragraphs to cut, each with the reason."""


def clean(article: Article) -> Article:
    """Return the article without breadcrumb, repeated title, captions, share links, boxes and notices.

    The cuts are in `removed`, in reading order with those that were there before; a byline or a paper that
    stands under the text is also in its field. A page of nothing but crumbs comes back as it was.
    """
    titled = _with_title(breadcrumb(retitled(article)))
    reasons: dict[int, str] = {}
    for rule in (title_again, _head, captions, _lines, _boxes, _links, repeats):
        for place, reason in rule(titled):
            reasons.setdefault(place, reason)
    for rule_on in (closing, by_company):
        reasons.update(dict(rule_on(titled, reasons)))
    cleaned = _cut(_signed(titled, reasons), reasons)
    return cleaned if cleaned.paragraphs else article


def _with_title(article: Article) -> Article:
    """Take the first line for the title where the second repeats it and nothing else is known."""
    first, *rest = article.paragraphs[:2] or (Paragraph("text", ""),)
    twice = rest and alike(rest[0].text) == alike(first.text)
    if article.title or not twice or is_short(first.text, _TITLE_WORDS - 1) or first.text.endswith("."):
        return article
    paragraphs = (Paragraph("title", first.text), *article.paragraphs[1:])
    return replace(article, title=first.text, paragraphs=paragraphs)


def _head(article: Article) -> Verdicts:
    """A bare "par" anywhere; the byline and the date at the top where the article's own fields hold them."""
    byline = alike(article.byline)
    for place, paragraph in enumerate(article.paragraphs):
        if len(paragraph.text) > credit.LONGEST:
            continue
        line = alike(paragraph.text).rstrip(" :")
        if line in _BARE_BY or (byline and place < _HEAD and line in (byline, f"par {byline}")):
            yield place, "byline"
        elif article.published and dateline(paragraph.text):
            yield place, "date line"


def _lines(article: Article) -> Verdicts:
    for place, paragraph in enumerate(article.paragraphs):
        one_word_heading = paragraph.kind == "heading" and is_short(paragraph.text, 1)
        reason = "" if paragraph.kind == "title" or one_word_heading else crumb(paragraph.text)
        if reason:
            yield place, reason


def _boxes(article: Article) -> Verdicts:
    return newsletter(article.paragraphs)


def _links(article: Article) -> Verdicts:
    """The links under "Related articles", where nothing but such lines follows."""
    pending: list[int] = []
    questions = 0
    for place in range(len(article.paragraphs) - 1, 0, -1):
        text = article.paragraphs[place].text.strip()
        plain_links = len(pending) - questions
        if related(text) or (opens_list(text) and plain_links >= _LINKS):
            yield from ((link, "related articles") for link in (place, *pending))
            pending.clear()
            questions = 0
        elif not crumb(text) and not hint(text):
            asks = text.endswith(("?", "!", "»")) and not text.startswith(("«", "“", "–", "—"))
            # A question may be the last line of the article: only with a title below it, it is one.
            ended = text.endswith(ENDS) and not (asks and plain_links)
            if ended or not is_short(text, _LINK_WORDS):
                return
            pending.append(place)
            questions += asks


def _signed(article: Article, reasons: Mapping[int, str]) -> Article:
    """Fill the fields that are empty with what the credits under the text say."""
    byline, outlet = article.byline, article.outlet
    for place, reason in reasons.items():
        if reason in ("byline", "agency credit"):
            said = credit.read(article.paragraphs[place].text.strip()) or credit.Credit()
            byline, outlet = byline or said.byline, outlet or said.outlet
    return replace(article, byline=byline, outlet=outlet)


def _cut(article: Article, reasons: Mapping[int, str]) -> Article:
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
