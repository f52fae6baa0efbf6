# pragma version 0.4.3
"""
@title What the artist asks of a resale
@license MIT
@notice ERC-2981 with one rate for all works, capped for ever at a tenth of the price.
"""

from . import locks
from . import ownership

uses: ownership
uses: locks

BPS: constant(uint256) = 10_000
MAX_ROYALTY_BPS: constant(uint256) = 1_000


event RoyaltySet:
    receiver: indexed(address)
    bps: uint256


royalty_receiver: public(address)
royalty_bps: public(uint256)


@deploy
def __init__(receiver: address, bps: uint256):
    """
    @notice Sets the first royalty, within the same bounds as any later one.
    """
    self._set(receiver, bps)


@external
def set_royalty(receiver: address, bps: uint256):
    """
    @notice Sets who is to be paid and how much.
    @param receiver Where the royalty goes; zero only when nothing is asked.
    @param bps Ten-thousandths of the price, 0..MAX_ROYALTY_BPS.
    """
    ownership._check_owner()
    locks._check_open(locks.Lock.ROYALTY)
    self._set(receiver, bps)


@view
@external
def royaltyInfo(id: uint256, price: uint256) -> (address, uint256):
    """
    @notice Returns who is to be paid and how much when a work is sold.
    @param id Any id; all works share the rate.
    @param price In any unit; the royalty is in the same one, rounded down.
    """
    # In two parts, so that no price overflows: floor(price * bps / BPS) is exact.
    bps: uint256 = self.royalty_bps
    return self.royalty_receiver, price // BPS * bps + price % BPS * bps // BPS


@internal
def _set(receiver: address, bps: uint256):
    assert bps <= MAX_ROYALTY_BPS, "royalty: above the cap"
    assert receiver != empty(address) or bps == 0, "royalty: nobody to pay"
    self.royalty_receiver = receiver
    self.royalty_bps = bps
    log RoyaltySet(receiver=receiver, bps=bps)
