"""Weights as words, and words as weights again: what a compiled network carries can be read back from the chain.

A word of signed lanes is sum w_j * 2**(L*j) modulo 2**256. In data contracts a convolution's weight w of b bits is
stored as the plain number w + 2**(b-1), in words of kernels, a kernel being a row of three taps (one of a 1x1
convolution) L bits apart; several sets of lanes in a word, each b bits above the one before. What dense layers
have in data contracts is in rows.py.
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
