"""What a translation engine is: a protocol, and the hypotheses that it gives."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable


@dataclass(frozen=True, slots=True)
class Options:
    """How to decode. Part of the translation-memory key: two different options never share an answer."""

    beam: int = 4
    """Beam width, >= hypotheses (Argos Translate's default is 4)."""
    hypotheses: int = 4
    """How many hypotheses to return for each source, best first."""
    guarded: bool = False
    """Forbid repeated n-grams: the repetition guard of the retry."""

    @property
    def key(self) -> str:
        """The options as a short, stable text for the translation-memory key."""
        return f"b{self.beam}h{self.hypotheses}g{int(self.guarded)}"


DEFAULT = Options()
GUARDED = Options(guarded=True)


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One translation of one source."""

    text: str
    score: float
    """Log-probability as the engine gives it (<= 0); comparable between hypotheses of one source only."""
    replaced: tuple[str, ...] = ()
    """French pieces that the decoder put in for unknown words, in order."""


class Engine(Protocol):
    """Translates sources in batches. Implementations: `argos.ArgosEngine`, `memory.Recall`."""

    @property
    def name(self) -> str:
        """What the reader is told, e.g. `starter 0.1` or `argos fr→en 1.9`."""
        ...

    @property
    def fingerprint(self) -> str:
        """Hex digest that changes whenever the package or the way it is driven changes; cheap to ask."""
        ...

    def translate(
        self, sources: Sequence[str], options: Options = DEFAULT, prefixes: Sequence[str] = ()
    ) -> list[list[Hypothesis]]:
        """Translate `sources` as one batch.

        `prefixes`, when given, holds one for each source: what its target must begin with, "" for nothing. A
        beginning that the package's vocabulary cannot spell is left out.

        Returns one list for each source, in order, best hypothesis first, at least one and at most
        `options.hypotheses`. An empty source gives one empty hypothesis.
        Raises EngineError when the package cannot be loaded or decoding fails.
        """
        ...


@dataclass(frozen=True, slots=True)
class Scores:
    """How likely one target is after each of several sources, piece by piece."""

    pieces: tuple[tuple[int, int], ...]
    """target[start:end] is the text of the piece, code points, in order; some are empty."""
    rows: tuple[tuple[float, ...], ...]
    """One for each source: the log-probability (<= 0) of each piece, given it and the pieces before."""


@runtime_checkable
class Scorer(Protocol):
    """An engine that can also tell how likely a given target is."""

    def score(self, sources: Sequence[str], target: str) -> Scores | None:
        """Score `target` after each of `sources`, as one batch.

        None when the package cannot tell where its pieces stand, or the texts are longer than it can take.
        Raises EngineError when the package cannot be loaded or fails.
        """
        ...
