# pragma version 0.4.3
"""
@title Archive
@license MIT
@notice Keeps data as the code of contracts, for whoever reads it.
@dev Twin: reference/storage/archive.py. Deployed once a chain. The same data always lies at the same address, since
     that address is made of this contract and the init code alone; so data is written once, whoever sends it, and an
     upload that was broken off goes on by asking where code lies already.

     A program of 11 bytes stands before the data. It answers any call with a part of the contract's own code, and does
     nothing else; so an array of any size is read most cheaply through an interface of one's own, that takes the start
     and the number of bytes, `staticcall Data(place).words(11 + start, 32 * 64)`. What lies beyond the end is zero.

     init code
     offset | size | field
     0      | 11   | a program that returns all that follows
     11     | 11   | the program that answers: READER in the twin
     22     | n    | the data, at most 24,565 bytes: a contract is full then
"""

MAX_BYTES: constant(uint256) = 24_576 - 11  # EIP-170, less the program
# PUSH1 11; MSIZE; DUP2; CODESIZE; SUB; DUP1; SWAP3; MSIZE; CODECOPY; RETURN, and
# PUSH1 36; CALLDATALOAD; DUP1; PUSH1 4; CALLDATALOAD; PUSH0; CODECOPY; PUSH0; RETURN.
PREFIX: constant(bytes22) = 0x600B5981380380925939F3602435806004355F395FF3


@external
def write(data: Bytes[MAX_BYTES]) -> address:
    """
    @notice Puts data where it belongs, unless it is there, and returns its address.
    """
    code: Bytes[MAX_BYTES + 22] = concat(PREFIX, data)
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
