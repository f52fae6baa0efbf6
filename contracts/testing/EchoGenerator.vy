# pragma version 0.4.3
"""
@title A generator that draws nothing but its seed
@license MIT
@notice Lets tests of the collection say what they expect without a piece, up to the largest drawing and the
        longest traits there may be.
"""

from ..interfaces import IGenerator

implements: IGenerator

VERSION: constant(bytes32) = keccak256("echo")

HEAD: constant(String[46]) = '<svg xmlns="http://www.w3.org/2000/svg"><desc>'
TAIL: constant(String[13]) = "</desc></svg>"
SPACES: constant(uint256) = 32 * (max_value(uint256) // 255)

size: public(immutable(uint256))
count: public(immutable(uint256))


@deploy
def __init__(_size: uint256, _count: uint256):
    """
    @param _size Bytes of a drawing, 0..24,576; cut off where HEAD, a seed and TAIL need more. What draws nothing has
                 no version either, and is no generator.
    @param _count Number of traits, 0..16.
    """
    size = _size
    count = _count


@view
@external
def name() -> String[32]:
    return "EchoGenerator"


@view
@external
def version() -> bytes32:
    if size == 0:
        return empty(bytes32)
    return VERSION


@view
@external
def svg(seed: uint256) -> String[24_576]:
    page: uint256[768] = empty(uint256[768])
    for i: uint256 in range(768):
        page[i] = SPACES
    digits: String[78] = uint2str(seed)
    words: uint256 = 46 + 13 + len(digits)
    spaces: uint256 = max(size, words) - words
    drawing: Bytes[24_713] = concat(
        convert(HEAD, Bytes[46]),
        convert(digits, Bytes[78]),
        slice(abi_encode(page), 0, spaces),
        convert(TAIL, Bytes[13]),
    )
    return convert(slice(drawing, 0, size), String[24_576])


@view
@external
def traits(seed: uint256) -> DynArray[IGenerator.Trait, 16]:
    traits: DynArray[IGenerator.Trait, 16] = []
    for i: uint256 in range(count, bound=16):
        digits: String[78] = uint2str(10**31 + seed % 10**31)
        traits.append(
            IGenerator.Trait(name="A name of thirty-two characters.", value=slice(digits, 0, 32), numeric=i % 2 == 0)
        )
    return traits


@view
@external
def background(seed: uint256) -> String[6]:
    return "c0ffee"
