"""What a tokenURI can take at most, of a piece that a flow dreams: too much is refused before anything is deployed.

Sampler and Decoder run the same operations whatever the seed is; so a few runs tell what they take. Contours depend
on the fields, but a budget of crossings bounds them (contracts/contour/marching.vy), and a page of words the rest.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from reference.persona.look import KIND_COUNT
from renderer.seeds import seed as numbered
from scripts.chain import build
from scripts.chain.contract import Deployed
from scripts.chain.errors import UserError
from scripts.chain.rpc import READ_GAS, Rpc

from .estimate import ROOM_GAS

RUNS = 32
MARGIN_PERCENT = 2  # for what differs from run to run, such as memory that is read or not
# Of a drawing without Sampler and Decoder, whatever the fields are: a tenth more than the worst that a search among
# hostile fields has found, which tests/persona/test_any_field.py has.
DRAWING_GAS = 3_700_000
# Of a tokenURI without its drawing, which may have 24,576 bytes: tests/compiler/test_worst.py looks for more.
URI_GAS = 1_500_000
# From the collection down to what cuts the drawing: each hands on 63/64 of the gas that is left, and the URI is
# written of what is kept back.
CALLS = 3


@dataclass(frozen=True)
class Worst:
    """The most gas that the parts of a tokenURI take."""

    sampler: int
    decoder: int

    @property
    def gas(self) -> int:
        """What a call of tokenURI has to be given."""
        drawing = self.sampler + self.decoder + DRAWING_GAS
        return max(drawing + URI_GAS, -(-drawing * 64**CALLS // 63**CALLS))


def check_pieces(rpc: Rpc, addresses: Mapping[str, str]) -> None:
    """Does what `check` does for each piece that is deployed with a Sampler, by the keys of a plan."""
    for key in addresses:
        name, _, part = key.partition(".")
        if part == "sampler":
            parts = (
                Deployed(rpc, addresses[f"{name}.{each.lower()}"], build.contract(each).abi)
                for each in ("Sampler", "Decoder")
            )
            check(name, measured(*parts))


def measured(sampler: Deployed, decoder: Deployed) -> Worst:
    """Runs Sampler and Decoder, whole calls with their call data."""
    cases = [(numbered(n), n % KIND_COUNT) for n in range(RUNS)]
    runs = sampler.gas_and_read_each("latent", cases, gas=ROOM_GAS)
    states = [(list(state), kind) for (_, kind), (_, state) in zip(cases, runs, strict=True)]
    fields = decoder.gas_each("fields", states, gas=ROOM_GAS)
    most = max(gas for gas, _ in runs), max(fields)
    return Worst(*(gas * (100 + MARGIN_PERCENT) // 100 for gas in most))


def check(name: str, worst: Worst) -> None:
    """Raises UserError for a piece whose tokenURI might not fit."""
    if worst.gas > READ_GAS:
        raise UserError(
            f"a tokenURI of {name} could need {worst.gas:,} gas, and a call can use {READ_GAS:,}: "
            f"{worst.sampler:,} is its sampler's, {worst.decoder:,} its decoder's; give the flow fewer steps, the "
            "networks fewer units, or the grid fewer columns"
        )
