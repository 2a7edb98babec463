"""Save a run so that it can be resumed, and take it up again."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import torch
from torch.optim import Optimizer

from training.average import Average
from training.errors import TrainingError
from training.model import Transformer

FILE = "last.pt"
Value = TypeVar("Value")


@dataclass(slots=True)
class Progress:
    """How far a run is."""

    step: int = 0
    best: float = -math.inf
    """The best score so far, as `judge.Judge.measure` counts it."""
    minutes: float = 0.0


@dataclass(frozen=True, slots=True)
class Moving:
    """All that changes while training, except how far it is."""

    model: Transformer
    optimizer: Optimizer
    average: Average


def save(folder: Path, moving: Moving, progress: Progress) -> None:
    """Write the checkpoint; the one before is replaced only when the new one is whole."""
    state = {
        "model": moving.model.state_dict(),
        "opt": moving.optimizer.state_dict(),
        "ema": moving.average.state,
        "step": progress.step,
        "best": progress.best,
        "spent": progress.minutes,
    }
    unfinished = folder / f"{FILE}.part"
    torch.save(state, unfinished)
    unfinished.replace(folder / FILE)


def restore(folder: Path, moving: Moving, device: str) -> Progress:
    """Put the saved state into `moving`. Raises TrainingError when it is of another size of network."""
    saved = torch.load(folder / FILE, map_location=device)
    names = moving.model.state_dict().keys()
    try:
        moving.model.load_state_dict(renamed(saved["model"], names))
        moving.optimizer.load_state_dict(saved["opt"])
        moving.average.state = dict(renamed(saved["ema"], names))
    except (RuntimeError, ValueError) as error:
        raise TrainingError(f"{folder / FILE} has another --size or --vocab: take another --work.") from error
    return Progress(saved["step"], saved["best"], saved["spent"])


def renamed(saved: Mapping[str, Value], names: Iterable[str]) -> dict[str, Value]:
    """Weights under these names, in place of those they were saved under.

    The first trainer, which made the starter 0.1, had the same weights in the same order under other names.
    Raises ValueError when there are not as many of both.
    """
    return dict(zip(names, saved.values(), strict=True))


def parameters(model: Transformer) -> int:
    """How many numbers the model learns."""
    return sum(value.numel() for value in model.parameters())
