"""What the reader should look at: flagged terms and all other issues, in reading order."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList

from reader.bitext import Unit
from reader.tui.panels.panel import Choices, Panel, lines
from reader.tui.room.page import Page

_MOST = 1000
"""Findings in the list at most."""


@dataclass(frozen=True, slots=True)
class Finding:
    """An issue of the segment at `place`."""

    place: int
    id: str
    kind: str
    message: str


def findings(page: Page) -> list[Finding]:
    """All findings so far, in reading order."""
    return [
        Finding(place, unit.segment.id, kind, message)
        for place, unit in page.arrived()
        for kind, message in _of(unit)
    ]


def _of(unit: Unit) -> list[tuple[str, str]]:
    out = [(issue.kind, issue.message) for issue in unit.issues]
    if not any(kind == "term" for kind, _ in out):
        out += [
            ("term", f"“{one.occurrence.term.target}” is not verified.")
            for one in unit.renderings
            if one.status == "flagged"
        ]
    return out


def beside(page: Page, current: int, by: int) -> int | None:
    """The next segment with a finding (`by` 1) or the one before (-1); goes round; None without findings."""
    places = [place for place, unit in page.arrived() if _of(unit)]
    if not places:
        return None
    at = bisect_right(places, current) if by > 0 else bisect_left(places, current) - 1
    return places[at % len(places)]


class IssuesScreen(Panel[int]):
    """The findings, to choose one; the result is its segment."""

    heading = "Issues"
    topic = "Finding"

    def __init__(self, found: list[Finding]) -> None:
        super().__init__()
        self._found = found

    def body(self) -> ComposeResult:
        """One line for each."""
        if not self._found:
            yield lines(Content("Nothing to report: every term is verified and every check passed."))
            return
        yield Choices(*map(self._line, self._found[:_MOST]))

    def _line(self, one: Finding) -> Content:
        sign, style = ("⚑", "bold $text-error") if one.kind == "term" else ("!", "bold $text-warning")
        return Content.assemble(
            (sign, style), f" {one.id:>7}  ", (one.kind, "$text-accent"), "  ", one.message
        )

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._found[event.option_index].place)
