"""Fields for tests of contours."""

from random import Random

from hypothesis import strategies as st

from reference.contour.marching import LIMIT, SIDE

MOST = 255  # of a network's sample
WORD_BYTES = 32


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


def combs(seed: int) -> list[int]:
    """Teeth on one bar: the longest contour there is."""
    gap, bar = Random(seed).randint(2, 4), Random(seed).randrange(SIDE)
    return ringed([MOST if i % SIDE % gap or i // SIDE == bar else 0 for i in range(SIDE * SIDE)])


values = st.integers(0, 255) | st.sampled_from([0, LIMIT - 1, LIMIT // 2])
fields = (
    st.builds(
        patches, st.integers(0, 2**32), st.sampled_from([1, 2, 3, 5, 9]), st.lists(values, min_size=1, max_size=4)
    )
    | st.builds(slopes, st.integers(0, 2**32), st.integers(1, 9))
    | st.builds(alone, st.integers(SIDE, SIDE * SIDE - SIDE - 1).filter(lambda i: i % SIDE > 0))
)

# Such as no network gives.
hostile = (
    st.builds(
        patches,
        st.integers(0, 2**32),
        st.sampled_from([1, 2, 3, 5, 9]),
        st.lists(st.integers(0, MOST), min_size=1, max_size=4) | st.just([0, MOST]),
    )
    | st.builds(combs, st.integers(0, 2**32))
    | st.sampled_from([ringed([MOST] * SIDE * SIDE), [0] * SIDE * SIDE])
)
CROWDED = patches(1, 3, [0, MOST])  # every level fills the page


def blocks(value: int, size: int, apart: int, base: int = 0) -> list[int]:
    """Blocks of `size` x `size` samples, their edges `apart`: the smaller they are, the more gas takes a crossing."""
    inside = [(i - 1) % SIDE % apart < size and (i // SIDE - 1) % apart < size for i in range(SIDE * SIDE)]
    return ringed([value if each else base for each in inside])


def packed(field: list[int]) -> list[int]:
    return [
        sum(sample << 16 * lane for lane, sample in enumerate(field[i : i + 16])) for i in range(0, len(field), 16)
    ]


def answering(fields: list[list[int]]) -> str:
    """Code of a contract that answers every call with these fields."""
    return saying([word for field in fields for word in packed(field)])


def saying(words: list[int]) -> str:
    """Code of a contract that answers every call with these words; those below zero in two's complement."""
    data = b"".join((word % 2**256).to_bytes(WORD_BYTES, "big") for word in words)
    length, start = len(data).to_bytes(3, "big").hex(), 16
    # PUSH3 length, PUSH1 start, PUSH1 0, CODECOPY, PUSH3 length, PUSH1 0, RETURN
    return f"0x62{length}60{start:02x}60003962{length}6000f3{data.hex()}"
