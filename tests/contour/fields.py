"""Fields for tests of contours."""

from random import Random

from hypothesis import strategies as st

from reference.contour.marching import LIMIT, SIDE


def ringed(samples: list[int]) -> list[int]:
    """The samples with zeros in the first column, the first row and the last one."""
    return [0 if i % SIDE == 0 or i // SIDE in (0, SIDE - 1) else sample for i, sample in enumerate(samples)]


def patches(seed: int, size: int, values: list[int]) -> list[int]:
    """Patches of `size` x `size` samples, each of some value."""
    of = Random(seed)
    rows = [[of.choice(values) for _ in range(0, SIDE, size)] for _ in range(0, SIDE, size)]
    return ringed([rows[i // SIDE // size][i % SIDE // size] for i in range(SIDE * SIDE)])


def slopes(seed: int, count: int) -> list[int]:
    """Round hills, the highest one counting, and hollows in them."""
    of = Random(seed)
    hills = [(of.randrange(SIDE), of.randrange(SIDE), of.randrange(1, 60), of.choice((1, -1))) for _ in range(count)]
    samples = []
    for i in range(SIDE * SIDE):
        heights = [sign * (300 - steep * ((i % SIDE - x) ** 2 + (i // SIDE - y) ** 2)) for x, y, steep, sign in hills]
        samples += [min(max(max(heights) + min(min(heights), 0), 0), LIMIT - 1)]
    return ringed(samples)


def alone(*places: int) -> list[int]:
    return [200 if i in places else 0 for i in range(SIDE * SIDE)]


values = st.integers(0, 255) | st.sampled_from([0, LIMIT - 1, LIMIT // 2])
fields = (
    st.builds(
        patches, st.integers(0, 2**32), st.sampled_from([1, 2, 3, 5, 9]), st.lists(values, min_size=1, max_size=4)
    )
    | st.builds(slopes, st.integers(0, 2**32), st.integers(1, 9))
    | st.builds(alone, st.integers(SIDE, SIDE * SIDE - SIDE - 1).filter(lambda i: i % SIDE > 0))
)


def packed(field: list[int]) -> list[int]:
    return [
        sum(sample << 16 * lane for lane, sample in enumerate(field[i : i + 16])) for i in range(0, len(field), 16)
    ]
