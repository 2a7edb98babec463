"""What the clean-up took out of the page, and why."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content

from reader.article import Removed
from reader.tui.panels.panel import Panel, lines


class RemovedScreen(Panel[None]):
    """The cuts, in the order of the page."""

    heading = "Left out by the clean-up"

    def __init__(self, removed: Sequence[Removed]) -> None:
        super().__init__()
        self._removed = removed

    def body(self) -> ComposeResult:
        """Each cut with its reason and place."""
        if not self._removed:
            yield lines(Content("Nothing was left out of this article."))
            return
        yield lines(*[self._cut(one) for one in self._removed])
        yield lines(
            Content.styled(
                "\nTo read everything as it was scraped: visavis read --no-cleanup FILE", "$text-muted"
            )
        )

    def _cut(self, one: Removed) -> Content:
        where = f"{one.reason}, before paragraph {one.before + 1}"
        return Content.assemble((where, "$text-accent"), "\n", " ".join(one.text.split()), "\n")
