"""Training with integers in the forward pass: it learns, and what it learned is the network that runs on a chain."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

torch = pytest.importorskip("torch")

from reference.neural import network  # noqa: E402
from reference.neural.files import digest  # noqa: E402
from reference.neural.model import Input, Lanes  # noqa: E402
from renderer.training.activations import TriangleWave  # noqa: E402
from renderer.training.quantization import (  # noqa: E402
    Clamp,
    Convolution,
    Dense,
    Plain,
    Residual,
    Triangle,
    straight,
    to_model,
)
from scripts.compiler.point_lanes import plan  # noqa: E402

torch.set_num_threads(1)
nn = torch.nn


def filled(low: int, high: int, shape: tuple[int, ...]) -> torch.Tensor:
    """Inputs of every kind: drawn at random, all least, all most, all zero."""
    drawn = torch.randint(low, high + 1, (60, *shape))
    ends = [torch.full((1, *shape), value, dtype=torch.float64) for value in (low, high, min(max(0, low), high))]
    checks = torch.where(torch.rand(20, *shape) < 0.5, low, high)
    return torch.cat([drawn, checks, *ends])


def agrees(net: nn.Module, low: int, high: int, shape: tuple[int, ...]) -> bool:
    """Is the exported network the module in eval mode, to the bit?"""
    net.eval()
    model = to_model(net, Input(shape, low, high), "net")
    x = filled(low, high, shape)
    with torch.no_grad():
        made = net(x).numpy()
    told = np.stack([network.run(model, each) for each in x.numpy().astype(np.int64)])
    return made.shape == told.shape and bool((made == told).all())


ACTIVATIONS = [None, Clamp(), Clamp(0, 127), Clamp(-8, 7), Triangle(2), Triangle(8), Triangle(16)]


@settings(max_examples=60)
@given(st.integers(0, 2**32 - 1), st.sampled_from([4, 8]), st.tuples(*[st.sampled_from(ACTIVATIONS)] * 3))
def test_an_exported_network_is_the_module_to_the_bit(seed, bits, activations):
    torch.manual_seed(seed)
    low, high = sorted(torch.randint(-300, 300, (2,)).tolist())
    net = nn.Sequential(
        Dense(3, 7, activations[0], bits=bits),
        Dense(7, 7, activations[1], bits=bits),
        Dense(7, 2, activations[2], bits=bits),
    )
    net.train()(filled(low, high, (3,)))
    stirred(net)
    assert agrees(net, low, high, (3,))


@settings(max_examples=20)
@given(st.integers(0, 2**32 - 1), st.sampled_from([4, 8]), st.sampled_from(ACTIVATIONS), st.sampled_from([1, 3]))
def test_an_exported_network_of_images_is_the_module_to_the_bit(seed, bits, activation, kernel):
    torch.manual_seed(seed)
    net = nn.Sequential(
        Convolution(2, 4, kernel, activation=Clamp(), bits=bits),
        Residual(Convolution(4, 4, kernel, activation=activation, bits=bits), nn.Sequential(Convolution(4, 4, 1))),
        nn.PixelShuffle(2),
        nn.Upsample(scale_factor=3),
        Convolution(1, 3, 3, stride=2, activation=activation, bits=bits),
        nn.Flatten(),
        Dense(3 * 6 * 9, 8, Clamp(), bits=bits),
        nn.Unflatten(1, (2, 2, 2)),
    )
    net.train()(filled(-128, 127, (2, 2, 3)))
    stirred(net)
    assert agrees(net, -128, 127, (2, 2, 3))


def stirred(net: nn.Module) -> None:
    """Weights anywhere, beyond their range too, and large biases, as no training would leave them."""
    with torch.no_grad():
        for parameter in net.parameters():
            parameter.mul_(torch.randn_like(parameter) * 3)


def test_sums_far_beyond_what_single_precision_holds_are_exact():
    torch.manual_seed(1)
    net = nn.Sequential(Dense(9, 5), Dense(5, 5))
    net.train()(filled(-100, 100, (9,)))
    stirred(net)
    assert agrees(net, -(2**30), 2**30 - 1, (9,))


def test_weights_of_four_bits_are_exported_as_such():
    net = nn.Sequential(Dense(2, 9, bits=4), Dense(9, 2))
    net(torch.ones(4, 2))
    model = to_model(net, Input((2,), 0, 1), "net")
    assert [layer.bits for layer in model.layers] == [4, 8]
    assert np.abs(model.layers[0].weights).max() == 4


def test_a_sum_that_floats_cannot_hold_is_refused():
    net = Dense(2, 2)
    net(torch.ones(4, 2))
    net.eval()(torch.full((1, 2), 2.0**40))
    with pytest.raises(ValueError, match="^quantization: a sum can reach [0-9]+, and floats hold less exactly$"):
        net(torch.full((1, 2), 2.0**60))


def test_straight_has_the_values_of_one_and_the_gradient_of_the_other():
    x = torch.tensor([-0.3, 0.7, 1e8 / 3], requires_grad=True)
    y = straight(torch.floor(x), 5 * x)
    y.sum().backward()
    assert y.tolist() == torch.floor(x).tolist()
    assert x.grad.tolist() == [5, 5, 5]


def stripes(count: int = 1024) -> tuple[torch.Tensor, torch.Tensor]:
    """Places in [-128, 127], and what is to be drawn there, in [-1, 1]."""
    random = torch.Generator().manual_seed(1)
    x = torch.randint(-128, 128, (count, 2), generator=random).float()
    return x, torch.sin(x[:, :1] / 40 + (x[:, 1:] / 50) ** 2)


def trained(net: nn.Module, unit: float, steps: int = 400) -> list[float]:
    """The losses of a training whose outputs count `unit` to the one."""
    x, wanted = stripes()
    optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
    losses = []
    for _ in range(steps):
        loss = ((net(x if unit > 1 else x / 128) / unit - wanted) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses


def integers(bits: int = 8) -> nn.Module:
    return nn.Sequential(
        Dense(2, 16, Triangle(9), bits=bits), Dense(16, 16, Triangle(9), bits=bits), Dense(16, 1, Clamp(), bits=bits)
    )


def error(net: nn.Module, unit: float) -> float:
    """The mean squared error of the exported network itself."""
    model = to_model(net.eval(), Input((2,), -128, 127), "stripes")
    x, wanted = stripes()
    made = np.stack([network.run(model, each) for each in x.numpy().astype(np.int64)])
    return float(((made / unit - wanted.numpy()) ** 2).mean())


def test_training_in_integers_learns_as_well_as_training_in_floats():
    torch.manual_seed(1)
    floats = nn.Sequential(
        nn.Linear(2, 16), TriangleWave(), nn.Linear(16, 16), TriangleWave(), nn.Linear(16, 1), nn.Hardtanh()
    )
    reached = trained(floats, 1)[-1]
    for bits, worse in ((8, 2), (4, 6)):
        torch.manual_seed(1)
        net = integers(bits)
        losses = trained(net, 128)
        assert losses[-1] < losses[0] / 10
        assert error(net, 128) < max(worse * reached, 0.01)


def test_the_same_seed_trains_the_same_network():
    hashes = set()
    for _ in range(2):
        torch.manual_seed(7)
        net = integers()
        trained(net, 128, steps=20)
        hashes.add(digest(to_model(net, Input((2,), -128, 127), "stripes")))
    torch.manual_seed(8)
    trained(other := integers(), 128, steps=20)
    assert len(hashes) == 1
    assert digest(to_model(other, Input((2,), -128, 127), "stripes")) not in hashes


def test_weights_that_training_drives_out_of_their_range_come_back():
    torch.manual_seed(1)
    net = Dense(1, 1, Plain())
    x = torch.tensor([[100.0]])
    net(x)
    optimizer = torch.optim.SGD(net.parameters(), lr=1.0)
    seen = []
    for sign in (-1, 1):
        for _ in range(5):
            optimizer.zero_grad()
            (sign * net(x)).sum().backward()
            optimizer.step()
            seen.append(int(net.train()(x) is not None and net.integers()[0].item()))
    assert 127 in seen
    assert -128 in seen


def test_bounded_weights_train_for_narrow_lanes():
    torch.manual_seed(1)
    net = nn.Sequential(
        Dense(2, 16, Triangle(7), most=120), Dense(16, 16, Triangle(7), most=500), Dense(16, 1, Clamp(), most=500)
    )
    losses = trained(net, 128)
    assert losses[-1] < losses[0] / 10
    model = to_model(net.eval(), Input((2,), -128, 127), "stripes")
    for layer, most in zip(model.layers, (120, 500, 500), strict=True):
        fan_in = layer.shape[1]
        assert np.abs(layer.weights).sum(axis=1).max() <= most + fan_in / 2  # each may round up by a half
    assert plan(model).lanes == Lanes(16, 16)


def test_scales_are_found_after_weights_are_bounded():
    torch.manual_seed(1)
    net = Dense(64, 64, Clamp(), most=100)
    assert 64 <= net(filled(-128, 127, (64,))).abs().max() <= 128


def test_the_first_batch_sets_the_scales_and_no_later_one_does():
    torch.manual_seed(1)
    net = Dense(4, 64, Clamp())
    x = filled(-128, 127, (4,))
    made = net(x)
    assert 64 <= made.abs().max() <= 128
    shift, steps = int(net.shift), float(net.steps)
    net(x * 1000)
    assert (int(net.shift), float(net.steps)) == (shift, steps)
    net.observe(x * 1000)
    assert int(net.shift) == shift + 10
    assert net.integers()[0].abs().max() == 64


def test_what_cannot_be_exported_is_refused():
    with pytest.raises(ValueError, match="^quantization: Tanh has no meaning in integers here$"):
        to_model(nn.Sequential(nn.Tanh()), Input((2,), 0, 1), "net")
    for upsample in (nn.Upsample(scale_factor=2.5), nn.Upsample(scale_factor=(2, 3)), nn.Upsample(size=4)):
        with pytest.raises(ValueError, match="^quantization: Upsample has no meaning in integers here$"):
            to_model(nn.Sequential(upsample), Input((1, 2, 2), 0, 1), "net")
    with pytest.raises(ValueError, match="^quantization: a layer has no scales yet; "):
        to_model(Dense(2, 2), Input((2,), 0, 1), "net")
    with pytest.raises(ValueError, match="^quantization: weights have 4 or 8 bits, not 5$"):
        Dense(2, 2, bits=5)
