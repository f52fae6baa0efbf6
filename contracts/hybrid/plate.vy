# pragma version 0.4.3
"""
@title Plates
@license MIT
@notice What the chain itself keeps of a work: by it a wallet sees a picture, and anyone can tell the image.
@dev Twin: reference/hybrid/plate.py. It lies in a contract's code, behind the program of storage/Archive.vy, which
     answers with what follows it.

     offset | size | field
     0      | 32   | SHA-256 of the canonical image
     32     | 32   | digest in its CID
     64     | 2    | bytes of the etching
     66     | n    | etching
     66 + n | rest | prompt, none when it is sealed
"""

MAX_ETCHING_BYTES: constant(uint256) = 1024
MAX_PROMPT_BYTES: constant(uint256) = 512
HEAD_BYTES: constant(uint256) = 32 + 32 + 2
MAX_BYTES: constant(uint256) = HEAD_BYTES + MAX_ETCHING_BYTES + MAX_PROMPT_BYTES

PROGRAM_BYTES: constant(uint256) = 11  # of the archive's, in front


struct Plate:
    artifact: bytes32
    cid: bytes32
    etching: Bytes[MAX_ETCHING_BYTES]
    prompt: Bytes[MAX_PROMPT_BYTES]


# The program's answers, by how much is wanted. What lies beyond the end is zero.
interface Head:
    def words(start: uint256, size: uint256) -> uint256[3]: view


interface Etching:
    def words(start: uint256, size: uint256) -> uint256[MAX_ETCHING_BYTES // 32]: view


interface Prompt:
    def words(start: uint256, size: uint256) -> uint256[MAX_PROMPT_BYTES // 32]: view


@pure
@internal
def _commitment(salt: bytes32, prompt: Bytes[MAX_PROMPT_BYTES]) -> bytes32:
    """
    @notice Returns what binds a prompt; the salt hides it, and is zero for one that is public.
    """
    return keccak256(concat(salt, prompt))


@pure
@internal
def _engrave(
    artifact: bytes32, cid: bytes32, etching: Bytes[MAX_ETCHING_BYTES], prompt: Bytes[MAX_PROMPT_BYTES]
) -> Bytes[MAX_BYTES]:
    """
    @notice Lays a plate out.
    """
    return concat(artifact, cid, convert(convert(len(etching), uint16), bytes2), etching, prompt)


@view
@internal
def _artifact(place: address) -> bytes32:
    """
    @notice Reads the image's SHA-256 from a plate.
    """
    return convert(slice(place.code, PROGRAM_BYTES, 32), bytes32)


@view
@internal
def _read(place: address) -> Plate:
    """
    @notice Takes a plate apart.
    """
    head: uint256[3] = staticcall Head(place).words(PROGRAM_BYTES, 96)
    length: uint256 = min(head[2] >> 240, MAX_ETCHING_BYTES)
    etching: Bytes[MAX_ETCHING_BYTES] = abi_encode(
        staticcall Etching(place).words(PROGRAM_BYTES + HEAD_BYTES, MAX_ETCHING_BYTES)
    )
    return Plate(
        artifact=convert(head[0], bytes32),
        cid=convert(head[1], bytes32),
        etching=slice(etching, 0, length),
        prompt=self._text(place, HEAD_BYTES + length),
    )


@view
@internal
def _text(place: address, offset: uint256 = 0) -> Bytes[MAX_PROMPT_BYTES]:
    """
    @notice Reads a prompt that lies from an offset to the end: a plate's, or at 0 one that was opened.
    @dev No twin: bytes have a slice.
    """
    words: Bytes[MAX_PROMPT_BYTES] = abi_encode(
        staticcall Prompt(place).words(PROGRAM_BYTES + offset, MAX_PROMPT_BYTES)
    )
    return slice(words, 0, min(place.codesize - PROGRAM_BYTES - offset, MAX_PROMPT_BYTES))
