"""The noise of many seeds at once: the numbers of reference/veduta/picture.py, by keccak on arrays.

A stream's block is the keccak256 of 32 bytes, so one permutation (FIPS 202, keccak-f[1600]) of a state that holds
them, keccak's padding and zeros; hashing thousands of blocks one by one is what would hold a batch up. Lane (x, y) of
a state lies at x + 5 y.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from reference.numeric import normal, stream
from reference.veduta import picture
from reference.veduta.network import Veduta

LANES, SIDE, LANE_BITS, ROUNDS = 25, 5, 64, 24
PAD, PAD_LANE = 1, 4  # behind 32 bytes
END, END_LANE = 2**63, 16  # the last bit of the 136 bytes that a block takes in
WORD_LANES = 4  # of 256 bits
AT_ONCE = 1024  # blocks, so that a processor's own memory holds their states
TOSSES = np.array([n.bit_count() for n in range(2**16)], np.int64)


def noise(model: Veduta, seeds: Sequence[int]) -> np.ndarray:
    """What the flow begins with for each seed, int64 `(n, channels, height, width)`."""
    size, blocks = model.flow.size, -(-model.flow.size // stream.DRAWS)
    numbers = normals(draws(seeds, picture.NOISE_BLOCK, blocks)).reshape(len(seeds), -1)
    return numbers[:, :size].reshape(-1, *model.flow.network.input.shape)


def draws(seeds: Sequence[int], first: int, count: int) -> np.ndarray:
    """The draws in `count` blocks of each seed's stream from the first on, int64 `(n, count, DRAWS)`."""
    words = b"".join(
        (seed ^ index << stream.INDEX_BIT).to_bytes(32, "big")
        for seed in seeds
        for index in range(first, first + count)
    )
    hashed = np.concatenate([keccak(part) for part in _parts(np.frombuffer(words, "<u8").reshape(-1, WORD_LANES))])
    # A draw is four bytes of a big-endian word, the lowest ones first.
    found = hashed.astype("<u8").view(">u4")[:, ::-1]
    return found.reshape(len(seeds), count, stream.DRAWS).astype(np.int64)


def _parts(words: np.ndarray) -> Iterator[np.ndarray]:
    return (words[at : at + AT_ONCE] for at in range(0, len(words), AT_ONCE))


def normals(draws: np.ndarray) -> np.ndarray:
    """The numbers of draws, as reference/numeric/normal.py has them; int64 both."""
    x = (TOSSES[draws >> 16] << 8) + (draws >> 8 & 255) + (draws & 255) - normal.MEAN
    return (x * (normal.LINEAR + normal.CUBIC * x * x) + 2 ** (normal.PART_BITS - 1)) >> normal.PART_BITS


def keccak(words: np.ndarray) -> np.ndarray:
    """The keccak256 of 32 bytes each, `(n, 4)` uint64 in little-endian lanes both."""
    state = np.zeros((LANES, len(words)), np.uint64)
    state[:WORD_LANES] = words.T
    state[PAD_LANE], state[END_LANE] = PAD, END
    for constant in CONSTANTS:
        rows = state.reshape(SIDE, SIDE, -1)
        columns = np.bitwise_xor.reduce(rows, axis=0)
        turned = columns << np.uint64(1) | columns >> np.uint64(LANE_BITS - 1)
        rows ^= columns[BEFORE] ^ turned[AFTER]
        moved = state[FROM]
        moved = (moved << TURNS | moved >> REST).reshape(SIDE, SIDE, -1)
        state = (moved ^ (~moved[:, AFTER] & moved[:, AFTER_NEXT])).reshape(LANES, -1)
        state[0] ^= constant
    return np.ascontiguousarray(state[:WORD_LANES].T)


def _constants() -> list[np.uint64]:
    """Of the rounds: bits of a shift register, at places 2**j - 1."""
    found, register = [], 1
    for _ in range(ROUNDS):
        constant = 0
        for j in range(7):
            constant |= (register & 1) << (2**j - 1)
            register = register << 1 ^ (register >> 7) * 0x171  # x**8 + x**6 + x**5 + x**4 + 1
        found.append(np.uint64(constant))
    return found


def _moves() -> tuple[np.ndarray, np.ndarray]:
    """For each lane after a round's move: which lane comes there, and by how many bits it is turned."""
    source, turns, (x, y) = [0] * LANES, [0] * LANES, (1, 0)
    for t in range(ROUNDS):
        there = y + SIDE * ((2 * x + 3 * y) % SIDE)
        source[there], turns[there] = x + SIDE * y, (t + 1) * (t + 2) // 2 % LANE_BITS
        x, y = y, (2 * x + 3 * y) % SIDE
    return np.array(source), np.array(turns, np.uint64)[:, None]


CONSTANTS = _constants()
FROM, TURNS = _moves()
REST = (LANE_BITS - TURNS) % LANE_BITS  # a lane that is not turned is or-ed with itself
BEFORE, AFTER, AFTER_NEXT = ([(x + by) % SIDE for x in range(SIDE)] for by in (-1, 1, 2))
