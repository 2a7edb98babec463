"""Keep averaged weights as half-precision NumPy files under 15 MB: small enough for any transport.

A machine that trains need not pack: carry `weights-*.npz`, `spm.model` and `run.json`, then `--pack` them.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy
from numpy.typing import NDArray

from training.errors import TrainingError
from training.shape import Weights

LIMIT = 14_000_000
"""Bytes after which a file is closed."""
_Half = dict[str, NDArray[numpy.float16]]


def save(weights: Mapping[str, NDArray[numpy.float32]], folder: Path) -> None:
    """Write `weights-0.npz` and so on; those of an earlier save are removed."""
    for path in _files(folder):
        path.unlink()
    for number, part in enumerate(_parts(weights)):
        numpy.savez(folder / f"weights-{number}.npz", allow_pickle=False, **part)


def load(folder: Path) -> Weights:
    """All weights, in single precision, in the order they were saved. Raises TrainingError for none."""
    weights: Weights = {}
    for path in _files(folder):
        with numpy.load(path) as part:
            weights |= {name: part[name].astype(numpy.float32) for name in part.files}
    if not weights:
        raise TrainingError(f"{folder} holds no weights-*.npz: nothing was trained there.")
    return weights


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("weights-*.npz"), key=lambda path: int(path.stem.partition("-")[2]))


def _parts(weights: Mapping[str, NDArray[numpy.float32]]) -> Iterator[_Half]:
    part: _Half = {}
    for name, values in weights.items():
        part[name] = values.astype(numpy.float16)
        if sum(half.nbytes for half in part.values()) > LIMIT:
            yield part
            part = {}
    if part:
        yield part
