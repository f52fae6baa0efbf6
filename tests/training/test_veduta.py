"""That Veduta's training computes what the reference does, and learns."""

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from reference.neural.files import load  # noqa: E402
from reference.neural.flow import MOST_TOLD, ONE  # noqa: E402
from reference.veduta import network, picture, words  # noqa: E402
from renderer.training.quantization import Convolution  # noqa: E402
from renderer.training.veduta import autoencoder, data, export, flow, judge, sharpen, train  # noqa: E402

torch.set_num_threads(1)
SIDE = export.SIDE


@pytest.fixture(scope="module")
def few() -> tuple[torch.Tensor, torch.Tensor]:
    """Some pictures, and their words."""
    return train.pictures(48)


@pytest.fixture(scope="module")
def untrained(few) -> tuple[autoencoder.Autoencoder, flow.Student]:
    """Networks that have seen a batch, and nothing more."""
    torch.manual_seed(7)
    pictures, said = few
    net, _ = autoencoder.train(pictures, steps=1, tell=lambda _: None)
    student, _ = flow.train(autoencoder.encode(net, pictures), said, steps=1, tell=lambda _: None)
    return net.eval(), student.eval()


def test_pictures_are_learnt_from_as_they_are_drawn_in_batches_of_any_size(few, monkeypatch):
    pictures, said = few
    assert pictures.shape == (48, 3, 64, 64) and said.shape == (48, words.WIDTH)
    assert (pictures[1].permute(1, 2, 0).numpy() == data.batch(train.SEED, 1, 1)[0][0]).all()
    monkeypatch.setattr(train, "AT_ONCE", 5)
    again = train.pictures(7)
    assert (again[0] == pictures[:7]).all() and (again[1] == said[:7]).all()
    calm = train.pictures(7, train.CALM)
    assert (calm[1] == said[:7]).all() and (calm[0] != pictures[:7]).any()


def test_pictures_of_an_exported_model_are_those_that_were_trained(untrained, tmp_path):
    net, student = untrained
    checkpoint = tmp_path / "checkpoint"
    torch.save([each.state_dict() for each in untrained], checkpoint)
    export.main(str(checkpoint), tmp_path / "veduta")
    model = network.load(tmp_path / "veduta")
    seed, prompt = 12345, "islands at dusk, birds"
    hot = torch.zeros(1, words.WIDTH)
    hot[0, list(picture.kinds(prompt, seed))] = 1
    *_, state = student.sample(torch.tensor(picture.noise(model, seed))[None], hot)
    assert (autoencoder.draw(net, flow.told(state))[0] == picture.draw(prompt, seed, model)).all()


def test_the_bundled_model_has_the_shape_that_training_gives(untrained):
    net, student = untrained
    for name, made in export.networks(net.decoder, student).items():
        bundled = load(network.FOLDER / name)
        assert [layer.shape for layer in bundled.layers] == [layer.shape for layer in made.layers]
        assert (bundled.input, bundled.training_data) == (made.input, made.training_data)


def test_all_stages_of_training_fit_together(monkeypatch):
    for module, few in (
        (train, {"PICTURES": 4, "CALM_PICTURES": 4}),
        (autoencoder, {"STEPS": 1}),
        (flow, {"STEPS": 1, "CALM_STEPS": (1, 1), "LED_STEPS": 1, "SETTLING": 1}),
        (sharpen, {"LATENTS": 2, "STEPS": 1, "ROUNDS": 1, "CALM_EVERY": 1}),
    ):
        for name, value in few.items():
            monkeypatch.setattr(module, name, value)
    net, student, log = train.train(tell=lambda _: None)
    assert export.networks(net.decoder.eval(), student.eval())
    assert list(log["seconds, pictures included"])[-1] == "decoder, sharpened"


def test_pictures_are_kept_by_few_numbers(few, monkeypatch):
    monkeypatch.setattr(autoencoder, "WARM", 5)
    torch.manual_seed(1)
    net, means = autoencoder.train(few[0], steps=60, tell=lambda _: None, log_steps=20)
    assert means[2] < 0.7 * means[0]
    z = autoencoder.encode(net, few[0])
    assert z.shape == (48, autoencoder.CHANNELS, SIDE, SIDE)
    assert z.mean((0, 2, 3)).abs().max() < 1e-3 and (z.std((0, 2, 3)) - 1).abs().max() < 1e-2
    assert autoencoder.told(z).abs().max() <= MOST_TOLD + 1


def test_errors_of_edges_count_beside_those_of_levels():
    wanted = torch.zeros(1, 3, 16, 16)
    level, stripes = wanted + 0.5, wanted.clone()
    stripes[..., ::2] = 1
    assert autoencoder.loss(wanted, wanted) == 0
    assert autoencoder.loss(stripes, wanted) > autoencoder.loss(level, wanted)


def test_the_flow_learns_and_is_led_further():
    torch.manual_seed(1)
    said = (torch.rand(32, words.WIDTH) < 0.2).float()
    # What a word means here: one of two pictures.
    z = torch.randn(2, autoencoder.CHANNELS, 4, 4)[said[:, 0].long()]
    net, means = flow.train(z, said, steps=60, tell=lambda _: None, log_steps=20)
    assert means[2] < 0.8 * means[0]
    noise, step = flow.noise_like(z), torch.full((32,), 5)
    net.eval()
    with torch.no_grad():
        wanted, common = net(noise, step, said), net(noise, step, torch.zeros_like(said))
    assert (flow.Guide(net, net, 2)(noise, step, said) == wanted + 2 * (wanted - common)).all()
    assert (flow.Guide(net, net, 0)(noise, step, said) == wanted).all()
    assert (wanted != common).any()


