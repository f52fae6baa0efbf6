# pragma version 0.4.3
"""
@title What was minted together
@license MIT
@notice Keeps one word a batch: to whom it was minted, which ticket draws its seeds, and how many works it
        holds. Written once at mint and never again; a batch spans two buckets at most.
@dev The arithmetic of buckets is in buckets.vy.

     A batch's word:  bits     | field
                      0..159   | the address it was minted to
                      160..223 | ticket of the seeder
                      224..255 | number of works, 1..256
"""

from . import buckets

MAX_BATCH: constant(uint256) = 256

# Buckets that the constructor opens at most, at 22,100 gas each: they serve the ids up to 10,199.
MAX_OPENED_BUCKETS: constant(uint256) = 40

TICKET_SHIFT: constant(uint256) = 160
QUANTITY_SHIFT: constant(uint256) = 224
ADDRESS_MASK: constant(uint256) = 2**160 - 1
TICKET_MASK: constant(uint256) = 2**64 - 1

_heads: HashMap[uint256, uint256]  # bucket -> marks of the ids at which batches begin
_batches: HashMap[uint256, uint256]  # head id -> the batch's word


@internal
def _open(last_id: uint256):
    """
    @notice Opens the buckets of the ids up to the last, so that no collector pays for a fresh word.
    """
    count: uint256 = min(buckets._bucket(last_id) + 1, MAX_OPENED_BUCKETS)
    for bucket: uint256 in range(count, bound=MAX_OPENED_BUCKETS):
        self._heads[bucket] = buckets.OPENED


@internal
def _record(head: uint256, quantity: uint256, holder: address, ticket: uint64):
    """
    @notice Writes a new batch.
    @param head The batch's first id, above every id that is in a batch.
    @param quantity Number of works, 1..MAX_BATCH.
    """
    self._batches[head] = (
        convert(holder, uint256) | (convert(ticket, uint256) << TICKET_SHIFT) | (quantity << QUANTITY_SHIFT)
    )
    self._heads[buckets._bucket(head)] |= buckets._mark(head)


@view
@internal
def _head(id: uint256) -> uint256:
    """
    @notice Returns the head nearest to the id from below, or 0 when its bucket and the one before have none.
    """
    bucket: uint256 = buckets._bucket(id)
    marks: uint256 = self._heads[bucket] & buckets._upto(id)
    if marks == 0:
        if bucket == 0:
            return 0
        bucket -= 1
        marks = self._heads[bucket] & ~buckets.OPENED
        if marks == 0:
            return 0
    # At most the id itself, so neither step can wrap.
    return unsafe_add(unsafe_mul(bucket, buckets.BUCKET_IDS), buckets._highest(marks))


@view
@internal
def _find(id: uint256) -> uint256:
    """
    @notice Returns the word of the batch that holds the id, or zero when the id was never minted.
    """
    head: uint256 = self._head(id)
    batch: uint256 = self._batches[head]
    # The head is at or below the id, so the difference cannot wrap. No batch begins at 0: its word is zero.
    if unsafe_sub(id, head) >= self._quantity(batch):
        return 0
    return batch


@pure
@internal
def _holder(batch: uint256) -> address:
    """
    @notice Returns the address that a batch was minted to.
    """
    return convert(batch & ADDRESS_MASK, address)


@pure
@internal
def _ticket(batch: uint256) -> uint64:
    """
    @notice Returns the ticket that draws a batch's seeds.
    """
    return convert((batch >> TICKET_SHIFT) & TICKET_MASK, uint64)


@pure
@internal
def _quantity(batch: uint256) -> uint256:
    """
    @notice Returns the number of works in a batch, zero for none.
    """
    return batch >> QUANTITY_SHIFT
