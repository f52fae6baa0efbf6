# pragma version 0.4.3
"""
@title Archive
@license MIT
@notice Keeps data as the code of contracts, for whoever reads it.
@dev Twin: reference/storage/archive.py. Deployed once a chain. The same data always lies at the same address, since
     that address is made of this contract and the init code alone; so data is written once, whoever sends it, and an
     upload that was broken off goes on by asking where code lies already.

     Data lies behind STOP, so that nobody can run it, and is read by `slice(address.code, 1 + start, ...)`; or behind
     a program of 11 bytes that answers any call with a part of the contract's own code, and does nothing else. That
     is the cheaper way into an array, by an interface of one's own that takes the start and the number of bytes:
     `staticcall Data(address).words(11 + start, 32 * 64)`. What lies beyond the end is zero then.

     init code
     offset | size    | field
     0      | 11      | returns all that follows
     11     | 1 or 11 | STOP or the program
     12, 22 | n       | the data, at most 24,575 or 24,565 bytes: a contract is full then
"""

MAX_BYTES: constant(uint256) = 24_576 - 1  # EIP-170, less STOP
MAX_ANSWERING_BYTES: constant(uint256) = 24_576 - 11
# PUSH1 11; MSIZE; DUP2; CODESIZE; SUB; DUP1; SWAP3; MSIZE; CODECOPY; RETURN; and STOP, the first byte that is returned.
PREFIX: constant(bytes12) = 0x600B5981380380925939F300
# The same, returning: PUSH1 36; CALLDATALOAD; DUP1; PUSH1 4; CALLDATALOAD; PUSH0; CODECOPY; PUSH0; RETURN.
ANSWERING_PREFIX: constant(bytes22) = 0x600B5981380380925939F3602435806004355F395FF3


@external
def write(data: Bytes[MAX_BYTES]) -> address:
    """
    @notice Puts data behind STOP where it belongs, unless it is there, and returns its address.
    """
    return self._written(concat(PREFIX, data))


@external
def write_answering(data: Bytes[MAX_ANSWERING_BYTES]) -> address:
    """
    @notice Does the same behind the program that answers with its own code.
    """
    return self._written(concat(ANSWERING_PREFIX, data))


@view
@external
def address_of(code_hash: bytes32) -> address:
    """
    @notice Returns where data lies, or will lie, by the keccak256 of its init code.
    """
    return self._place(code_hash)


@view
def _place(code_hash: bytes32) -> address:
    """
    @notice Returns the address that EIP-1014 gives to an init code.
    @dev No twin: `address_of` is it.
    """
    digest: bytes32 = keccak256(concat(0xff, convert(self, bytes20), empty(bytes32), code_hash))
    return convert(convert(digest, uint256) & (2**160 - 1), address)


def _written(code: Bytes[MAX_BYTES + 12]) -> address:
    """
    @notice Creates a contract, unless it is there, and returns its address.
    @dev No twin: its two callers are mirrored.
    """
    place: address = self._place(keccak256(code))
    if place.codesize == 0:
        # Nothing else can lie there, and the sender's gas is all that can be lacking.
        assert raw_create(code, salt=empty(bytes32), revert_on_failure=False) == place, "archive: not written"
    return place
