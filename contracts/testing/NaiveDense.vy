# pragma version 0.4.3
"""
@title A dense layer as one writes it first
@license MIT
@notice What packed lanes are measured against: loops over arrays in memory, every operation checked.
"""

INPUTS: constant(uint256) = 64
OUTPUTS: constant(uint256) = 64


@view
@external
def gas_of_dense(
    weights: DynArray[DynArray[int8, INPUTS], OUTPUTS],
    bias: int256[OUTPUTS],
    x: int256[INPUTS],
    by: uint256,
    high: int256,
) -> (int256[OUTPUTS], uint256):
    """
    @notice Returns (weights x + bias) >> by, clamped to [0, high], and the gas of it from memory to memory.
    """
    w: DynArray[DynArray[int8, INPUTS], OUTPUTS] = weights
    b: int256[OUTPUTS] = bias
    given: int256[INPUTS] = x
    before: uint256 = msg.gas
    out: int256[OUTPUTS] = empty(int256[OUTPUTS])
    for o: uint256 in range(OUTPUTS):
        total: int256 = b[o]
        for i: uint256 in range(INPUTS):
            total += convert(w[o][i], int256) * given[i]
        out[o] = min(max(total >> by, 0), high)
    return out, before - msg.gas
