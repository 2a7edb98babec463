"""The breadcrumb at the top of a page ("Accueil » Monde » the title"), and the title that it hides."""

import re
from dataclasses import replace

from reader.article import Article, Paragraph, Removed
from reader.late import late

_HEAD = 4
"""The breadcrumb is among the first paragraphs; its title follows within as many."""
_LONGEST = 500
_TITLE_WORDS = 4
"""A breadcrumb's last link is taken for a title, not for a section, from this many words on."""
_START = late(
    r"(?:vous êtes ici\s?:?\s?)?(?:home|accueil|page d['’]accueil|homepage)\s?[»>›→|/]\s*"
    r"(?:[^»>›→|/«“\".!?]{1,40}\s[»>›→|/]\s+)*",
    re.IGNORECASE,
)
_LINK = late(r"[»>›→|/]\s*\Z")
_SAME = str.maketrans({"’": "'", "“": '"', "”": '"', "«": '"', "»": '"', "\u00a0": " ", "\u202f": " "})


def alike(text: str) -> str:
    """The text as two copies of a title are compared: without case, shape of quotes, spaces around marks."""
    return " ".join(text.translate(_SAME).casefold().split()).strip(" .")


def breadcrumb(article: Article) -> Article:
    """Move the breadcrumb, if there is one, to `removed` and set the title that stands in it or after it."""
    texts = [paragraph.text for paragraph in article.paragraphs[: 2 * _HEAD]]
    for place, text in enumerate(texts[:_HEAD]):
        if len(text) > _LONGEST:
            continue
        start = _START.match(text)
        others = texts[:place] + texts[place + 1 : place + 1 + _HEAD]
        title = _repeated(text, others, start is not None)
        if title:
            return _without(article, place, len(text), title)
        if start:
            tail = text[start.end() :]
            if len(tail.split()) < _TITLE_WORDS:
                return _without(article, place, len(text), article.title)
            return _without(article, place, start.end(), tail)
    return article


def _repeated(trail: str, others: list[str], sure: bool) -> str:
    """The paragraph that repeats the end of the breadcrumb, or ""."""
    flat = trail.translate(_SAME).rstrip()
    for text in others:
        ending = text.translate(_SAME).strip()
        front = trail[: len(flat) - len(ending)]
        if len(ending.split()) > 1 and front and flat.endswith(ending) and (sure or _LINK.search(front)):
            return text
    return ""


def _without(article: Article, place: int, cut: int, title: str) -> Article:
    """Cut the first `cut` characters of a paragraph; what is left of it, if anything, is the title."""
    text = article.paragraphs[place].text
    rest = (text[cut:],) if cut < len(text) else ()
    texts = [paragraph.text for paragraph in article.paragraphs]
    texts[place : place + 1] = rest
    kinds = [paragraph.kind for paragraph in article.paragraphs]
    kinds[place : place + 1] = ["title"] * len(rest)
    copies = [i for i, other in enumerate(texts[: 3 * _HEAD]) if title and alike(other) == alike(title)]
    if copies:
        kinds = ["text" if kind == "title" else kind for kind in kinds]
        kinds[copies[0]] = "title"
    gone = 1 - len(rest)
    earlier = [replace(cut, before=cut.before - gone * (cut.before > place)) for cut in article.removed]
    crumbs = Removed(text[:cut].strip(), "breadcrumb", place)
    removed = sorted([*earlier, crumbs], key=lambda one: one.before)
    paragraphs = tuple(Paragraph(kind, words) for kind, words in zip(kinds, texts, strict=True))
    return replace(article, title=title.strip(), paragraphs=paragraphs, removed=tuple(removed))
