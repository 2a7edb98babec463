"""What a page says twice: its title, its captions, its pull quotes."""

from collections.abc import Iterator

from reader.article import Article
from reader.cleanup.shape import ENDS, is_short
from reader.cleanup.trail import alike

_ANSWERS = frozenset(
    ["oui", "non", "jamais", "toujours", "rien", "personne", "assez", "merci", "bravo", "pourquoi", "silence"]
)
_CAPTION_WORDS = 3
_REPEAT_WORDS = 5
"""A shorter paragraph can stand twice on purpose: a refrain, an answer."""


def title_again(article: Article) -> Iterator[tuple[int, str]]:
    """Yield the places of the paragraphs that are the title once more."""
    title = alike(article.title)
    for place, paragraph in enumerate(article.paragraphs):
        near = len(paragraph.text) <= 2 * len(article.title) + 9
        if place and title and near and paragraph.kind != "title" and alike(paragraph.text) == title:
            yield place, "title repeated"


def captions(article: Article) -> Iterator[tuple[int, str]]:
    """Captions written twice ("Russie Russie", or two lines "Minsk"), then again on a line of their own."""
    known: set[str] = set()
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
            known.add(half)
            yield place, "photo caption"
        elif text == following[place] and _label(text, _CAPTION_WORDS):
            known.add(text)
        if text in known:
            yield place, "photo caption"


def _label(text: str, words: int) -> bool:
    """A few words with a capital and no closing mark, and not an answer such as `Non`."""
    return (
        is_short(text, words)
        and text[:1].isupper()
        and not text.endswith(ENDS)
        and text.split()[0].casefold() not in _ANSWERS
    )


def repeats(article: Article) -> Iterator[tuple[int, str]]:
    """A pull quote: a paragraph that stands twice word for word; the first one stays."""
    seen: set[str] = set()
    for place, paragraph in enumerate(article.paragraphs):
        words = paragraph.text.split()
        if len(words) >= _REPEAT_WORDS:
            text = " ".join(words)
            if text in seen:
                yield place, "repeated"
            seen.add(text)
