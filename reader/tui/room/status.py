"""The two quiet lines of the reading room: what is being read, above, and how it stands, below."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from reader.article import Article
from reader.tui.room.page import Tally

ROUGH = "rough small model"
"""What the reader is told of the starter package."""

_GAP = "  "


def engine_label(name: str) -> str:
    """`name`, with a plain word where the engine is the small package that ships with Vis-à-vis."""
    return f"{name} ({ROUGH})" if name.lower().startswith("starter") else name


def shorten(text: str, cells: int) -> str:
    """`text`, cut with `…` to at most `cells`."""
    if cells <= 0:
        return ""
    if cell_len(text) <= cells:
        return text
    kept = text[: cells - 1]
    while cell_len(kept) >= cells:
        kept = kept[:-1]
    return kept.rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that the status line says; the short form stands where room is scarce."""

    long: str
    short: str
    style: str = ""
    weight: int = 0
    """The heaviest parts stay longest."""


def fit(parts: Sequence[Part], cells: int) -> Content:
    """As many parts as fit in `cells`, in order: all long, else all short, else without the lightest."""
    kept = [part for part in parts if part.long]
    texts = [part.long for part in kept]
    if _width(texts) > cells:
        texts = [part.short for part in kept]
    while len(kept) > 1 and _width(texts) > cells:
        lightest = min(range(len(kept)), key=lambda at: kept[at].weight)
        del kept[lightest], texts[lightest]
    gap = Content(_GAP)
    return gap.join(
        [Content.styled(shorten(text, cells), part.style) for part, text in zip(kept, texts, strict=True)]
    )


def _width(texts: Sequence[str]) -> int:
    return sum(map(cell_len, texts)) + len(_GAP) * (len(texts) - 1)


class StatusLine(Widget):
    """Engine, progress, terms, issues and the place in the article; or a message of the engine's trouble."""

    tally: reactive[Tally] = reactive(Tally())
    engine: reactive[str] = reactive("")
    place: reactive[int] = reactive(0)
    """How far the reader is, in percent."""
    way: reactive[str] = reactive("")
    """The way of reading, where it is not the usual one."""
    redone: reactive[str] = reactive("")
    """What the last change of the glossary did, in a few words."""
    ahead: reactive[str] = reactive("")
    """What the library translates meanwhile, in a few words."""
    trouble: reactive[str] = reactive("")

    def render(self) -> Content:
        """What fits on the line."""
        cells = self.content_size.width
        if self.trouble:
            return Content.styled(shorten(f"! {self.trouble}", cells), "bold $text-error")
        return fit(self._parts(), cells)

    def _parts(self) -> list[Part]:
        tally = self.tally
        progress = ""
        if tally.total == 0:
            progress = "…"
        elif tally.done < tally.total:
            filled = 8 * tally.done // tally.total
            progress = f"{'━' * filled}{'╌' * (8 - filled)} {tally.done}/{tally.total}"
        whole = "" if progress else f"{tally.total}/{tally.total}"
        edited = (f"◆ {tally.edited} edited", f"◆{tally.edited}") if tally.edited else ("", "")
        plural = "" if tally.issues == 1 else "s"
        return [
            Part(self.engine, self.engine, "$foreground-muted", 1),
            Part(progress or whole, f"{tally.done}/{tally.total}" if progress else whole, "$text-accent", 4),
            Part(f"{tally.applied} applied", f"{tally.applied} applied", "$text-primary", 2),
            Part(f"{tally.already} already right", f"{tally.already} right", "$text-success", 2),
            Part(
                f"⚑ {tally.flagged} flagged",
                f"⚑{tally.flagged}",
                "$text-error" if tally.flagged else "$foreground-muted",
                5,
            ),
            Part(
                f"! {tally.issues} issue{plural}",
                f"!{tally.issues}",
                "$text-warning" if tally.issues else "$foreground-muted",
                5,
            ),
            Part(*edited, "$text-accent", 3),
            Part(self.redone, self.redone, "$text-secondary", 3),
            Part(self.ahead, self.ahead, "$foreground-muted", 0),
            Part(self.way, self.way, "$text-secondary", 3),
            Part(f"{self.place} %", f"{self.place}%", "$foreground-muted", 3),
        ]


class Heading(Widget):
    """The title in both languages, and who wrote it, when and where."""

    title: reactive[str] = reactive("")
    """The title's target, once it is here."""

    def __init__(self, article: Article, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.show(article)

    def show(self, article: Article) -> None:
        """Be about `article`."""
        self.article = article
        self._about = " · ".join(filter(None, (article.byline, article.outlet, article.published)))
        self.set_class(not self._about, "-plain")
        self.refresh()

    def render(self) -> Content:
        """One line of titles and, where there is room, one line about the article."""
        cells = self.content_size.width
        source = self.article.title or self.article.slug
        if self.title and cells >= 100:
            half = (cells - 3) // 2
            top = Content.assemble(
                (shorten(source, half), "bold"),
                (" ┊ ", "$foreground-muted"),
                (shorten(self.title, half), "bold $text-primary"),
            )
        else:
            top = Content.styled(
                shorten(self.title or source, cells), "bold $text-primary" if self.title else "bold"
            )
        if self.content_size.height < 2 or not self._about:
            return top
        return Content("\n").join([top, Content.styled(shorten(self._about, cells), "$foreground-muted")])
