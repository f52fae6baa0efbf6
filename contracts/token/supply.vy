# pragma version 0.4.3
"""
@title How many works there are and may be
@license MIT
@notice Counts what was minted and burnt under a cap, and can pause minting, which is all that can be paused.
@dev One word holds all of it, since a mint needs all of it:

     bits     | field
     0..63    | minted: the last id given out; ids begin at 1
     64..127  | burnt: an id that was burnt is never given out again
     128..191 | cap
     192      | paused
"""

from . import locks
from . import ownership

uses: ownership
uses: locks

# Far above any edition, far below a field's 64 bits: no sum of two fields can leave its field.
MAX_CAP: constant(uint256) = 2**32

FIELD_MASK: constant(uint256) = 2**64 - 1
ONE_BURNT: constant(uint256) = 2**64
CAP_SHIFT: constant(uint256) = 128
PAUSED: constant(uint256) = 2**192


event MaxSupplySet:
    cap: uint256


event PausedSet:
    paused: bool


_counts: uint256


@deploy
def __init__(cap: uint256):
    """
    @notice Sets the first cap.
    """
    self._set_cap(cap)


@external
def set_max_supply(cap: uint256):
    """
    @notice Changes how many works there may ever be; the lock on the supply ends this.
    @param cap At least what is minted, at most MAX_CAP.
    """
    ownership._check_owner()
    locks._check_open(locks.Lock.SUPPLY)
    self._set_cap(cap)


@external
def set_paused(paused: bool):
    """
    @notice Stops or resumes minting. Holders' transfers cannot be stopped.
    """
    ownership._check_owner()
    self._counts &= ~PAUSED
    if paused:
        self._counts |= PAUSED
    log PausedSet(paused=paused)


@view
@external
def totalSupply() -> uint256:
    """
    @notice Returns how many works exist now: minted and not burnt.
    """
    counts: uint256 = self._counts
    return (counts & FIELD_MASK) - ((counts >> 64) & FIELD_MASK)


@view
@external
def minted() -> uint256:
    """
    @notice Returns how many works were ever minted, which is the last id given out.
    """
    return self._counts & FIELD_MASK


@view
@external
def max_supply() -> uint256:
    """
    @notice Returns how many works may ever be minted.
    """
    return self._cap(self._counts)


@view
@external
def paused() -> bool:
    """
    @notice Says whether minting is stopped.
    """
    return self._counts & PAUSED != 0


@internal
def _take(quantity: uint256) -> uint256:
    """
    @notice Gives out the next ids and returns the first of them.
    @param quantity How many, at most batches.MAX_BATCH.
    """
    counts: uint256 = self._counts
    assert counts & PAUSED == 0, "supply: minting is paused"
    last: uint256 = counts & FIELD_MASK
    assert last + quantity <= self._cap(counts), "supply: sold out"
    # The sum is at most the cap, far below the field's end, as the line above saw.
    self._counts = unsafe_add(counts, quantity)
    return last + 1


@internal
def _retire():
    """
    @notice Counts one work as burnt.
    """
    # Burnt works are minted works, at most MAX_CAP, so the field does not overflow.
    self._counts = unsafe_add(self._counts, ONE_BURNT)


@internal
def _set_cap(cap: uint256):
    counts: uint256 = self._counts
    assert cap <= MAX_CAP, "supply: cap too high"
    assert cap >= counts & FIELD_MASK, "supply: cap below what is minted"
    self._counts = (counts & ~(FIELD_MASK << CAP_SHIFT)) | (cap << CAP_SHIFT)
    log MaxSupplySet(cap=cap)


@pure
@internal
def _cap(counts: uint256) -> uint256:
    return (counts >> CAP_SHIFT) & FIELD_MASK
