"""Which cord has which role in the picture. Twin of contracts/weaving/dye.vy."""

HERO = 0
SECOND = 1
THIRD = 2
QUIET = 3
ACCENT = 4
ROLES = 5
RANK = 0
CYCLE = 1
LONE = 2
RING_VISITS = 4
CYCLE_ROLES = [HERO, SECOND, THIRD, QUIET, SECOND, HERO, THIRD]


def roles(dye: int, lead: int, visits: list[int]) -> list[int]:
    """The role of every cord, whose numbers of visits are given; `lead`: with which to begin to count."""
    count = len(visits)
    first = lead % count
    turned = visits[first:] + visits[:first]
    most = max(turned)
    longest = turned.index(most)
    turned_roles = [role(dye, k, turned[k], most, k == longest) for k in range(count)]
    return turned_roles[count - first :] + turned_roles[: count - first]


def role(dye: int, k: int, visits: int, most: int, longest: bool) -> int:
    """The role of cord `k`, which has `visits` visits where the longest has `most`."""
    if visits <= RING_VISITS and not longest:
        return QUIET if dye == LONE and k % 3 != 0 else ACCENT
    if dye == CYCLE:
        return CYCLE_ROLES[k % 7]
    if longest:
        return HERO
    if dye == LONE or 4 * visits < most:
        return QUIET
    return SECOND if 2 * visits >= most else THIRD
