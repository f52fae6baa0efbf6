"""The exact-integer model by torch: the reference's bits in every dtype, in batches of any size."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

torch = pytest.importorskip("torch")

from reference.neural import network as layers  # noqa: E402
from reference.neural.ranges import greatest_sum  # noqa: E402
from reference.veduta import network, picture  # noqa: E402
from renderer.worker import makers  # noqa: E402
from renderer.worker.makers import integer, noise, study  # noqa: E402
from renderer.worker.refusal import Hindered, Refused  # noqa: E402
from tests.neural.networks import inputs, models  # noqa: E402
from tests.strategies import seeds  # noqa: E402

CPU = torch.device("cpu")
FEW = 4  # images by themselves and at once; `make bench` draws a whole batch
each_dtype = pytest.mark.parametrize("dtype", integer.DTYPES.values(), ids=integer.DTYPES)


def test_every_executor_draws_what_the_reference_draws_alone_and_in_batches():
    assert study.devices_equal(FEW)


def test_an_executor_that_is_off_by_one_is_noticed(monkeypatch):
    right = integer.Executor.draw
    monkeypatch.setattr(integer.Executor, "draw", lambda self, wanted: right(self, wanted) + np.uint8(1))
    assert not study.devices_equal(1)


@pytest.mark.parametrize("threads", [1, 2, 9, 16])
def test_threads_and_the_size_of_parts_change_no_bit(monkeypatch, threads):
    before, asked = torch.get_num_threads(), study.wanted(9)
    executor = integer.Executor(network.load(), integer.DTYPES[integer.fastest("cpu")], "cpu")
    expected = np.concatenate([executor.draw([each]) for each in asked])
    monkeypatch.setattr(executor, "threads", threads)
    monkeypatch.setattr(integer, "NEAR", 2**15)
    assert (executor.draw(asked) == expected).all()
    assert torch.get_num_threads() == before


@each_dtype
@settings(max_examples=60)
@given(st.data())
def test_any_network_of_images_is_what_the_reference_computes(dtype, data):
    made = data.draw(models(("convolution", "add", "upsample", "pixel_shuffle")))
    plain = all(layer.activation.op != "triangle" for layer in made.layers)
    if len(made.input.shape) != 3 or not plain or greatest_sum(made) >= integer.EXACT[dtype]:
        return
    given = np.stack([data.draw(inputs(made)) for _ in range(2)])
    executor = integer.Network(made, dtype, CPU)
    small = integer.BYTE[0] <= made.input.low and made.input.high <= integer.BYTE[1]
    found = executor(torch.tensor(given.transpose(0, 2, 3, 1)).to(dtype if small else executor.sums), {})
    expected = np.stack([layers.run(made, each) for each in given])
    assert (found.numpy().transpose(0, 3, 1, 2) == expected).all()


@given(st.lists(seeds, min_size=1, max_size=3))
def test_noise_of_many_seeds_is_that_of_each(many):
    model = network.load()
    assert (noise.noise(model, many) == np.stack([picture.noise(model, seed) for seed in many])).all()


def test_a_processor_that_cuts_sums_of_bytes_is_not_asked_for_them(monkeypatch):
    def cut(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:  # sums of two products at a time, in 16 bits
        each = a.int()[:, :, None] * b.int()[None]
        return (each[:, ::2] + each[:, 1::2]).clamp(-(2**15), 2**15 - 1).sum(1, dtype=torch.int32)

    assert integer.products_hold()
    monkeypatch.setattr(torch, "_int_mm", cut)
    integer.fastest.cache_clear()
    assert integer.fastest("cpu") == "float32"
    integer.fastest.cache_clear()


def test_a_model_whose_sums_floats_cannot_hold_is_refused():
    model = network.load()
    layer = model.decoder.layers[0]
    loud = model.decoder.replaced(**{layer.name: replace(layer, bias=layer.bias + 2**24)})
    with pytest.raises(Hindered, match="holds less exactly"):
        integer.Executor(network.Veduta(model.flow, loud), torch.float32, "cpu")
    integer.Executor(network.Veduta(model.flow, loud), torch.float64, "cpu")


def test_makers_with_and_without_torch_draw_the_same_and_say_the_same_of_it(job):
    by_torch, by_numpy = (makers.load(network.FOLDER, executor, "cpu") for executor in ("torch", "numpy"))
    jobs = [job(7, prompt="  a lake\u202e at dusk "), job(8, prompt="moonlit ice")]
    assert all((a == b).all() for a, b in zip(by_torch.images(jobs), by_numpy.images(jobs), strict=True))
    assert [by_torch.fed(each) for each in jobs] == [by_numpy.fed(each) for each in jobs]
    assert by_torch.exact and by_numpy.exact
    assert by_torch.environment()["dtype"] == integer.fastest("cpu") and by_numpy.environment()["executor"] == "numpy"


def test_what_was_fed_are_clean_words_and_the_scene(job):
    fed = makers.load(network.FOLDER, "numpy", "cpu").fed(job(7, prompt=" moonlit\n ice "))
    assert fed["prompt"] == "moonlit ice" and fed["scene"][0] == "ice" and fed["scene"][2] == "moon"
    assert (fed["size"], fed["steps"]) == ([64, 64], network.load().flow.steps)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"adapter": "00" * 32}, "takes no adapter"),
        ({"parameters": '{"steps": 3}'}, "takes no parameters"),
        ({"parameters": "{"}, "are no JSON"),
    ],
)
def test_what_the_model_cannot_be_told_is_refused(job, change, reason):
    maker = makers.load(network.FOLDER, "numpy", "cpu")
    maker.fed(job(1, parameters="{}"))
    with pytest.raises(Refused, match=reason):
        maker.fed(job(1, **change))


def test_a_folder_with_a_damaged_model_hinders(tmp_path, job):
    (tmp_path / "model.json").write_text("{}")
    with pytest.raises(Hindered, match="another format"):
        makers.load(tmp_path, "torch", "cpu").images([job(1)])
