# pragma version 0.4.3
"""
@title What tests and benchmarks reach of contracts/numeric/
@license MIT
"""

from ..numeric import fixed
from ..numeric import normal
from ..numeric import stream


@pure
@external
def sin(angle: int256) -> int256:
    return fixed._sin(angle)


@pure
@external
def cos(angle: int256) -> int256:
    return fixed._cos(angle)


@pure
@external
def mul(a: int256, b: int256) -> int256:
    return fixed._mul(a, b)


@pure
@external
def div(a: int256, b: int256) -> int256:
    return fixed._div(a, b)


@pure
@external
def lerp(a: int256, b: int256, t: int256) -> int256:
    return fixed._lerp(a, b, t)


@pure
@external
def sqrt(x: uint256) -> uint256:
    return fixed._sqrt(x)


@pure
@external
def draws(seed: uint256, index: uint256) -> uint256[stream.DRAWS]:
    return stream._draws(seed, index)


@pure
@external
def below(draw: uint256, n: uint256) -> uint256:
    return stream._below(draw, n)


@pure
@external
def between(draw: uint256, low: int256, high: int256) -> int256:
    return stream._between(draw, low, high)


@pure
@external
def about(draw: uint256, reach: int256) -> int256:
    return stream._about(draw, reach)


@pure
@external
def block(seed: uint256, index: uint256) -> uint256:
    return stream._block(seed, index)


@pure
@external
def normals(seed: uint256, index: uint256) -> int256[stream.DRAWS]:
    return normal._normals(seed, index)


@view
@external
def gas_of_normals(seed: uint256) -> (int256, uint256):
    """
    @notice Makes two blocks of eight, and says for how much gas; twice, since the first time memory grows.
    """
    total: int256 = 0
    gas: uint256 = 0
    for _: uint256 in range(2):
        gas = msg.gas
        a: int256[stream.DRAWS] = normal._normals(seed, 0)
        b: int256[stream.DRAWS] = normal._normals(seed, 1)
        gas -= msg.gas
        total += a[7] ^ b[7]
    return total, gas


@view
@external
def gas_of_draws(seed: uint256) -> (uint256, uint256):
    """
    @notice Draws four blocks of eight, and says for how much gas; twice, since the first time memory grows.
    """
    total: uint256 = 0
    gas: uint256 = 0
    for _: uint256 in range(2):
        gas = msg.gas
        a: uint256[stream.DRAWS] = stream._draws(seed, 0)
        b: uint256[stream.DRAWS] = stream._draws(seed, 1)
        c: uint256[stream.DRAWS] = stream._draws(seed, 2)
        d: uint256[stream.DRAWS] = stream._draws(seed, 3)
        gas -= msg.gas
        total += a[7] ^ b[7] ^ c[7] ^ d[7]
    return total, gas
