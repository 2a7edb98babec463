"""The training loop: steps until the time or the steps are up, measured now and then."""

import random
import time
from collections.abc import Callable, Iterator, Sequence

import torch
from torch import nn

from training import checkpoint, schedule
from training.batches import Encoder, Example
from training.checkpoint import Moving, Progress
from training.corpus import Pair
from training.judge import Judge
from training.loss import collate, loss_of
from training.options import Options
from training.subwords import PAD

SMOOTHING = 0.1
"""Label smoothing."""
_REPORT = 30.0
"""Seconds between two lines of the log."""


class Loop:
    """One run, from where it was resumed to its end."""

    def __init__(self, options: Options, moving: Moving, judge: Judge, progress: Progress) -> None:
        """Take all that is set up; the clock starts now."""
        self._options, self._moving, self._judge, self._progress = options, moving, judge, progress
        self._before = progress.minutes
        self._begun = self._measured = self._reported = time.monotonic()
        self._losses: list[float] = []
        self._pieces = 0

    def train(self, encoder: Encoder, read: Callable[[], Sequence[Pair]]) -> None:
        """Train until the time or the steps are up, or Ctrl-C; `read` gives the pairs of each epoch."""
        try:
            for batch in self._batches(encoder, read):
                self._step(batch)
                if self._is_over():
                    break
                if time.monotonic() - self._measured > self._options.every * 60:
                    self._measure()
        except KeyboardInterrupt:
            print("stopped; packing what is there (again Ctrl-C to leave)", flush=True)
        self._measure()

    def _batches(self, encoder: Encoder, read: Callable[[], Sequence[Pair]]) -> Iterator[list[Example]]:
        """Batches without end; the next epoch is submitted, for the workers, before this one is used."""
        chance = random.Random(self._progress.step + 1)
        epoch = encoder.submit(read(), chance)
        while True:
            following = encoder.submit(read(), chance)
            yield from epoch.batches(self._options.tokens, chance)
            epoch = following

    def _step(self, batch: Sequence[Example]) -> None:
        options, moving, progress = self._options, self._moving, self._progress
        rate = schedule.rate(options.schedule, options.lr, options.warmup, progress.step, self._done())
        for group in moving.optimizer.param_groups:
            group["lr"] = rate
        source, target = collate(batch, options.device)
        with torch.autocast(options.device, dtype=torch.bfloat16, enabled=options.bf16):
            output = moving.model(source, target[:, :-1])
        loss = loss_of(output, target, SMOOTHING)
        moving.optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(moving.model.parameters(), 1.0)
        moving.optimizer.step()
        progress.step += 1
        progress.minutes = self._before + self._minutes()
        moving.average.update(progress.step)
        self._losses.append(loss.item())
        self._pieces += int((target != PAD).sum())
        if time.monotonic() - self._reported > _REPORT:
            self._report(rate)

    def _measure(self) -> None:
        self._progress.minutes = self._before + self._minutes()
        line = self._judge.measure(self._moving.average, self._progress)
        checkpoint.save(self._options.work, self._moving, self._progress)
        print(f"== step {self._progress.step} min {self._progress.minutes:.1f} {line}", flush=True)
        self._measured = time.monotonic()

    def _report(self, rate: float) -> None:
        loss, speed = sum(self._losses) / len(self._losses), self._pieces / (60 * self._minutes())
        print(
            f"step {self._progress.step} loss {loss:.3f} lr {rate:.2e}"
            f" target pieces/s {speed:.0f} min {self._progress.minutes:.1f}",
            flush=True,
        )
        self._losses.clear()
        self._reported = time.monotonic()

    def _minutes(self) -> float:
        return (time.monotonic() - self._begun) / 60

    def _done(self) -> float:
        """The share of the planned run that is done."""
        options = self._options
        if options.steps:
            return self._progress.step / options.steps
        return (self._before + self._minutes()) / (options.total or self._before + options.minutes)

    def _is_over(self) -> bool:
        options = self._options
        return (0 < options.steps <= self._progress.step) or self._minutes() > options.minutes
