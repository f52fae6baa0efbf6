# pragma version 0.4.3
"""
@title Requantizing and activations
@license MIT
@notice What happens to the sums of a layer, for all lanes of a word at a time.
@dev Twin: reference/neural/activation.py. A lane of `bits` bits holds a sum v as v + 2**(bits - 1), and the proof
     that -2**(bits - 1) <= v < 2**(bits - 1) is the compiler's. `ones` has a one at the foot of each lane, so it says
     where lanes lie: they may begin at any bit. Results are never negative; what is below zero in the network is told
     apart by a constant, which belongs into the biases of the layer that comes next.

     In each function unsafe_mul only spreads a value below 2**bits over the lanes that `ones` marks, and unsafe_add
     stays within lanes as the line before it says; exponents are at most 255, so unsafe_sub of them cannot wrap.
"""

ONE: constant(uint256) = 1  # a literal has no type to be shifted in


@pure
def _requantize(sums: uint256, ones: uint256, bits: uint256, by: uint256) -> uint256:
    """
    @notice Returns (v >> by) + 2**(bits - 1 - by) in each lane.
    """
    return (sums >> by) & unsafe_mul(ones, unsafe_sub(ONE << unsafe_sub(bits, by), 1))


@pure
def _relu(sums: uint256, ones: uint256, bits: uint256, by: uint256) -> uint256:
    """
    @notice Returns max(0, v >> by) in each lane.
    """
    # A lane's top bit is set where v is not negative; there it becomes a mask of all bits below.
    return (sums >> by) & unsafe_mul(
        (sums >> unsafe_sub(bits, 1)) & ones, unsafe_sub(ONE << unsafe_sub(unsafe_sub(bits, 1), by), 1)
    )


@pure
def _clamp(sums: uint256, ones: uint256, bits: uint256, by: uint256, high: uint256) -> uint256:
    """
    @notice Returns min(max(0, v >> by), high) in each lane.
    @dev A lower bound other than 0 is taken off the bias before, shifted up by `by`, and off `high`.
    @param high Below 2**(bits - 1 - by).
    """
    top: uint256 = unsafe_sub(unsafe_sub(bits, 1), by)
    full: uint256 = unsafe_sub(ONE << top, 1)
    relu: uint256 = (sums >> by) & unsafe_mul((sums >> unsafe_sub(bits, 1)) & ones, full)
    # Both are at most `full`: their sum stays below 2**(top + 1), and has the bit `top` where relu > high.
    above: uint256 = (unsafe_add(relu, unsafe_mul(ones, unsafe_sub(full, high))) >> top) & ones
    return relu ^ ((relu ^ unsafe_mul(ones, high)) & unsafe_mul(above, full))


@pure
def _triangle(sums: uint256, ones: uint256, by: uint256, wave: uint256) -> uint256:
    """
    @notice Returns the triangle wave of v >> by, of period 2**wave, in [0, 2**(wave - 1)), in each lane.
    @dev The 2**(bits - 1) in the lane is a multiple of the period, as long as by + wave < bits.
    """
    half: uint256 = unsafe_sub(wave, 1)
    full: uint256 = unsafe_sub(ONE << half, 1)
    # In the second half of the period all bits below turn over.
    return ((sums >> by) & unsafe_mul(ones, full)) ^ unsafe_mul((sums >> unsafe_add(by, half)) & ones, full)


@pure
def _add(a: uint256, b: uint256, scale_a: uint256, scale_b: uint256, start: uint256) -> uint256:
    """
    @notice Returns a * 2**scale_a + b * 2**scale_b + start, lane by lane: the sums of a residual.
    @param start 2**(bits - 1) in each lane, less what the lanes of a and b are too high by, scaled.
    """
    # unsafe: exact mod 2**256, and what is read afterwards fits its lanes.
    return unsafe_add(unsafe_add(a << scale_a, b << scale_b), start)
