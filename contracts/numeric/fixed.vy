# pragma version 0.4.3
"""
@title Fixed point
@license MIT
@notice Numbers in steps of 1/65536 and angles in steps of 1/65536 turn.
@dev Twin: reference/numeric/fixed.py. Everything rounds down, as `>>` does on both sides. Nothing is checked: for
     numbers within 2**96 of zero no product or sum below can wrap.
"""

ONE: constant(int256) = 2**16
TURN: constant(int256) = 2**16

# sin(pi/2 * t) = C1 t + C3 t^3 + C5 t^5 + C7 t^7 for t in [-1, 1], in steps of 2**-30.
# fmt: off
C1: constant(int256) = 1686623270
C3: constant(int256) = -693514909
C5: constant(int256) = 85274806
C7: constant(int256) = -4641343
# fmt: on


@pure
def _sin(angle: int256) -> int256:
    """
    @notice Gives the sine of an angle.
    @param angle Any whole number of 1/65536 turns.
    @return In [-ONE, ONE], right to 0.55 of a step.
    """
    # Folded to the rising quarter wave: -2**14 <= t <= 2**14. unsafe: the mask keeps all within 2**16.
    t: int256 = unsafe_sub(2**14, abs(unsafe_sub(unsafe_add(angle, 2**14) & (TURN - 1), 2**15)))
    # unsafe: |p| < 2**31 and square <= 2**28, so every product is below 2**60.
    square: int256 = unsafe_mul(t, t)
    p: int256 = unsafe_add(C5, unsafe_mul(C7, square) >> 28)
    p = unsafe_add(C3, unsafe_mul(p, square) >> 28)
    p = unsafe_add(C1, unsafe_mul(p, square) >> 28)
    return unsafe_add(unsafe_mul(t, p), 2**27) >> 28


@pure
def _cos(angle: int256) -> int256:
    """
    @notice Gives the cosine of an angle.
    @param angle Any whole number of 1/65536 turns.
    @return In [-ONE, ONE].
    """
    return self._sin(unsafe_add(angle, TURN // 4))  # unsafe: the sum is taken modulo a turn anyway


@pure
def _mul(a: int256, b: int256) -> int256:
    """
    @notice Multiplies two fixed-point numbers.
    """
    return unsafe_mul(a, b) >> 16


@pure
def _div(a: int256, b: int256) -> int256:
    """
    @notice Divides two fixed-point numbers.
    @dev Vyper's `//` rounds to zero and Python's down; this is the one place that mends it.
    """
    assert b != 0, "fixed: division by zero"
    n: int256 = a * ONE
    quotient: int256 = n // b
    if quotient * b != n and (n < 0) != (b < 0):
        quotient -= 1
    return quotient


@pure
def _lerp(a: int256, b: int256, t: int256) -> int256:
    """
    @notice Goes part of the way from `a` to `b`.
    @param t The part, 0 to ONE.
    """
    return unsafe_add(a, unsafe_mul(unsafe_sub(b, a), t) >> 16)


@pure
def _sqrt(x: uint256) -> uint256:
    """
    @notice Takes the square root of a fixed-point number.
    @param x Below 2**240.
    """
    return isqrt(x << 16)
