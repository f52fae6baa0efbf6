"""That Persona's training computes what the reference does, and learns."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from reference.neural import files  # noqa: E402
from reference.neural import flow as sampler  # noqa: E402
from reference.neural.network import triangle  # noqa: E402
from reference.persona import field, film, network  # noqa: E402
from renderer.training import coordinates  # noqa: E402
from renderer.training.persona import autoencoder, data, export, flow, train  # noqa: E402

torch.set_num_threads(1)
KINDS = len(data.KINDS)
SOME = (3, KINDS - 1)
BATCH = len(SOME)


@pytest.fixture(scope="module")
def untrained() -> tuple[autoencoder.Autoencoder, flow.Student]:
    torch.manual_seed(7)
    net, student = autoencoder.Autoencoder().eval(), flow.Student(autoencoder.LATENT, KINDS).eval()
    net.decoder.keep()
    student.keep()
    return net, student


@pytest.fixture(scope="module")
def few() -> tuple[np.ndarray, torch.Tensor]:
    """Some masks of every kind."""
    masks = data.draw(np.random.default_rng(1), 60)
    return train.fields(masks), torch.tensor(data.kinds(masks))


def test_fields_of_an_exported_network_are_those_that_were_trained(untrained, monkeypatch):
    net, _ = untrained
    monkeypatch.setattr(film, "FILM", [export.film(net.decoder, kind) for kind in range(KINDS)])
    monkeypatch.setattr(field, "MODEL", [export.decoder(net.decoder, kind) for kind in range(KINDS)])
    told = torch.randint(-128, 128, (BATCH, autoencoder.LATENT)).float()
    drawn = autoencoder.draw(net, told, torch.tensor(SOME))
    half = slice(field.AXIS, field.COLUMNS)
    for latent, kind, expected in zip(told.long().tolist(), SOME, drawn, strict=True):
        grids = np.array(field.fields(*film.film(latent, kind), kind)).reshape(-1, field.SIDE, field.SIDE)
        assert (grids[:, :, half] == expected).all()
        assert (grids[:, :, 1 : field.AXIS] == grids[:, :, 2 * field.AXIS - 1 : field.AXIS : -1]).all()
        assert not grids[:, :, [0]].any() and not grids[:, :, field.COLUMNS :].any()


def test_states_of_an_exported_flow_are_those_that_were_trained(untrained):
    _, student = untrained
    models = export.flow_model(student), export.conditions(student)
    exported = sampler.Flow(*models, network.CONDITIONED, network.STEPS)
    noise = torch.round(torch.randn(BATCH, autoencoder.LATENT) * sampler.ONE)
    kinds = torch.tensor(SOME)
    with torch.no_grad():
        states = student.sample(noise, kinds)
    for k, kind in enumerate(kinds.tolist()):
        state = noise[k].long().numpy()
        for step, expected in enumerate(states[1:]):
            state = sampler.advance(exported, state, step, kind)
            assert (state == expected[k].long().numpy()).all()


@pytest.mark.parametrize("bits", [7, 8])
def test_a_wave_is_that_of_the_format_and_falls_where_it_falls(bits):
    sums = torch.arange(-9000.0, 9000.0, 7, requires_grad=True)
    waved = coordinates.Waved.apply(sums, 5, bits)
    waved.sum().backward()
    shifted = torch.floor(sums.detach() / 2**5).long().numpy()
    assert (waved.detach().numpy() == triangle(shifted, bits)).all()
    rises = shifted % 2**bits < 2 ** (bits - 1)
    assert ((sums.grad.numpy() > 0) == rises).all()


def test_latents_are_told_as_the_flow_tells_its_states():
    states = torch.arange(-5000, 5000, 3)
    assert (flow.told(states.float()).numpy() == sampler.told(states.numpy())).all()
    z = torch.linspace(-5, 5, 301)
    expected = sampler.told(np.rint(z.double().numpy() * sampler.ONE).astype(np.int64))
    assert np.abs(autoencoder.told(z).numpy() - expected).max() <= 1


def test_the_autoencoder_learns(few, monkeypatch):
    monkeypatch.setattr(autoencoder, "BATCH_MASKS", 1)
    monkeypatch.setattr(autoencoder, "HIDDEN", 32)
    monkeypatch.setattr(autoencoder, "WARM", 10)
    torch.manual_seed(1)
    net, means = autoencoder.train(*few, np.random.default_rng(1), steps=80, log_steps=20, tell=lambda _: None)
    assert means[3] < 0.8 * means[0]
    latents = autoencoder.encode(net, few[0])
    assert latents.mean(0).abs().max() < 1e-3 and (latents.std(0) - 1).abs().max() < 1e-2


def test_weights_that_have_settled_are_integers_and_stay():
    torch.manual_seed(1)
    net = autoencoder.Autoencoder(kinds=2).decoder
    net.keep()
    before = [each.detach().clone() for each in net.integers()[0]]
    net.settle()
    net.keep()
    for kept, steps, was in zip(net.weights, autoencoder.SCALES.steps, before, strict=True):
        assert (kept * steps == was).all() and not kept.requires_grad
    assert all(bias.requires_grad for bias in net.biases)


def test_the_flow_learns():
    torch.manual_seed(1)
    aims = torch.randn(64, 8)
    net = flow.Student(8, KINDS)
    pairs = flow.Pairs(torch.round(torch.randn(64, 8) * sampler.ONE), aims, torch.arange(64) % KINDS)
    means = flow.learn(net, 60, flow.RATE, lambda: flow.ends(net, pairs, 64), "ends", lambda _: None, log_steps=20)
    assert means[2] < 0.7 * means[0]


def test_outlines_are_learnt_from_most(few):
    fields, _ = few
    found = autoencoder.chances(fields)
    assert found.sum((1, 2)) == pytest.approx(np.ones(len(fields)))
    edge, ground = np.abs(fields[:, 0].astype(int) - 128) < 8, fields[:, 0] < 2
    assert found[edge].min() > 5 * found[ground].max()


def test_the_reference_holds_networks_that_were_exported(untrained):
    models = export.networks(*untrained)
    together = export.digest(files.load(network.FOLDER / name) for name in models)
    assert together in Path(export.__file__).with_name("README.md").read_text()
    for name, model in models.items():
        held = files.load(network.FOLDER / name)
        assert held.training_data == export.TRAINING_DATA and held.name == model.name
        assert [layer.shape for layer in held.layers] == [layer.shape for layer in model.layers]
    assert tuple(kind.lower() for kind in data.KINDS) == network.KINDS
    assert network.FLOW.kinds == KINDS and network.FLOW.size == network.FILM[0].input.shape[0]
