# pragma version 0.4.3
"""
@title Convolutions of rows
@license MIT
@notice Multiplies rows of eight channels by kernels from memory: one product for three taps of all pixels of a word.
@dev Twin: reference/neural/convolution.py. A word has eight pixels between their two neighbours, the leftmost one in
     the lowest of ten lanes. As a polynomial in 2**bits it is multiplied by a kernel's row turned around: then the
     third lane holds the sum of the first three, and so on up to the tenth. What comes beyond falls off.

     A lane of `bits` bits, 25 at most, holds any sum v with -2**(bits - 1) <= v < 2**(bits - 1), for any part of a
     kernel's columns, since the first two lanes hold such parts. unsafe, everywhere: sums are exact mod 2**256, and
     lanes are read only when they fit. Weights below zero are given mod 2**256.

     More channels are taken by more calls: what one returns is what the next one starts with. A stride of 2 takes
     every second word of rows, and resample._halved. Weights that are known when the code is made do better as
     literals: see scripts/compiler/winograd.py.
"""

CHANNELS: constant(uint256) = 8
TAPS: constant(uint256) = 3 * CHANNELS


@pure
def _kernel(left: uint256, middle: uint256, right: uint256, bits: uint256) -> uint256:
    """
    @notice Returns a kernel's row as the polynomial that words are multiplied by.
    """
    return unsafe_add(right, unsafe_add(middle << bits, left << unsafe_add(bits, bits)))


@pure
def _rows(
    a: uint256[CHANNELS], b: uint256[CHANNELS], c: uint256[CHANNELS], k: uint256[TAPS], start: uint256
) -> uint256:
    """
    @notice Returns the sums of a 3x3 kernel over three rows, from the third lane on.
    @param k The kernel's rows: of all channels for a, then for b, then for c.
    @param start The bias and 2**(bits - 1) in each lane.
    """
    return unsafe_add(unsafe_add(start, (
        unsafe_add(unsafe_mul(a[0], k[0]), unsafe_add(unsafe_mul(a[1], k[1]), unsafe_add(unsafe_mul(a[2], k[2]),
        unsafe_add(unsafe_mul(a[3], k[3]), unsafe_add(unsafe_mul(a[4], k[4]), unsafe_add(unsafe_mul(a[5], k[5]),
        unsafe_add(unsafe_mul(a[6], k[6]), unsafe_add(unsafe_mul(a[7], k[7]), unsafe_add(unsafe_mul(b[0], k[8]),
        unsafe_add(unsafe_mul(b[1], k[9]), unsafe_add(unsafe_mul(b[2], k[10]), unsafe_add(unsafe_mul(b[3], k[11]),
        unsafe_add(unsafe_mul(b[4], k[12]), unsafe_add(unsafe_mul(b[5], k[13]), unsafe_add(unsafe_mul(b[6], k[14]),
        unsafe_mul(b[7], k[15]))))))))))))))))
    )), (
        unsafe_add(unsafe_mul(c[0], k[16]), unsafe_add(unsafe_mul(c[1], k[17]), unsafe_add(unsafe_mul(c[2], k[18]),
        unsafe_add(unsafe_mul(c[3], k[19]), unsafe_add(unsafe_mul(c[4], k[20]), unsafe_add(unsafe_mul(c[5], k[21]),
        unsafe_add(unsafe_mul(c[6], k[22]), unsafe_mul(c[7], k[23]))))))))
    ))


@pure
def _points(x: uint256[CHANNELS], k: uint256[CHANNELS], start: uint256) -> uint256:
    """
    @notice Returns the sums of a 1x1 kernel, each in its pixel's own lane.
    """
    return unsafe_add(start, (
        unsafe_add(unsafe_mul(x[0], k[0]), unsafe_add(unsafe_mul(x[1], k[1]), unsafe_add(unsafe_mul(x[2], k[2]),
        unsafe_add(unsafe_mul(x[3], k[3]), unsafe_add(unsafe_mul(x[4], k[4]), unsafe_add(unsafe_mul(x[5], k[5]),
        unsafe_add(unsafe_mul(x[6], k[6]), unsafe_mul(x[7], k[7]))))))))
    ))
