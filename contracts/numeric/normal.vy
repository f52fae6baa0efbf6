# pragma version 0.4.3
"""
@title Normal numbers
@license MIT
@notice Numbers as a standard normal distribution has them, ONE to a standard deviation: eight of a block of the
        stream, for 150 gas each.
@dev Twin: reference/numeric/normal.py. The upper half of a draw is 16 tosses of a coin, whose sum is normal but for
     its steps; the two lower bytes are uniform numbers that fill these up. A cubic then stretches what lies far out,
     as Cornish and Fisher do it, for which a sum of few terms has too little. The distribution function is nowhere
     further than 0.0008 from the normal one, and no number is further than 4.81 deviations from zero.
"""

from . import stream

ONE: constant(int256) = 2**10
MEAN: constant(uint256) = 2**8 * 8 + 255  # of a sum: a toss is 2**8
# A number is (LINEAR * x + CUBIC * x**3) / 2**PART_BITS, x being how far the sum is from its mean.
LINEAR: constant(uint256) = 132_555_295_287
CUBIC: constant(uint256) = 2663
PART_BITS: constant(uint256) = 36

HALF: constant(uint256) = 2**35  # so that parts are rounded
ONES: constant(uint256) = max_value(uint256) // (2**stream.DRAW_BITS - 1)  # 1 in the lane of each draw
TOSSES: constant(uint256) = ONES * (2**16 - 1)
BYTES: constant(uint256) = ONES * 255
SUM: constant(uint256) = 2**13 - 1  # of a lane


@pure
def _normals(seed: uint256, index: uint256) -> int256[stream.DRAWS]:
    """
    @notice Gives eight normal numbers.
    @param index The block's number in the seed's stream, below 2**128.
    """
    # unsafe, from here on: a lane holds 16 bits, which are counted in ever wider fields of it, then a sum of at most
    # 4,606; with so little, cubes stay far below 2**255. Numbers are negative modulo 2**256 till they are shifted.
    word: uint256 = stream._block(seed, index)
    # Every second bit, every second pair, every second four of them, and the bytes.
    tosses: uint256 = (word >> 16) & TOSSES
    tosses = unsafe_sub(tosses, (tosses >> 1) & (TOSSES // 3))
    tosses = unsafe_add(tosses & (TOSSES // 5), (tosses >> 2) & (TOSSES // 5))
    tosses = unsafe_add(tosses, tosses >> 4) & (TOSSES // 17)
    tosses = unsafe_add(tosses, tosses >> 8) & BYTES
    word = unsafe_add(tosses << 8, unsafe_add(word & BYTES, (word >> 8) & BYTES))
    x: uint256[stream.DRAWS] = [
        unsafe_sub(word & SUM, MEAN),
        unsafe_sub((word >> 32) & SUM, MEAN),
        unsafe_sub((word >> 64) & SUM, MEAN),
        unsafe_sub((word >> 96) & SUM, MEAN),
        unsafe_sub((word >> 128) & SUM, MEAN),
        unsafe_sub((word >> 160) & SUM, MEAN),
        unsafe_sub((word >> 192) & SUM, MEAN),
        unsafe_sub((word >> 224) & SUM, MEAN),
    ]
    return [
        convert(
            convert(
                unsafe_add(
                    unsafe_mul(x[0], unsafe_add(unsafe_mul(unsafe_mul(x[0], x[0]), CUBIC), LINEAR)), HALF
                ),
                bytes32,
            ),
            int256,
        )
        >> PART_BITS,
        convert(
            convert(
                unsafe_add(
                    unsafe_mul(x[1], unsafe_add(unsafe_mul(unsafe_mul(x[1], x[1]), CUBIC), LINEAR)), HALF
                ),
                bytes32,
            ),
            int256,
        )
        >> PART_BITS,
        convert(
            convert(
                unsafe_add(
                    unsafe_mul(x[2], unsafe_add(unsafe_mul(unsafe_mul(x[2], x[2]), CUBIC), LINEAR)), HALF
                ),
                bytes32,
            ),
            int256,
        )
        >> PART_BITS,
        convert(
            convert(
                unsafe_add(
                    unsafe_mul(x[3], unsafe_add(unsafe_mul(unsafe_mul(x[3], x[3]), CUBIC), LINEAR)), HALF
                ),
                bytes32,
            ),
            int256,
        )
        >> PART_BITS,
        convert(
            convert(
                unsafe_add(
                    unsafe_mul(x[4], unsafe_add(unsafe_mul(unsafe_mul(x[4], x[4]), CUBIC), LINEAR)), HALF
                ),
                bytes32,
            ),
            int256,
        )
        >> PART_BITS,
        convert(
            convert(
                unsafe_add(
                    unsafe_mul(x[5], unsafe_add(unsafe_mul(unsafe_mul(x[5], x[5]), CUBIC), LINEAR)), HALF
                ),
                bytes32,
            ),
            int256,
        )
        >> PART_BITS,
        convert(
            convert(
                unsafe_add(
                    unsafe_mul(x[6], unsafe_add(unsafe_mul(unsafe_mul(x[6], x[6]), CUBIC), LINEAR)), HALF
                ),
                bytes32,
            ),
            int256,
        )
        >> PART_BITS,
        convert(
            convert(
                unsafe_add(
                    unsafe_mul(x[7], unsafe_add(unsafe_mul(unsafe_mul(x[7], x[7]), CUBIC), LINEAR)), HALF
                ),
                bytes32,
            ),
            int256,
        )
        >> PART_BITS,
    ]
