"""Makes contracts/imago/network.vy of Imago's model: `python -m scripts.compiler.imago`."""

from reference.imago.network import FILMS, MODEL
from scripts.chain.build import CONTRACTS

from . import points

PATH = CONTRACTS / "imago" / "network.vy"
LANE_BITS = 16  # as fields are traced
WORDS = 4  # a row of samples


def source() -> str:
    """The module's text."""
    notes = ["Made by `python -m scripts.compiler.imago`."]
    return points.emit(MODEL, "Imago's network", FILMS, LANE_BITS, WORDS, notes)


if __name__ == "__main__":
    PATH.write_text(source())
