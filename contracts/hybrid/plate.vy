# pragma version 0.4.3
"""
@title Plates
@license MIT
@notice What the chain itself keeps of a work: by it a wallet sees a picture, and anyone can tell the image.
@dev Twin: reference/hybrid/plate.py. It lies in a contract's code, behind the archive's program.

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


interface Archive:
    def write(data: Bytes[MAX_BYTES]) -> address: nonpayable


archive: public(immutable(address))


@deploy
def __init__(_archive: address):
    assert _archive.is_contract, "orchestrator: no archive"
    archive = _archive


@internal
def _write(data: Bytes[MAX_BYTES]) -> address:
    """
    @notice Keeps data, which may be there already, and returns where.
    @dev No twin.
    """
    return extcall Archive(archive).write(data)


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
def _artifact(plate: address) -> bytes32:
    """
    @notice Reads the image's SHA-256 from a plate.
    """
    return convert(slice(plate.code, PROGRAM_BYTES, 32), bytes32)
