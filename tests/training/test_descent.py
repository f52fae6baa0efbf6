"""How the networks of pieces learn: their rates, what is kept after each step, and what is told."""

import pytest

torch = pytest.importorskip("torch")

from renderer.training.descent import LEAST_RATE, MOST_GRADIENT, descend  # noqa: E402

STEPS, WARM = 40, 10
RATES = 0.1, 0.02


@pytest.fixture
def net() -> torch.nn.Linear:
    torch.manual_seed(1)
    return torch.nn.Linear(3, 1)


def descended(net: torch.nn.Linear, loss, **more) -> tuple[list[float], list[tuple[float, ...]]]:
    """What is returned, and the rates of weights and biases at each step."""
    optimiser = torch.optim.SGD(
        [{"params": each, "lr": rate} for each, rate in zip(net.parameters(), RATES, strict=True)]
    )
    rates = []

    def kept() -> None:
        rates.append(tuple(group["lr"] for group in optimiser.param_groups))

    return descend(net, optimiser, STEPS, loss, kept, "net", WARM, **({"tell": lambda _: None} | more)), rates


def test_rates_rise_from_nothing_and_fall_to_nothing(net):
    _, rates = descended(net, lambda _: net.weight.square().sum() + net.bias.square().sum())
    assert len(rates) == STEPS
    assert rates[0] == (LEAST_RATE, LEAST_RATE)
    for own, highest in zip(zip(*rates, strict=True), RATES, strict=True):
        top = own.index(max(own))
        assert list(own[: top + 1]) == sorted(own[: top + 1]) and list(own[top:]) == sorted(own[top:], reverse=True)
        assert 0.8 * highest < own[top] < highest + LEAST_RATE and own[-1] < 0.01 * highest


def test_a_rise_that_has_begun_goes_on(net):
    late, early = (descended(net, lambda _: net.weight.sum(), begun=begun)[1] for begun in (0, 1))
    assert late[0] < early[0] and late[WARM:] == early[WARM:]


def test_no_step_is_longer_than_its_rate(net):
    before = net.weight.detach().clone()
    _, rates = descended(net, lambda _: 1e6 * net.weight.sum())
    assert (net.weight - before).norm() <= MOST_GRADIENT * sum(weights for weights, _ in rates) * 1.001


def test_mean_losses_are_returned_and_told(net):
    told: list[str] = []
    means, _ = descended(net, lambda step: 0 * net.weight.sum() + step, tell=told.append, log_steps=10)
    assert means == [4.5, 14.5, 24.5, 34.5]
    assert [line.split(",")[1] for line in told] == [f" {at:6} steps: loss {at - 5.5:.4f}" for at in (10, 20, 30, 40)]
