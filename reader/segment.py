"""Split paragraphs into segments, the sentences that are translated one by one."""

from dataclasses import dataclass

from reader.article import Article


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


def split(text: str, limit: int = 600) -> list[str]:
    """Split one paragraph into sentences: "".join(split(text)) == text."""
    raise NotImplementedError


def segment(article: Article) -> tuple[Segment, ...]:
    """All segments of the article, in reading order; every paragraph has at least one."""
    raise NotImplementedError
