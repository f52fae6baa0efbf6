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

ROWS: constant(uint256) = 8
ROW_BYTES: constant(uint256) = 192  # six words in, eight out
PIECE_BYTES: constant(uint256) = ROWS * ROW_BYTES
MAX_BYTES: constant(uint256) = 3 * PIECE_BYTES
MAX_CHARS: constant(uint256) = MAX_BYTES // 3 * 4
PIECE_CHARS: constant(uint256) = PIECE_BYTES // 3 * 4
PADDING: constant(Bytes[2]) = b"=="

# An image that is encoded twice goes through in steps of six rows: 36 words in, 48 between, 64 out.
MIN_IMAGE_BYTES: constant(uint256) = 32
IMAGE_BYTES: constant(uint256) = 24_576
STEP_ROWS: constant(uint256) = 6
STEP_BYTES: constant(uint256) = STEP_ROWS * ROW_BYTES
STEPS: constant(uint256) = IMAGE_BYTES // STEP_BYTES
NESTED_CHARS: constant(uint256) = 2 * (MAX_CHARS + 2) + STEPS * PIECE_CHARS
MAX_TAIL_BYTES: constant(uint256) = MAX_BYTES - (PIECE_CHARS + 2)

LOW_32: constant(uint256) = 2**32 - 1
LOW_64: constant(uint256) = 2**64 - 1
LOW_96: constant(uint256) = 2**96 - 1
LOW_128: constant(uint256) = 2**128 - 1
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
    out: uint256[8][ROWS][3] = empty(uint256[8][ROWS][3])
    padded: Bytes[MAX_BYTES + PIECE_BYTES] = concat(data, abi_encode(empty(uint256[6][ROWS])))
    for i: uint256 in range(3):
        start: uint256 = PIECE_BYTES * i
        if start >= len(data):
            break
        piece: uint256[6][ROWS] = abi_decode(slice(padded, start, PIECE_BYTES), uint256[6][ROWS])
        out[i] = self._rows(piece, (len(data) - start + ROW_BYTES - 1) // ROW_BYTES)
    missing: uint256 = (3 - len(data) % 3) % 3
    chars: uint256 = (len(data) + 2) // 3 * 4 - missing
    return convert(concat(slice(abi_encode(out), 0, chars), slice(PADDING, 0, missing)), String[MAX_CHARS + 2])


@pure
def _nested(
    head: Bytes[MAX_BYTES], image: String[IMAGE_BYTES], tail: Bytes[MAX_TAIL_BYTES]
) -> String[NESTED_CHARS]:
    """
    @notice Encodes a text that holds an image's encoding: head, encoded image, tail.
    @param head Of a length that is a multiple of three, so that the image begins with a fresh character.
    @param image Of MIN_IMAGE_BYTES or more; what is shorter is no image, and left out.
    """
    assert len(head) % 3 == 0, "base64: ragged head"
    size: uint256 = len(image) if len(image) >= MIN_IMAGE_BYTES else 0
    out: uint256[8][ROWS][STEPS] = empty(uint256[8][ROWS][STEPS])
    steps: uint256 = size // STEP_BYTES
    rows: uint256[6][ROWS] = empty(uint256[6][ROWS])
    for i: uint256 in range(steps, bound=STEPS):
        step: Bytes[STEP_BYTES] = convert(slice(image, STEP_BYTES * i, STEP_BYTES), Bytes[STEP_BYTES])
        rows = abi_decode(concat(step, abi_encode(empty(uint256[12]))), uint256[6][ROWS])
        # 48 words, eight a row, are read again six a row.
        rows = abi_decode(slice(abi_encode(self._rows(rows, STEP_ROWS)), 0, PIECE_BYTES), uint256[6][ROWS])
        out[i] = self._rows(rows, ROWS)

    # What is left is short of a step. Its last word is read from where the image ends, and moved up.
    rows = empty(uint256[6][ROWS])
    for i: uint256 in range(STEP_BYTES // 32):
        at: uint256 = STEP_BYTES * steps + 32 * i
        if at >= size:
            break
        word: uint256 = extract32(convert(image, Bytes[IMAGE_BYTES]), min(at, size - 32), output_type=uint256)
        rows[i // 6][i % 6] = word << (8 * (max(at + 32, size) - size))
    size = size % STEP_BYTES
    missing: uint256 = (3 - size % 3) % 3
    chars: uint256 = (size + 2) // 3 * 4 - missing
    rest: Bytes[PIECE_CHARS + 2] = concat(
        slice(abi_encode(self._rows(rows, STEP_ROWS)), 0, chars), slice(PADDING, 0, missing)
    )
    return concat(
        self._encode(head),
        convert(slice(abi_encode(out), 0, PIECE_CHARS * steps), String[PIECE_CHARS * STEPS]),
        self._encode(concat(rest, tail)),
    )


@pure
def _rows(rows: uint256[6][ROWS], count: uint256) -> uint256[8][ROWS]:
    """
    @notice Encodes the first rows of a piece.
    @dev No twin: this is packing alone.
    """
    out: uint256[8][ROWS] = empty(uint256[8][ROWS])
    i: uint256 = 0
    for row: uint256[6] in rows:
        if i == count:
            break
        # Eight words of 24 bytes each: the upper half of them at bit 128, the lower at bit 0.
        # unsafe, from here on: lanes are wide enough for what they hold, so nothing wraps or reaches the next.
        w0: uint256 = ((row[0] >> 160) << 128) | ((row[0] >> 64) & LOW_96)
        w1: uint256 = ((row[0] & LOW_64) << 160) | ((row[1] >> 224) << 128) | ((row[1] >> 128) & LOW_96)
        w2: uint256 = (((row[1] & LOW_128) >> 32) << 128) | ((row[1] & LOW_32) << 64) | (row[2] >> 192)
        w3: uint256 = (((row[2] >> 96) & LOW_96) << 128) | (row[2] & LOW_96)
        w4: uint256 = ((row[3] >> 160) << 128) | ((row[3] >> 64) & LOW_96)
        w5: uint256 = ((row[3] & LOW_64) << 160) | ((row[4] >> 224) << 128) | ((row[4] >> 128) & LOW_96)
        w6: uint256 = (((row[4] & LOW_128) >> 32) << 128) | ((row[4] & LOW_32) << 64) | (row[5] >> 192)
        w7: uint256 = (((row[5] >> 96) & LOW_96) << 128) | (row[5] & LOW_96)
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
        out[i] = [
            unsafe_add(w0, unsafe_mul(3, unsafe_sub(unsafe_add((unsafe_add(w0, FROM_26) >> 6) & TWOS, (w0 >> 7) & ONES), unsafe_mul(5, unsafe_add((unsafe_add(w0, FROM_62) >> 7) & ONES, unsafe_mul(5, (unsafe_add(w0, FROM_52) >> 7) & ONES)))))),
            unsafe_add(w1, unsafe_mul(3, unsafe_sub(unsafe_add((unsafe_add(w1, FROM_26) >> 6) & TWOS, (w1 >> 7) & ONES), unsafe_mul(5, unsafe_add((unsafe_add(w1, FROM_62) >> 7) & ONES, unsafe_mul(5, (unsafe_add(w1, FROM_52) >> 7) & ONES)))))),
            unsafe_add(w2, unsafe_mul(3, unsafe_sub(unsafe_add((unsafe_add(w2, FROM_26) >> 6) & TWOS, (w2 >> 7) & ONES), unsafe_mul(5, unsafe_add((unsafe_add(w2, FROM_62) >> 7) & ONES, unsafe_mul(5, (unsafe_add(w2, FROM_52) >> 7) & ONES)))))),
            unsafe_add(w3, unsafe_mul(3, unsafe_sub(unsafe_add((unsafe_add(w3, FROM_26) >> 6) & TWOS, (w3 >> 7) & ONES), unsafe_mul(5, unsafe_add((unsafe_add(w3, FROM_62) >> 7) & ONES, unsafe_mul(5, (unsafe_add(w3, FROM_52) >> 7) & ONES)))))),
            unsafe_add(w4, unsafe_mul(3, unsafe_sub(unsafe_add((unsafe_add(w4, FROM_26) >> 6) & TWOS, (w4 >> 7) & ONES), unsafe_mul(5, unsafe_add((unsafe_add(w4, FROM_62) >> 7) & ONES, unsafe_mul(5, (unsafe_add(w4, FROM_52) >> 7) & ONES)))))),
            unsafe_add(w5, unsafe_mul(3, unsafe_sub(unsafe_add((unsafe_add(w5, FROM_26) >> 6) & TWOS, (w5 >> 7) & ONES), unsafe_mul(5, unsafe_add((unsafe_add(w5, FROM_62) >> 7) & ONES, unsafe_mul(5, (unsafe_add(w5, FROM_52) >> 7) & ONES)))))),
            unsafe_add(w6, unsafe_mul(3, unsafe_sub(unsafe_add((unsafe_add(w6, FROM_26) >> 6) & TWOS, (w6 >> 7) & ONES), unsafe_mul(5, unsafe_add((unsafe_add(w6, FROM_62) >> 7) & ONES, unsafe_mul(5, (unsafe_add(w6, FROM_52) >> 7) & ONES)))))),
            unsafe_add(w7, unsafe_mul(3, unsafe_sub(unsafe_add((unsafe_add(w7, FROM_26) >> 6) & TWOS, (w7 >> 7) & ONES), unsafe_mul(5, unsafe_add((unsafe_add(w7, FROM_62) >> 7) & ONES, unsafe_mul(5, (unsafe_add(w7, FROM_52) >> 7) & ONES)))))),
        ]
        i = unsafe_add(i, 1)
    return out
