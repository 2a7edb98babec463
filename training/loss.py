"""The loss of a batch, and of held-out pairs."""

from collections.abc import Sequence

import torch
from sentencepiece import SentencePieceProcessor
from torch import Tensor
from torch.nn import functional

from training.batches import Example, encode_plainly
from training.corpus import Pair
from training.model import Transformer
from training.subwords import PAD

_BATCH = 32


def collate(batch: Sequence[Example], device: str) -> tuple[Tensor, Tensor]:
    """The batch's sources and targets as two tables of piece numbers, padded to the longest."""
    return _table([each.source for each in batch], device), _table([each.target for each in batch], device)


def loss_of(output: Tensor, target: Tensor, smoothing: float = 0.0, reduction: str = "mean") -> Tensor:
    """Cross-entropy in nats a piece of what follows each place of the target; padding does not count."""
    return functional.cross_entropy(
        output.float().flatten(0, 1),
        target[:, 1:].flatten(),
        ignore_index=PAD,
        label_smoothing=smoothing,
        reduction=reduction,
    )


@torch.no_grad()
def held_out_loss(
    model: Transformer, pairs: Sequence[Pair], subwords: SentencePieceProcessor, device: str
) -> float:
    """The loss a piece over pairs as they stand; `model` is not training."""
    total = pieces = 0.0
    for at in range(0, len(pairs), _BATCH):
        batch = [encode_plainly(subwords, pair) for pair in pairs[at : at + _BATCH]]
        source, target = collate(batch, device)
        total += loss_of(model(source, target[:, :-1]), target, reduction="sum").item()
        pieces += int((target[:, 1:] != PAD).sum())
    return total / max(pieces, 1)


def _table(rows: Sequence[list[int]], device: str) -> Tensor:
    longest = max(map(len, rows))
    return torch.tensor([row + [PAD] * (longest - len(row)) for row in rows], device=device)