def test_weights_that_have_settled_are_integers_and_stay(untrained, few):
    _, student = untrained
    z = torch.randn(48, autoencoder.CHANNELS, SIDE, SIDE)
    state = {name: value.clone() for name, value in student.state_dict().items()}
    try:
        student.train()
        flow.lead(student, flow.copied(student), z, few[1], steps=1, settling=2, tell=lambda _: None)
        for layer in student.network.modules():
            if isinstance(layer, Convolution):
                whole = layer.weight.double() * layer.steps
                assert (whole - whole.round()).abs().max() < 1e-3
                assert not layer.weight.requires_grad and layer.bias.requires_grad
        assert (student.integers() == student.conditions * flow.CONDITION_STEPS).all()
    finally:
        for parameter in student.parameters():
            parameter.requires_grad_(True)
        student.load_state_dict(state)
        student.eval()


def test_what_is_sharpened_is_what_the_flow_comes_to(untrained):
    _, student = untrained
    said = torch.eye(words.WIDTH)[:3]
    torch.manual_seed(3)
    given = sharpen.latents(student, said)
    torch.manual_seed(3)
    *_, state = student.sample(flow.noise_like(torch.zeros(3, autoencoder.CHANNELS, SIDE, SIDE)), said)
    assert (given == flow.told(state)).all() and given.abs().max() <= MOST_TOLD + 1


def test_soft_edges_become_steep_and_skies_stay_as_they_are():
    across = torch.linspace(-1, 1, 64)

    def steepest(pictures: torch.Tensor) -> float:
        return float((pictures[..., 1:] - pictures[..., :-1]).abs().max())

    edge = (0.6 * torch.tanh(across / 0.15)).expand(1, 3, 64, 64)
    made = sharpen.crisp(edge)
    assert made.shape == edge.shape and steepest(made) > 2 * steepest(edge)
    assert (made - edge).mean().abs() < 0.01 and made.abs().max() < 0.65
    assert torch.allclose(sharpen.crisp(edge.transpose(2, 3)), made.transpose(2, 3), atol=1e-4)
    sky = (0.3 * across).expand(1, 3, 64, 64)
    assert (sharpen.crisp(sky) - sky).abs().max() < 0.02


def test_a_critic_learns_to_tell_soft_edges_from_steep_ones():
    torch.manual_seed(3)
    across = torch.linspace(-1, 1, 64)
    soft, steep = (torch.tanh(across / width).expand(4, 3, 64, 64) / 2 for width in (0.2, 0.02))
    critic = sharpen.Critic()
    optimiser = torch.optim.Adam(critic.parameters(), lr=1e-3)
    for step in range(30):
        off = critic.off(steep, soft, calm=step % 10 == 0)
        optimiser.zero_grad()
        off.backward()
        optimiser.step()
    assert critic(steep)[0].shape == (4, 1, 16, 16)
    assert sharpen.believed(critic(steep)[0]) < sharpen.believed(critic(soft)[0])


def test_the_decoder_learns_to_draw_what_the_filter_makes(untrained, monkeypatch):
    monkeypatch.setattr(sharpen, "WARM", 5)
    monkeypatch.setattr(sharpen, "BATCH", 6)
    net, _ = untrained
    state = {name: value.clone() for name, value in net.state_dict().items()}
    torch.manual_seed(3)
    given = autoencoder.told(torch.randn(8, autoencoder.CHANNELS, SIDE, SIDE))
    try:
        means = sharpen.train(net.decoder, given, steps=30, tell=lambda _: None, log_steps=10)
        assert means[2] < 0.9 * means[0]
    finally:
        net.load_state_dict(state)
        net.eval()


def test_states_on_the_way_begin_as_noise_and_end_as_what_is_aimed_at():
    noise, aims = flow.noise_like(torch.zeros(2, 1, 2, 2)), torch.ones(2, 1, 2, 2)
    way, state = flow.between(noise, aims, torch.tensor([0, flow.EULER_STEPS]))
    assert (state[0] == noise[0]).all() and (state[1] == ONE * aims[1]).all() and (way == ONE * aims - noise).all()
    assert np.allclose(flow.noise_like(torch.zeros(9999)).std() / ONE, 1, atol=0.05)


def test_a_judge_learns_which_words_pictures_show_and_counts_what_it_sees(monkeypatch):
    monkeypatch.setattr(judge, "WARM", 5)
    monkeypatch.setattr(judge, "BATCH", 32)
    torch.manual_seed(1)
    said = torch.zeros(60, words.WIDTH)
    said[:30, [0, 12, 18, 24]], said[30:, [1, 13, 19, 25, 32]] = 1, 1
    pictures = (said[:, 32] * 200).to(torch.uint8).view(-1, 1, 1, 1).expand(-1, 3, 64, 64)
    net = judge.taught(pictures, said, steps=60)
    with torch.no_grad():
        assert judge.right(net(autoencoder.floats(pictures)), said) == dict.fromkeys(judge.NAMES, 1.0)
    seen = 2 * said - 1
    assert judge.right(seen, said) == dict.fromkeys(judge.NAMES, 1.0)
    assert judge.right(-seen, said)["extras"] == 0 and judge.right(-seen, said)["hour"] == 0
