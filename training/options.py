"""What can be asked on the command line."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from training import schedule
from training.shape import SHAPES


@dataclass(frozen=True, slots=True)
class Options:
    """The command line; `parser` says what each option means."""

    corpus: tuple[Path, ...]
    work: Path
    pack: Path | None
    news: tuple[Path, ...]
    version: str
    size: str
    vocab: int
    minutes: float
    total: float
    steps: int
    every: float
    resume: bool
    schedule: schedule.Shape
    lr: float
    warmup: int
    tokens: int
    ema: float
    device: str
    bf16: bool
    threads: int
    workers: int


def parse(arguments: Sequence[str] | None = None) -> Options:
    """Read the command line, the process's own by default; leaves the process when it is wrong."""
    return Options(**vars(parser().parse_args(arguments)))


def parser() -> argparse.ArgumentParser:
    """All options with their defaults."""
    made = argparse.ArgumentParser(
        prog="python -m training",
        description="Train a French to English starter package, score it and write its model card.",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    own = Path(__file__).parent / "corpus"
    data = made.add_argument_group("data and results")
    data.add_argument("--corpus", type=_paths, default=(own,), help="folders of .tsv files, by commas")
    data.add_argument(
        "--news",
        type=_paths,
        default=(),
        help="test sets STEM.fra and STEM.eng, by commas; the first helps to choose",
    )
    data.add_argument("--work", type=Path, default=Path("build/starter"), help="where everything is written")
    data.add_argument(
        "--pack", type=Path, metavar="WORK", help="only pack and score the weights kept in WORK"
    )
    data.add_argument("--version", default="0.1", help="of the package")
    model = made.add_argument_group("model")
    model.add_argument("--size", choices=SHAPES, default="small")
    model.add_argument("--vocab", type=int, default=6000, help="pieces")
    time = made.add_argument_group("time")
    time.add_argument("--minutes", type=float, default=60, help="train for so long")
    time.add_argument(
        "--total", type=float, default=0, help="minutes planned over all resumed runs; 0: this one ends it"
    )
    time.add_argument(
        "--steps", type=int, default=0, help="end at this step and plan by steps, not by minutes; 0: do not"
    )
    time.add_argument("--every", type=float, default=10, help="minutes between evaluations")
    time.add_argument("--resume", action="store_true", help="go on from WORK's last checkpoint")
    learning = made.add_argument_group("learning")
    learning.add_argument("--schedule", choices=("cosine", "rsqrt"), default="cosine")
    learning.add_argument("--lr", type=float, default=1.2e-3, help="highest learning rate")
    learning.add_argument("--warmup", type=int, default=800, help="steps up to it")
    learning.add_argument(
        "--tokens", type=int, default=4096, help="pieces of a side in a batch, padding included"
    )
    learning.add_argument("--ema", type=float, default=0.999, help="decay of the weights' running average")
    machine = made.add_argument_group("machine")
    machine.add_argument("--device", default="cpu", help="cpu or cuda")
    machine.add_argument("--bf16", action="store_true", help="compute in bfloat16, where that is faster")
    machine.add_argument("--threads", type=int, default=2)
    machine.add_argument(
        "--workers", type=int, default=0, help="processes that encode ahead; 8 beside an accelerator"
    )
    return made


def _paths(text: str) -> tuple[Path, ...]:
    return tuple(Path(part) for part in text.split(",") if part)
