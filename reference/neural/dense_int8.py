"""Dense layers of int8 as data contracts hold them. Twin of contracts/neural/dense_int8.vy.

What lanes and words are there are arrays of int64 here: sums `(rows, 30)`, one row of 30 outputs after the other.
"""

import numpy as np

WORD_BYTES = 32
INPUTS = 64
OUTPUTS = 30
ROWS = 3
BLOCK_BYTES = WORD_BYTES * ROWS * INPUTS
ZERO = 128
LANE_BITS = 24


def total(x: np.ndarray) -> int:
    """The sum of the inputs."""
    return int(x.sum())


def products(x: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The products of 64 inputs with signed weights `(rows * 30, 64)`, as stored, 128 higher: `(rows, 30)`."""
    return ((weights + ZERO) @ x).reshape(-1, OUTPUTS)


def plus(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """The sums of other inputs, added."""
    return a + b


def settled(sums: np.ndarray, biases: np.ndarray, total: int) -> np.ndarray:
    """Sums of signed weights and biases, 2**23 higher, from sums of stored weights."""
    return sums + biases - ZERO * total + 2 ** (LANE_BITS - 1)


def numbers(word: int) -> list[int]:
    """The lowest 30 bytes of a word, the highest one first."""
    return list(word.to_bytes(WORD_BYTES, "big")[-OUTPUTS:])


def pack(weights: np.ndarray) -> list[bytes]:
    """The blocks of a layer `(out, in)`, zeros filled up: by three rows of 30 outputs, then by 64 inputs. No twin."""
    rows, chunks = -(-weights.shape[0] // OUTPUTS), -(-weights.shape[1] // INPUTS)
    padded = np.zeros((rows * OUTPUTS, chunks * INPUTS), np.int64)
    padded[: weights.shape[0], : weights.shape[1]] = weights
    # row, chunk, input, output
    words = (padded + ZERO).astype(np.uint8).reshape(rows, OUTPUTS, chunks, INPUTS).transpose(0, 2, 3, 1)
    words = np.pad(words, ((0, 0), (0, 0), (0, 0), (WORD_BYTES - OUTPUTS, 0)))
    groups = [words[at : at + ROWS] for at in range(0, rows, ROWS)]
    return [group[:, chunk].tobytes().ljust(BLOCK_BYTES, b"\x00") for group in groups for chunk in range(chunks)]


def starts(biases: np.ndarray) -> list[list[int]]:
    """The words that the sums of each row start with, for the three sets. No twin."""
    padded = np.pad(biases, (0, -len(biases) % OUTPUTS)).reshape(-1, OUTPUTS) + 2 ** (LANE_BITS - 1)
    return [[_lanes(row[OUTPUTS - 1 - k :: -3], 8 * k) for k in range(3)] for row in padded.tolist()]


def _lanes(numbers: list[int], at: int) -> int:
    """Numbers in lanes, the first one at bit `at`. No twin."""
    return sum(number << (LANE_BITS * lane + at) for lane, number in enumerate(numbers)) % 2**256


def unpack(blocks: list[bytes], shape: tuple[int, int]) -> np.ndarray:
    """The weights in blocks, int64 `(out, in)`. No twin."""
    chunks = -(-shape[1] // INPUTS)
    groups = []
    for at in range(0, len(blocks), chunks):
        words = [np.frombuffer(each, np.uint8).reshape(ROWS, INPUTS, WORD_BYTES) for each in blocks[at : at + chunks]]
        groups.append(np.concatenate(words, axis=1)[:, :, WORD_BYTES - OUTPUTS :])
    stored = np.concatenate(groups).transpose(0, 2, 1).reshape(-1, chunks * INPUTS)
    return stored[: shape[0], : shape[1]].astype(np.int64) - ZERO
