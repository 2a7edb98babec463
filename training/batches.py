"""Turn pairs into batches of piece numbers: augmented, partly segmented by chance, of similar length."""

import multiprocessing
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from multiprocessing.pool import AsyncResult, Pool
from pathlib import Path
from typing import NamedTuple

from sentencepiece import SentencePieceProcessor

from training import subwords
from training.augment import augment
from training.corpus import Pair
from training.phrases import Phrases
from training.subwords import END, LONGEST, START

SAMPLED_SOURCE, SAMPLED_TARGET = 0.35, 0.1
"""How often a side is segmented by chance instead of the best way (subword regularisation, Kudo 2018).

SentencePiece draws these with a generator that no seed makes the same in two processes."""
_JOB, _WINDOW = 2000, 4
"""Pairs encoded in one job; jobs whose examples are sorted by length together."""


class Example(NamedTuple):
    """Piece numbers of a pair; the target begins with START, both end with END."""

    source: list[int]
    target: list[int]

    @property
    def length(self) -> int:
        """Of the longer side."""
        return max(map(len, self))


class _Job(NamedTuple):
    pairs: Sequence[Pair]
    seed: float


@dataclass(frozen=True, slots=True)
class _Tools:
    subwords: SentencePieceProcessor
    phrases: Phrases


_tools: _Tools
"""Of this process; set once by `_equip`, because a worker process is handed its jobs and nothing else."""


class Encoder:
    """Encodes epochs: in worker processes, while the device works on the epoch before, or in this one."""

    def __init__(self, model: Path, pairs: Sequence[Pair], workers: int) -> None:
        """Take the subword model and the pairs whose phrases may be swapped; 0 workers: in this process.

        The workers are forked: make the encoder before an accelerator is touched.
        """
        _equip(model, pairs)
        self._pool: Pool | None = multiprocessing.Pool(workers, _equip, (model, pairs)) if workers else None

    def submit(self, pairs: Sequence[Pair], chance: random.Random) -> "Epoch":
        """Shuffle the pairs and begin to encode them."""
        shuffled = chance.sample(pairs, len(pairs))
        jobs = [_Job(shuffled[at : at + _JOB], chance.random()) for at in range(0, len(shuffled), _JOB)]
        return Epoch(self._pool.map_async(_encode, jobs) if self._pool else jobs)

    def close(self) -> None:
        """End the workers."""
        if self._pool:
            self._pool.terminate()


class Epoch:
    """One pass over the training pairs, being encoded."""

    def __init__(self, work: "AsyncResult[list[list[Example]]] | list[_Job]") -> None:
        """Take what workers are encoding, or jobs that are still to be encoded here."""
        self._work = work

    def batches(self, tokens: int, chance: random.Random) -> Iterator[list[Example]]:
        """Batches of at most `tokens` pieces a side, padding included; in random order within a window."""
        parts = iter(map(_encode, self._work) if isinstance(self._work, list) else self._work.get())
        while window := [example for part in islice(parts, _WINDOW) for example in part]:
            found = list(_fill(sorted(window, key=_by_length), tokens))
            chance.shuffle(found)
            yield from found


def encode_plainly(model: SentencePieceProcessor, pair: Pair) -> Example:
    """The pair as it is, segmented the best way: for measuring."""
    return Example(
        [*model.encode(pair.source)[:LONGEST], END], [START, *model.encode(pair.target)[:LONGEST], END]
    )


def _equip(model: Path, pairs: Sequence[Pair]) -> None:
    global _tools
    _tools = _Tools(subwords.load(model), Phrases(pairs))


def _encode(job: _Job) -> list[Example]:
    chance = random.Random(job.seed)
    examples = []
    for pair in job.pairs:
        source, target = augment(pair, _tools.phrases, chance)
        sources = _segment(_tools.subwords, source, chance.random() < SAMPLED_SOURCE)
        targets = _segment(_tools.subwords, target, chance.random() < SAMPLED_TARGET)
        examples.append(Example([*sources, END], [START, *targets, END]))
    return examples


def _segment(model: SentencePieceProcessor, text: str, sampled: bool) -> list[int]:
    pieces: list[int]
    if sampled:
        pieces = model.encode(text, enable_sampling=True, alpha=0.5, nbest_size=-1)
    else:
        pieces = model.encode(text)
    return pieces[:LONGEST]


def _fill(examples: Sequence[Example], tokens: int) -> Iterator[list[Example]]:
    batch: list[Example] = []
    longest = 0
    for example in examples:
        longest = max(longest, example.length)
        if batch and longest * (len(batch) + 1) > tokens:
            yield batch
            batch, longest = [], example.length
        batch.append(example)
    if batch:
        yield batch


def _by_length(example: Example) -> tuple[int, int]:
    return len(example.target), len(example.source)
