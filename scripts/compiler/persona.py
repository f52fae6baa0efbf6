"""Makes the modules of contracts/persona/ that its models decide: `python -m scripts.compiler.persona`.

The data of the Decoder has, for each kind, the film's weights and then the words of its network (film_rows.py,
point_data.py); a contract holds as many kinds as it has room for.
"""

from collections.abc import Sequence

from eth_hash.auto import keccak

from reference.neural.model import Model
from reference.persona.network import FILM, FILMS, FLOW, MODEL
from reference.storage.archive import MAX_BYTES, READER
from scripts.chain.build import CONTRACTS

from . import film_rows, flow, point_data
from .packing import WORD_BYTES

ROOM = CONTRACTS / "persona"
LANE_BITS = 16  # as fields are traced
# 62 rows of 48 samples; what a network is told first and third of one is its column's, second and fourth its row's.
GRID = point_data.Grid(rows=62, words=3, by_row=(1, 3), by_column=(0, 2))
NOTES = ("Made by `python -m scripts.compiler.persona`.",)


def sources(decoders: Sequence[Model] = MODEL, films: Sequence[Model] = FILM) -> dict[str, str]:
    """The modules' texts by their names."""
    return {
        "network": point_data.emit(decoders, "Persona's networks", FILMS, LANE_BITS, GRID, NOTES),
        "sums": film_rows.emit(films, "What Persona's films multiply", NOTES),
        "kinds": _kinds(decoders, films),
        "flow": flow.emit(FLOW, "Persona's flow", NOTES).text,
    }


def data() -> dict[str, list[bytes]]:
    """What the data contracts hold that a contract's constructor takes, by the contract's name."""
    return {"Decoder": contents(MODEL, FILM), "Sampler": flow.emit(FLOW, "").data}


def contents(decoders: Sequence[Model], films: Sequence[Model]) -> list[bytes]:
    """What the data contracts of the Decoder hold."""
    networks = point_data.data(decoders, FILMS, LANE_BITS)
    blocks = [
        film_rows.data(film) + b"".join(word.to_bytes(WORD_BYTES, "big") for word in words)
        for film, words in zip(films, networks, strict=True)
    ]
    each = MAX_BYTES // len(blocks[0])
    return [b"".join(blocks[at : at + each]) for at in range(0, len(blocks), each)]


def _kinds(decoders: Sequence[Model], films: Sequence[Model]) -> str:
    """The source of a module that says where the data of kinds lies."""
    made = contents(decoders, films)
    film = len(film_rows.data(films[0]))
    each = -(-len(decoders) // len(made)) if len(made) > 1 else len(decoders)
    block = len(made[0]) // each
    hashes = [f"    0x{keccak(READER + content).hex()}," for content in made]
    lines = [
        "# pragma version 0.4.3",
        '"""',
        "@title Where the data of Persona's kinds lies",
        "@license MIT",
        f"@notice {each} kinds to a contract, each with the weights of its film and then those of its network.",
        f"@dev {NOTES[0]}",
        '"""',
        "",
        f"KINDS: constant(uint256) = {len(decoders)}",
        f"EACH: constant(uint256) = {each}  # kinds of a contract",
        f"CONTRACTS: constant(uint256) = {len(made)}",
        f"FIRST: constant(uint256) = {len(READER)}  # the byte of its code that data begins with",
        f"BLOCK_BYTES: constant(uint256) = {block}  # of a kind",
        f"FILM_BYTES: constant(uint256) = {film}  # of its film, which come first",
        "CODE_HASHES: constant(bytes32[CONTRACTS]) = [",
        *hashes,
        "]",
    ]
    return "\n".join(lines) + "\n"


def write() -> None:
    """Writes the modules anew."""
    for name, text in sources().items():
        (ROOM / f"{name}.vy").write_text(text)


if __name__ == "__main__":
    write()
