"""Makes the modules of contracts/persona/ that its models decide: `python -m scripts.compiler.persona`.

The data of the Decoder has, for each kind, the film's weights and then the words of its network (film_rows.py,
point_data.py); a contract holds as many kinds as it has room for.
"""

from collections.abc import Sequence

import numpy as np
from eth_hash.auto import keccak

from reference.neural.model import Model, ModelError
from reference.persona.network import FILM, FILMS, FLOW, MODEL
from reference.storage.archive import MAX_BYTES, READER
from scripts.chain.build import CONTRACTS

from . import about, film_rows, flow, point_data, point_grids
from .flow_plan import plan
from .flow_rows import lay
from .packing import WORD_BYTES

ROOM = CONTRACTS / "persona"
LANE_BITS = 16  # as fields are traced
# 62 rows of 48 samples; what a network is told first and third of one is its column's, second and fourth its row's.
GRID = point_grids.Grid(rows=62, words=3, by_row=(1, 3), by_column=(0, 2))
NOTES = ("Made by `python -m scripts.compiler.persona`.",)


def sources(decoders: Sequence[Model] = MODEL, films: Sequence[Model] = FILM) -> dict[str, str]:
    """The modules' texts by their names."""
    return {
        "network": point_grids.emit(decoders, "Persona's networks", FILMS, LANE_BITS, GRID, NOTES),
        "sums": film_rows.emit(films, "What Persona's films multiply", NOTES),
        "kinds": _kinds(decoders, films),
        "flow": flow.emit(FLOW, "Persona's flow", NOTES).text,
    }


def data() -> dict[str, list[bytes]]:
    """What the data contracts hold that a contract's constructor takes, by the contract's name."""
    return {"Decoder": _contents(_blocks(MODEL, FILM)), "Sampler": lay(plan(FLOW)).contents}


def read(contents: Sequence[bytes]) -> list[tuple[tuple[np.ndarray, np.ndarray], dict[str, tuple[np.ndarray, ...]]]]:
    """What the data contracts of the Decoder say of each kind: of its film, and by layer of its network.

    Both as weights `(out, in)` and biases `(out,)`; what film_rows.py and point_data.py say of these holds.
    """
    film, block = len(film_rows.data(FILM[0])), len(_blocks(MODEL, FILM)[0])
    blocks = [content[at : at + block] for content in contents for at in range(0, len(content), block)]
    words = [
        [int.from_bytes(each[at : at + WORD_BYTES], "big") for at in range(film, block, WORD_BYTES)]
        for each in blocks
    ]
    return [
        (film_rows.read(each[:film], FILM[0]), point_data.read(mine, MODEL, FILMS, LANE_BITS))
        for each, mine in zip(blocks, words, strict=True)
    ]


def _blocks(decoders: Sequence[Model], films: Sequence[Model]) -> list[bytes]:
    """The data of each kind."""
    networks = point_data.data(decoders, FILMS, LANE_BITS)
    return [
        film_rows.data(film) + b"".join(word.to_bytes(WORD_BYTES, "big") for word in words)
        for film, words in zip(films, networks, strict=True)
    ]


def _each(blocks: Sequence[bytes]) -> int:
    """The kinds of a contract; ModelError where not one fits."""
    if len(blocks[0]) > MAX_BYTES:
        raise ModelError(f"persona: a kind takes {len(blocks[0]):,} bytes, and a data contract holds {MAX_BYTES:,}")
    return MAX_BYTES // len(blocks[0])


def _contents(blocks: Sequence[bytes]) -> list[bytes]:
    """What each data contract holds."""
    return [b"".join(blocks[at : at + _each(blocks)]) for at in range(0, len(blocks), _each(blocks))]


def _kinds(decoders: Sequence[Model], films: Sequence[Model]) -> str:
    """The source of a module that says where the data of kinds lies."""
    blocks = _blocks(decoders, films)
    made, each = _contents(blocks), _each(blocks)
    film, block = len(film_rows.data(films[0])), len(blocks[0])
    hashes = [f"    0x{keccak(READER + content).hex()}," for content in made]
    lines = [
        *about.head("Where the data of Persona's kinds lies", decoders[0]),
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
        print(f"written: {ROOM / name}.vy")


if __name__ == "__main__":
    write()
