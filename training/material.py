"""The data of a run: what is trained on, and the test sets that it is measured with."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from training import corpus
from training.corpus import Pair
from training.errors import TrainingError

OWN_SET = "own held-out pieces"
OWN_SIZE = 300
"""Held-out sentences that are measured, drawn once."""


@dataclass(frozen=True, slots=True)
class TestSet:
    """Sentences with a human translation that nothing is trained on."""

    name: str
    pairs: list[Pair]


@dataclass(frozen=True, slots=True)
class Material:
    """All data, read once."""

    train: list[Pair]
    sizes: dict[str, int]
    """Pairs of every corpus file."""
    held_out: int
    tests: tuple[TestSet, ...]
    """The own held-out pieces first, then the news sets in the order they were named; at least one."""


def gather(folders: Sequence[Path], news: Iterable[Path]) -> Material:
    """Read the corpora and the news sets. Raises TrainingError."""
    documents = corpus.read(folders)
    divided = corpus.split(documents)
    own = random.Random(3).sample(divided.held_out, min(OWN_SIZE, len(divided.held_out)))
    tests = [TestSet(OWN_SET, own)] if own else []
    tests += [TestSet(stem.name, corpus.read_test_set(stem)) for stem in news]
    if not tests:
        raise TrainingError("There is nothing to measure with: no block is held out; name a --news set.")
    sizes = {document.name: len(document.pairs) for document in documents}
    return Material(divided.train, sizes, len(divided.held_out), tuple(tests))
