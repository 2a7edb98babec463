"""Split paragraphs into segments, the sentences that are translated one by one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.article import Article
from reader.late import late
from reader.segment.abbreviations import abbreviated
from reader.segment.breath import cut_clauses

LIMIT = 240
"""Characters a segment may have (about 40 French words); longer sentences are cut at clause boundaries.

Measured with starter 0.1 on newstest2010-2014 (mean chrF of 120 sentences a length, 77 of the last):
250-320 characters: uncut 38.7, cut at 300 39.5, at 240 43.6, at 180 44.0; 320-400: 34.8, 41.5, 42.1, 43.5;
over 400: 31.2, 42.1, 43.4, 44.9. At 240 most of the gain is had and ordinary sentences stay whole.
"""

_END = late(r"[.!?…]++(?:\s{1,3}[.!?]++(?=[\s»”\"]|$))*")
_CLOSERS = late(r"(?:\s{0,2}»|[”\")\]]|[“’'›](?!\w)|\s[”\"](?=[\s,;:.)]|$)|\[\d{1,3}\]|[¹²³⁰⁴-⁹]){0,9}")
_WORD = late(r"[^\W_]")
_SPACE = late(r"\s*")
_OPENERS = late(r"(?:[\s«“\"”„‘’'(\[¿¡–—―•*-]|…[)\]]|\.\.\.[)\]]){0,20}")
_GLUED = late(r"[«“]|[A-ZÀ-ÖØ-ÞŒ](?:[a-zà-öø-ÿœ]|[’'\s])")
_ADDRESS = late(r"\S*(?:://|www\.|@)|\S*/\Z")
_MAILBOX = late(r"[\w.+-]{1,64}@")
_NEVER_FIRST = frozenset(",;:.!?…)]»%/&=+")
_LOOK_BACK = 80


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence of a paragraph, or one clause of an overlong sentence."""

    paragraph: int
    """Index into `Article.paragraphs`, from 0."""
    index: int
    """Place in the paragraph, from 0."""
    source: str
    """An exact slice of the paragraph with the white space that follows it: joining a paragraph's segments
    gives the paragraph back."""

    @property
    def id(self) -> str:
        """`p3s1`: paragraph 3, segment 1, both counted from 1."""
        return f"p{self.paragraph + 1}s{self.index + 1}"

    @property
    def text(self) -> str:
        """The source without the white space around it: what the engine and the translation memory get."""
        return self.source.strip()


def segment(article: Article) -> tuple[Segment, ...]:
    """All segments of the article, in reading order; every paragraph has at least one."""
    return tuple(
        Segment(number, index, source)
        for number, paragraph in enumerate(article.paragraphs)
        for index, source in enumerate(split(paragraph.text) or [paragraph.text])
    )


def split(text: str, limit: int = LIMIT) -> list[str]:
    """Split one paragraph into sentences of at most `limit` characters: "".join(split(text)) == text.

    Long quotations are split at the sentence ends inside them; an attribution stays with its quotation. Marks
    without a word are joined to a neighbour. Raises ValueError for a limit below 1.
    """
    if limit < 1:
        raise ValueError(f"a segment needs room for one character at least, not {limit}")
    pieces = [piece for sentence in _sentences(text) for piece in cut_clauses(sentence, limit)]
    return _join_wordless(pieces, limit)


def _sentences(text: str) -> Iterator[str]:
    start = 0
    word = _next_word(text, start)
    for mark in _END.finditer(text):
        if mark.start() < word:
            continue
        end = _sentence_end(text, start, mark)
        if end:
            yield text[start:end]
            start, word = end, _next_word(text, end)
    if start < len(text):
        yield text[start:]


def _next_word(text: str, at: int) -> int:
    found = _WORD.search(text, at)
    return found.start() if found else len(text)


def _sentence_end(text: str, start: int, mark: re.Match[str]) -> int:
    """Where the next sentence starts if this mark ends one, else 0."""
    closers = _CLOSERS.match(text, mark.end())
    after = closers.end() if closers else mark.end()
    space = _SPACE.match(text, after)
    following = space.end() if space else after
    if following >= len(text) or _is_gap(text, mark):
        return 0
    stop = mark.group() == "." and after == mark.end()
    if following == after:
        return after if _glued(text, start, mark, after, stop) else 0
    quoted = any(quote in text[mark.end() : after] for quote in '»”"')
    trailing = mark.group() in ("…", "...") and text[following].isdigit()
    if text[following] in _NEVER_FIRST or trailing or (quoted and text[following] in "–—-"):
        return 0
    word = _first_word(text, following)
    opens = _opens(text, word) or (mark.group() == "." and text[following] == "«")
    if not opens or (stop and abbreviated(text, start, mark.start(), word)):
        return 0
    return following


def _is_gap(text: str, mark: re.Match[str]) -> bool:
    """`[…]` and `(...)` stand for words left out."""
    return (
        mark.start() > 0
        and text[mark.start() - 1] in "(["
        and text[mark.end() : mark.end() + 1] in (")", "]")
    )


def _first_word(text: str, at: int) -> int:
    found = _OPENERS.match(text, at)
    return min(found.end() if found else at, len(text) - 1)


def _opens(text: str, at: int) -> bool:
    """A sentence opens with anything but a small letter; `iPhone` and `eBay` count as capitals."""
    return not text[at].islower() or text[at + 1 : at + 2].isupper()


def _glued(text: str, start: int, mark: re.Match[str], after: int, stop: bool) -> bool:
    """No space after the mark: `guerre.La` ends a sentence, `Express.co.uk`, `2.0` and `U.S.A` do not."""
    if not _GLUED.match(text, after) or _MAILBOX.match(text, after):
        return False
    left = text[max(start, mark.start() - _LOOK_BACK) : mark.start()].rpartition(" ")[2]
    if _ADDRESS.match(left):
        return False
    if not stop:
        return True
    whole = len(left) > 1 and (left[-1].islower() or left[-1].isdigit() or left[-1] in '»”")]%€')
    return whole and not abbreviated(text, start, mark.start(), after)


def _has_word(text: str) -> bool:
    return _WORD.search(text) is not None


def _join_wordless(pieces: list[str], limit: int) -> list[str]:
    """Join a piece without a letter or figure to the one before it, or after it, where the limit allows."""
    joined: list[str] = []
    for piece in pieces:
        bare = joined and not (_has_word(piece) and _has_word(joined[-1]))
        if bare and len(joined[-1]) + len(piece) <= limit:
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined
