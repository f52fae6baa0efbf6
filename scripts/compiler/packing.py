"""Weights as words, and words as weights again: what a compiled network carries can be read back from the chain.

A word of signed lanes is sum w_j * 2**(L*j) modulo 2**256. In data contracts a weight w of b bits is stored as the
plain number w + 2**(b-1), several sets of lanes in a word, each b bits above the one before:

    dense         a word for each input: the weight of lane j in set k at bit L*j + b*k
    convolution   words of kernels, a kernel being a row of three taps (one of a 1x1 convolution) L bits apart
"""

from dataclasses import dataclass

import numpy as np

from reference.neural.model import WORD_BITS, Lanes, Layer

WORD = 1 << WORD_BITS
WORD_BYTES = WORD_BITS // 8


def ones(bits: int, count: int) -> int:
    """A word with 1 in each of `count` lanes."""
    return sum(1 << (bits * lane) for lane in range(count))


def pack(numbers: list[int], bits: int) -> int:
    """Signed numbers in lanes, the first one lowest."""
    return sum(number << (bits * lane) for lane, number in enumerate(numbers)) % WORD


def unpack(word: int, bits: int, count: int) -> list[int]:
    """The signed numbers that `pack` put into a word, each within its lane."""
    raised = (word + ones(bits, count) * (1 << (bits - 1))) % WORD
    return [((raised >> (bits * lane)) & ((1 << bits) - 1)) - (1 << (bits - 1)) for lane in range(count)]


