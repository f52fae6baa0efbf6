"""Persona's diffusion: what it computes and what that costs, and whether what it makes is good, exact and new.

Masks are compared as the cut that paints each field once paints them. Of the first SAMPLES seeds:

    class_accuracy  share whose kind a small classifier knows, which has only ever seen training masks; beside it,
                    of masks held out (class_accuracy_data), and of what is there before the first step
                    (class_accuracy_noise)
    fidelity        share of the area painted in either that integers and floats paint alike, from the same noise
    novelty         share that lies farther from every training mask than 5% of masks held out do, by how much of each
                    cell each sheet covers
"""

from typing import NamedTuple

import numpy as np

from reference.neural import flow as flows
from reference.neural.model import Model, weighted
from reference.persona import field, film, look, network, sampler
from renderer import pool, seeds
from renderer.training.persona import data
from scripts.chain import build, manifest, plan
from scripts.chain.contract import deploy
from scripts.chain.rpc import Rpc

from . import classifier, float_sampler, masks
from .figures import Figures

NAME = "Persona"
SAMPLES = 1_000
GAS_SAMPLES = 16
CHUNK = 64  # masks drawn at once
HIDDEN, EPOCHS = 48, 6
NEAR_PERCENT = 5
ARTIST = "0x" + "11" * 20  # anyone: the rehearsal only counts


class Sample(NamedTuple):
    """What the reference makes of a seed.

    Attributes:
        noise: the state before the first step, `(size,)`.
        blot: the fields of a half that it gives, `(fields, rows, columns)` in [0, 255].
        fields: those that it has become.
    """

    kind: int
    noise: np.ndarray
    blot: np.ndarray
    fields: np.ndarray


def measure(rpc: Rpc) -> Figures:
    """All figures of the diffusion."""
    made = list(pool.spread(sample, [seeds.seed(n) for n in range(SAMPLES)]))
    return size() | gas(rpc) | fidelity(made) | learnt(made) | deployment()


def size() -> Figures:
    """Steps, and multiplications by weights for one picture: all that are computed, and whose sums are used."""
    return {"diffusion.steps": network.FLOW.steps, "diffusion.macs": sampler_macs() + decoder_macs()}


def sampler_macs() -> int:
    """Products in all steps of the flow; its offsets by step and kind are sums of columns, and cost no product."""
    return network.FLOW.steps * _weights(network.FLOW.network)


def decoder_macs() -> int:
    """Products of a kind's film, and of its network at each sample that is not zero anyway."""
    return _weights(network.FILM[0]) + _weights(network.MODEL[0]) * (field.SIDE - 2) * (field.COLUMNS - 1)


def _weights(model: Model) -> int:
    return sum(layer.weights.size for layer in weighted(model))


def gas(rpc: Rpc) -> Figures:
    """Gas inside of the contracts from a seed to its fields, data read cold, a product; the dearest of some."""
    sampling, decoding = (deploy(rpc, build.contract(name)) for name in ("Sampler", "Decoder"))
    drawn = [(seed, look.look(seed).kind) for seed in map(seeds.seed, range(GAS_SAMPLES))]
    states = [(state, kind) for state, (_, kind) in zip(sampling.read_each("latent", drawn), drawn, strict=True)]
    first, second = max(sampling.gas_each("latent", drawn, True)), max(decoding.gas_each("fields", states, True))
    return {
        "diffusion.gas_per_mac": (first + second) / (sampler_macs() + decoder_macs()),
        "diffusion.sampler.gas_per_mac": first / sampler_macs(),
        "diffusion.decoder.gas_per_mac": second / decoder_macs(),
    }


def fidelity(made: list[Sample]) -> Figures:
    """How much of what is drawn stays the same when nothing is rounded."""
    exact = float_sampler.latents(np.stack([each.noise for each in made]), np.array([each.kind for each in made]))
    shares = [
        masks.alike(each.fields, masks.half(float_sampler.fields(latent, each.kind)))
        for each, latent in zip(made, exact, strict=True)
    ]
    return {"diffusion.fidelity": float(np.mean(shares))}


def learnt(made: list[Sample]) -> Figures:
    """Whether samples are of their kinds, and no copies."""
    known, held, kinds_held = training()
    samples, blots = (
        masks.cells(np.stack(fields)) for fields in zip(*((s.fields, s.blot) for s in made), strict=True)
    )
    kinds = np.array([each.kind for each in made])
    judge = classifier.fitted(*known, len(data.KINDS), HIDDEN, EPOCHS)
    near = np.percentile(nearest(held, known[0]), NEAR_PERCENT)
    return {
        "diffusion.class_accuracy": classifier.accuracy(judge, samples, kinds),
        "diffusion.class_accuracy_data": classifier.accuracy(judge, held, kinds_held),
        "diffusion.class_accuracy_noise": classifier.accuracy(judge, blots, kinds),
        "diffusion.novelty": float((nearest(samples, known[0]) > near).mean()),
    }


def training() -> tuple[tuple[np.ndarray, np.ndarray], np.ndarray, np.ndarray]:
    """Cells and kinds of the masks that the networks have learnt from, and those of masks held out."""
    numbers = data.draw(np.random.default_rng(data.SEED), data.COUNT)
    cells = np.concatenate(list(pool.spread(_cells, np.array_split(numbers, -(-data.COUNT // CHUNK)))))
    kinds = data.kinds(numbers)
    return (cells[: data.TRAINED], kinds[: data.TRAINED]), cells[data.TRAINED :], kinds[data.TRAINED :]


def _cells(numbers: np.ndarray) -> np.ndarray:
    x, y = (masks.half(axis.reshape(data.ROWS, data.COLUMNS)) for axis in data.grid())
    fields = data.fields(numbers, x.reshape(-1), y.reshape(-1))
    return masks.cells(fields.reshape(len(numbers), data.CHANNELS, *x.shape))


def nearest(cells: np.ndarray, others: np.ndarray) -> np.ndarray:
    """How far each mask lies from the nearest of others, `(count,)`."""
    # |a - b|**2 in one product; of others only their lengths are needed besides.
    squares = (others**2).sum(1) - 2 * cells @ others.T
    return np.sqrt(np.maximum(squares.min(1) + (cells**2).sum(1), 0))


def deployment() -> Figures:
    """Gas of all that the piece takes on an empty chain, its collection and sale included."""
    taken = plan.rehearse(plan.steps([manifest.piece(NAME)], ARTIST))
    return {
        "diffusion.deploy_gas": sum(taken.values()),
        "diffusion.deploy_gas_most_transaction": max(taken.values()),
    }


def sample(seed: int) -> Sample:
    """What the reference makes of a seed."""
    kind = look.look(seed).kind
    noise, state = (sampler.state(seed, kind, step) for step in (0, network.STEPS))
    return Sample(kind, noise, _fields(noise, kind), _fields(state, kind))


def _fields(state: np.ndarray, kind: int) -> np.ndarray:
    grids = field.fields(*film.film(flows.told(state), kind), kind)
    return masks.half(np.array(grids, np.uint8).reshape(-1, field.SIDE, field.SIDE))
