"""One network in three places, torch, numpy and a contract: the same numbers."""

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from reference.neural import network  # noqa: E402
from reference.neural.model import Input  # noqa: E402
from renderer.training.quantization import Clamp, Convolution, Dense, Residual, Triangle, to_model  # noqa: E402
from scripts.chain.contract import deploy  # noqa: E402
from scripts.compiler.compiled import compiled  # noqa: E402

nn = torch.nn
LOW, HIGH = -127, 127


def test_what_is_trained_is_what_a_contract_computes(rpc):
    torch.manual_seed(3)
    net = nn.Sequential(
        Dense(4, 2 * 2 * 2, Clamp(0, 127), bits=4),
        nn.Unflatten(1, (2, 2, 2)),
        Residual(Convolution(2, 2, activation=Clamp(-64, 63), bits=4)),
        Convolution(2, 4, 1, activation=Triangle(8)),
        nn.PixelShuffle(2),
    )
    net(torch.randint(LOW, HIGH + 1, (64, 4)).float())
    model = to_model(net.eval(), Input((4,), LOW, HIGH), "dream")
    made = compiled(model)
    assert not made.network.data
    asked = np.random.default_rng(1).integers(LOW, HIGH + 1, (100, 4))
    asked[:3] = [[LOW] * 4, [HIGH] * 4, [0] * 4]
    with torch.no_grad():
        trained = net(torch.tensor(asked)).numpy()
    stated = np.stack([network.run(model, each) for each in asked])
    on_chain = np.array(deploy(rpc, made.contract).read_each("forward", [(each.tolist(),) for each in asked]))
    assert (trained == stated).all()
    assert (on_chain.reshape(stated.shape) == stated).all()
    assert len(np.unique(stated, axis=0)) > len(asked) // 2
