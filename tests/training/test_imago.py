"""What Imago's network learns from, and that its integers are those that were trained."""

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from reference.imago import dream, field, film  # noqa: E402
from reference.neural import files  # noqa: E402
from renderer.training import coordinates  # noqa: E402
from renderer.training.imago import data, export, train  # noqa: E402

torch.set_num_threads(1)
BATCH = 2


def test_the_network_is_told_in_training_what_the_contract_tells_it():
    assert (train.inputs() == field.inputs()).all()


def test_every_family_is_a_moth_on_the_page():
    for parameters in data.family_means():
        fore, hind, bands, _ = data.fields(parameters).reshape(-1, data.SIDE, data.SIDE)
        assert min((fore > 0).sum(), (hind > 0).sum()) > 300
        wings = np.maximum(fore, hind) > 0
        assert not wings[0].any() and not wings[-1].any() and not wings[:, -1].any()
        assert bands.min() >= 0 and bands[wings].max() <= 1


def test_distances_are_signed_and_true():
    square = np.array([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)])
    x, y = np.array([0.5, 0.9, 2.0], np.float32), np.array([0.5, 0.5, 0.5], np.float32)
    assert data.inside(x, y, square).tolist() == [True, True, False]
    assert data.distance(x, y, square) == pytest.approx([0.5, 0.1, 1.0], abs=1e-6)


def test_moths_are_drawn_by_the_seed():
    one, same, other = (data.draw(np.random.default_rng(seed), 8) for seed in (1, 1, 2))
    assert (one == same).all() and (one != other).any()
    assert one.min() >= 0 and one.max() <= 1


def test_what_is_exported_computes_what_was_trained(monkeypatch):
    torch.manual_seed(7)
    net = train.Net()
    latents = torch.randint(-127, 128, (BATCH, train.LATENT))
    x = torch.tensor(train.inputs(), dtype=torch.float32)
    with torch.no_grad():
        trained = net(latents.float(), x.expand(BATCH, -1, -1)).clamp(0, 255).to(torch.int64).numpy()
    monkeypatch.setattr(film, "WEIGHTS", export.film(net))
    monkeypatch.setattr(field, "MODEL", export.model(net))
    for latent, channels in zip(latents.tolist(), trained, strict=True):
        grids = np.array(field.fields(*film.film(latent))).reshape(-1, data.SIDE, data.SIDE)
        expected = channels.T.reshape(grids.shape).copy()
        expected[export.BANDS] = 255 - expected[export.BANDS]
        # Offsets of that channel were floored on the other side: a 64th of a level.
        apart = np.abs(grids - expected)[:, 1:-1, 1:]
        assert apart[export.BANDS].max() <= 1
        assert np.delete(apart, export.BANDS, axis=0).max() == 0


def test_loss_falls():
    """On a few moths; the whole training takes ten minutes."""
    torch.manual_seed(1)
    net = train.Net()
    parameters = data.draw(np.random.default_rng(1), 4)
    fields = [data.fields(row) for row in parameters]
    wanted = torch.tensor(np.stack([train.targets(each).T for each in fields]), dtype=torch.float32)[:, ::9]
    counted = torch.ones(*wanted.shape[:2], 3)
    x = torch.tensor(train.inputs(), dtype=torch.float32)[::9].expand(len(parameters), -1, -1)
    optimiser = torch.optim.Adam(net.parameters(), lr=6e-3)
    losses = []
    for _ in range(60):
        found = train.loss(net(net.code(torch.tensor(parameters, dtype=torch.float32)), x), wanted, counted)
        optimiser.zero_grad()
        found.backward()
        optimiser.step()
        net.keep()
        losses += [found.item()]
    assert losses[-1] < losses[0] / 2


def test_the_reference_holds_a_network_that_was_exported(tmp_path):
    model = files.load(export.ROOT / "models" / "imago")
    assert model.training_data == export.TRAINING_DATA
    assert [layer.name for layer in model.layers] == list(coordinates.LAYERS)
    assert len(dream.KIN) == len(data.FAMILIES) == dream.KIN_COUNT
    assert len(film.WEIGHTS) == train.LATENT


def test_a_table_that_is_not_there_is_missed(tmp_path):
    path = tmp_path / "table.py"
    path.write_text("ROWS = [\n    1,\n]\n")
    export.put(path, "ROWS = [", "    2,\n", "    ")
    assert path.read_text() == "ROWS = [\n    2,\n]\n"
    with pytest.raises(LookupError, match=r"table\.py has no WORDS = \["):
        export.put(path, "WORDS = [", "    2,\n", "    ")
