"""The running average of the weights: what is measured and packed, steadier than the weights themselves."""

from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import Tensor

from training.model import Transformer
from training.shape import Weights


class Average:
    """An exponential moving average over the steps."""

    def __init__(self, model: Transformer, decay: float) -> None:
        """Begin with the model's weights; `decay` is the share of the old average kept at each step."""
        self._model = model
        self._decay = decay
        self.state: dict[str, Tensor] = _copy(model)

    @torch.no_grad()
    def update(self, step: int) -> None:
        """Take in the weights after this step; early steps count more, lest the start linger."""
        decay = min(self._decay, (1 + step) / (10 + step))
        for name, value in self._model.state_dict().items():
            self.state[name].lerp_(value, 1 - decay)

    @contextmanager
    def in_place(self) -> Iterator[Transformer]:
        """The model with the average for weights, not training, until the block ends."""
        current = _copy(self._model)
        self._model.load_state_dict(self.state)
        self._model.eval()
        try:
            yield self._model
        finally:
            self._model.load_state_dict(current)
            self._model.train()

    def weights(self) -> Weights:
        """The average as arrays."""
        return {name: value.detach().float().cpu().numpy() for name, value in self.state.items()}


def _copy(model: Transformer) -> dict[str, Tensor]:
    return {name: value.detach().clone() for name, value in model.state_dict().items()}
