# pragma version 0.4.3
"""
@title Who may mint
@license MIT
@notice Selling changes and the collection does not: a minter is a contract with a role that the owner gives
        and takes.
"""

from . import ownership

uses: ownership


event MinterSet:
    account: indexed(address)
    allowed: bool


is_minter: public(HashMap[address, bool])


@external
def set_minter(account: address, allowed: bool):
    """
    @notice Gives an account the right to mint, or takes it.
    """
    ownership._check_owner()
    self.is_minter[account] = allowed
    log MinterSet(account=account, allowed=allowed)


@view
@internal
def _check_minter():
    """
    @notice Reverts unless a minter calls.
    """
    assert self.is_minter[msg.sender], "roles: not a minter"
