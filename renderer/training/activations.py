"""Activations for ordinary torch networks that the compiler knows when they come back from ONNX."""

import torch
from torch import nn


class TriangleWave(nn.Module):
    """A triangle wave through [-1, 1], rising from -1 at 0, of any period.

    On a chain it costs no compare: it is what is left of a sum's low bits. So a coordinate network may use it
    wherever it would use a sine. Either of torch's exporters writes it as a few elementwise nodes.
    """

    def __init__(self, period: float = 4.0) -> None:
        super().__init__()
        self.period = float(period)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        turns = x * (1 / self.period)
        return 1 - (4 * (turns - torch.floor(turns)) - 2).abs()
