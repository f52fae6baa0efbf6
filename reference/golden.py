"""Golden vectors: what each piece draws for a few seeds, written by the reference and read by both sides' tests.

A piece's version is the hash of its vectors, so equal versions draw alike.
"""

import json
from pathlib import Path
from typing import Any

from eth_hash.auto import keccak

from reference import generators

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "golden"
SEEDS = [0, 1, 2**128, 2**255, 2**256 - 1, *(int.from_bytes(keccak(bytes([n])), "big") for n in range(11))]


def path(name: str) -> Path:
    """Where the vectors of the piece `name` are kept."""
    return FOLDER / f"{generators.stem(name)}.json"


def vectors(name: str) -> list[dict[str, Any]]:
    """What the reference draws for SEEDS: the drawing's keccak256, traits and ground."""
    piece = generators.load(name)
    return [
        {
            "seed": f"0x{seed:064x}",
            "svg": f"0x{keccak(piece.svg(seed).encode()).hex()}",
            "traits": [list(trait) for trait in piece.traits(seed)],
            "background": piece.background(seed),
        }
        for seed in SEEDS
    ]


def version(vectors: list[dict[str, Any]]) -> str:
    """The keccak256 of the drawings' hashes one after the other, as the piece's VERSION writes it."""
    return "0x" + keccak(b"".join(bytes.fromhex(vector["svg"][2:]) for vector in vectors)).hex()


def read(name: str) -> list[dict[str, Any]]:
    """The vectors as they are kept."""
    return json.loads(path(name).read_text())


def write(name: str) -> str:
    """Keeps the vectors of the piece `name` as it draws now, and returns its version."""
    drawn = vectors(name)
    FOLDER.mkdir(parents=True, exist_ok=True)
    path(name).write_text("[\n" + ",\n".join(json.dumps(vector) for vector in drawn) + "\n]\n")
    return version(drawn)
