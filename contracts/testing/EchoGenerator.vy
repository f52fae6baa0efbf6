# pragma version 0.4.3
"""
@title A generator that draws nothing but its seed
@license MIT
@notice Lets tests of the collection say what they expect without a piece. Its traits are as awkward as
        traits may be.
"""

from ..interfaces import IGenerator

implements: IGenerator

VERSION: constant(bytes32) = keccak256("echo")


@view
@external
def name() -> String[32]:
    return "EchoGenerator"


@view
@external
def version() -> bytes32:
    return VERSION


@view
@external
def svg(seed: uint256) -> String[24_576]:
    return concat('<svg xmlns="http://www.w3.org/2000/svg"><desc>', uint2str(seed), "</desc></svg>")


@view
@external
def traits(seed: uint256) -> DynArray[IGenerator.Trait, 16]:
    last_digit: String[78] = uint2str(seed % 10)
    return [
        IGenerator.Trait(name="Last digit", value=slice(last_digit, 0, 1), numeric=True),
        IGenerator.Trait(name='A "quoted"\\name', value="two\nlines", numeric=False),
    ]


@view
@external
def background(seed: uint256) -> String[6]:
    return "c0ffee"
