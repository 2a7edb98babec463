"""Measure a model while it trains, and keep the weights that are best so far."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sentencepiece import SentencePieceProcessor

from training import card, export, run, shards
from training.average import Average
from training.checkpoint import Progress
from training.corpus import Pair
from training.evaluate import evaluate
from training.export import Network
from training.finish import can_pack
from training.loss import held_out_loss
from training.material import TestSet
from training.run import Run
from training.shape import SHAPES, Weights
from training.subwords import pieces

ENOUGH = 300
"""Sentences of a test set that are translated at each evaluation."""
BEST = "best.argosmodel"


@dataclass(frozen=True, slots=True)
class Judge:
    """What measuring needs."""

    folder: Path
    tests: Sequence[TestSet]
    """Those that choose: their chrF is summed."""
    subwords: SentencePieceProcessor
    run: Run
    version: str
    device: str
    threads: int

    def measure(self, average: Average, progress: Progress) -> str:
        """Measure the averaged weights; keep them when they are the best, and note it in `progress`.

        The score is the summed chrF of the test sets or, where nothing can be packed, the negated loss.
        Returns a line for the log.
        """
        with average.in_place() as model:
            loss = held_out_loss(model, self.tests[0].pairs[:ENOUGH], self.subwords, self.device)
        score, told = -loss, ""
        if can_pack():
            score, told = self._translate(average.weights())
        line = f"held-out loss {loss:.4f}{told}"
        if score > progress.best:
            progress.best = score
            self._keep(average.weights(), progress, line)
            line += " *"
        return line

    def _translate(self, weights: Weights) -> tuple[float, str]:
        latest = self.folder / "latest"
        network = Network(weights, SHAPES[self.run.size], pieces(self.subwords), self.folder / "spm.model")
        built = export.pack(network, self.version, card.readme(self.version, self.run), latest)
        total, told = 0.0, ""
        for test in self.tests:
            shown: list[Pair] = test.pairs[:ENOUGH]
            scores, outputs = evaluate(built.folder, test.name, shown, self.threads)
            total += scores.chrf
            told += f" | {test.name} BLEU {scores.bleu:.1f} chrF {scores.chrf:.1f}"
            _show(latest / f"{test.name}.txt", shown, outputs)
        return total, told

    def _keep(self, weights: Weights, progress: Progress, line: str) -> None:
        shards.save(weights, self.folder)
        run.save(replace(self.run, steps=progress.step, minutes=progress.minutes), self.folder)
        for archive in (self.folder / "latest").glob("*.argosmodel"):
            shutil.copyfile(archive, self.folder / BEST)
        (self.folder / "best.txt").write_text(f"step {progress.step} {line}\n", encoding="utf-8")


def _show(path: Path, pairs: Sequence[Pair], outputs: Sequence[str]) -> None:
    """Write source, translation and reference under each other, to be looked at."""
    shown = (
        f"{pair.source}\n  {output}\n  {pair.target}\n" for pair, output in zip(pairs, outputs, strict=True)
    )
    path.write_text("".join(shown), encoding="utf-8")
