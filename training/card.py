"""Write the model card of a package: what it is, what it was trained on, how well and how badly it does."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.evaluate import LONG, Scores
from training.run import Run
from training.shape import SHAPES
from training.sources import licence_of_weights, source_of

FILE = "CARD.md"


@dataclass(frozen=True, slots=True)
class Subject:
    """The package that a card is about."""

    archive: Path
    version: str
    parameters: int
    pieces: int


def write(subject: Subject, run: Run, scores: Sequence[Scores]) -> Path:
    """Write CARD.md beside the archive; the scores of the own held-out pieces come first."""
    path = subject.archive.with_name(FILE)
    path.write_text(render(subject, run, scores), encoding="utf-8")
    return path


def render(subject: Subject, run: Run, scores: Sequence[Scores]) -> str:
    """The card's Markdown. Raises OSError when the archive cannot be read."""
    return (
        "\n\n".join(
            (
                f"# Starter package {subject.version}: French to English",
                "A rough, very small model that ships with Vis-à-vis, so that it works at once and offline. "
                "Install the full Argos package for real reading.",
                _table(("", ""), _facts(subject, run)),
                "## Data",
                _table(("source", "licence", "pairs"), _data(run.pairs)),
                f"{run.held_out:,} of these pairs, whole pieces, were held out and never trained on.",
                "## Scores",
                _table(
                    ("test set, never trained on", "sentences", "BLEU", "chrF", "chrF++"), _scores(scores)
                ),
                "sacreBLEU's defaults; typography made plain on both sides; beam 4, length penalty 0.2, as "
                "in Argos Translate. For scale: on news, untranslated French scores about 27 chrF.",
                "## Known weaknesses",
                _table(
                    ("measured on", f"chrF over {LONG} words", "repeats itself", "names kept"), _weak(scores)
                ),
                "Long sentences lose their thread; rare names are misspelled; words are invented; headlines "
                "in capitals come out badly; numbers and negations can go missing. "
                "Nothing it writes should be quoted.",
            )
        )
        + "\n"
    )


def readme(version: str, run: Run) -> str:
    """The README.md inside the package: the licence and the sources go wherever the package goes."""
    return "\n\n".join(
        (
            f"# Vis-à-vis starter {version}: French to English",
            "A small, rough model. Nothing it writes should be quoted.",
            f"Licence of the weights: {licence_of_weights(run.pairs)}.",
            _table(("source", "licence", "pairs"), _data(run.pairs)) + "\n",
        )
    )


def _facts(subject: Subject, run: Run) -> list[tuple[str, ...]]:
    content, shape = subject.archive.read_bytes(), SHAPES[run.size]
    layers = f"{shape.encoder} encoder and {shape.decoder} decoder layers"
    model = f"Transformer {shape.width} wide, {layers}, {subject.parameters / 1e6:.1f} M parameters, int8"
    return [
        ("file", f"`{subject.archive.name}`, {len(content):,} bytes"),
        ("sha256", f"`{hashlib.sha256(content).hexdigest()}`"),
        ("layout", "Argos Translate package, no sentence splitter inside"),
        ("model", f"{model}; {subject.pieces:,} SentencePiece pieces with byte fallback"),
        (
            "training",
            f"{run.minutes:.0f} minutes, {run.steps:,} steps, on {run.machine or 'a machine not noted'}",
        ),
        ("licence of the weights", licence_of_weights(run.pairs)),
    ]


def _data(pairs: Mapping[str, int]) -> list[tuple[str, ...]]:
    counted: Counter[tuple[str, str]] = Counter()
    for document, number in pairs.items():
        source = source_of(document)
        counted[source.title, source.licence] += number
    return [(title, licence, f"{number:,}") for (title, licence), number in counted.items()]


def _scores(scores: Sequence[Scores]) -> list[tuple[str, ...]]:
    return [
        (each.name, f"{each.sentences:,}", f"{each.bleu:.1f}", f"{each.chrf:.1f}", f"{each.chrf_plus:.1f}")
        for each in scores
    ]


def _weak(scores: Sequence[Scores]) -> list[tuple[str, ...]]:
    return [
        (
            each.name,
            "–" if each.long_chrf is None else f"{each.long_chrf:.1f}",
            f"{each.loops:.1%}",
            "–" if each.names is None else f"{each.names:.0%}",
        )
        for each in scores
    ]


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = (head, ("---",) * len(head), *rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
