"""Where a batch begins, one bit each. Twin of contracts/token/buckets.vy.

Ids lie in buckets of 255, one word a bucket: bit k says that a batch begins at the bucket's k-th id. Bit 255 is free
to mark a bucket as opened.
"""

BUCKET_IDS = 255
OPENED = 2**255


def bucket(id: int) -> int:
    """The number of the bucket that holds the id."""
    return id // BUCKET_IDS


def mark(id: int) -> int:
    """The id's bit in the word of its bucket."""
    return 1 << (id % BUCKET_IDS)


def upto(id: int) -> int:
    """The mask of the bits at or below the id's own."""
    return 2 * mark(id) - 1


def highest(word: int) -> int:
    """The position of the highest bit that is set; 0 for zero, as for one."""
    return max(word.bit_length() - 1, 0)
