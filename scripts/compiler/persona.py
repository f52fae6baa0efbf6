"""Makes the modules of contracts/persona/ that its models decide: `python -m scripts.compiler.persona`."""

from reference.persona.network import FILM, FILMS, FLOW, MODEL
from scripts.chain.build import CONTRACTS

from . import film_rows, flow, points

ROOM = CONTRACTS / "persona"
LANE_BITS = 16  # as fields are traced
WORDS = 3  # a row of samples
ROWS = 2  # that one call evaluates
STEADY = (1, 3)  # of what the network is told of a sample, its row alone decides these
NOTES = ("Made by `python -m scripts.compiler.persona`.",)


def sources() -> dict[str, str]:
    """The modules' texts by their names."""
    return {
        "network": points.emit(
            MODEL, "Persona's network", FILMS, LANE_BITS, WORDS, NOTES, compact=True, steady=STEADY, rows=ROWS
        ),
        "flow": flow.emit(FLOW, "Persona's flow", NOTES).text,
        "sums": film_rows.emit(FILM, "What Persona's film multiplies", NOTES),
    }


def data() -> dict[str, list[bytes]]:
    """What the data contracts hold that a contract's constructor takes, by the contract's name."""
    return {"Decoder": [film_rows.data(FILM)], "Sampler": flow.emit(FLOW, "").data}


def write() -> None:
    """Writes the modules anew."""
    for name, text in sources().items():
        (ROOM / f"{name}.vy").write_text(text)


if __name__ == "__main__":
    write()
