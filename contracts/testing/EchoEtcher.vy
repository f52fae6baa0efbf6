# pragma version 0.4.3
"""
@title An etcher that draws as a generator does
@license MIT
@notice Lets tests of the hybrid path say what they expect without an etching, up to the largest drawing there may be.
"""

from ..interfaces import IEtcher
from ..interfaces import IGenerator

implements: IEtcher

generator: public(immutable(IGenerator))


@deploy
def __init__(_generator: address):
    """
    @param _generator What draws the seed, whatever the etching is.
    """
    generator = IGenerator(_generator)


@view
@external
def svg(etching: Bytes[1024], seed: uint256) -> String[24_576]:
    return staticcall generator.svg(seed)


@view
@external
def background(etching: Bytes[1024], seed: uint256) -> String[6]:
    return staticcall generator.background(seed)
