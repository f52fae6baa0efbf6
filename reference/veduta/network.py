"""Veduta's model: a flow from noise to a latent under words, and a decoder that draws what a latent means.

renderer/training/veduta makes it. A folder holds the three networks in the format "conus network 1", and what puts
them together:

    model.json      format, name, words that conditions stand for (words.py), hashes of the networks
    flow/           how far a state moves in one step
    conditions/     what a step and words add to the flow's sums
    decoder/        pictures of latents
"""

import json
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from reference.neural.files import DESCRIPTION, digest
from reference.neural.files import load as load_network
from reference.neural.flow import TOLD_SHIFT, Flow
from reference.neural.model import Model, ModelError, shapes
from reference.neural.ranges import Interval, greatest_sum, ranges
from reference.numeric import stream
from reference.numeric.normal import normal

from . import words

FOLDER = Path(__file__).resolve().parent.parent / "models" / "veduta"
FORMAT = "conus diffusion 1"
PARTS = ("flow", "conditions", "decoder")
GROUPS = tuple(len(words.GROUPS[name]) for name in ("subject", "hour", "body", "mood"))  # extras are in none
COLOURS = 3
MOST_NOISE = max(-normal(0), normal(2**stream.DRAW_BITS - 1))


@dataclass(frozen=True, eq=False)
class Veduta:
    """A checked model.

    Attributes:
        flow: of states `(channels, height, width)`.
        decoder: of told states to levels `(3, height, width)` of a picture, from -128 to 127.
    """

    flow: Flow
    decoder: Model

    @property
    def size(self) -> tuple[int, int]:
        """Of a picture: height and width in pixels."""
        return shapes(self.decoder)[self.decoder.output][1:]

    @cached_property
    def _offsets(self) -> dict[str, Interval]:
        return {name: film.offsets for name, film in self.flow.films.items()}

    def greatest_sum(self) -> int:
        """The greatest size of any sum, states included, for all noise, steps and words."""
        sums = greatest_sum(self.flow.network, self._offsets), greatest_sum(self.decoder)
        return max(*sums, self.greatest_state())

    def greatest_state(self) -> int:
        """The greatest size of any number of a state, for all noise and words, rounding included."""
        moves = ranges(self.flow.network, self._offsets)[self.flow.network.output].outputs
        most = max(max(-low, high) for low, high in moves)
        return MOST_NOISE + self.flow.steps * most + 2**TOLD_SHIFT


def conditioned(network: Model) -> tuple[str, ...]:
    """The layers of a flow that conditions speak to: those with weights that bend, and the last."""
    layers = [layer for layer in network.layers if layer.weighted]
    return tuple(layer.name for layer in layers if layer is layers[-1] or layer.activation.op != "none")


def build(flow: Model, conditions: Model, decoder: Model) -> Veduta:
    """A model of its parts; ModelError where they do not fit."""
    steps = conditions.input.shape[0] - words.WIDTH
    made = Veduta(Flow(flow, conditions, conditioned(flow), steps, GROUPS), decoder)
    if decoder.input != flow.input:
        raise ModelError(f"veduta: {decoder.name} takes other latents than {flow.name} makes")
    last = decoder.layers[-1]
    if len(shapes(decoder)[last.name]) != 3 or shapes(decoder)[last.name][0] != COLOURS:
        raise ModelError(f"veduta: {decoder.name} draws no pictures of three colours")
    return made


def described(parts: dict[str, Model]) -> dict[str, object]:
    """What model.json says of networks by their names."""
    return {
        "format": FORMAT,
        "name": "veduta",
        "words": [" ".join(name) for name in words.NAMES],
        "parts": {name: digest(parts[name]) for name in PARTS},
    }


@cache
def load(folder: Path = FOLDER) -> Veduta:
    """Reads a model; ModelError when files are missing or changed, or do not fit."""
    try:
        said = json.loads((folder / DESCRIPTION).read_text())
    except OSError as error:
        raise ModelError(f"veduta: {error.filename} cannot be read: {error.strerror}") from None
    except ValueError as error:
        raise ModelError(f"veduta: {folder / DESCRIPTION} is no JSON: {error}") from None
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        raise ModelError(f'veduta: {folder} has another format than "{FORMAT}"')
    parts = {name: load_network(folder / name) for name in PARTS}
    if said != described(parts):
        raise ModelError(f"veduta: {folder / DESCRIPTION} does not describe the networks beside it")
    return build(**parts)
