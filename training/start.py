"""Set a run up and train: vocabulary, workers, model, optimizer, what an earlier run left."""

import math
import platform

import torch

from training import checkpoint, corpus, run, subwords
from training.average import Average
from training.batches import Encoder
from training.checkpoint import Moving, Progress
from training.judge import Judge
from training.loop import Loop
from training.material import Material
from training.model import Transformer
from training.options import Options
from training.run import Run
from training.shape import SHAPES


def start(options: Options, material: Material) -> None:
    """Train as asked; leaves the best weights, `run.json` and the last checkpoint in the work folder."""
    torch.set_num_threads(options.threads)
    torch.manual_seed(1)
    options.work.mkdir(parents=True, exist_ok=True)
    print(f"training pairs {len(material.train)}, held out {material.held_out}", flush=True)
    spm = options.work / "spm.model"
    if not (options.resume and spm.exists()):
        subwords.fit(material.train, options.vocab, options.work)
    encoder = Encoder(spm, material.train, options.workers)
    vocabulary = subwords.load(spm)
    moving = prepare(options, vocabulary.vocab_size())
    print(f"parameters {checkpoint.parameters(moving.model)}, pieces {vocabulary.vocab_size()}", flush=True)
    progress = _resumed(options, moving)
    record = Run(options.size, material.sizes, material.held_out, _machine(options))
    judge = Judge(
        options.work, material.tests[:2], vocabulary, record, options.version, options.device, options.threads
    )
    try:
        Loop(options, moving, judge, progress).train(encoder, lambda: _pairs(options))
    finally:
        encoder.close()


def prepare(options: Options, vocabulary: int) -> Moving:
    """A new network of the asked size, its optimizer and its running average, on the asked device."""
    model = Transformer(vocabulary, SHAPES[options.size]).to(options.device)
    optimizer = torch.optim.AdamW(
        model.parameters(), lr=options.lr, betas=(0.9, 0.98), eps=1e-9, weight_decay=0.01
    )
    return Moving(model, optimizer, Average(model, options.ema))


def _resumed(options: Options, moving: Moving) -> Progress:
    if not options.resume or not (options.work / checkpoint.FILE).exists():
        return Progress()
    progress = checkpoint.restore(options.work, moving, options.device)
    if not (options.work / run.FILE).exists():
        # Left by the first trainer, whose weights have other names: what comes next is kept anew.
        progress.best = -math.inf
    return progress


def _pairs(options: Options) -> list[corpus.Pair]:
    """The training pairs, read anew for every epoch: the corpus may grow while a long run goes on."""
    return corpus.split(corpus.read(options.corpus)).train


def _machine(options: Options) -> str:
    if options.device.startswith("cuda"):
        return f"one {torch.cuda.get_device_name()}"
    return f"{options.threads} processor threads ({platform.machine()}, PyTorch {torch.__version__})"
