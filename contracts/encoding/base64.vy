# pragma version 0.4.3
"""
@title Base64
@license MIT
@notice Encodes bytes as RFC 4648 has it, with padding.
@dev Twin: reference/encoding/base64.py. 24 bytes, in the lowest bits of a word, become 32 characters: first they are
     spread, in steps that move the upper half of every group of bits up, until each byte of the word holds six;
     then each byte goes to its place in ASCII, by a correction for each border of the alphabet that it has passed.

     Memory grows dearer by its square: what is long is handed over by the piece, and put together once, at its end.
"""

ROW_BYTES: constant(uint256) = 192  # six words in, eight out
MAX_ROWS: constant(uint256) = 24
MAX_BYTES: constant(uint256) = MAX_ROWS * ROW_BYTES
MAX_CHARS: constant(uint256) = MAX_BYTES // 3 * 4
PADDING: constant(Bytes[2]) = b"=="

LOW_32: constant(uint256) = 2**32 - 1
LOW_64: constant(uint256) = 2**64 - 1
LOW_96: constant(uint256) = 2**96 - 1
HIGH_96: constant(uint256) = LOW_96 << 128
# The upper half of every group of 96, 48, 24 and 12 bits, each at the foot of a lane of 128, 64, 32 and 16.
UPPER_48: constant(uint256) = 2**48 * (2**48 - 1) * (max_value(uint256) // (2**128 - 1))
UPPER_24: constant(uint256) = 2**24 * (2**24 - 1) * (max_value(uint256) // (2**64 - 1))
UPPER_12: constant(uint256) = 2**12 * (2**12 - 1) * (max_value(uint256) // (2**32 - 1))
UPPER_6: constant(uint256) = 2**6 * (2**6 - 1) * (max_value(uint256) // (2**16 - 1))

ONES: constant(uint256) = max_value(uint256) // 255  # a one in every byte
TWOS: constant(uint256) = 2 * ONES
A: constant(uint256) = 65 * ONES  # where the alphabet begins in ASCII
FROM_26: constant(uint256) = (128 - 65 - 26) * ONES  # added to A + place, sets the top bit from place 26 on
FROM_52: constant(uint256) = (128 - 65 - 52) * ONES
FROM_62: constant(uint256) = (128 - 65 - 62) * ONES


@pure
def _encode(data: Bytes[MAX_BYTES]) -> String[MAX_CHARS + 2]:
    """
    @notice Encodes a text of moderate length.
    """
    out: uint256[8][MAX_ROWS] = empty(uint256[8][MAX_ROWS])
    padded: Bytes[MAX_BYTES + ROW_BYTES] = concat(data, abi_encode(empty(uint256[6])))
    for i: uint256 in range(MAX_ROWS):
        if ROW_BYTES * i >= len(data):
            break
        out[i] = self._row(abi_decode(slice(padded, ROW_BYTES * i, ROW_BYTES), uint256[6]))
    missing: uint256 = (3 - len(data) % 3) % 3
    chars: uint256 = (len(data) + 2) // 3 * 4 - missing
    return convert(concat(slice(abi_encode(out), 0, chars), slice(PADDING, 0, missing)), String[MAX_CHARS + 2])


@pure
def _row(row: uint256[6]) -> uint256[8]:
    """
    @notice Encodes 192 bytes.
    @dev No twin: this is packing alone.
    """
    # Eight words of 24 bytes each: the upper half of them at bit 128, the lower at bit 0.
    # unsafe, from here on: lanes are wide enough for what they hold, so nothing wraps or reaches the next.
    w0: uint256 = ((row[0] >> 32) & HIGH_96) | ((row[0] >> 64) & LOW_96)
    w1: uint256 = ((row[0] & LOW_64) << 160) | ((row[1] >> 224) << 128) | ((row[1] >> 128) & LOW_96)
    w2: uint256 = ((row[1] << 96) & HIGH_96) | ((row[1] & LOW_32) << 64) | (row[2] >> 192)
    w3: uint256 = ((row[2] << 32) & HIGH_96) | (row[2] & LOW_96)
    w4: uint256 = ((row[3] >> 32) & HIGH_96) | ((row[3] >> 64) & LOW_96)
    w5: uint256 = ((row[3] & LOW_64) << 160) | ((row[4] >> 224) << 128) | ((row[4] >> 128) & LOW_96)
    w6: uint256 = ((row[4] << 96) & HIGH_96) | ((row[4] & LOW_32) << 64) | (row[5] >> 192)
    w7: uint256 = ((row[5] << 32) & HIGH_96) | (row[5] & LOW_96)
    w0 = unsafe_add(w0, unsafe_mul(w0 & UPPER_48, 2**16 - 1))
    w1 = unsafe_add(w1, unsafe_mul(w1 & UPPER_48, 2**16 - 1))
    w2 = unsafe_add(w2, unsafe_mul(w2 & UPPER_48, 2**16 - 1))
    w3 = unsafe_add(w3, unsafe_mul(w3 & UPPER_48, 2**16 - 1))
    w4 = unsafe_add(w4, unsafe_mul(w4 & UPPER_48, 2**16 - 1))
    w5 = unsafe_add(w5, unsafe_mul(w5 & UPPER_48, 2**16 - 1))
    w6 = unsafe_add(w6, unsafe_mul(w6 & UPPER_48, 2**16 - 1))
    w7 = unsafe_add(w7, unsafe_mul(w7 & UPPER_48, 2**16 - 1))
    w0 = unsafe_add(w0, unsafe_mul(w0 & UPPER_24, 2**8 - 1))
    w1 = unsafe_add(w1, unsafe_mul(w1 & UPPER_24, 2**8 - 1))
    w2 = unsafe_add(w2, unsafe_mul(w2 & UPPER_24, 2**8 - 1))
    w3 = unsafe_add(w3, unsafe_mul(w3 & UPPER_24, 2**8 - 1))
    w4 = unsafe_add(w4, unsafe_mul(w4 & UPPER_24, 2**8 - 1))
    w5 = unsafe_add(w5, unsafe_mul(w5 & UPPER_24, 2**8 - 1))
    w6 = unsafe_add(w6, unsafe_mul(w6 & UPPER_24, 2**8 - 1))
    w7 = unsafe_add(w7, unsafe_mul(w7 & UPPER_24, 2**8 - 1))
    w0 = unsafe_add(w0, unsafe_mul(w0 & UPPER_12, 2**4 - 1))
    w1 = unsafe_add(w1, unsafe_mul(w1 & UPPER_12, 2**4 - 1))
    w2 = unsafe_add(w2, unsafe_mul(w2 & UPPER_12, 2**4 - 1))
    w3 = unsafe_add(w3, unsafe_mul(w3 & UPPER_12, 2**4 - 1))
    w4 = unsafe_add(w4, unsafe_mul(w4 & UPPER_12, 2**4 - 1))
    w5 = unsafe_add(w5, unsafe_mul(w5 & UPPER_12, 2**4 - 1))
    w6 = unsafe_add(w6, unsafe_mul(w6 & UPPER_12, 2**4 - 1))
    w7 = unsafe_add(w7, unsafe_mul(w7 & UPPER_12, 2**4 - 1))
    w0 = unsafe_add(unsafe_add(w0, unsafe_mul(w0 & UPPER_6, 2**2 - 1)), A)
    w1 = unsafe_add(unsafe_add(w1, unsafe_mul(w1 & UPPER_6, 2**2 - 1)), A)
    w2 = unsafe_add(unsafe_add(w2, unsafe_mul(w2 & UPPER_6, 2**2 - 1)), A)
    w3 = unsafe_add(unsafe_add(w3, unsafe_mul(w3 & UPPER_6, 2**2 - 1)), A)
    w4 = unsafe_add(unsafe_add(w4, unsafe_mul(w4 & UPPER_6, 2**2 - 1)), A)
    w5 = unsafe_add(unsafe_add(w5, unsafe_mul(w5 & UPPER_6, 2**2 - 1)), A)
    w6 = unsafe_add(unsafe_add(w6, unsafe_mul(w6 & UPPER_6, 2**2 - 1)), A)
    w7 = unsafe_add(unsafe_add(w7, unsafe_mul(w7 & UPPER_6, 2**2 - 1)), A)
    # A letter is at A + place; from 26 on 6 further, from 52 on 75 back, from 62 on 15 back, and 63 at 3 further.
    # Taken together as 3 * (2 * [26..] + [63] - 5 * ([62..] + 5 * [52..])).
    return [
        unsafe_add(w0, unsafe_mul(unsafe_sub(
            unsafe_add((unsafe_add(w0, FROM_26) >> 6) & TWOS, (w0 >> 7) & ONES),
            unsafe_mul(unsafe_add(
                (unsafe_add(w0, FROM_62) >> 7) & ONES,
                unsafe_mul((unsafe_add(w0, FROM_52) >> 7) & ONES, 5),
            ), 5),
        ), 3)),
        unsafe_add(w1, unsafe_mul(unsafe_sub(
            unsafe_add((unsafe_add(w1, FROM_26) >> 6) & TWOS, (w1 >> 7) & ONES),
            unsafe_mul(unsafe_add(
                (unsafe_add(w1, FROM_62) >> 7) & ONES,
                unsafe_mul((unsafe_add(w1, FROM_52) >> 7) & ONES, 5),
            ), 5),
        ), 3)),
        unsafe_add(w2, unsafe_mul(unsafe_sub(
            unsafe_add((unsafe_add(w2, FROM_26) >> 6) & TWOS, (w2 >> 7) & ONES),
            unsafe_mul(unsafe_add(
                (unsafe_add(w2, FROM_62) >> 7) & ONES,
                unsafe_mul((unsafe_add(w2, FROM_52) >> 7) & ONES, 5),
            ), 5),
        ), 3)),
        unsafe_add(w3, unsafe_mul(unsafe_sub(
            unsafe_add((unsafe_add(w3, FROM_26) >> 6) & TWOS, (w3 >> 7) & ONES),
            unsafe_mul(unsafe_add(
                (unsafe_add(w3, FROM_62) >> 7) & ONES,
                unsafe_mul((unsafe_add(w3, FROM_52) >> 7) & ONES, 5),
            ), 5),
        ), 3)),
        unsafe_add(w4, unsafe_mul(unsafe_sub(
            unsafe_add((unsafe_add(w4, FROM_26) >> 6) & TWOS, (w4 >> 7) & ONES),
            unsafe_mul(unsafe_add(
                (unsafe_add(w4, FROM_62) >> 7) & ONES,
                unsafe_mul((unsafe_add(w4, FROM_52) >> 7) & ONES, 5),
            ), 5),
        ), 3)),
        unsafe_add(w5, unsafe_mul(unsafe_sub(
            unsafe_add((unsafe_add(w5, FROM_26) >> 6) & TWOS, (w5 >> 7) & ONES),
            unsafe_mul(unsafe_add(
                (unsafe_add(w5, FROM_62) >> 7) & ONES,
                unsafe_mul((unsafe_add(w5, FROM_52) >> 7) & ONES, 5),
            ), 5),
        ), 3)),
        unsafe_add(w6, unsafe_mul(unsafe_sub(
            unsafe_add((unsafe_add(w6, FROM_26) >> 6) & TWOS, (w6 >> 7) & ONES),
            unsafe_mul(unsafe_add(
                (unsafe_add(w6, FROM_62) >> 7) & ONES,
                unsafe_mul((unsafe_add(w6, FROM_52) >> 7) & ONES, 5),
            ), 5),
        ), 3)),
        unsafe_add(w7, unsafe_mul(unsafe_sub(
            unsafe_add((unsafe_add(w7, FROM_26) >> 6) & TWOS, (w7 >> 7) & ONES),
            unsafe_mul(unsafe_add(
                (unsafe_add(w7, FROM_62) >> 7) & ONES,
                unsafe_mul((unsafe_add(w7, FROM_52) >> 7) & ONES, 5),
            ), 5),
        ), 3)),
    ]
