"""Makes the modules of contracts/persona/ that its models decide: `python -m scripts.compiler.persona`."""

from reference.persona.network import FILM, FILMS, MODEL
from scripts.chain.build import CONTRACTS

from . import film_rows, points

ROOM = CONTRACTS / "persona"
LANE_BITS = 16  # as fields are traced
WORDS = 6  # two rows of samples
NOTES = ("Made by `python -m scripts.compiler.persona`.",)


def sources() -> dict[str, str]:
    """The modules' texts by their names."""
    return {
        "network": points.emit(MODEL, "Persona's network", FILMS, LANE_BITS, WORDS, NOTES, compact=True),
        "sums": film_rows.emit(FILM, "What Persona's film multiplies", NOTES),
    }


def data() -> dict[str, list[bytes]]:
    """What the data contracts hold that a contract's constructor takes, by the contract's name."""
    return {"Decoder": [film_rows.data(FILM)]}


def write() -> None:
    """Writes the modules anew."""
    for name, text in sources().items():
        (ROOM / f"{name}.vy").write_text(text)


if __name__ == "__main__":
    write()
