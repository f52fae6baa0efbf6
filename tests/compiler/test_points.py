"""Coordinate networks as they are emitted: what the reference computes, on every lane; and what is refused."""

from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.neural import network
from reference.neural.film import Film, Films, modulated
from reference.neural.model import INPUT, Activation, Layer, Model, ModelError, check
from scripts.chain import build
from scripts.chain.contract import deploy
from scripts.chain.rpc import Rpc
from scripts.compiler import point_lanes, point_sums, points
from tests.neural.networks import activations, dense, model, numbers

NETWORKS = 4  # in one contract: a compiler takes longer to start than to compile them
DRAWS = 3  # of a latent, each with words of its own


class Case(NamedTuple):
    """A network, what a latent may do, how many words one call evaluates, and whether masks lie in memory."""

    model: Model
    films: Films
    words: int = 1
    compact: bool = False


@st.composite
def layers(draw: st.DrawFn, name: str, given: str, fan_in: int) -> Layer:
    shape = (draw(st.integers(1, 6)), fan_in)
    bits = draw(st.sampled_from([4, 8]))
    return dense(
        draw(numbers(-(2 ** (bits - 1)), 2 ** (bits - 1) - 1, shape)),
        draw(numbers(-(2**10), 2**10, shape[:1]) | numbers(-(2**31) + 2**13, 2**31 - 2**13, shape[:1])),
        name=name,
        bits=bits,
        inputs=(given,),
        shift=draw(st.integers(0, 12)),
        activation=draw(activations),
    )


@st.composite
def residuals(draw: st.DrawFn, name: str, given: tuple[str, str]) -> Layer:
    scales = draw(st.tuples(st.integers(0, 3), st.integers(0, 3)))
    return Layer(
        name, "add", given, scales=scales, shift=draw(st.integers(0, 4)), activation=draw(activations), bits=8
    )


@st.composite
def films(draw: st.DrawFn) -> Film:
    low, high = sorted(draw(st.tuples(st.integers(-(2**12), 2**12), st.integers(-(2**12), 2**12))))
    shift = draw(st.integers(0, 8))
    least, most = sorted(draw(st.tuples(st.integers(0, 3 << shift), st.integers(0, 3 << shift))))
    return Film((low, high), draw(st.sampled_from([None, (least, most)])), shift)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    low, high = sorted(draw(st.tuples(st.integers(-(2**9), 2**9), st.integers(-(2**9), 2**9))))
    size = inputs = draw(st.integers(1, 4))
    made: list[Layer] = []
    for number in range(draw(st.integers(1, 3))):
        made.append(draw(layers(f"layer{number}", made[-1].name if made else INPUT, size)))
        size = made[-1].shape[0]
    if draw(st.booleans()):
        made.append(draw(residuals("residual", (made[-1].name, made[-1].name))))
    known = check(model(*made, shape=(inputs,), low=low, high=high))
    changed = draw(st.sets(st.sampled_from([layer.name for layer in made if layer.op == "dense"])))
    ordered = [layer.name for layer in made if layer.name in changed]
    return Case(known, {name: draw(films()) for name in ordered}, draw(st.integers(1, 2)), draw(st.booleans()))


def door(number: int, case: Case) -> str:
    """A function that evaluates a network under a latent."""
    units = {name: case.model.layer(name).shape[0] for name in case.films}
    gains = sum(units[name] for name, film in case.films.items() if film.gains)
    taken = [f"gains: int256[{gains}]"] * bool(gains) + [f"offsets: int256[{sum(units.values())}]"] * bool(units)
    many = f"[{case.words}]" if case.words > 1 else ""
    module = f"network{number}"
    made = f"{module}._modulated({', '.join(each.split(':')[0] for each in taken)}), " if units else ""
    words = f"inputs: uint256[{module}.INPUTS]{many}"
    return f"""
@pure
@external
def run{number}({", ".join([*taken, words])}) -> uint256[{module}.OUTPUTS]{many}:
    return {module}._points({made}inputs)
"""


def contract(*made: Case, bits: int | None = None) -> build.Contract:
    """One contract with a door to each network."""
    modules = {
        f"contracts/neural/network{number}.vy": points.emit(
            case.model, "A test", case.films, bits, case.words, compact=case.compact
        )
        for number, case in enumerate(made)
    }
    imports = "".join(f"from . import network{number}\n" for number in range(len(made)))
    doors = "".join(door(number, case) for number, case in enumerate(made))
    return build.emitted({"contracts/neural/Doors.vy": f"# pragma version 0.4.3\n{imports}{doors}"} | modules)


def packed(values: np.ndarray, bits: int) -> int:
    """Signed lanes: the sum of v_j * 2**(bits * j), modulo 2**256."""
    return sum(int(value) << (bits * lane) for lane, value in enumerate(values)) % 2**256


