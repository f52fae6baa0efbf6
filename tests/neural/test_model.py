"""The files of a model: what is read is what was written, and anything else is refused by name."""

import copy
import json
import re
import tracemalloc
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from eth_hash.auto import keccak
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.neural import files
from reference.neural import model as format
from reference.neural.files import digest, load, save
from reference.neural.model import INPUT, Activation, Input, Lanes, Layer, ModelError, check
from tests.neural.networks import dense, model, models, numbers


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder that a whole module writes models into."""
    return tmp_path_factory.mktemp("model")


def a_model(**told: Any) -> format.Model:
    """A network with every operator, weights of both sizes, and an odd number of nibbles."""
    kernel = np.arange(-4, 5).reshape(1, 1, 3, 3)
    return model(
        Layer("conv", "convolution", (INPUT,), (1, 1, 3, 3), 1, 4, 2, weights=kernel, bias=np.array([-7]), scale=0.5),
        Layer("sum", "add", ("conv", INPUT), scales=(1, 3), shift=1, activation=Activation("clamp", -128, 127)),
        Layer("large", "upsample", ("sum",)),
        Layer("flat", "reshape", ("large",), (16,)),
        dense(
            np.arange(64).reshape(4, 16), [1, -1, 2**31 - 1, -(2**31)], "dense", inputs=("flat",), lanes=Lanes(32, 8)
        ),
        Layer("square", "reshape", ("dense",), (4, 1, 1)),
        Layer("shuffled", "pixel_shuffle", ("square",)),
        Layer("most", "argmax", ("shuffled",)),
        **({"shape": (1, 2, 2)} | told),
    )


def same(one: format.Model, other: format.Model) -> bool:
    """Are two models equal in everything that the format holds?"""
    arrays = [
        np.array_equal(getattr(a, what), getattr(b, what))
        for a, b in zip(one.layers, other.layers, strict=True)
        for what in ("weights", "bias")
        if a.weighted
    ]
    return all(arrays) and digest(one) == digest(other)


@given(made=models(most=5))
def test_any_model_is_read_as_it_was_written(folder, made):
    hash = save(made, folder)
    assert same(load(folder), made)
    assert hash == digest(made)
    assert sorted(path.name for path in folder.iterdir()) == ["model.json", "weights.bin"]


def test_saving_a_model_again_gives_the_same_files(tmp_path):
    save(a_model(), tmp_path / "one")
    save(load(tmp_path / "one"), tmp_path / "deep" / "two")
    for name in ("model.json", "weights.bin"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "deep" / "two" / name).read_bytes()


def test_the_hash_is_of_the_sorted_json_without_itself_and_of_the_weights(tmp_path):
    hash = save(a_model(), tmp_path)
    told = json.loads((tmp_path / "model.json").read_text())
    assert told.pop("hash") == hash
    canonical = json.dumps(told, sort_keys=True, separators=(",", ":")).encode()
    assert hash == "0x" + keccak(canonical + (tmp_path / "weights.bin").read_bytes()).hex()


def test_weights_lie_in_the_file_as_its_docstring_says(tmp_path):
    layers = [
        dense([[-8, 7, 1], [-1, 0, 2], [3, 4, 5]], [1, -2, 3], "four", bits=4),
        dense([[-128, 127, -1]], [-(2**31)], "eight", inputs=("four",)),
    ]
    save(model(*layers, shape=(3,)), tmp_path)
    nibbles, biases = "871f0234" + "50", "00000001fffffffe00000003"
    assert (tmp_path / "weights.bin").read_bytes().hex() == nibbles + biases + "807fff" + "80000000"


@given(
    st.sampled_from([4, 8]).flatmap(lambda bits: st.tuples(st.just(bits), st.integers(1, 7), st.integers(1, 7))),
    st.data(),
)
def test_weights_survive_their_bytes(case, data):
    bits, *shape = case
    weights = data.draw(numbers(-(2 ** (bits - 1)), 2 ** (bits - 1) - 1, tuple(shape)))
    layer = dense(weights, bits=bits)
    stored = files.weights_bytes(layer)
    assert len(stored) == -(-weights.size * bits // 8)
    assert np.array_equal(files.weights_from_bytes(stored, weights.shape, bits), weights)


def test_every_bit_of_the_weights_counts(tmp_path):
    save(a_model(), tmp_path)
    path = tmp_path / "weights.bin"
    whole = path.read_bytes()
    for bit in range(8 * len(whole)):
        changed = bytearray(whole)
        changed[bit // 8] ^= 1 << bit % 8
        path.write_bytes(changed)
        with pytest.raises(ModelError, match="^model: .* was changed: its hash is 0x[0-9a-f]{64}, not 0x"):
            load(tmp_path)
    path.write_bytes(whole)
    assert same(load(tmp_path), a_model())


def places(value: Any, at: tuple = ()) -> list[tuple]:
    """The path to every value inside a JSON value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [at] * bool(at) + [place for key, each in inside for place in places(each, (*at, key))]


