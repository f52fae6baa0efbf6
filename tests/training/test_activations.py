"""The triangle wave of ordinary torch networks: a wave, and one that the compiler knows again."""

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnxscript")

from renderer.training.activations import TriangleWave  # noqa: E402
from scripts.compiler.convert import Options, quantized  # noqa: E402

nn = torch.nn


def test_a_triangle_wave_rises_from_its_least_value_at_zero():
    wave = TriangleWave(period=4)
    x = torch.tensor([0.0, 0.5, 1, 2, 3, 4, -1, -2, 401])
    assert wave(x).tolist() == [-1, -0.5, 0, 1, 0, -1, 0, 1, 0]


@pytest.mark.parametrize("dynamo", [False, True])
@pytest.mark.filterwarnings("ignore")
def test_the_compiler_knows_a_triangle_wave_from_either_exporter(tmp_path, dynamo):
    torch.manual_seed(1)
    net = nn.Sequential(nn.Linear(2, 8), TriangleWave(period=1.5), nn.Linear(8, 3), nn.Hardtanh())
    path = tmp_path / "net.onnx"
    torch.onnx.export(net, (torch.zeros(1, 2),), path, dynamo=dynamo, verbose=False)
    model, fidelity = quantized(path, None, Options(input_range=(-1.0, 1.0)))
    assert [(layer.op, layer.activation.op) for layer in model.layers] == [("dense", "triangle"), ("dense", "clamp")]
    assert model.layers[0].activation.bits > 2
    assert fidelity.psnr > 25
