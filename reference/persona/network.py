"""Persona's networks: a flow from noise to latents, and for each kind one that draws what a latent means.

renderer/training/persona makes them. The flow carries noise to a latent of a kind; FILM[kind] makes of it the gains
and the offsets of MODEL[kind], which tells of a sample how far it lies inside of a mask and of its parts. All kinds'
networks have one shape.
"""

from pathlib import Path

from reference.neural.files import load
from reference.neural.film import Film, Films
from reference.neural.flow import Flow

from .look import KIND_NAMES

FOLDER = Path(__file__).resolve().parent.parent / "models" / "persona"
KINDS = tuple(KIND_NAMES.lower().split())

STEPS = 8
# The layers of the flow that are told of the step and of the kind.
CONDITIONED = ("enter", "up1", "up2", "leave")
FLOW = Flow(load(FOLDER / "flow"), load(FOLDER / "conditions"), CONDITIONED, STEPS)

FILM = tuple(load(FOLDER / "film" / kind) for kind in KINDS)
MODEL = tuple(load(FOLDER / "decoder" / kind) for kind in KINDS)

# The waves have periods of 2**12 and 2**13, so that any offset is one of those.
OFFSETS = (0, 2**13 - 1)
FILMS: Films = {
    "first": Film(OFFSETS, gains=(0, 2**8 - 1), shift=7),
    "second": Film(OFFSETS),
    "third": Film(OFFSETS),
    "fields": Film((-(2**12), 2**12 - 1)),
}
