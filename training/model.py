"""A plain pre-norm Transformer with one embedding table for source, target and output.

`export` writes these weights under CTranslate2's names: change both together. Shapes in comments are
B sentences, S source pieces, T target pieces, D width.
"""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.shape import Shape, positions
from training.subwords import PAD


class SelfAttention(nn.Module):
    """Attention of a sequence to itself."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.project = nn.Linear(shape.width, 3 * shape.width)
        self.output = nn.Linear(shape.width, shape.width)

    def forward(self, x: Tensor, mask: Tensor | None, causal: bool) -> Tensor:
        """B×T×D to B×T×D; `mask` is true where a piece may be attended to."""
        query, key, value = self.project(x).chunk(3, dim=-1)
        mixed: Tensor = self.output(_attend(query, key, value, self.heads, mask, causal))
        return mixed


class CrossAttention(nn.Module):
    """Attention of the target to the encoded source."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.query = nn.Linear(shape.width, shape.width)
        self.memory = nn.Linear(shape.width, 2 * shape.width)
        self.output = nn.Linear(shape.width, shape.width)

    def forward(self, x: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        """B×T×D and B×S×D to B×T×D."""
        key, value = self.memory(memory).chunk(2, dim=-1)
        mixed: Tensor = self.output(_attend(self.query(x), key, value, self.heads, mask, False))
        return mixed


class FeedForward(nn.Module):
    """Two linear layers over each place by itself, normalised before."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(shape.width)
        self.widen, self.narrow = nn.Linear(shape.width, shape.inner), nn.Linear(shape.inner, shape.width)
        self.drop = nn.Dropout(shape.dropout)

    def forward(self, x: Tensor) -> Tensor:
        """B×T×D to B×T×D."""
        fed: Tensor = self.narrow(self.drop(functional.relu(self.widen(self.norm(x)))))
        return fed


class EncoderLayer(nn.Module):
    """Self-attention and feed-forward, each normalised before and added to its input."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.self_norm, self.self_attention = nn.LayerNorm(shape.width), SelfAttention(shape)
        self.feed = FeedForward(shape)
        self.drop = nn.Dropout(shape.dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """B×S×D to B×S×D."""
        x = x + self.drop(self.self_attention(self.self_norm(x), mask, False))
        fed: Tensor = x + self.drop(self.feed(x))
        return fed


class DecoderLayer(nn.Module):
    """Like the encoder's, causal, with attention to the source in between."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.self_norm, self.self_attention = nn.LayerNorm(shape.width), SelfAttention(shape)
        self.cross_norm, self.cross_attention = nn.LayerNorm(shape.width), CrossAttention(shape)
        self.feed = FeedForward(shape)
        self.drop = nn.Dropout(shape.dropout)

    def forward(self, x: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        """B×T×D and the encoded source to B×T×D."""
        x = x + self.drop(self.self_attention(self.self_norm(x), None, True))
        x = x + self.drop(self.cross_attention(self.cross_norm(x), memory, mask))
        fed: Tensor = x + self.drop(self.feed(x))
        return fed


class Transformer(nn.Module):
    """Scores of the next target piece, for every place of the target at once."""

    def __init__(self, vocabulary: int, shape: Shape) -> None:
        super().__init__()
        self.scale = math.sqrt(shape.width)
        self.embedding = nn.Embedding(vocabulary, shape.width, padding_idx=PAD)
        self.encoder = nn.ModuleList(EncoderLayer(shape) for _ in range(shape.encoder))
        self.encoder_norm = nn.LayerNorm(shape.width)
        self.decoder = nn.ModuleList(DecoderLayer(shape) for _ in range(shape.decoder))
        self.decoder_norm = nn.LayerNorm(shape.width)
        self.bias = nn.Parameter(torch.zeros(vocabulary))
        self.drop = nn.Dropout(shape.dropout)
        self.register_buffer("positions", torch.from_numpy(positions(shape.width)), persistent=False)
        self._initialise(shape.width)

    def forward(self, source: Tensor, target: Tensor) -> Tensor:
        """B×S and B×T piece numbers, padded with PAD, to B×T×vocabulary."""
        mask = (source != PAD)[:, None, None, :]
        x = self._embed(source)
        for layer in self.encoder:
            x = layer(x, mask)
        memory = self.encoder_norm(x)
        y = self._embed(target)
        for layer in self.decoder:
            y = layer(y, memory, mask)
        return functional.linear(self.decoder_norm(y), self.embedding.weight, self.bias)

    def _embed(self, numbers: Tensor) -> Tensor:
        table: Tensor = self.get_buffer("positions")
        return self.drop(self.embedding(numbers) * self.scale + table[: numbers.shape[1]])  # type: ignore[no-any-return]

    def _initialise(self, width: int) -> None:
        nn.init.normal_(self.embedding.weight, std=width**-0.5)
        for module in self.modules():
            if isinstance(module, nn.Linear):
                nn.init.xavier_uniform_(module.weight)
                nn.init.zeros_(module.bias)


def _attend(
    query: Tensor, key: Tensor, value: Tensor, heads: int, mask: Tensor | None, causal: bool
) -> Tensor:
    size, length, width = query.shape

    def by_head(x: Tensor) -> Tensor:
        return x.view(size, -1, heads, width // heads).transpose(1, 2)

    mixed = functional.scaled_dot_product_attention(
        by_head(query), by_head(key), by_head(value), attn_mask=mask, is_causal=causal
    )
    return mixed.transpose(1, 2).reshape(size, length, width)
