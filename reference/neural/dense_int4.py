"""Dense layers of int4 as data contracts hold them. Twin of contracts/neural/dense_int4.vy.

What lanes and words are there are arrays of int64 here: sums `(rows, 60)`, one row of 60 outputs after the other.
"""

import numpy as np

WORD_BYTES = 32
INPUTS = 64
OUTPUTS = 60
ROWS = 2
BLOCK_BYTES = WORD_BYTES * ROWS * INPUTS
WORDS = 8
ZERO = 8
LANE_BITS = 32


def products(x: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The products of 64 inputs with signed weights `(rows * 60, 64)`, as stored, 8 higher: `(rows, 60)`."""
    return ((weights + ZERO) @ x).reshape(-1, OUTPUTS)


def plus(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """The sums of other inputs, added."""
    return a + b


def settled(sums: np.ndarray, biases: np.ndarray, total: int) -> np.ndarray:
    """Sums of signed weights and biases, 2**31 higher, from sums of stored weights."""
    return sums + biases - ZERO * total + 2 ** (LANE_BITS - 1)


def outputs(word: int) -> list[int]:
    """The outputs in the lanes of a word of sums, the lowest lane first. No twin."""
    return list(range(OUTPUTS - 1 - word // 2, -1, -4))[word % 2 :: 2]


def pack(weights: np.ndarray) -> list[bytes]:
    """The blocks of a layer `(out, in)`, zeros filled up: by two rows of 60 outputs, then by 64 inputs. No twin."""
    groups, chunks = -(-weights.shape[0] // (ROWS * OUTPUTS)), -(-weights.shape[1] // INPUTS)
    padded = np.zeros((groups * ROWS * OUTPUTS, chunks * INPUTS), np.int64)
    padded[: weights.shape[0], : weights.shape[1]] = weights
    # group, row, output, chunk, input
    stored = (padded + ZERO).astype(np.uint8).reshape(groups, ROWS, OUTPUTS, chunks, INPUTS)
    nibbles = stored.transpose(0, 3, 1, 4, 2)
    words = np.pad(nibbles[..., ::2] << 4 | nibbles[..., 1::2], ((0, 0),) * 4 + ((WORD_BYTES - OUTPUTS // 2, 0),))
    return [each.tobytes() for group in words for each in group]


def unpack(blocks: list[bytes], shape: tuple[int, int]) -> np.ndarray:
    """The weights in blocks, int64 `(out, in)`. No twin."""
    chunks = -(-shape[1] // INPUTS)
    words = np.frombuffer(b"".join(blocks), np.uint8).reshape(-1, chunks, ROWS, INPUTS, WORD_BYTES)
    packed = words[..., WORD_BYTES - OUTPUTS // 2 :]
    nibbles = np.stack([packed >> 4, packed & 15], axis=-1).reshape(*packed.shape[:-1], OUTPUTS)
    stored = nibbles.transpose(0, 2, 4, 1, 3).reshape(-1, chunks * INPUTS)
    return stored[: shape[0], : shape[1]].astype(np.int64) - ZERO
