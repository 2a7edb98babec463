"""What a paragraph looks like, and where the article's own text begins and ends."""

from collections.abc import Sequence, Set

from reader.article import Paragraph

ENDS = (".", "!", "?", "…", "»", "”", '"', ":", ";", ",", ")")
_SENTENCE_WORDS = 8
"""A shorter line before the text is a kicker or a caption, one after it a signature."""
_LABEL_LENGTH = 40
"""Characters a word at most: a word of a megabyte is no label."""


def is_short(text: str, words: int) -> bool:
    """Tell whether the text has at most so many words."""
    return len(text) <= _LABEL_LENGTH * words and len(text.split()) <= words


def is_label(paragraph: Paragraph, words: int) -> bool:
    """Tell whether a text paragraph is a few words without a closing mark."""
    text = paragraph.text.strip()
    return paragraph.kind == "text" and is_short(text, words) and not text.endswith(ENDS)


def is_prose(text: str) -> bool:
    """Tell whether the line is a sentence or more: long, or some words with a mark at the end."""
    ended = text.rstrip().endswith(ENDS)
    return not is_short(text, 3 * _SENTENCE_WORDS) or (ended and not is_short(text, _SENTENCE_WORDS - 1))


def head(paragraphs: Sequence[Paragraph], beside: Set[int]) -> int:
    """The place of the first sentence of the article, `beside` left out; len() when there is none."""
    for place, paragraph in enumerate(paragraphs):
        if place not in beside and paragraph.kind == "text" and is_prose(paragraph.text):
            return place
    return len(paragraphs)


def tail(paragraphs: Sequence[Paragraph], beside: Set[int]) -> int:
    """The place after the last sentence of the article, `beside` left out; 0 when there is none."""
    for place in range(len(paragraphs) - 1, -1, -1):
        text = paragraphs[place].text
        if place not in beside and (is_prose(text) or text.rstrip().endswith((".", "!", "?", "…", "»", "”"))):
            return place + 1
    return 0
