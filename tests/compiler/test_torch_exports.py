"""Files as torch's two exporters write them. Skipped where torch is not installed: it is an optional extra."""

import warnings

import numpy as np
import pytest

from scripts.compiler import graph as floats
from scripts.compiler import onnx_import
from scripts.compiler.fidelity import original

torch = pytest.importorskip("torch")
nn = torch.nn


class Triangle(nn.Module):
    def forward(self, x):
        return 1 - 4 * (torch.remainder(x / 3, 1.0) - 0.5).abs()


class Residual(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.inner = nn.Sequential(
            nn.ReLU(), nn.Conv2d(channels, channels, 3, padding=1), nn.BatchNorm2d(channels), nn.ReLU6()
        )

    def forward(self, x):
        return x + self.inner(x)


class Choice(nn.Module):
    def forward(self, x):
        return torch.softmax(x, 1).argmax(1)


NETWORKS = {
    "a coordinate network": (
        lambda: nn.Sequential(
            nn.Linear(3, 8), Triangle(), nn.Linear(8, 8), Triangle(), nn.Linear(8, 3), nn.Hardtanh()
        ),
        (3,),
        ["dense"] * 3,
    ),
    "a classifier": (
        lambda: nn.Sequential(
            nn.Conv2d(1, 4, 3, stride=2, padding=1),
            nn.BatchNorm2d(4),
            Residual(4),
            nn.Flatten(),
            nn.Linear(64, 5),
            Choice(),
        ),
        (1, 8, 8),
        ["convolution", "convolution", "add", "reshape", "dense", "argmax"],
    ),
    "a decoder": (
        lambda: nn.Sequential(
            nn.Linear(4, 32),
            nn.ReLU(),
            nn.Unflatten(1, (8, 2, 2)),
            nn.Upsample(scale_factor=2),
            nn.Conv2d(8, 12, 3, padding=1),
            nn.PixelShuffle(2),
            nn.Dropout(),
            nn.Hardtanh(0, 1),
        ),
        (4,),
        ["dense", "reshape", "upsample", "convolution", "pixel_shuffle"],
    ),
}


@pytest.mark.parametrize("dynamo", [True, False])
@pytest.mark.parametrize("what", NETWORKS)
def test_what_torch_exports_is_read(tmp_path, what, dynamo):
    make, shape, operators = NETWORKS[what]
    torch.manual_seed(0)
    network = make().train()
    for _ in range(3):  # so that the batch norms have something to fold
        network(torch.randn(16, *shape))
    path = tmp_path / "network.onnx"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        more = {"external_data": False} if dynamo else {}
        torch.onnx.export(network.eval(), (torch.randn(1, *shape),), path, dynamo=dynamo, verbose=False, **more)
    graph = onnx_import.read(path)
    assert [node.op for node in graph.nodes if node.gains != (0.5, 0.5)] == operators
    inputs = np.random.default_rng(0).normal(size=(4, *graph.shape)).astype(np.float32)
    ours, theirs = floats.run(graph, inputs), original(path, graph, inputs)
    assert graph.nodes[-1].name in theirs
    for name, wanted in theirs.items():
        np.testing.assert_allclose(ours[name], wanted, rtol=1e-4, atol=1e-4)
