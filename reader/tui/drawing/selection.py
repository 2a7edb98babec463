"""The word under the cursor and the words that are selected: where they stand, and how they move."""

from dataclasses import dataclass
from functools import lru_cache

from reader.neutral import one_line
from reader.tui.drawing.rows import Column
from reader.tui.room.page import Page
from reader.words import words as find_words

words = lru_cache(maxsize=64)(find_words)
"""The cursor asks for those of the same few sentences again and again."""


@dataclass(frozen=True, slots=True)
class Selected:
    """text[start:end] of a segment's source or target, code points; never empty."""

    segment: int
    column: Column
    start: int
    end: int
    text: str
    """The words, as one harmless line."""


@dataclass(frozen=True, slots=True)
class WordCursor:
    """Stands on word `head`; what lies between it and word `anchor` is selected with it."""

    segment: int
    column: Column
    text: str
    """What the column holds there: the cursor is gone once that has changed."""
    anchor: int
    head: int

    @property
    def selected(self) -> Selected:
        """The selection; of one word where nothing more is selected."""
        found = words(self.text)
        first, last = sorted((self.anchor, self.head))
        start, end = found[first][0], found[last][1]
        return Selected(self.segment, self.column, start, end, one_line(self.text[start:end]))

    @property
    def place(self) -> int:
        """Where the word under the cursor begins, in the text."""
        return words(self.text)[self.head][0]

    def reaching(self, word: int) -> "WordCursor":
        """With the cursor on that word (or the nearest one) and the anchor where it is."""
        head = max(0, min(word, len(words(self.text)) - 1))
        return WordCursor(self.segment, self.column, self.text, self.anchor, head)


def text_at(page: Page, segment: int, column: Column) -> str:
    """What stands there; "" where nothing does yet."""
    if not 0 <= segment < len(page.segments):
        return ""
    if column == "source":
        return page.segments[segment].text
    unit = page.units[segment]
    return unit.target if unit else ""


def on_word(page: Page, segment: int, column: Column, word: int) -> WordCursor | None:
    """The cursor on that word of the segment (below 0: from the end); None where there is none."""
    text = text_at(page, segment, column)
    count = len(words(text))
    if not -count <= word < count:
        return None
    return WordCursor(segment, column, text, word % count, word % count)


def on_text(page: Page, segment: int, column: Column, offset: int) -> WordCursor | None:
    """The cursor on the word at that code point, or on the nearest one; None where there is none."""
    text = text_at(page, segment, column)
    found = words(text)
    if not found:
        return None
    at = min(range(len(found)), key=lambda n: max(found[n][0] - offset, offset - found[n][1] + 1, 0))
    return WordCursor(segment, column, text, at, at)


def beside(page: Page, cursor: WordCursor, by: int) -> WordCursor:
    """The cursor one word further (`by` 1) or back (-1), in other segments too; at the ends it stays."""
    word = cursor.head + by
    if 0 <= word < len(words(cursor.text)):
        return WordCursor(cursor.segment, cursor.column, cursor.text, word, word)
    found = from_segment(page, cursor.segment + by, cursor.column, by)
    return found or WordCursor(cursor.segment, cursor.column, cursor.text, cursor.head, cursor.head)


def from_segment(page: Page, segment: int, column: Column, by: int) -> WordCursor | None:
    """The first word of that segment or of a later one (`by` 1); the last of it or of one before (-1)."""
    while 0 <= segment < len(page.segments):
        found = on_word(page, segment, column, 0 if by > 0 else -1)
        if found is not None:
            return found
        segment += by
    return None
