# pragma version 0.4.3
"""
@title The artist's promises
@license MIT
@notice Four things lock once and stay locked: nothing in this module clears a bit.
"""

from . import ownership

uses: ownership


flag Lock:
    GENERATOR
    METADATA
    SUPPLY
    ROYALTY


event Locked:
    which: Lock


# What is locked, as a sum of the flag's values: generator 1, metadata 2, supply 4, royalty 8.
locked: public(Lock)


@external
def lock(which: Lock):
    """
    @notice Locks for ever what is named, one thing or several.
    @param which Sum of the values of what to lock; what is locked already stays so.
    """
    ownership._check_owner()
    self.locked |= which
    log Locked(which=which)


@view
@internal
def _check_open(which: Lock):
    """
    @notice Reverts if any of what is named is locked.
    """
    assert which not in self.locked, "locks: locked for ever"
