"""Pack the weights that a run kept, score the package and write its card."""

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from training import card, export, run, shards, subwords
from training.card import Subject
from training.evaluate import evaluate
from training.export import Network
from training.material import TestSet
from training.shape import SHAPES


def can_pack() -> bool:
    """Whether CTranslate2 and sacreBLEU are here; a machine lent for training alone need not have them."""
    return all(find_spec(name) for name in ("ctranslate2", "sacrebleu"))


def finish(folder: Path, version: str, tests: Sequence[TestSet], threads: int) -> Path:
    """Pack the weights kept in the folder, score them on all test sets, write CARD.md; returns the archive.

    Raises TrainingError when the folder holds no finished run.
    """
    record, weights = run.load(folder), shards.load(folder)
    spm = folder / "spm.model"
    pieces = subwords.pieces(subwords.load(spm))
    network = Network(weights, SHAPES[record.size], pieces, spm)
    built = export.pack(network, version, card.readme(version, record), folder)
    scores = []
    for test in tests:
        scored, _ = evaluate(built.folder, test.name, test.pairs, threads)
        scores.append(scored)
        print(
            f"{test.name}: BLEU {scored.bleu:.1f}, chrF {scored.chrf:.1f}, chrF++ {scored.chrf_plus:.1f}",
            flush=True,
        )
    parameters = sum(values.size for values in weights.values())
    card.write(Subject(built.archive, version, parameters, len(pieces)), record, scores)
    return built.archive
