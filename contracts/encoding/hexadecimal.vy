# pragma version 0.4.3
"""
@title Hexadecimal digits
@license MIT
@notice Writes 32 bytes as 64 lower-case digits.
@dev Twin: reference/encoding/hexadecimal.py. As in base64.vy, half a word is spread until each byte holds four bits of
     it; then each goes to its place in ASCII.
"""

LOW_64: constant(uint256) = 2**64 - 1
# The upper half of every group of 64, 32, 16 and 8 bits, each at the foot of a lane of 128, 64, 32 and 16.
UPPER_32: constant(uint256) = 2**32 * (2**32 - 1) * (max_value(uint256) // (2**128 - 1))
UPPER_16: constant(uint256) = 2**16 * (2**16 - 1) * (max_value(uint256) // (2**64 - 1))
UPPER_8: constant(uint256) = 2**8 * (2**8 - 1) * (max_value(uint256) // (2**32 - 1))
UPPER_4: constant(uint256) = 2**4 * (2**4 - 1) * (max_value(uint256) // (2**16 - 1))

ONES: constant(uint256) = max_value(uint256) // 255  # a one in every byte


@pure
def _digits(word: bytes32) -> String[64]:
    """
    @notice Writes a word.
    """
    number: uint256 = convert(word, uint256)
    return convert(
        slice(abi_encode(self._spread(number >> 128), self._spread(number & (2**128 - 1))), 0, 64), String[64]
    )


@pure
def _spread(half: uint256) -> uint256:
    """
    @notice Writes 128 bits as 32 digits in ASCII.
    @dev No twin: this is packing alone.
    """
    # unsafe, from here on: lanes are wide enough for what they hold, so nothing wraps or reaches the next.
    w: uint256 = ((half >> 64) << 128) | (half & LOW_64)
    w = unsafe_add(w, unsafe_mul(w & UPPER_32, 2**32 - 1))
    w = unsafe_add(w, unsafe_mul(w & UPPER_16, 2**16 - 1))
    w = unsafe_add(w, unsafe_mul(w & UPPER_8, 2**8 - 1))
    w = unsafe_add(w, unsafe_mul(w & UPPER_4, 2**4 - 1))
    # Digits from ten on are letters: 39 further in ASCII than ten after "0".
    letters: uint256 = (unsafe_add(w, 6 * ONES) >> 4) & ONES
    return unsafe_add(unsafe_add(w, 48 * ONES), unsafe_mul(letters, 39))
