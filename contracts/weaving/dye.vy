# pragma version 0.4.3
"""
@title Dyes
@license MIT
@notice Says which cord has which role in the picture.
@dev Twin: reference/weaving/dye.py.
"""

from . import cords

HERO: constant(uint256) = 0
SECOND: constant(uint256) = 1
THIRD: constant(uint256) = 2
QUIET: constant(uint256) = 3
ACCENT: constant(uint256) = 4
ROLES: constant(uint256) = 5
RANK: constant(uint256) = 0
CYCLE: constant(uint256) = 1
LONE: constant(uint256) = 2
RING_VISITS: constant(uint256) = 4
CYCLE_ROLES: constant(uint256[7]) = [HERO, SECOND, THIRD, QUIET, SECOND, HERO, THIRD]


# The cords by role.
struct Parts:
    order: uint256[cords.MAX_CORDS]  # their numbers
    starts: uint256[ROLES + 1]  # where in this order the cords of each role begin
    whole: uint256[ROLES]  # the words that whole cords take
    over: uint256[ROLES]  # the words that visits over others take


@pure
def _roles(dye: uint256, lead: uint256, count: uint256, spans: uint256[cords.MAX_CORDS]) -> Parts:
    """
    @notice Gives every cord its role.
    @param lead With which cord to begin to count.
    @param spans As in Cords.
    """
    parts: Parts = empty(Parts)
    # unsafe, down to the end: numbers of words, visits and cords are below 2**10.
    # The numbers of visits of the cords.
    visits: uint256[cords.MAX_CORDS] = empty(uint256[cords.MAX_CORDS])
    most: uint256 = 0
    for k: uint256 in range(count, bound=cords.MAX_CORDS):
        visits[k] = unsafe_sub(spans[k] & (2**16 - 1), spans[k] >> 16 & (2**16 - 1))
        most = max(most, visits[k])
    roles: uint256[cords.MAX_CORDS] = empty(uint256[cords.MAX_CORDS])
    c: uint256 = lead % count
    found: bool = False  # the longest cord, the first of them
    for k: uint256 in range(count, bound=cords.MAX_CORDS):
        longest: bool = not found and visits[c] == most
        found = found or longest
        role: uint256 = self._role(dye, k, visits[c], most, longest)
        roles[c] = role
        over: uint256 = unsafe_sub(spans[c] >> 32 & (2**16 - 1), spans[c] >> 48 & (2**16 - 1))
        parts.over[role] = unsafe_add(parts.over[role], over)
        parts.whole[role] = unsafe_add(parts.whole[role], unsafe_add(1, unsafe_div(unsafe_add(visits[c], 1), 3)))
        c = unsafe_add(c, 1)
        if c == count:
            c = 0
    n: uint256 = 0
    for role: uint256 in range(ROLES):
        for k: uint256 in range(count, bound=cords.MAX_CORDS):
            if roles[k] == role:
                parts.order[n] = k
                n = unsafe_add(n, 1)
        parts.starts[role + 1] = n
    return parts


@pure
def _role(dye: uint256, k: uint256, visits: uint256, most: uint256, longest: bool) -> uint256:
    """
    @notice Gives the role of cord `k`, which has `visits` visits where the longest has `most`.
    """
    if visits <= RING_VISITS and not longest:
        return QUIET if dye == LONE and k % 3 != 0 else ACCENT
    if dye == CYCLE:
        return CYCLE_ROLES[k % 7]
    if longest:
        return HERO
    if dye == LONE or unsafe_mul(4, visits) < most:
        return QUIET
    return SECOND if unsafe_mul(2, visits) >= most else THIRD
