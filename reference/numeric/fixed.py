"""Fixed point: numbers in steps of 1/65536, angles in steps of 1/65536 turn. Twin of contracts/numeric/fixed.vy."""

from math import isqrt

ONE = 2**16
TURN = 2**16

# sin(pi/2 * t) = C1 t + C3 t^3 + C5 t^5 + C7 t^7 for t in [-1, 1], in steps of 2**-30: least maximal error under the
# condition that the four sum to 1, so that the crests are exact. The whole is right to 0.55 of a step of 2**-16.
# fmt: off
C1 = 1686623270
C3 = -693514909
C5 = 85274806
C7 = -4641343
# fmt: on


def sin(angle: int) -> int:
    """The sine of `angle` (any integer, in 1/65536 turn), in [-ONE, ONE]."""
    t = 2**14 - abs((angle + 2**14) % TURN - 2**15)
    square = t * t
    p = C5 + (C7 * square >> 28)
    p = C3 + (p * square >> 28)
    p = C1 + (p * square >> 28)
    return (t * p + 2**27) >> 28


def cos(angle: int) -> int:
    """The cosine of `angle` (any integer, in 1/65536 turn), in [-ONE, ONE]."""
    return sin(angle + TURN // 4)


def mul(a: int, b: int) -> int:
    """The product of two fixed-point numbers, rounded down."""
    return a * b >> 16


def div(a: int, b: int) -> int:
    """The quotient of two fixed-point numbers, rounded down; ValueError when `b` is zero."""
    if b == 0:
        raise ValueError("fixed: division by zero")
    return (a << 16) // b


def lerp(a: int, b: int, t: int) -> int:
    """The point `t` (0..ONE) of the way from `a` to `b`, rounded down."""
    return a + ((b - a) * t >> 16)


def sqrt(x: int) -> int:
    """The square root of a fixed-point number 0 <= x < 2**240, rounded down."""
    return isqrt(x << 16)
