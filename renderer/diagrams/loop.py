"""The picture of the hybrid path: who does what, from a prompt to a work that anyone can check."""

from .parts import BOLD, EDGE, MARGIN, ROOT, SIGNAL, TINTS, arrow, box, page, text

PATH = ROOT / "contracts" / "hybrid" / "loop.svg"

WIDTH, HEIGHT = 980, 506
TITLE = "From a prompt to a work that anyone can check"
SUBTITLE = "What is on the chain stays there; what is off it is bound by hashes, and the work outlives it"
LANES = (("People", 112, 74), ("Chain", 206, 104), ("Studio", 330, 74), ("Anyone", 424, 58))
CHAIN, STUDIO, ASKS, CHECKS = TINTS
LEFT, WIDE, GAP = 122, 126, 13  # of the boxes on the chain; so far apart
STEPS = (
    ("1  request", ("holds the price;", "takes a ticket", "for the seed")),
    ("2  claim", ("a bonded worker", "has a lease; the", "seed is drawn")),
    ("3  fulfil", ("checks the proof;", "stores digest", "and etching")),
    ("4  curate", ("m of n curators", "agree, or let their", "time run out")),
    ("5  finalise", ("mints; shares of", "the price can be", "taken")),
    ("6  tokenURI", ("draws the etching,", "CID and receipt", "beside it")),
)


def draw() -> str:
    """The whole picture."""
    parts = []
    for name, y, tall in LANES:
        parts.append(f'<path d="M{MARGIN} {y - 10}H{WIDTH - MARGIN}" stroke="{EDGE}" stroke-width="1"/>')
        parts.append(text(MARGIN, y + tall / 2 + 5, name, 14, more=BOLD))
    asks, chain, studio, checks = (y for _, y, _ in LANES)
    at = [LEFT + (WIDE + GAP) * number for number in range(len(STEPS))]
    for x, (title, lines) in zip(at, STEPS, strict=True):
        parts.append(box(x, chain, WIDE, LANES[1][2], title, lines, CHAIN))
    for x in at[:-1]:
        parts.append(arrow([(x + WIDE, chain + 88), (x + WIDE + GAP, chain + 88)]))

    parts.append(box(at[0], asks, WIDE, LANES[0][2], "collector", ("asks in words,", "open or sealed"), ASKS))
    parts.append(box(at[-1], asks, WIDE, LANES[0][2], "wallet", ("shows the work by", "the chain alone"), ASKS))
    parts.append(box(at[3], asks, WIDE, LANES[0][2], "curators", ("approve or reject", "what was made"), ASKS))
    for x, down in ((at[0], True), (at[3], True), (at[-1], False)):
        ends = [(x + WIDE / 2, asks + LANES[0][2]), (x + WIDE / 2, chain)]
        parts.append(arrow(ends if down else ends[::-1]))

    wide = 2 * WIDE + GAP
    makes = "diffusion from prompt and seed; canonical PNG,"
    parts.append(
        box(
            at[1],
            studio,
            wide + WIDE / 2,
            LANES[2][2],
            "makes",
            (makes, "its hash and CID; fits the etching; signs"),
            STUDIO,
        )
    )
    parts.append(
        box(
            at[4],
            studio,
            wide,
            LANES[2][2],
            "keeps",
            ("the PNG, its C2PA copy, CAR and JSON,", "here, and pinned on IPFS"),
            STUDIO,
        )
    )
    parts.append(arrow([(at[1] + WIDE / 2, chain + LANES[1][2]), (at[1] + WIDE / 2, studio)]))
    parts.append(arrow([(at[2] + WIDE / 2, studio), (at[2] + WIDE / 2, chain + LANES[1][2])]))
    parts.append(arrow([(at[1] + wide + WIDE / 2, studio + 37), (at[4], studio + 37)]))

    told = (
        "reads the chain, takes the PNG from anywhere, recomputes every hash, runs the model again, compares bits",
    )
    parts.append(box(at[0], checks, at[-1] + WIDE - at[0], LANES[3][2], "verify_receipt", told, CHECKS))
    parts.append(arrow([(at[-1] + WIDE / 2, studio + LANES[2][2]), (at[-1] + WIDE / 2, checks)], SIGNAL, dashed=True))
    parts.append(arrow([(at[0] + WIDE / 2, chain + LANES[1][2]), (at[0] + WIDE / 2, checks)], SIGNAL, dashed=True))
    return page(WIDTH, HEIGHT, TITLE, SUBTITLE, parts)