def changed(value: Any, place: tuple, to: Any) -> Any:
    """A copy of a JSON value with another value at one place, or with nothing there."""
    found = inside = copy.deepcopy(value)
    for key in place[:-1]:
        inside = inside[key]
    if to is None and isinstance(inside, dict):
        del inside[place[-1]]
    else:
        inside[place[-1]] = to
    return found


ODD = [
    None,
    True,
    False,
    0,
    1,
    2,
    -1,
    0.5,
    2.0,
    1e300,
    10**30,
    "",
    "input",
    "../../net",
    "\n",
    [],
    [1],
    ["input"],
    {},
    [[]],
]


@settings(max_examples=300)
@given(st.data())
def test_no_other_description_is_accepted_for_the_same_hash(folder, data):
    told = described(folder)
    place = data.draw(st.sampled_from(places(told)))
    before = told
    for key in place:
        before = before[key]
    other = data.draw(st.sampled_from(ODD))
    if json.dumps(other) != json.dumps(before):
        write(folder, changed(told, place, other))
        with pytest.raises(ModelError, match="^model: "):
            load(folder)


@settings(max_examples=300)
@given(st.data())
def test_a_description_with_a_hash_of_its_own_is_refused_or_is_a_model(folder, data):
    told = described(folder)
    place = data.draw(st.sampled_from([place for place in places(told) if place != ("hash",)]))
    told = changed(told, place, data.draw(st.sampled_from(ODD)))
    told["hash"] = rehashed(told, (folder / "weights.bin").read_bytes())
    write(folder, told)
    try:
        found = load(folder)
    except ModelError as error:
        assert str(error).startswith("model: ")
    else:
        assert digest(found) == told["hash"]


def described(folder) -> dict[str, Any]:
    """What model.json says of a model that was saved just now."""
    save(a_model(), folder)
    return json.loads((folder / "model.json").read_text())


def rehashed(told: dict[str, Any], weights: bytes) -> str:
    canonical = json.dumps({k: v for k, v in told.items() if k != "hash"}, sort_keys=True, separators=(",", ":"))
    return "0x" + keccak(canonical.encode() + weights).hex()


def write(folder, told: Any) -> None:
    (folder / "model.json").write_text(told if isinstance(told, str) else json.dumps(told))


@pytest.mark.parametrize("name", ["model.json", "weights.bin"])
def test_a_missing_file_is_named(tmp_path, name):
    save(a_model(), tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(ModelError, match=rf"^model: .*/{name} is missing$"):
        load(tmp_path)


def test_a_folder_in_the_place_of_a_file_is_named(tmp_path):
    save(a_model(), tmp_path)
    (tmp_path / "weights.bin").unlink()
    (tmp_path / "weights.bin").mkdir()
    with pytest.raises(ModelError, match=r"^model: .*/weights.bin cannot be read: "):
        load(tmp_path)
    with pytest.raises(ModelError, match="^model: .* cannot be read: "):
        load(tmp_path / "model.json")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "nonsense",
        '{"a": NaN}',
        '{"a": -Infinity}',
        "[" * 100_000,
        '{"a":' * 101 + "1" + "}" * 101,
        '{"a": 1, "a": 1}',
    ],
)
def test_what_is_no_json_is_refused(tmp_path, text):
    save(a_model(), tmp_path)
    write(tmp_path, text)
    with pytest.raises(ModelError, match=r"^model: .*/model.json is no JSON: "):
        load(tmp_path)


