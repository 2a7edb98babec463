"""The learning rate over a run."""

import math
from typing import Literal

Shape = Literal["cosine", "rsqrt"]
LOWEST = 0.03
"""Share of the peak that the cosine ends at."""


def rate(shape: Shape, peak: float, warmup: int, step: int, done: float) -> float:
    """The rate for a step: up in a line for `warmup` steps, then down.

    cosine: down by the share of the planned run that is `done` (0 to 1 or more), so that a run of any length
    ends low. rsqrt: by the square root of the steps, for a run whose end is not planned.
    """
    rising = min(1.0, (step + 1) / warmup)
    if shape == "rsqrt":
        return peak * rising * math.sqrt(warmup / max(step, warmup))
    return peak * rising * max(LOWEST, 0.5 * (1 + math.cos(math.pi * min(1.0, done))))
