# pragma version 0.4.3
"""
@title A notary of block hashes
@license MIT
@notice Draws lots by the hash of a block that does not exist yet. A ticket is that block's number; what it
        draws is the block's hash, and nothing else, for ever. One notary serves every collection of a chain.
@dev A hash can be read for 256 blocks, and for 8,191 where the chain keeps EIP-2935's history. After that it
     is proven: from any later block whose hash is known, headers lead back to the ticket's block, since each
     names its parent's hash. So the late rule is that there is none: revealing early, late, or again gives the
     same entropy, and nobody can draw twice, by waiting or by anything else.

     What is left is what any block hash leaves: who builds the ticket's block may vary what goes into it, and
     choose among the hashes it finds in time; on a rollup that is the sequencer. ISeeder leaves room for a
     verifiable random function where a work is worth that.
"""

from . import headers

from ..interfaces import ISeeder

implements: ISeeder

# From the mint to the block that decides: who builds the mint's own block seldom builds that one too.
REVEAL_DELAY_BLOCKS: constant(uint256) = 5

# BLOCKHASH reaches this far back.
BLOCKHASH_BLOCKS: constant(uint256) = 256

# EIP-2935: the contract that keeps the hashes of the last 8,191 blocks.
HISTORY: constant(address) = 0x0000F90827F1C53a10cb7A02335B175320002935

# Headers in one proof, about 600 bytes each; a longer way is gone in several.
MAX_STEPS: constant(uint256) = 32


event Revealed:
    ticket: indexed(uint256)
    entropy: bytes32


# Block number to its hash, zero while nobody has revealed or proven it.
known: public(HashMap[uint256, bytes32])


@external
def commit() -> uint64:
    """
    @notice Hands out the ticket whose entropy nobody can know in this transaction. Writes nothing.
    """
    return convert(block.number + REVEAL_DELAY_BLOCKS, uint64)


@external
def reveal(ticket: uint64) -> bytes32:
    """
    @notice Writes down the hash of the ticket's block, for anyone to call, and returns it. A ticket that is
            known already stays as it is.
    @param ticket Number of any block in reach; one that is no ticket can be an anchor for a proof.
    """
    number: uint256 = convert(ticket, uint256)
    entropy: bytes32 = self.known[number]
    if entropy == empty(bytes32):
        assert number < block.number, "commit_reveal: too early"
        entropy = self._read(number)
        assert entropy != empty(bytes32), "commit_reveal: too old to read, prove it"
        self._note(number, entropy)
    return entropy


@external
def prove(anchor: uint64, trail: DynArray[Bytes[headers.MAX_HEADER_BYTES], MAX_STEPS]) -> bytes32:
    """
    @notice Walks back from a known block by headers, and writes down the hash of the block it arrives at.
    @param anchor Number of a block whose hash is known here.
    @param trail Headers of the anchor, of its parent, and so on: n of them arrive n blocks before.
    """
    number: uint256 = convert(anchor, uint256)
    entropy: bytes32 = self.known[number]
    assert entropy != empty(bytes32), "commit_reveal: unknown anchor"
    assert len(trail) > 0, "commit_reveal: no headers"
    for header: Bytes[headers.MAX_HEADER_BYTES] in trail:
        entropy = headers._parent(header, entropy)
        number -= 1
    self._note(number, entropy)
    return entropy


@view
@external
def entropy(ticket: uint64) -> bytes32:
    """
    @notice Returns what the ticket drew, or zero while that is not known on chain.
    """
    return self.known[convert(ticket, uint256)]


@internal
def _note(number: uint256, entropy: bytes32):
    self.known[number] = entropy
    log Revealed(ticket=number, entropy=entropy)


@view
@internal
def _read(number: uint256) -> bytes32:
    """
    @notice Returns the hash of a past block from what the chain keeps, or zero when it is out of reach.
    """
    if block.number - number <= BLOCKHASH_BLOCKS:
        return blockhash(number)
    # The history is asked and answers in bare words. It reverts for a block it no longer keeps, and where it
    # is not deployed the call succeeds with no answer.
    success: bool = False
    answer: Bytes[32] = b""
    success, answer = raw_call(
        HISTORY, abi_encode(number), max_outsize=32, is_static_call=True, revert_on_failure=False
    )
    if not success or len(answer) != 32:
        return empty(bytes32)
    return convert(answer, bytes32)