def unpacked(word: int, plan: point_lanes.Plan) -> list[int]:
    """What the lanes of an output mean; there is nothing above them."""
    bits, count = plan.lanes.bits, plan.lanes.count
    assert word < 2 ** (bits * count)
    least = points.least(plan)
    return [(word >> (bits * lane) & (2**bits - 1)) + least for lane in range(count)]


def drawn(case: Case, random: np.random.Generator, count: int) -> tuple[list[Any], np.ndarray]:
    """Arguments of a door, and what the reference says of them; the ends of all ranges are drawn often."""
    plan = point_lanes.plan(case.model, case.films)
    reach = case.model.input.low, case.model.input.high
    inputs = ranged(random, reach, (case.words, plan.lanes.count, case.model.input.shape[0]))
    of = case.model
    latent: list[list[int]] = []
    if case.films:
        units = {name: case.model.layer(name).shape[0] for name in case.films}
        gains = [ranged(random, film.gains, (units[name],)) for name, film in case.films.items() if film.gains]
        offsets = [ranged(random, film.offsets, (units[name],)) for name, film in case.films.items()]
        gains, offsets = np.concatenate([*gains, np.zeros(0, np.int64)]), np.concatenate(offsets)
        of = modulated(case.model, case.films, gains, offsets)
        latent = [gains.tolist()] * bool(gains.size) + [offsets.tolist()]
    words = [[packed(column, plan.lanes.bits) for column in word.T] for word in inputs]
    return [*latent, words if case.words > 1 else words[0]], evaluated(of, inputs)


def ranged(random: np.random.Generator, reach: tuple[int, int], shape: tuple[int, ...]) -> np.ndarray:
    values = random.integers(*reach, shape, np.int64, endpoint=True)
    return np.where(random.integers(0, 3, shape) == 0, random.choice(np.array(reach), shape), values)


def evaluated(of: Model, inputs: np.ndarray) -> np.ndarray:
    """The reference on points in any number of axes, `(..., in)` to `(..., out)`."""
    found = {INPUT: inputs}
    for layer in of.layers:
        found[layer.name] = network.step(layer, *(found[name] for name in layer.inputs))
    return found[of.output]


