# pragma version 0.4.3
"""
@title Archive
@license MIT
@notice Keeps data as the code of contracts that do nothing, for whoever reads it by `slice(address.code, ...)`.
@dev Twin: reference/storage/archive.py. Deployed once a chain. The same data always lies at the same address, since
     that address is made of this contract and the init code alone; so data is written once, whoever sends it, and an
     upload that was broken off goes on by asking where code lies already.

     init code
     offset | size | field
     0      | 11   | PREFIX: returns all that follows
     11     | 1    | STOP, so that nobody can run the data
     12     | n    | the data, at most 24,575 bytes: with STOP in front they fill a contract
"""

MAX_BYTES: constant(uint256) = 24_576 - 1  # EIP-170, less STOP
# PUSH1 11; MSIZE; DUP2; CODESIZE; SUB; DUP1; SWAP3; MSIZE; CODECOPY; RETURN; and STOP, the first byte that is returned.
PREFIX: constant(bytes12) = 0x600B5981380380925939F300


@external
def write(data: Bytes[MAX_BYTES]) -> address:
    """
    @notice Puts data where it belongs, unless it is there, and returns its address.
    """
    code: Bytes[MAX_BYTES + 12] = concat(PREFIX, data)
    place: address = self._place(keccak256(code))
    if place.codesize == 0:
        # Nothing else can lie there, and the sender's gas is all that can be lacking.
        assert raw_create(code, salt=empty(bytes32), revert_on_failure=False) == place, "archive: not written"
    return place


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
