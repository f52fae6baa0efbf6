"""The picture of a request: its states, who moves it from one to the next, and where the money goes."""

from .parts import BOLD, INK, MIDDLE, MONO, ROOT, SIGNAL, SOFT, TINTS, arrow, page, text

PATH = ROOT / "contracts" / "hybrid" / "states.svg"

WIDTH, HEIGHT = 980, 394
TITLE = "A request, from state to state"
SUBTITLE = (
    "Each line is a call, and who may make it. Every path ends, and at each end all of the money belongs to somebody"
)
BOX_WIDE, BOX_TALL = 128, 74
UPPER, LOWER = 146, 288
OPEN, CLAIMED, STAGED, MINTED = 136, 366, 592, 818
STATES = (
    ("OPEN", "price held", OPEN, UPPER, TINTS[0]),
    ("CLAIMED", "price and bond held", CLAIMED, UPPER, TINTS[0]),
    ("STAGED", "price held", STAGED, UPPER, TINTS[0]),
    ("MINTED", "shares credited", MINTED, UPPER, TINTS[1]),
    ("REFUNDED", "price credited back", CLAIMED, LOWER, TINTS[3]),
)


def draw() -> str:
    """The whole picture."""
    parts = [
        line
        for name, money, x, y, tint in STATES
        for line in (
            f'<rect x="{x}" y="{y}" width="{BOX_WIDE}" height="{BOX_TALL}" rx="6" fill="{tint}"/>',
            text(x + BOX_WIDE / 2, y + 33, name, 15, more=MIDDLE + BOLD),
            text(x + BOX_WIDE / 2, y + 54, money, 12, colour=SOFT, more=MIDDLE),
        )
    ]
    middle = UPPER + 24
    parts += [
        arrow([(34, middle), (OPEN, middle)]),
        *_call(34, middle - 12, "request", "collector pays", start=True),
        arrow([(OPEN + BOX_WIDE, middle), (CLAIMED, middle)]),
        *_call((OPEN + BOX_WIDE + CLAIMED) / 2, middle - 12, "claim", "a worker bonds"),
        arrow([(CLAIMED, middle + 30), (OPEN + BOX_WIDE, middle + 30)], SIGNAL),
        *_call(
            (OPEN + BOX_WIDE + CLAIMED) / 2, middle + 62, "lapse", "anyone: the bond", below="goes to the platform"
        ),
        arrow([(CLAIMED + BOX_WIDE, middle), (STAGED, middle)]),
        *_call((CLAIMED + BOX_WIDE + STAGED) / 2, middle - 12, "fulfil", "worker: proof"),
        arrow([(STAGED + BOX_WIDE, middle), (MINTED, middle)]),
        *_call((STAGED + BOX_WIDE + MINTED) / 2, middle - 12, "finalise", "m of n, or time"),
    ]
    low = LOWER + 37
    parts += [
        arrow([(OPEN + 40, UPPER + BOX_TALL), (OPEN + 40, low), (CLAIMED, low)], SIGNAL),
        *_call(OPEN + 142, low - 12, "cancel, expire", "before the seed; late"),
        arrow([(CLAIMED + BOX_WIDE / 2, UPPER + BOX_TALL), (CLAIMED + BOX_WIDE / 2, LOWER)], SIGNAL),
        *_call(
            CLAIMED + BOX_WIDE / 2 + 12,
            (UPPER + BOX_TALL + LOWER) / 2 + 2,
            "expire",
            "lapsed, past the deadline",
            start=True,
        ),
        arrow(
            [(STAGED + BOX_WIDE / 2, UPPER + BOX_TALL), (STAGED + BOX_WIDE / 2, low), (CLAIMED + BOX_WIDE, low)],
            SIGNAL,
        ),
        *_call(
            STAGED + BOX_WIDE / 2 + 12, low - 12, "reject, expire", "m of n curators; a month unminted", start=True
        ),
    ]
    return page(WIDTH, HEIGHT, TITLE, SUBTITLE, parts)


def _call(x: float, y: float, name: str, who: str, below: str = "", start: bool = False) -> list[str]:
    """The name of a call over who makes it; `start`: from x on, else around it."""
    place = "" if start else MIDDLE
    lines = [text(x, y - 15, name, 13, MONO, INK, place + BOLD), text(x, y, who, 11, colour=SOFT, more=place)]
    return lines + ([text(x, y + 14, below, 11, colour=SOFT, more=place)] if below else [])
