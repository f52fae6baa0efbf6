# pragma version 0.4.3
"""
@title Content identifiers
@license MIT
@notice Writes the name under which IPFS knows a file: CIDv1 with a SHA-256, in base32 without padding.
@dev Twin: reference/hybrid/cid.py. A CID is version, codec, kind and length of the hash, and the hash: 36 bytes, of
     which 58 letters are made after the "b" that says base32.

     letters | what
     0..31   | the four bytes before the digest, and its upper half
     32..57  | its lower half, and two bits of zero
"""

RAW: constant(uint256) = 85  # 0x55, the file itself, when it is one block
DAG_PB: constant(uint256) = 112  # 0x70, the root of a file of many blocks
VERSION: constant(uint256) = 1
SHA_256: constant(uint256) = 18  # 0x12
DIGEST_BYTES: constant(uint256) = 32
MAX_CHARS: constant(uint256) = 59

LOW_80: constant(uint256) = 2**80 - 1
# The upper half of every group of 80, 40, 20 and 10 bits, each at the foot of a lane of 128, 64, 32 and 16.
UPPER_40: constant(uint256) = 2**40 * (2**40 - 1) * (max_value(uint256) // (2**128 - 1))
UPPER_20: constant(uint256) = 2**20 * (2**20 - 1) * (max_value(uint256) // (2**64 - 1))
UPPER_10: constant(uint256) = 2**10 * (2**10 - 1) * (max_value(uint256) // (2**32 - 1))
UPPER_5: constant(uint256) = 2**5 * (2**5 - 1) * (max_value(uint256) // (2**16 - 1))

ONES: constant(uint256) = max_value(uint256) // 255  # a one in every byte


@pure
@internal
def _of(artifact: bytes32, digest: bytes32) -> String[MAX_CHARS]:
    """
    @notice Writes the CID of an artifact.
    @param artifact SHA-256 of the file. What has it for its digest is a single block, the file itself.
    @param digest What the CID holds.
    """
    if digest == artifact:
        return self._text(RAW, digest)
    return self._text(DAG_PB, digest)


@pure
@internal
def _text(codec: uint256, digest: bytes32) -> String[MAX_CHARS]:
    """
    @notice Writes a CID by its codec, below 128, and its digest.
    """
    head: uint256 = (VERSION << 24) | (codec << 16) | (SHA_256 << 8) | DIGEST_BYTES
    number: uint256 = convert(digest, uint256)
    # The lower half and its two zeros are 130 bits; 30 more, whose letters are left out, make 160.
    letters: Bytes[64] = abi_encode(
        self._letters((head << 128) | (number >> 128)), self._letters((number & (2**128 - 1)) << 32)
    )
    return concat("b", convert(slice(letters, 0, MAX_CHARS - 1), String[MAX_CHARS - 1]))


@pure
@internal
def _letters(bits: uint256) -> uint256:
    """
    @notice Writes 160 bits as 32 letters in ASCII.
    @dev No twin: this is packing alone, as in encoding/base64.vy.
    """
    # unsafe, from here on: lanes are wide enough for what they hold, so nothing wraps or reaches the next.
    w: uint256 = ((bits >> 80) << 128) | (bits & LOW_80)
    w = unsafe_add(w, unsafe_mul(w & UPPER_40, 2**24 - 1))
    w = unsafe_add(w, unsafe_mul(w & UPPER_20, 2**12 - 1))
    w = unsafe_add(w, unsafe_mul(w & UPPER_10, 2**6 - 1))
    w = unsafe_add(w, unsafe_mul(w & UPPER_5, 2**3 - 1))
    # From 26 on there are digits, from "2" on: 73 back from where another letter would be.
    digits: uint256 = (unsafe_add(w, (128 - 26) * ONES) >> 7) & ONES
    return unsafe_sub(unsafe_add(w, 97 * ONES), unsafe_mul(digits, 73))
