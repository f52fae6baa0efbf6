"""How the weights of dense layers lie in data contracts that answer with them (contracts/storage/Archive.vy).

A word has the weights of one input, stored as w + 2**(bits - 1), in the order of the outputs. It is taken apart by
masks alone: every third byte, say, has 24 bits to itself once the others are gone. So one product serves all outputs
of such a set, each set of lanes stays where it lies, and the last set is what the whole word gives, less the others.
Sums are exact modulo 2**256, inputs below zero included; the plan has proven that lanes hold them in the end.

    8 bits in lanes of 24   30 weights below 16 bits of zeros: three sets of ten lanes
    8 bits in lanes of 19   26 weights, pairs of them 19 bits apart: two sets of 13 lanes
    4 bits in lanes of 16   60 weights below 16 bits of zeros: four sets of 15 lanes
    4 bits, spilt           the same, and lanes are moved to others of 32 bits before they run over

A record has the weights from all inputs to the outputs of one word: first what its lanes start with, then a word for
each input. Contracts hold whole records; a record that is too long for one has contracts of its own.

The last outputs of a layer are often so few that not all sets are needed to hold them: then the others' weights are
zero, and their products are left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reference.neural.model import WORD_BITS, Lanes, Layer
from reference.neural.ranges import Interval

from .packing import WORD_BYTES
from .plan import SPILT, LayerPlan, spill
from .source import CONTRACT_BYTES, PREFIX_BYTES

PRODUCTS = 256  # that are written out
MOST_INPUTS = 64  # whose products are


@dataclass(frozen=True)
class Set:
    """Lanes that sums are read from: those of `outputs` of a word, lowest lane first, from the bit `up` on."""

    bits: int
    outputs: tuple[int, ...]
    up: int = 0

    @property
    def ones(self) -> int:
        return sum(1 << (self.bits * lane + self.up) for lane in range(len(self.outputs)))

    def packed(self, numbers: list[int]) -> int:
        """Numbers of all outputs, each in its lane."""
        lanes = enumerate(self.outputs)
        return sum(int(numbers[at]) << (self.bits * lane + self.up) for lane, at in lanes) % 2**WORD_BITS


@dataclass(frozen=True)
class Rows:
    """A layer `(outputs, inputs)` of weights of 8 or 4 bits.

    Attributes:
        lanes: those that sums are read from; SPILT if they are gathered in narrower ones.
        head: the bits of a lane that a sum may use.
        reach: the least and greatest number of the inputs.
        products: how many may be written out, of `most` inputs at once.
        whole: whether all sets of the last word are used, needed or not.
    """

    bits: int
    outputs: int
    inputs: int
    lanes: Lanes
    head: int
    reach: Interval
    products: int = PRODUCTS
    most: int = MOST_INPUTS
    whole: bool = False

    @property
    def spilt(self) -> bool:
        return self.bits == 4 and self.lanes == SPILT

    @property
    def lane(self) -> int:
        """The bits from one weight of a set to the next."""
        return self.lanes.bits // 2 if self.spilt else self.lanes.bits

    @property
    def sets(self) -> int:
        """The products of a word."""
        return self.lane // self.bits

    @property
    def count(self) -> int:
        """The outputs of a set."""
        return 2 * self.lanes.count - 1 if self.spilt else self.lanes.count

    @property
    def word(self) -> int:
        """The outputs of a word."""
        return self.sets * self.count

    @property
    def columns(self) -> int:
        """The outputs of a word that are kept."""
        return min(self.word, self.outputs)

    @property
    def groups(self) -> int:
        return -(-self.outputs // self.word)

    @property
    def chunks(self) -> int:
        return -(-self.inputs // min(self.most, max(self.products // self.sets, 1)))

    @property
    def chunk(self) -> int:
        """The inputs of a chunk; the last ones of the last chunk may be padding."""
        return -(-self.inputs // self.chunks)

    @property
    def spill(self) -> int:
        """After how many inputs lanes are spilt, or a sum goes on in another statement."""
        return min(self.chunk, spill(self.reach) if self.spilt else MOST_INPUTS)

    @property
    def raised(self) -> int:
        """What a spilt lane is raised by for each input, so that nothing in it is below zero."""
        return -15 * min(self.reach[0], 0) if self.spilt else 0

    @property
    def kept(self) -> list[Set]:
        """The lanes that weights lie in: each set `bits` bits above the one before."""
        sets = [tuple(range(self.word - 1 - at, -1, -self.sets)) for at in range(self.sets)]
        return [Set(self.lane, each, self.bits * at) for at, each in enumerate(sets)]

    @property
    def read(self) -> list[Set]:
        """The lanes that sums are read from, in the order of their words."""
        if self.spilt:
            return [Set(self.lanes.bits, each.outputs[half::2]) for each in self.kept for half in range(2)]
        return self.kept

    @property
    def ups(self) -> np.ndarray:
        """From which bit of a word on each of its outputs' weights lies, as Python's integers."""
        found = {at: each.up + each.bits * lane for each in self.kept for lane, at in enumerate(each.outputs)}
        return np.array([found[at] for at in range(self.word)], object)

    @property
    def skipped(self) -> int:
        """The bytes of a record before its words."""
        return WORD_BYTES * len(self.read)

    @property
    def record_bytes(self) -> int:
        return self.skipped + WORD_BYTES * self.chunks * self.chunk

    @property
    def each(self) -> int:
        """The records of a contract; 0 where one record takes several contracts."""
        return CONTRACT_BYTES // self.record_bytes

    @property
    def part(self) -> int:
        """The chunks of a contract, where one record takes several: as even as can be."""
        most = (CONTRACT_BYTES - self.skipped) // (WORD_BYTES * self.chunk)
        return -(-self.chunks // -(-self.chunks // most))

    @property
    def contracts(self) -> int:
        return -(-self.groups // self.each) if self.each else self.groups * -(-self.chunks // self.part)

    @property
    def short(self) -> int:
        """The sets that the last word's outputs need, where that is not all of them; 0 otherwise."""
        needed = -(-(self.outputs - (self.groups - 1) * self.word) // self.count)
        few = needed < self.sets and not (self.whole or self.spilt)
        return needed if few and self.contracts == 1 else 0

    @property
    def places(self) -> np.ndarray:
        """Where each output lies, counted over all words."""
        whole = np.arange(self.groups * self.word)
        if self.short:
            last = (self.groups - 1) * self.word
            whole = whole[(whole < last) | ((self.word - 1 - whole % self.word) % self.sets < self.short)]
        return whole


@dataclass(frozen=True)
class DenseData:
    """Where a dense layer's weights lie: in which of a network's data contracts, and from which byte of code on."""

    rows: Rows
    first: int
    offset: int
    sizes: tuple[int, ...]

    def read(self, contents: Sequence[bytes]) -> tuple[np.ndarray, np.ndarray]:
        """Weights and biases, from what all data contracts hold; IndexError or ValueError if that is too little."""
        start = self.offset - PREFIX_BYTES
        own = [contents[self.first + at][start : start + size] for at, size in enumerate(self.sizes)]
        return unpack(own, self.rows)


def rows_for(layer: Layer, plan: LayerPlan, products: int = PRODUCTS) -> Rows:
    """How a dense layer's weights lie in data contracts."""
    return Rows(layer.bits, *layer.shape, plan.lanes, plan.head, plan.reach, products)


def records(weights: np.ndarray, bias: np.ndarray, of: Rows) -> list[bytes]:
    """The records of a layer, `(out, in)` and `(out,)`, in order."""
    biases = np.zeros(of.groups * of.word, np.int64)
    biases[of.places[: of.outputs]] = bias
    rows = zip(biases.reshape(of.groups, -1), words(weights, of), strict=True)
    return [_starts(row, of) + b"".join(word.to_bytes(WORD_BYTES, "big") for word in group) for row, group in rows]


def words(weights: np.ndarray, of: Rows) -> list[list[int]]:
    """Weights `(out, in)` as words: by word of outputs, then by input. Padding is a weight of zero."""
    stored = np.zeros((of.groups * of.word, of.chunks * of.chunk), object)
    stored[of.places] = 1 << (of.bits - 1)
    stored[of.places[: of.outputs], : of.inputs] += weights
    return np.einsum("gou,o->gu", stored.reshape(of.groups, of.word, -1), 1 << of.ups).tolist()


def weights_of(words: list[list[int]], of: Rows) -> np.ndarray:
    """The weights, int64 `(out, in)`, in words that `words` gave."""
    stored = np.array(words, object)[:, None, :] >> of.ups[:, None] & ((1 << of.bits) - 1)
    whole = stored.reshape(of.groups * of.word, -1)[of.places[: of.outputs], : of.inputs]
    return whole.astype(np.int64) - (1 << (of.bits - 1))


def pack(weights: np.ndarray, bias: np.ndarray, of: Rows) -> list[bytes]:
    """The contents of the data contracts of a layer, `(out, in)` and `(out,)`."""
    made = records(weights, bias, of)
    if of.each:
        return [b"".join(made[at : at + of.each]) for at in range(0, of.groups, of.each)]
    step = WORD_BYTES * of.part * of.chunk
    return [
        (bytes(of.skipped) if at > of.skipped else record[: of.skipped]) + record[at : at + step]
        for record in made
        for at in range(of.skipped, of.record_bytes, step)
    ]


def unpack(contents: list[bytes], of: Rows) -> tuple[np.ndarray, np.ndarray]:
    """Weights and biases, int64, from the contents of contracts."""
    if of.each:
        data = b"".join(contents)
    else:
        parts = of.contracts // of.groups
        data = b"".join(content[of.skipped if at % parts else 0 :] for at, content in enumerate(contents))
    found = [data[at : at + of.record_bytes] for at in range(0, len(data), of.record_bytes)]
    biases = np.array([bias for record in found for bias in _biases(record, of)], np.int64)
    return weights_of([split(record[of.skipped :]) for record in found], of), biases[of.places[: of.outputs]]


def split(data: bytes) -> list[int]:
    """The words of a byte string."""
    return [int.from_bytes(data[at : at + WORD_BYTES], "big") for at in range(0, len(data), WORD_BYTES)]


def _starts(biases: np.ndarray, of: Rows) -> bytes:
    """What the lanes start with: the bias, and half of what they hold, less what they are raised by."""
    half = (1 << (of.head - 1)) - of.raised * of.chunk * of.chunks
    words = [each.packed([half + bias for bias in biases.tolist()]) for each in of.read]
    return b"".join(word.to_bytes(WORD_BYTES, "big") for word in words)


def _biases(record: bytes, of: Rows) -> list[int]:
    half = 1 << (of.lanes.bits - 1)
    less = half - (1 << (of.head - 1)) + of.raised * of.chunk * of.chunks
    found = [0] * of.word
    for at, each in enumerate(of.read):
        word = split(record[: of.skipped])[at] + less * each.ones
        for lane, output in enumerate(each.outputs):
            found[output] = ((word >> (each.bits * lane + each.up)) & (2 * half - 1)) - half
    return found
