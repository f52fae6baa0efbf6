"""How the weights of dense layers lie in data contracts that answer with them (contracts/storage/Archive.vy).

A word has the weights of one input, stored as w + 2**(bits - 1), in the order of the outputs. It is taken apart by
masks alone: every third byte, say, has 24 bits to itself once the others are gone. So one product serves all outputs
of such a set, each set of lanes stays where it lies, and the last set is what the whole word gives, less the others.
Sums are exact modulo 2**256, inputs below zero included; the plan has proven that lanes hold them in the end.

    8 bits in lanes of 24   30 weights below 16 bits of zeros: three sets of ten lanes
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
        products: how many may be written out.
    """

    bits: int
    outputs: int
    inputs: int
    lanes: Lanes
    head: int
    reach: Interval
    products: int = PRODUCTS

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
        return -(-self.inputs // min(MOST_INPUTS, max(self.products // self.sets, 1)))

    @property
    def chunk(self) -> int:
        """The inputs of a chunk; the last ones of the last chunk may be padding."""
        return -(-self.inputs // self.chunks)

    @property
    def spill(self) -> int:
        """After how many inputs lanes are spilt."""
        return min(self.chunk, spill(self.reach)) if self.spilt else self.chunk

    @property
    def raised(self) -> int:
        """What a spilt lane is raised by for each input, so that nothing in it is below zero."""
        return -15 * min(self.reach[0], 0) if self.spilt else 0

    @property
    def read(self) -> list[Set]:
        """The lanes that sums are read from, in the order of their words."""
        sets = [tuple(range(self.word - 1 - at, -1, -self.sets)) for at in range(self.sets)]
        if self.spilt:
            return [Set(self.lanes.bits, each[half::2]) for each in sets for half in range(2)]
        return [Set(self.lane, each, self.bits * at) for at, each in enumerate(sets)]

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
        return needed if not self.spilt and self.contracts == 1 and needed < self.sets else 0

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


def pack(weights: np.ndarray, bias: np.ndarray, of: Rows) -> list[bytes]:
    """The contents of the data contracts of a layer, `(out, in)` and `(out,)`."""
    stored = np.zeros((of.groups * of.word, of.chunks * of.chunk), np.uint8)
    stored[of.places] = 1 << (of.bits - 1)
    stored[of.places[: of.outputs], : of.inputs] += weights.astype(np.uint8)  # modulo 256
    biases = np.zeros(len(stored), np.int64)
    biases[of.places[: of.outputs]] = bias
    words = stored.reshape(of.groups, of.word, -1).transpose(0, 2, 1)
    words = np.pad(words, ((0, 0), (0, 0), (WORD_BITS // of.bits - of.word, 0)))
    if of.bits == 4:
        words = words[:, :, ::2] << 4 | words[:, :, 1::2]
    rows = zip(biases.reshape(of.groups, -1), words, strict=True)
    records = [_starts(row, of) + group.tobytes() for row, group in rows]
    if of.each:
        return [b"".join(records[at : at + of.each]) for at in range(0, of.groups, of.each)]
    step = WORD_BYTES * of.part * of.chunk
    return [
        (bytes(of.skipped) if at > of.skipped else record[: of.skipped]) + record[at : at + step]
        for record in records
        for at in range(of.skipped, of.record_bytes, step)
    ]


def unpack(contents: list[bytes], of: Rows) -> tuple[np.ndarray, np.ndarray]:
    """Weights and biases, int64, from the contents of contracts."""
    if of.each:
        data = b"".join(contents)
    else:
        parts = of.contracts // of.groups
        data = b"".join(content[of.skipped if at % parts else 0 :] for at, content in enumerate(contents))
    records = [data[at : at + of.record_bytes] for at in range(0, len(data), of.record_bytes)]
    stored = np.stack([np.frombuffer(record[of.skipped :], np.uint8).reshape(-1, WORD_BYTES) for record in records])
    if of.bits == 4:
        stored = np.stack([stored >> 4, stored & 15], axis=3).reshape(*stored.shape[:2], -1)
    stored = stored[:, :, -of.word :]
    places = of.places[: of.outputs]
    weights = stored.transpose(0, 2, 1).reshape(of.groups * of.word, -1)[places, : of.inputs].astype(np.int64)
    biases = np.array([bias for record in records for bias in _biases(record, of)], np.int64)
    return weights - (1 << (of.bits - 1)), biases[places]


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
        word = int.from_bytes(record[WORD_BYTES * at :][:WORD_BYTES], "big") + less * each.ones
        for lane, output in enumerate(each.outputs):
            found[output] = ((word >> (each.bits * lane + each.up)) & (2 * half - 1)) - half
    return found
