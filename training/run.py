"""What is remembered of a training run beside its weights, so that the card can be written at any time."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from training.errors import TrainingError

FILE = "run.json"


@dataclass(frozen=True, slots=True)
class Run:
    """The run up to the weights that were kept."""

    size: str
    """A key of `shape.SHAPES`."""
    pairs: Mapping[str, int] = field(default_factory=dict)
    """Pairs of every corpus file, those held out included."""
    held_out: int = 0
    """Pairs of them that were never trained on."""
    machine: str = ""
    steps: int = 0
    minutes: float = 0.0
    """Of work, evaluations included; the sum over all resumed runs."""


def save(run: Run, folder: Path) -> None:
    """Write the run beside its weights."""
    text = json.dumps(asdict(run), indent=2, ensure_ascii=False)
    (folder / FILE).write_text(text + "\n", encoding="utf-8")


def load(folder: Path) -> Run:
    """Read what `save` wrote. Raises TrainingError when it is not there."""
    path = folder / FILE
    if not path.is_file():
        raise TrainingError(f"{path} is missing: {folder} holds no finished training run.")
    return Run(**json.loads(path.read_text(encoding="utf-8")))