def test_what_is_no_text_is_refused(tmp_path):
    save(a_model(), tmp_path)
    (tmp_path / "model.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ModelError, match=r"^model: .*/model.json is no JSON: "):
        load(tmp_path)


@pytest.mark.parametrize("told", [[], 7, None, "conus network 1", {}, {"format": "conus network 2"}, {"format": [1]}])
def test_another_format_or_version_is_refused(tmp_path, told):
    save(a_model(), tmp_path)
    write(tmp_path, json.dumps(told))
    with pytest.raises(ModelError, match=r'^model: .* has the format .*, and "conus network 1" is wanted$'):
        load(tmp_path)


@pytest.mark.parametrize(
    ("place", "to", "otherwise"),
    [
        (("licence",), None, r"model\.json lacks 'licence'"),
        (("layers", 0, "inputs"), None, r"model\.json lacks 'inputs'"),
        (("layers",), 7, r"model\.json is malformed: 'int' object is not iterable"),
        (("layers", 0), 7, r"model\.json is malformed: "),
        (("layers", 0, "shift"), 2.0, r"model\.json is malformed: 2\.0 is no integer"),
        (("layers", 0, "shift"), True, r"model\.json is malformed: True is no integer"),
        (("layers", 0, "shape"), [1, 1, 3, 3.0], r"model\.json is malformed: 3\.0 is no integer"),
        (("input", "low"), "0", r"model\.json is malformed: '0' is no integer"),
        (("layers",), [], r"weights\.bin has 89 bytes more than the layers need"),
        (("layers", 0, "op"), "softmax", r'layer conv has the unknown operator "softmax"; there are dense, '),
        (("layers", 0, "op"), [], r'layer conv has the unknown operator "\[\]"; there are dense, '),
        (("layers", 0, "shape"), [1, 1, 3, 5], r"layer dense needs 16 bytes of weights\.bin, and 13 are left"),
        (("layers", 4, "shape"), [2**40, 2**40], r"layer dense needs 1208925819614629174706176 bytes of"),
        (("layers", 4, "shape"), [2**32, 2**32], r"layer dense needs 18446744073709551616 bytes of weights\.bin"),
        (("layers", 4, "shape"), [], r"layer dense has no shape or bits"),
        (("layers", 4, "shape"), [-4, -16], r"layer dense has no shape or bits"),
        (("layers", 4, "bits"), 2, r"layer dense has no shape or bits"),
        (("layers", 4, "shape"), [4, 15], r"weights\.bin has 4 bytes more than the layers need"),
        (("layers", 4, "shape"), [16, 1], r"layer dense is for \(1,\) numbers, and gets \(16,\)"),
        (("layers", 3, "shape"), [2**40], r"layer flat makes \(1099511627776,\) of \(1, 4, 4\)"),
        (("layers", 3, "shape"), [-4, -4, 1], r"layer flat makes \(-4, -4, 1\), neither a vector nor"),
        (("layers", 0, "stride"), 3, r"layer conv has the stride 3"),
        (("layers", 1, "scales"), [1], r"layer sum scales by \(1,\)"),
        (("layers", 1, "activation", "low"), -1.5, r"layer sum cannot be activated by .*-1\.5"),
        (("layers", 1, "activation", "op"), [], r"layer sum has an activation without a name"),
        (("layers", 1, "activation", "steep"), 1, r"model\.json is malformed: .*steep"),
        (("layers", 0, "scale"), True, r"layer conv has the scale True, no positive number"),
        (("layers", 4, "lanes", "count"), 9, r"layer dense has Lanes\(bits=32, count=9\), which is no"),
        (("layers", 4, "lanes"), [], r"layer dense has \[\], which is no plan of a word"),
        (("layers", 1, "inputs"), ["conv"], r"layer sum takes 1 inputs"),
        (("layers", 1, "inputs"), ["conv", "most"], r"layer sum takes most, which no earlier layer gives"),
        (("layers", 1, "inputs"), ["conv", []], r"layer sum has the inputs \('conv', \[\]\), not names"),
        (("layers", 1, "name"), "conv", r"layer conv is there twice"),
        (("layers", 0, "name"), "input", r"layer input is there twice"),
        (("layers", 0, "name"), "a\nb", r"layer a\nb has a name with other signs than letters"),
        (("layers", 0, "name"), ["a"], r"layer \['a'\] has a name with other signs than letters"),
        (("name",), "../../net", r"'\.\./\.\./net' is no name"),
        (("name",), 7, r"7 is no name"),
        (("authors",), [7], r"the licence, the authors and the training data of net are text"),
        (("authors",), "me", r".* is not as the format writes it, in authors"),
        (("input", "shape"), [2, 2], r"the input is a vector or \(channels, height, width\), not \(2, 2\)"),
        (("input", "shape"), [1, 2**30, 2**30], r"the input is a vector or \(channels, height, width\), not "),
        (("input", "high"), -129, r"the input's range is of integers in int32, not \[-128, -129\]"),
        (("input", "high"), 2**31, r"the input's range is of integers in int32, not \[-128, 2147483648\]"),
        (("more",), 1, r".* is not as the format writes it, in more"),
        (("layers", 0, "more"), 1, r".* is not as the format writes it, in layers"),
        (("layers", 4, "stride"), 1, r".* is not as the format writes it, in layers"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_description_is_named(tmp_path, place, to, otherwise):
    save(a_model(), tmp_path)
    told = changed(described(tmp_path), place, to)
    told["hash"] = rehashed(told, (tmp_path / "weights.bin").read_bytes())
    write(tmp_path, told)
    with pytest.raises(ModelError, match=rf"^model: (.*/)?{otherwise}"):
        load(tmp_path)


def test_a_number_beyond_all_numbers_is_refused(tmp_path):
    told = described(tmp_path)
    write(tmp_path, json.dumps(changed(told, ("layers", 0, "scale"), "huge")).replace('"huge"', "1e999"))
    with pytest.raises(ModelError, match="^model: layer conv has the scale inf, no positive number$"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("cut", "otherwise"),
    [
        (lambda data: b"", "layer conv needs 5 bytes of weights.bin, and 0 are left"),
        (lambda data: data[:8], "layer conv needs 4 bytes of weights.bin, and 3 are left"),
        (lambda data: data[:-1], "layer dense needs 16 bytes of weights.bin, and 15 are left"),
        (lambda data: data + b"\0", "weights.bin has 1 bytes more than the layers need"),
    ],
)
def test_weights_that_were_cut_or_grew_are_refused(tmp_path, cut, otherwise):
    save(a_model(), tmp_path)
    path = tmp_path / "weights.bin"
    path.write_bytes(cut(path.read_bytes()))
    with pytest.raises(ModelError, match=f"^model: {re.escape(otherwise)}, in {re.escape(str(tmp_path))}$"):
        load(tmp_path)


def test_weights_that_differ_where_nothing_reads_them_are_refused_even_with_their_hash(tmp_path):
    told = described(tmp_path)
    path = tmp_path / "weights.bin"
    weights = bytearray(path.read_bytes())
    weights[4] |= 1  # the nibble after the ninth of nine
    path.write_bytes(weights)
    write(tmp_path, told | {"hash": rehashed(told, bytes(weights))})
    with pytest.raises(ModelError, match=r"is not as the format writes it, in weights\.bin$"):
        load(tmp_path)


@pytest.mark.parametrize("shape", [[2**40, 2**40], [2**24, 2**24], [1, 2**40]])
def test_huge_shapes_take_no_memory(tmp_path, shape):
    told = described(tmp_path)
    write(tmp_path, changed(told, ("layers", 4, "shape"), shape))
    tracemalloc.start()
    with pytest.raises(ModelError):
        load(tmp_path)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 2**20


def test_a_tensor_may_grow_only_so_far():
    image = [Layer("in", "reshape", (INPUT,), (1, 1, 1))]
    for step in range(6):
        image.append(Layer(f"large{step}", "upsample", (image[-1].name,), factor=4))
    check(model(*image, shape=(1,)))
    with pytest.raises(ModelError, match=r"^model: layer more gives \(1, 8192, 8192\), which is more than "):
        check(model(*image, Layer("more", "upsample", ("large5",)), shape=(1,)))


WHOLE = dense([[1, 2], [3, 4]], [5, 6])


@pytest.mark.parametrize(
    ("change", "otherwise"),
    [
        ({"weights": np.array([[1.0, 2], [3, np.nan]])}, "needs weights in int64"),
        ({"weights": np.array([[1.0, 2], [3, np.inf]])}, "needs weights in int64"),
        ({"weights": np.array([[1, 2], [3, 4]], np.int8)}, "needs weights in int64"),
        ({"weights": [[1, 2], [3, 4]]}, "needs weights in int64"),
        ({"weights": None}, "needs weights in int64"),
        ({"bias": None}, "needs bias in int64"),
        ({"bias": np.array([np.nan, 0])}, "needs bias in int64"),
        ({"weights": np.array([[1, 2]])}, "has weights of the shape (1, 2), and (2, 2) is wanted"),
        ({"bias": np.array([1])}, "has bias of the shape (1,), and (2,) is wanted"),
        ({"weights": np.array([[-128, 2], [128, 4]])}, "has weights outside [-128, 127] in channel 1"),
        ({"weights": np.array([[-129, 2], [127, 4]])}, "has weights outside [-128, 127] in channel 0"),
        ({"weights": np.array([[-8, 2], [8, 4]]), "bits": 4}, "has weights outside [-8, 7] in channel 1"),
        ({"weights": np.array([[-8, 2], [7, -9]]), "bits": 4}, "has weights outside [-8, 7] in channel 1"),
        ({"weights": np.array([[0, 2], [7, -(2**63)]])}, "has weights outside [-128, 127] in channel 1"),
        ({"bias": np.array([-(2**31), 2**31])}, "has bias outside [-2147483648, 2147483647] in channel 1"),
        ({"bias": np.array([-(2**31) - 1, 0])}, "has bias outside [-2147483648, 2147483647] in channel 0"),
        ({"bits": 8.0}, "has weights of 8.0 bits, not 4 or 8"),
        ({"bits": 5}, "has weights of 5 bits, not 4 or 8"),
        ({"shift": -1}, "shifts by -1, not by 0 to 31"),
        ({"shift": 32}, "shifts by 32, not by 0 to 31"),
        ({"shift": np.int64(1)}, "shifts by 1, not by 0 to 31"),
        ({"shift": True}, "shifts by True, not by 0 to 31"),
        ({"shape": (2, 3)}, "has weights of the shape (2, 2), and (2, 3) is wanted"),
        ({"shape": (2, 2, 1)}, "cannot have weights of the shape (2, 2, 1)"),
        ({"shape": (0, 2)}, "cannot have weights of the shape (0, 2)"),
        ({"op": "convolution", "shape": (2, 2, 2, 2)}, "cannot have weights of the shape (2, 2, 2, 2)"),
        ({"op": "convolution", "shape": (2, 2, 1, 3)}, "cannot have weights of the shape (2, 2, 1, 3)"),
        ({"op": "argmax"}, "has weights, which its operator does not use"),
        ({"activation": Activation("sigmoid")}, "cannot be activated by Activation(op='sigmoid', low=0, high=0"),
        ({"activation": Activation("clamp", 1, 0)}, "cannot be activated by Activation(op='clamp', low=1, high=0"),
        ({"activation": Activation("triangle", bits=1)}, "cannot be activated by Activation(op='triangle'"),
        ({"activation": Activation("triangle", bits=17)}, "cannot be activated by Activation(op='triangle'"),
        ({"scale": float("nan")}, "has the scale nan, no positive number"),
        ({"scale": 0.0}, "has the scale 0.0, no positive number"),
        ({"inputs": ()}, "takes 0 inputs"),
        ({"inputs": (INPUT, INPUT)}, "takes 2 inputs"),
        ({"inputs": ("dense",)}, "takes dense, which no earlier layer gives"),
        ({"lanes": Lanes(0, 4)}, "has Lanes(bits=0, count=4), which is no plan of a word"),
        ({"lanes": Lanes(24.0, 4)}, "has Lanes(bits=24.0, count=4), which is no plan of a word"),
    ],
)  # fmt: skip
def test_a_layer_that_cannot_be_is_refused_and_named(tmp_path, change, otherwise):
    with pytest.raises(ModelError, match=f"^model: layer dense {re.escape(otherwise)}"):
        save(model(replace(WHOLE, **change)), tmp_path / "never")
    assert not (tmp_path / "never").exists()


def test_the_ends_of_every_range_are_allowed():
    for bits, least, most in ((4, -8, 7), (8, -128, 127)):
        check(model(dense([[least, most]], [2**31 - 1], bits=bits, shift=31)))
    check(model(replace(WHOLE, bias=np.array([-(2**31), 2**31 - 1])), low=-(2**31), high=2**31 - 1))


ADD = Layer("add", "add", ("dense", "dense"))


@pytest.mark.parametrize(
    ("layer", "otherwise"),
    [
        (replace(ADD, inputs=("dense", INPUT)), "adds tensors of different shapes, (3,) and (2,)"),
        (replace(ADD, scales=(1,)), "scales by (1,), not by two shifts of 0 to 31"),
        (replace(ADD, scales=(0, -1)), "scales by (0, -1), not by two shifts of 0 to 31"),
        (replace(ADD, scales=(0, 32)), "scales by (0, 32), not by two shifts of 0 to 31"),
        (Layer("add", "upsample", (INPUT,)), "works on images, and gets (2,)"),
        (Layer("add", "upsample", (INPUT,), factor=5), "has the factor 5, not 2, 3 or 4"),
        (Layer("add", "pixel_shuffle", (INPUT,)), "makes one channel of 4, and gets (2,)"),
        (Layer("add", "reshape", (INPUT,), (3,)), "makes (3,) of (2,)"),
        (Layer("add", "reshape", (INPUT,), (1, 2)), "makes (1, 2), neither a vector nor (channels, height, width)"),
        (dense([[1, 2, 3]], name="add"), "is for (3,) numbers, and gets (2,)"),
        (Layer("add", "convolution", (INPUT,), (1, 2, 1, 1), weights=np.zeros((1, 2, 1, 1), np.int64),
               bias=np.zeros(1, np.int64)), "has the shape (1, 2, 1, 1), and gets (2,)"),
    ],
)  # fmt: skip
def test_layers_that_do_not_fit_together_are_refused_and_named(layer, otherwise):
    first = dense([[1, 0], [0, 1], [1, 1]])
    check(model(first, ADD))
    with pytest.raises(ModelError, match=f"^model: layer add {re.escape(otherwise)}$"):
        check(model(first, layer))


def test_sums_that_int64_cannot_hold_are_refused_and_named():
    layers = [dense([[127]], name="layer0")]
    for step in range(1, 5):
        layers.append(dense([[127]], name=f"layer{step}", inputs=(f"layer{step - 1}",)))
    check(model(*layers, shape=(1,), high=2**27))
    grown = Input((1,), -128, 2**30)
    with pytest.raises(
        ModelError, match="^model: layer layer4 can add up to [0-9]+, which is more than int64 holds$"
    ):
        check(replace(model(*layers), input=grown))


def test_a_layer_can_be_asked_for_and_replaced():
    made = a_model()
    other = replace(made.layer("conv"), shift=5)
    assert [layer.shift for layer in made.replaced(conv=other).layers[:2]] == [5, 1]
    assert made.output == "most"
    assert [layer.name for layer in format.weighted(made)] == ["conv", "dense"]
    with pytest.raises(KeyError):
        made.layer("none")


def test_a_model_without_layers_or_words_is_refused():
    with pytest.raises(ModelError, match="^model: net has no layers$"):
        check(model())
    for lacking in ({"licence": None}, {"authors": (7,)}, {"training_data": 0.5}):
        with pytest.raises(
            ModelError, match="^model: the licence, the authors and the training data of net are text$"
        ):
            check(model(WHOLE, **lacking))


def test_a_layer_of_any_name_is_replaced():
    made, other = model(dense([[1, 2]], name="self")), dense([[3, 4]], name="self")
    assert made.replaced(**{"self": other}).layers == (other,)
