"""The way of reading: what is shown, what stands side by side, and how wide. It is remembered."""

from dataclasses import dataclass, replace

from reader.tui.drawing.geometry import NARROWEST_COLUMNS, STACK_BELOW, Mode
from reader.tui.drawing.rows import Pairing

_STEP, _LEAST, _MOST = 5, 25, 75
_WORDS: dict[Mode, str] = {
    "auto": "",
    "columns": "columns",
    "stacked": "stacked",
    "source": "French only",
    "target": "English only",
    "reveal": "reveal",
}


@dataclass(frozen=True, slots=True)
class Manner:
    """A way of reading."""

    mode: Mode = "auto"
    pairing: Pairing = "paragraph"
    split: int = 50
    """The share of the source column in percent."""

    def next_mode(self, width: int) -> "Manner":
        """The following mode in a view `width` cells wide; modes that would look the same are skipped."""
        other: Mode = "stacked" if width >= STACK_BELOW else "columns"
        cycle: list[Mode] = ["auto", other, "source", "target", "reveal"]
        if width < NARROWEST_COLUMNS:
            cycle.remove(other)
        at = cycle.index(self.mode) + 1 if self.mode in cycle else 0
        return replace(self, mode=cycle[at % len(cycle)])

    def other_pairing(self) -> "Manner":
        """Sentences instead of paragraphs, and back."""
        return replace(self, pairing="sentence" if self.pairing == "paragraph" else "paragraph")

    def wider(self, steps: int) -> "Manner":
        """More room for the source column (`steps` > 0) or less."""
        return replace(self, split=max(_LEAST, min(_MOST, self.split + _STEP * steps)))

    def checked(self) -> "Manner":
        """With the usual value for each one that makes no sense."""
        usual = Manner()
        whole = isinstance(self.split, int) and _LEAST <= self.split <= _MOST
        return Manner(
            mode=self.mode if self.mode in _WORDS else usual.mode,
            pairing=self.pairing if self.pairing in ("paragraph", "sentence") else usual.pairing,
            split=self.split if whole else usual.split,
        )

    @property
    def words(self) -> str:
        """What the status line says of it; "" for the usual way."""
        pairing = "sentences" if self.pairing == "sentence" else ""
        return ", ".join(filter(None, (_WORDS[self.mode], pairing)))
