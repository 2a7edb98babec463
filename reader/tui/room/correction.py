"""The panels for a sentence's English: write it, or choose among the engine's ways to say it."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, TextArea

from reader.bitext import Unit
from reader.tui.keys import CORRECTION
from reader.tui.panels.panel import Choices, Panel, lines


class CorrectionScreen(Panel[str]):
    """Write the English of one sentence; the result is what was written, line breaks and all."""

    BINDINGS: ClassVar[list[BindingType]] = list[BindingType](CORRECTION)
    heading = "Your English: enter keeps it"
    topic = "Acting"
    AUTO_FOCUS = "#words"

    def __init__(self, source: str, words: str) -> None:
        super().__init__()
        self._source = source
        self._words = words

    def body(self) -> ComposeResult:
        """The sentence and the words."""
        yield lines(Content.styled(self._source, "$foreground-muted"), Content(""))
        yield TextArea(self._words, id="words", highlight_cursor_line=False)

    def on_mount(self) -> None:
        """Go on where the words end."""
        field = self.query_one(TextArea)
        field.move_cursor(field.document.end)

    def action_keep(self) -> None:
        """Close with the words, once the field has taken what was typed before this key."""
        self.query_one(TextArea).call_later(self._finish)

    def _finish(self) -> None:
        self.dismiss(self.query_one(TextArea).text)


class AlternativesScreen(Panel[int]):
    """The ways to say one sentence, the engine's own first; the result is the number of the chosen one."""

    heading = "Other translations: enter takes one"
    topic = "Acting"

    def __init__(self, units: Sequence[Unit], current: str) -> None:
        super().__init__()
        self._units = units
        self._current = current
        """The target that stands on the page."""

    def body(self) -> ComposeResult:
        """The sentence, then one choice for each."""
        yield lines(Content.styled(self._units[0].segment.text, "$foreground-muted"), Content(""))
        yield Choices(*(Content("").join(self._line(*one)) for one in enumerate(self._units)))

    def _line(self, number: int, unit: Unit) -> Iterator[Content]:
        flagged = [one.occurrence.term.target for one in unit.renderings if one.status == "flagged"]
        kinds = dict.fromkeys(issue.kind for issue in unit.issues if issue.kind != "term")
        rungs = dict.fromkeys(one.rung for one in unit.renderings if one.status == "applied")
        here = unit.target == self._current
        yield Content.styled("● " if here else "  ", "bold $text-accent")
        yield Content.styled(f"{'engine  ' if number == 0 else ''}", "$foreground-muted")
        yield Content(unit.target)
        yield Content.styled(f"  {' '.join(rungs)}" if rungs else "", "$text-primary")
        yield Content.styled(f"  ⚑ {', '.join(flagged)}" if flagged else "", "bold $text-error")
        yield Content.styled(f"  ! {', '.join(kinds)}" if kinds else "", "bold $text-warning")

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_index)
