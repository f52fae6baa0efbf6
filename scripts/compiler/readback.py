"""A network's weights, read back from a chain: out of its data contracts, and out of the arithmetic of its code."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from eth_abi.exceptions import DecodingError

from reference.neural.files import digest
from reference.neural.model import Layer
from scripts.chain.contract import Deployed
from scripts.chain.errors import UserError
from scripts.chain.rpc import Revert, Rpc

from . import image, vector
from .arithmetic import Form, stored
from .compiled import Compiled
from .image import KernelData
from .packing import dense_weights, dense_words, kernel_weights, kernel_words, ones
from .plan import Plan
from .rows import DenseData
from .source import PREFIX

ABI = [
    {"type": "function", "name": "model", "inputs": [], "outputs": [{"type": "bytes32"}]},
    {"type": "function", "name": "weights", "inputs": [], "outputs": [{"type": "address[]"}]},
]


@dataclass(frozen=True)
class Found:
    """What a chain holds of one layer.

    Attributes:
        weights: int64, in the layer's shape; None where the code adds up something else.
        starts_equal: whether sums begin with the model's biases.
        equal: whether weights and biases are the model's.
    """

    layer: Layer
    in_data: bool
    weights: np.ndarray | None
    starts_equal: bool

    @property
    def equal(self) -> bool:
        return self.weights is not None and self.starts_equal and bool((self.weights == self.layer.weights).all())


class OnChain:
    """A network on a chain; UserError where there is none."""

    def __init__(self, rpc: Rpc, address: str) -> None:
        self.rpc = rpc
        self.code = self._code(address)
        if not self.code:
            raise UserError(f"there is no contract at {address}; is it on another network?")
        deployed = Deployed(rpc, address, ABI)
        try:
            self.hash = "0x" + deployed.read("model").hex()
            self.places = [place.lower() for place in deployed.read("weights")]
        except (Revert, DecodingError) as error:
            raise UserError(f"{address} is not a network of Conus") from error

    def contents(self) -> list[bytes]:
        """What the data contracts hold; UserError where one is missing."""
        codes = [self._code(place) for place in self.places]
        for place, code in zip(self.places, codes, strict=True):
            if not code.startswith(PREFIX):
                raise UserError(f"the weights at {place} are missing")
        return [code[len(PREFIX) :] for code in codes]

    def _code(self, address: str) -> bytes:
        return bytes.fromhex(self.rpc.call("eth_getCode", address, "latest")[2:])


def read(compiled: Compiled, chain: OnChain) -> list[Found]:
    """The weighted layers of a network as the chain has them, in order."""
    contents = chain.contents()
    ours, theirs = stored(compiled.contract.runtime), stored(chain.code)
    found = []
    for layer in compiled.model.layers:
        if layer.weighted:
            place = compiled.network.places.get(layer.name)
            if place:
                found.append(_from_data(layer, compiled.network.plan, place, contents))
            else:
                paired = compiled.network.paired.get(layer.name)
                found.append(_from_code(layer, compiled.network.plan, paired, ours, theirs))
    return found


def hash_of(compiled: Compiled, found: Sequence[Found]) -> str | None:
    """The content hash of the model with the weights that the chain has; None where they cannot all be read."""
    if any(each.weights is None or not each.starts_equal for each in found):
        return None
    layers = {each.layer.name: replace(each.layer, weights=each.weights) for each in found}
    return digest(compiled.model.replaced(**layers))


def _from_data(layer: Layer, plan: Plan, place: DenseData | KernelData, contents: Sequence[bytes]) -> Found:
    try:
        if isinstance(place, DenseData):
            weights, biases = place.read(contents)
            starts_equal = bool((biases == layer.bias).all())
        else:
            rows = place.run.read(contents)
            weights = place.rows.weights(rows, layer)
            starts_equal = place.rows.starts(rows) == image.starts(layer, _zero(layer, plan))
    except (IndexError, ValueError):  # fewer data contracts, or shorter ones
        return Found(layer, True, None, False)
    return Found(layer, True, weights, starts_equal)


def _zero(layer: Layer, plan: Plan) -> int:
    return plan.layers[layer.inputs[0]].fields.zero


def _from_code(
    layer: Layer, plan: Plan, paired: list[int] | None, ours: Sequence[Form], theirs: Sequence[Form]
) -> Found:
    """Finds a layer's sums in our own build, and reads the same ones in the chain's."""
    if paired:  # its lanes hold twice the sums, and so twice the weights
        layer = replace(layer, weights=2 * layer.weights)
    own = plan.layers[layer.name]
    if layer.op == "dense":
        wanted = dense_words(layer, own.lanes)
        starts = vector.starts(layer, own)
        order = range(layer.shape[1])
    else:
        wanted = kernel_words(layer, own.lanes.bits)
        half = 1 << (own.head - 1)
        starts = paired or [
            ones(own.lanes.bits, own.lanes.count) * (half + each) for each in image.starts(layer, _zero(layer, plan))
        ]
        # In memory lie first the rows above of all channels, then the middle ones, then those below.
        order = [channel * layer.shape[2] + row for row in range(layer.shape[2]) for channel in range(layer.shape[1])]
    expected = [
        (start, {at: words[at] for at in order if words[at]}) for start, words in zip(starts, wanted, strict=True)
    ]
    places = _places(expected, ours)
    if places is None or len(theirs) != len(ours):
        return Found(layer, False, None, False)
    words, starts_equal = [], True
    for place, (start, terms) in zip(places, expected, strict=True):
        positions = dict(zip(sorted(ours[place].factors), terms, strict=True))
        if not set(theirs[place].factors) <= set(positions):
            return Found(layer, False, None, False)
        factors = {positions[address]: factor for address, factor in theirs[place].factors.items()}
        words.append([factors.get(at, 0) for at in range(len(wanted[0]))])
        starts_equal &= theirs[place].constant == start
    found = (
        dense_weights(words, layer, own.lanes)
        if layer.op == "dense"
        else kernel_weights(words, layer, own.lanes.bits)
    )
    return _halved(layer, found, starts_equal) if paired else Found(layer, False, found, starts_equal)


def _halved(layer: Layer, twice: np.ndarray, starts_equal: bool) -> Found:
    """What was found where every weight is there twice; None where one is odd."""
    layer = replace(layer, weights=layer.weights // 2)
    return Found(layer, False, None if (twice % 2).any() else twice // 2, starts_equal)


def _places(expected: Sequence[tuple[int, dict[int, int]]], ours: Sequence[Form]) -> list[int] | None:
    """Where in a code's forms the expected sums stand, one after the other."""
    shaped = [(start, list(terms.values())) for start, terms in expected]
    found = [(form.constant, [form.factors[address] for address in sorted(form.factors)]) for form in ours]
    for first in (at for at, form in enumerate(found) if form == shaped[0]):
        places, at = [], first
        for wanted in shaped:
            while at < len(found) and found[at] != wanted:
                at += 1
            if at == len(found):
                break
            places.append(at)
            at += 1
        if len(places) == len(shaped):
            return places
    return None