def dense_words(layer: Layer, lanes: Lanes) -> list[list[int]]:
    """The literal words of a dense layer: by word of outputs, then by input."""
    padded = _padded(layer.weights, -(-layer.shape[0] // lanes.count) * lanes.count, layer.shape[1])
    groups = padded.reshape(-1, lanes.count, layer.shape[1])
    return [[pack(group[:, at].tolist(), lanes.bits) for at in range(layer.shape[1])] for group in groups]


def dense_weights(words: list[list[int]], layer: Layer, lanes: Lanes) -> np.ndarray:
    """The weights in a dense layer's literal words, int64 `(out, in)`."""
    columns = [[unpack(word, lanes.bits, lanes.count) for word in group] for group in words]
    weights = np.array(columns, np.int64).transpose(0, 2, 1).reshape(-1, layer.shape[1])
    return weights[: layer.shape[0]]


def kernel_words(layer: Layer, bits: int) -> list[list[int]]:
    """The literal words of a convolution: by output channel, then by input channel and kernel row.

    A row's last weight lies in the lowest lane, so that the product of a row of pixels with it holds, two lanes up
    from a pixel, the sum of that pixel and its neighbours.
    """
    rows = layer.weights.reshape(layer.shape[0], -1, layer.shape[3])[:, :, ::-1]
    return [[pack(row, bits) for row in channel] for channel in rows.tolist()]


def kernel_weights(words: list[list[int]], layer: Layer, bits: int) -> np.ndarray:
    """The weights in a convolution's literal words, int64 `(out, in, k, k)`."""
    rows = [[unpack(word, bits, layer.shape[3]) for word in channel] for channel in words]
    return np.array(rows, np.int64)[:, :, ::-1].reshape(layer.shape)


@dataclass(frozen=True)
class DenseRows:
    """How a dense layer lies in data contracts: rows of words, by group of outputs, then by chunk of inputs.

    A row begins with a word for each set of lanes: what its sums begin with in the first chunk, zero in the others.
    Then comes a word for each input, with its weights to all outputs of the group.
    """

    outputs: int
    fan_in: int
    lanes: Lanes
    weight_bits: int
    inputs: int

    @property
    def sets(self) -> int:
        return self.lanes.bits // self.weight_bits

    @property
    def group(self) -> int:
        """The outputs of a row."""
        return self.sets * self.lanes.count

    @property
    def groups(self) -> int:
        return -(-self.outputs // self.group)

    @property
    def chunks(self) -> int:
        return -(-self.fan_in // self.inputs)

    @property
    def width(self) -> int:
        """The words of a row."""
        return self.sets + self.inputs

    @property
    def mask(self) -> int:
        """The first set of lanes."""
        return ones(self.lanes.bits, self.lanes.count) * ((1 << self.weight_bits) - 1)

    def rows(self, layer: Layer, starts: list[int]) -> list[bytes]:
        """The rows of a layer's weights, given the words that the sums of `lanes.count` outputs each begin with."""
        padded = _padded(layer.weights, self.groups * self.group, self.chunks * self.inputs)
        stored = padded + (1 << (self.weight_bits - 1))
        apart = stored.reshape(self.groups, self.sets, self.lanes.count, self.chunks, self.inputs)
        starts = starts + [0] * (self.groups * self.sets - len(starts))
        rows = []
        for group, chunks in enumerate(apart.transpose(0, 3, 4, 1, 2).tolist()):
            begins = starts[group * self.sets : (group + 1) * self.sets]
            for chunk in chunks:
                rows.append(_bytes([*begins, *(self._word(sets) for sets in chunk)]))
                begins = [0] * self.sets
        return rows

    def weights(self, rows: list[bytes]) -> np.ndarray:
        """The weights in rows, int64 `(out, in)`."""
        numbers = [[self._numbers(word) for word in _words(row)[self.sets :]] for row in rows]
        apart = np.array(numbers, np.int64).reshape(
            self.groups, self.chunks, self.inputs, self.sets, self.lanes.count
        )
        stored = apart.transpose(0, 3, 4, 1, 2).reshape(self.groups * self.group, self.chunks * self.inputs)
        return stored[: self.outputs, : self.fan_in] - (1 << (self.weight_bits - 1))

    def starts(self, rows: list[bytes]) -> list[int]:
        """The words that sums begin with."""
        words = [word for row in rows[:: self.chunks] for word in _words(row)[: self.sets]]
        return words[: -(-self.outputs // self.lanes.count)]

    def _word(self, sets: list[list[int]]) -> int:
        return sum(
            number << (self.lanes.bits * lane + self.weight_bits * set_)
            for set_, numbers in enumerate(sets)
            for lane, number in enumerate(numbers)
        )

    def _numbers(self, word: int) -> list[list[int]]:
        low = (1 << self.weight_bits) - 1
        return [
            [(word >> (self.lanes.bits * lane + self.weight_bits * set_)) & low for lane in range(self.lanes.count)]
            for set_ in range(self.sets)
        ]


@dataclass(frozen=True)
class KernelRows:
    """How a convolution lies in data contracts: a row of words for each output channel.

    Its kernels (rows of taps) lie several to a word, `places` says at which bits; after them comes the channel's
    start as a signed word: what each lane of its sums begins with, but for what makes lanes positive.
    """

    channels: int
    kernels: int
    taps: int
    bits: int
    weight_bits: int

    @property
    def places(self) -> list[int]:
        """The lowest bits of the rows in a word: triples of lanes, and sets of them."""
        triples = (WORD_BITS // self.bits) // self.taps
        sets = self.bits // self.weight_bits
        return [
            self.weight_bits * set_ + self.bits * self.taps * triple
            for set_ in range(sets)
            for triple in range(triples)
        ]

    @property
    def kernel_words(self) -> int:
        return -(-self.kernels // len(self.places))

    @property
    def width(self) -> int:
        """The words of a row."""
        return self.kernel_words + 1

    @property
    def mask(self) -> int:
        """A kernel row in the lowest place."""
        return ones(self.bits, self.taps) * ((1 << self.weight_bits) - 1)

    @property
    def zero(self) -> int:
        """What is stored of a row of zeros, in the lowest place."""
        return ones(self.bits, self.taps) << (self.weight_bits - 1)

    def place(self, kernel: int) -> tuple[int, int]:
        """In which word of a row a kernel row lies, and how far up."""
        word, place = divmod(kernel, len(self.places))
        return word, self.places[place]

    def rows_of(self, layer: Layer, starts: list[int]) -> list[bytes]:
        """The rows of a layer's weights, and of what its channels start with."""
        rows = []
        for kernels, start in zip(kernel_words(layer, self.bits), starts, strict=True):
            words = [0] * self.kernel_words
            for kernel, word in enumerate(kernels):
                at, up = self.place(kernel)
                words[at] |= (word + self.zero) % WORD << up
            rows.append(_bytes([*words, start % WORD]))
        return rows

    def weights(self, rows: list[bytes], layer: Layer) -> np.ndarray:
        """The weights in rows, int64 `(out, in, k, k)`."""
        places = [self.place(kernel) for kernel in range(self.kernels)]
        channels = []
        for row in rows:
            words = _words(row)
            channels.append([(((words[at] >> up) & self.mask) - self.zero) % WORD for at, up in places])
        return kernel_weights(channels, layer, self.bits)

    def starts(self, rows: list[bytes]) -> list[int]:
        """What the channels start with."""
        words = [_words(row)[-1] for row in rows]
        return [word - WORD if word >> (WORD_BITS - 1) else word for word in words]


def _bytes(words: list[int]) -> bytes:
    return b"".join(word.to_bytes(WORD_BYTES, "big") for word in words)


def _words(data: bytes) -> list[int]:
    return [int.from_bytes(data[at : at + WORD_BYTES], "big") for at in range(0, len(data), WORD_BYTES)]


def _padded(weights: np.ndarray, rows: int, columns: int) -> np.ndarray:
    """Weights with zeros below and to the right."""
    return np.pad(weights, ((0, rows - weights.shape[0]), (0, columns - weights.shape[1])))
