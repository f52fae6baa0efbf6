"""Imago's network, and what a latent may do to it.

It tells of a sample how far it lies inside of the wings. contracts/imago/network.vy is made of it by
`python -m scripts.compiler.imago`.
"""

from pathlib import Path

from reference.neural.files import load
from reference.neural.film import Film, Films

MODEL = load(Path(__file__).resolve().parent.parent / "models" / "imago")

# The waves have a period of 2**12, so that any offset is one of those.
OFFSETS = (0, 2**12 - 1)
FILMS: Films = {
    "first": Film(OFFSETS, gains=(0, 127), shift=6),
    "second": Film(OFFSETS),
    "third": Film(OFFSETS),
    "fields": Film((-(2**12), 2**12 - 1)),
}
