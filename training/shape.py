"""The sizes of network that can be trained, and the position table that training and export share."""

from dataclasses import dataclass

import numpy
from numpy.typing import NDArray

Weights = dict[str, NDArray[numpy.float32]]
"""A network's weights by name, as `model.Transformer.state_dict` names them."""

POSITIONS = 512
"""The longest sequence, in pieces."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A network without its vocabulary."""

    width: int
    inner: int
    """Width inside the feed-forward blocks."""
    heads: int
    encoder: int
    """Layers."""
    decoder: int
    dropout: float


SHAPES = {
    "tiny": Shape(192, 768, 4, 4, 2, 0.1),
    "mid": Shape(256, 1024, 4, 4, 2, 0.15),
    "small": Shape(256, 1024, 4, 6, 3, 0.2),
    "base": Shape(384, 1536, 6, 6, 4, 0.3),
    "big": Shape(512, 2048, 8, 6, 6, 0.3),
}
"""`tiny` is the shipped starter 0.1 and suits two processor cores; `base` and `big` want an accelerator."""


def positions(width: int) -> NDArray[numpy.float32]:
    """Sinusoids, POSITIONS × width: sines in even columns, cosines in odd ones (Vaswani and others, 2017)."""
    rates = numpy.exp(numpy.arange(0, width, 2) * (-numpy.log(10000.0) / width))
    angles = numpy.arange(POSITIONS)[:, None] * rates
    table = numpy.zeros((POSITIONS, width), dtype=numpy.float32)
    table[:, 0::2], table[:, 1::2] = numpy.sin(angles), numpy.cos(angles)
    return table
