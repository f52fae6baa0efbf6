"""A model all the way to bytecode, with its weights in code or in data contracts as its size demands."""

from dataclasses import dataclass, replace
from functools import cached_property

from reference.neural.files import digest
from reference.neural.model import Model, ModelError
from scripts.chain import build
from scripts.chain.build import MAX_RUNTIME_BYTES, Contract
from scripts.chain.errors import UserError

from .emission import Network, emit_plan
from .plan import MOST_LITERAL_BYTES, plan
from .rows import PRODUCTS

FOLDER = "networks"  # where imports of a compiled network would be looked for; it has none

# What is tried until the code fits: how much of it weights may take, whether rows are paired, and how many products
# of a layer in data contracts are written out.
TRIES = (
    (MOST_LITERAL_BYTES, True, PRODUCTS),
    (MOST_LITERAL_BYTES, False, PRODUCTS),
    (MOST_LITERAL_BYTES, False, 96),
    (MOST_LITERAL_BYTES // 2, False, 96),
    (0, False, 24),
)


@dataclass(frozen=True, eq=False)
class Compiled:
    """A network and its bytecode."""

    network: Network
    contract: Contract

    @property
    def model(self) -> Model:
        """The model with its lanes."""
        return self.network.model

    @cached_property
    def hash(self) -> str:
        return self.network.hash


def compiled(model: Model) -> Compiled:
    """Compiles a model; ModelError where it cannot be proven, or does not fit a contract.

    The same model gives the same bytecode again, whether its lanes are written in already or not.
    """
    bare = model.replaced(**{each.name: replace(each, lanes=None) for each in model.layers if each.weighted})
    for literal_bytes, pair, products in TRIES:
        network = emit_plan(plan(bare, literal_bytes), pair, products)
        if any(each.lanes for each in model.layers) and network.hash != digest(model):
            network = emit_plan(plan(model, literal_bytes), pair, products)
        try:
            contract = build.emitted({f"{FOLDER}/{_stem(model.name)}.vy": network.text})
        except UserError:
            # Vyper breaks off where code is longer than its jumps reach, 65,535 bytes.
            if (literal_bytes, pair, products) == TRIES[-1]:
                raise
            continue
        if len(contract.runtime) + contract.immutables <= MAX_RUNTIME_BYTES:
            return Compiled(network, replace(contract, data=tuple(network.data)))
    raise ModelError(
        f"emission: {model.name} compiles to {len(contract.runtime):,} bytes of code, and a contract can have "
        f"{MAX_RUNTIME_BYTES:,}; layer {_widest(network)} takes most of it: make it smaller"
    )


def _stem(name: str) -> str:
    """The name of a model as one of a contract."""
    words = "".join(each if each.isalnum() else " " for each in name).split()
    return "Network" + "".join(word[0].upper() + word[1:] for word in words)


def _widest(network: Network) -> str:
    """The layer whose function has the longest text."""
    model = network.model
    sizes = {layer.name: 0 for layer in model.layers}
    for body in network.text.split("\n\n\n"):
        for layer in model.layers:
            if f"Layer {layer.name}:" in body:
                sizes[layer.name] += len(body)
    return max(sizes, key=lambda name: sizes[name])
