"""Words of lanes as tests make and read them."""

WORD = 2**256


def ones(bits: int, count: int, at: int = 0) -> int:
    """A one at the foot of each lane, the first lane at bit `at`."""
    return sum(1 << (bits * lane + at) for lane in range(count))


def packed(numbers: list[int], bits: int, at: int = 0) -> int:
    """Numbers with a sign in lanes, the first one lowest: what is negative borrows from the lane above."""
    return sum(int(number) << (bits * lane + at) for lane, number in enumerate(numbers)) % WORD


def raised(numbers: list[int], bits: int, at: int = 0) -> int:
    """Sums as kernels hold them: each 2**(bits - 1) higher, so that none is negative."""
    return packed([int(number) + 2 ** (bits - 1) for number in numbers], bits, at)


def unpacked(word: int, bits: int, count: int, at: int = 0) -> list[int]:
    """The numbers in lanes, without a sign."""
    return [(word >> (bits * lane + at)) & (2**bits - 1) for lane in range(count)]