def answers(rpc: Rpc, made: list[Case], seed: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """What the chain says of random points, and what the reference says."""
    deployed = deploy(rpc, contract(*made))
    random = np.random.default_rng(seed)
    found = []
    for number, case in enumerate(made):
        plan = point_lanes.plan(case.model, case.films)
        arguments, expected = zip(*(drawn(case, random, DRAWS) for _ in range(DRAWS)), strict=True)
        results = deployed.read_each(f"run{number}", arguments)
        words = [result if case.words > 1 else [result] for result in results]
        lanes = [[[unpacked(word, plan) for word in channels] for channels in result] for result in words]
        found.append((np.array(lanes).swapaxes(2, 3), np.array(expected)))
    return found


@settings(max_examples=5)
@given(st.lists(cases(), min_size=NETWORKS, max_size=NETWORKS), st.integers(0, 2**32 - 1))
def test_emitted_networks_compute_what_the_reference_does(rpc, made, seed):
    for ours, theirs in answers(rpc, made, seed):
        np.testing.assert_array_equal(ours, theirs)


def test_sums_of_more_terms_than_one_expression_holds(rpc):
    random = np.random.default_rng(7)
    fan_in = 2 * point_sums.MAX_TERMS + 3
    wide = [
        model(dense(random.integers(-128, 128, (2, fan_in)), activation=activation), shape=(fan_in,), low=-9, high=9)
        for activation in (Activation(), Activation("clamp", -70, 50), Activation("triangle", bits=9))
    ]
    for ours, theirs in answers(rpc, [Case(check(each), {}) for each in wide], 7):
        np.testing.assert_array_equal(ours, theirs)
    gained = Case(check(wide[0]), {"dense": Film((-5, 5), (50, 78), 6)})
    for ours, theirs in answers(rpc, [gained], 8):
        np.testing.assert_array_equal(ours, theirs)


def test_a_latent_may_move_a_wave_by_more_than_its_period(rpc):
    wave = check(model(dense([[5, -3], [-7, 2]], [718, -90], activation=Activation("triangle", bits=4), shift=1)))
    for film in (Film((-300, 300)), Film((-300, 300), (0, 9), 2)):
        # The biases reach over 600, and count only modulo the period of 32.
        assert point_lanes.plan(wave, {"dense": film}).lanes.bits <= 13
        for ours, theirs in answers(rpc, [Case(wave, {"dense": film})], 3):
            np.testing.assert_array_equal(ours, theirs)


def test_lanes_wider_than_the_numbers_of_a_table(rpc):
    ramp, wave = Activation("relu"), Activation("triangle", bits=4)
    made = [
        check(model(dense([[127], [-128]], [9, -9], activation=each, lanes=point_lanes.Lanes(128, 2)), shape=(1,)))
        for each in (ramp, wave)
    ]
    for ours, theirs in answers(rpc, [Case(each, {"dense": Film((-99, 99))}) for each in made], 9):
        np.testing.assert_array_equal(ours, theirs)


def full(weight: int, high: int, bias: int = 0, **told: Any) -> Model:
    """One unit whose sums go from `bias` to weight * high + bias."""
    return check(model(dense([[0], [weight]], [0, bias], **told), shape=(1,), low=0, high=high))


@pytest.mark.parametrize(
    ("low", "told"),
    [
        (0, {}),
        (0, {"activation": Activation("triangle", bits=9), "shift": 3}),
        (-(2**15), {"activation": Activation("clamp", 0, 99), "shift": 2}),
        (-(2**10), {"activation": Activation("clamp", 0, 99), "shift": 2}),
        (-(2**15), {"activation": Activation("relu")}),
    ],
    ids=["none", "triangle", "clamp", "clamp far from the middle", "relu"],
)
def test_a_lane_is_filled_to_the_brim_and_no_further(rpc, low, told):
    weight, high = 85, 771
    assert weight * high == 2**16 - 1
    brim = full(weight, high, low, **told)
    case = Case(brim, {})
    assert point_lanes.plan(brim, {}, 16).lanes.count == 16
    deployed = deploy(rpc, contract(case, bits=16))
    inputs = np.array([[0, high] * 8]).T
    plan = point_lanes.plan(brim, {}, 16)
    found = [unpacked(word, plan) for word in deployed.read("run0", [packed(inputs[:, 0], 16)])]
    np.testing.assert_array_equal(np.array(found).T, evaluated(brim, inputs))

    beyond = full(1, 2**16, low, **told)
    with pytest.raises(ModelError, match="points: layer dense, channel 1: sums in .* do not fit lanes of 16 bits"):
        point_lanes.plan(beyond, {}, 16)


@pytest.mark.parametrize(
    "activation", [Activation("relu"), Activation("clamp", 0, 9), Activation("clamp", -999, -99)]
)
@pytest.mark.parametrize("shift", [0, 2])
def test_sums_may_all_lie_on_one_side_of_a_clamp(rpc, activation, shift):
    below = check(model(dense([[5]], [-55], activation=activation, shift=shift), shape=(1,), low=0, high=1))
    for ours, theirs in answers(rpc, [Case(below, {})], 5):
        np.testing.assert_array_equal(ours, theirs)


def test_without_the_proof_a_lane_would_spill_into_its_neighbour(rpc, monkeypatch):
    beyond = full(127, 2**10)
    monkeypatch.setattr(point_lanes, "_require", lambda *_: None)
    deployed = deploy(rpc, contract(Case(beyond, {}), bits=16))
    _, sums = deployed.read("run0", [packed(np.array([2**10] + 15 * [0]), 16)])
    assert sums >> 16 == 1  # the second point's input is 0, and so is its sum


def test_the_narrowest_lanes_are_chosen():
    assert point_lanes.plan(full(1, 2**10 - 1)).lanes == point_lanes.Lanes(10, 25)
    assert point_lanes.plan(full(1, 2**10)).lanes == point_lanes.Lanes(11, 23)


def test_a_latent_widens_what_is_proven():
    made = full(1, 2**16 - 1 - 100)
    assert point_lanes.plan(made, {"dense": Film((0, 100))}, 16)
    with pytest.raises(ModelError, match="points: layer dense, channel 1"):
        point_lanes.plan(made, {"dense": Film((0, 101))}, 16)
    with pytest.raises(ModelError, match="points: layer dense, channel 1"):
        point_lanes.plan(made, {"dense": Film((0, 0), (1, 2), 0)}, 16)


def test_a_plan_of_the_model_itself_is_kept():
    made = full(1, 9)
    own = made.replaced(dense=replace(made.layer("dense"), lanes=point_lanes.Lanes(32, 8)))
    assert point_lanes.plan(own).lanes == point_lanes.Lanes(32, 8)


def test_images_and_other_operators_are_refused_by_name():
    with pytest.raises(ModelError, match="points: net takes an image"):
        points.emit(check(model(Layer("up", "upsample", (INPUT,)), shape=(1, 2, 2))), "A test")
    with pytest.raises(ModelError, match="points: layer most is argmax, and points know only dense, add"):
        points.emit(check(model(Layer("most", "argmax", (INPUT,)))), "A test")
    with pytest.raises(ModelError, match="film: other is no layer of net with weights"):
        points.emit(full(1, 9), "A test", {"other": Film()})


def test_a_module_has_the_licence_of_its_model():
    made = check(model(dense([[1, 2]]), licence="CC-BY-4.0"))
    assert "\n@license CC-BY-4.0\n" in points.emit(made, "A test")
